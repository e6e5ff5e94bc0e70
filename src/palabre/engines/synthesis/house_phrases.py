"""The house's turns of speech, so that the gate compares only what is reported."""

import re
from functools import cache

from palabre.engines.synthesis import wording_en, wording_fr

_AUXILIARIES = ("a", "ont")


def without_house_phrase(text: str, lexicon: str) -> str:
    """Return a text with the house's first lead and first verb blanked.

    Places are kept; of two phrases of one kind only the first is the house's.

    Examples
    --------
    >>> without_house_phrase("One speaker noted that it rained.", "en").split()
    ['One', 'speaker', ',', 'it', 'rained.']
    """
    for pattern in _patterns(lexicon):
        text = pattern.sub(_blank, text, count=1)
    return text


def _blank(match: re.Match[str]) -> str:
    """Return as many signs: a comma keeps what stands on both sides apart."""
    return "," + " " * (len(match[0]) - 1)


@cache
def _patterns(lexicon: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a language: leads at the start, then verbs."""
    wording = {"en": wording_en, "fr": wording_fr}.get(lexicon)
    if wording is None:
        return ()
    house = wording_en.English() if lexicon == "en" else wording_fr.French()
    leads = [lead for each in house.leads.values() for lead in each if lead]
    verbs = [verb for each in wording.ACTIVE.values() for verb in each]
    passive = [verb for each in wording.PASSIVE.values() for verb in each]
    spoken = [each for verb in verbs for each in _with_auxiliary(verb)]
    return (
        re.compile(rf"^(?:{_either(leads)})(?=\W)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{_either([*spoken, *passive])})(?!\w)", re.IGNORECASE),
    )


def _with_auxiliary(verb: str) -> list[str]:
    """Return a French verb with its auxiliaries, with and without elision."""
    if "{a}" not in verb:
        return [verb, f"also {verb}"]
    said = [
        verb.replace("{a}", f"{word}{also}")
        for word in _AUXILIARIES
        for also in ("", " également")
    ]
    return [*said, *(f"{each[:-1]}'" for each in said if each.endswith(" que"))]


def _either(phrases: list[str]) -> str:
    """Join phrases to alternatives, longest first."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase) for phrase in ordered)
