"""Words that somebody picked from a transcript become lines in reported speech.

For the rapporteur who selects words to make a line: what no rule turns safely is quoted,
never bent; what would name somebody is said to be so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from palabre.engines.synthesis import report_speech
from palabre.engines.synthesis.draft import Counts
from palabre.engines.synthesis.sentences import split
from palabre.engines.synthesis.wording import Teller, Wording
from palabre.engines.synthesis.wording_en import English
from palabre.engines.synthesis.wording_fr import French
from palabre.kernel.languages import primary
from palabre.kernel.spans import Span

_WORDINGS: Mapping[str, Wording] = {"en": English(), "fr": French()}


class Form(StrEnum):
    """How a line was made of picked words."""

    REPORTED = "reported"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a report.

    Parameters
    ----------
    span : Span
        Of the sentence within the picked words.
    """

    text: str
    form: Form
    span: Span


def lines_of(words: str, lang: str, *, into: str = "", group: str = "") -> list[Line]:
    """Return picked words as lines in reported speech, a sentence each.

    Parameters
    ----------
    words : str
        As they stand in the transcript.
    lang : str
        Their language.
    into : str
        Language of the report; the words' own if empty. Words of another language are
        quoted in their own.
    group : str
        Stakeholder group of the speaker, if it may be said.

    Examples
    --------
    >>> [one.text for one in lines_of("I believe access is a right. We must act.", "en")]
    ['One speaker considered that access was a right.', 'One speaker stressed that participants must act.']
    """
    home, told = primary(lang), primary(into or lang)
    wording = _WORDINGS.get(told, _WORDINGS["en"])
    teller = Teller(Counts(1, 1), groups=(group,) if group else ())
    return [_line(span, words, home, wording, teller) for span in split(words)]


def _line(span: Span, words: str, lang: str, wording: Wording, teller: Teller) -> Line:
    said = span.of(words)
    turned = report_speech.turn(said, lang).reported if lang == wording.lang else None
    if turned is None or not turned.clause:
        return Line(wording.quoted(teller, said, lang), Form.QUOTED, span)
    text = wording.told(
        teller, turned.speech, _small(turned.clause), is_own=turned.is_own
    )
    return Line(text, Form.REPORTED, span)


def _small(clause: str) -> str:
    """Return a clause with a small letter first, unless it opens with capitals."""
    first = clause.split(" ", 1)[0]
    is_name = len(first) > 1 and any(sign.isupper() for sign in first[1:])
    return clause if is_name or first == "I" else clause[:1].lower() + clause[1:]
