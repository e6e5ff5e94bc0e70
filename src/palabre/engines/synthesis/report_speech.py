"""Reported speech: what somebody said, in the third person, only where rules are safe.

What no rule can turn safely is left alone: it may be quoted, or it stays out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from palabre.engines.synthesis import markers_fr, report_speech_en, report_speech_fr
from palabre.engines.synthesis.shapes import Reported

KEPT = 1 << 16
"""Sentences kept turned in memory: a text drafted again turns only what is new."""

_REPORTERS: Mapping[str, Callable[[str], Reported | None]] = {
    "en": report_speech_en.report,
    "fr": report_speech_fr.report,
}


class Unsaid(StrEnum):
    """Why a sentence cannot be reported."""

    LANGUAGE = "no rules for the language"
    FIRST_PERSON = "first person that no rule turns"


@dataclass(frozen=True, slots=True)
class Turned:
    """A sentence turned into reported speech, or the reason why not."""

    reported: Reported | None
    reason: Unsaid | None = None


@lru_cache(maxsize=KEPT)
def turn(sentence: str, lang: str) -> Turned:
    """Turn a sentence into reported speech.

    Examples
    --------
    >>> turn("I believe that access is a right.", "en").reported.clause
    'access was a right'
    """
    reporter = _REPORTERS.get(lang)
    if reporter is None:
        return Turned(None, Unsaid.LANGUAGE)
    reported = reporter(sentence)
    return Turned(reported, None if reported else Unsaid.FIRST_PERSON)


def body_of(sentence: str, lang: str) -> str:
    """Return a sentence without its opening markers ("So,", "Finally,", "Or,")."""
    if lang == "fr":
        return markers_fr.without_markers(sentence)
    return report_speech_en.without_markers(sentence)
