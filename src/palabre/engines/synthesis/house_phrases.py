"""The house's turns of speech, so that the gate compares only what is reported."""

import re
from functools import cache

from palabre.engines.synthesis import wording_en, wording_fr
from palabre.engines.synthesis.gate_words import FRAME_NOUNS
from palabre.kernel.late import late

NEAR_START = 24
"""Signs from the start within which "Under ..." names a heading."""

_SESSION_LEAD = late(
    r"(?:sessions? (?:on|entitled)|séances? sur|séances? intitulées?"
    r"|sesi(?:ón|ones) (?:sobre|titulada)s?)[\s«“\"']*$",
    re.IGNORECASE,
)

_TELLS = late(r"\b(?:that|the need to|que)\b|\bqu'")
"""What opens the words of a speaker: "it was felt that the Fair Access fund …"."""

_ENTITLED = late(
    r"((?:sessions?|séances?|sesi(?:ón|ones)) )(entitled|intitulées?|tituladas?)(?=[\s«“\"']*,)",
    re.IGNORECASE,
)
"""How the house names a session, before the place of its title."""

_AUXILIARIES = ("a", "ont")


def without_house_phrase(text: str, lexicon: str) -> str:
    """Return a text with the house's lead, groups and verb blanked.

    Places are kept; of two phrases of one kind only the first is the house's.

    Examples
    --------
    >>> without_house_phrase("One speaker noted that it rained.", "en").split()
    ['One', 'speaker', ',', 'it', 'rained.']
    """
    text = text.replace("’", "'")
    for pattern in _patterns(lexicon):
        text = pattern.sub(_blank, text, count=1)
    return text


def without_names(text: str, names: frozenset[str]) -> str:
    """Return a text with the headings and titles that the house names blanked.

    Only near the start ("Under Digital health, ...") or after "the session on".

    Examples
    --------
    >>> without_names("Under Fair Access, it rained.", frozenset({"Fair Access"})).split()
    ['Under', ',', ',', 'it', 'rained.']
    """
    text = text.replace("’", "'")
    for name in sorted((one.replace("’", "'") for one in names), key=_longest_first):
        at = text.find(name)
        if at < 0:
            continue
        before = text[max(0, at - 24) : at].casefold()
        is_heading = at <= NEAR_START and not _TELLS.search(before)
        if is_heading or _SESSION_LEAD.search(before):
            text = text[:at] + "," + " " * (len(name) - 1) + text[at + len(name) :]
    return _ENTITLED.sub(lambda found: found[1] + " " * len(found[2]), text)


def _longest_first(name: str) -> tuple[int, str]:
    return -len(name), name


def _blank(match: re.Match[str]) -> str:
    """Return as many signs: a comma keeps what stands on both sides apart."""
    kept = match.groupdict().get("kept") or ""
    return kept + "," + " " * (len(match[0]) - len(kept) - 1)


@cache
def _patterns(lexicon: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a language: leads at the start, then verbs."""
    wording = {"en": wording_en, "fr": wording_fr}.get(lexicon)
    if lexicon == "es":
        return _SPANISH
    if wording is None:
        return ()
    house = wording_en.English() if lexicon == "en" else wording_fr.French()
    leads = [lead for each in house.leads.values() for lead in each if lead]
    verbs = [verb for each in wording.ACTIVE.values() for verb in each]
    passive = [verb for each in wording.PASSIVE.values() for verb in each]
    passive += [each.replace("it was ", "it was also ", 1) for each in passive]
    passive += [f"{each[:-1]}'" for each in passive if each.endswith(" que")]
    spoken = [each for verb in verbs for each in _with_auxiliary(verb)]
    groups = [*wording.GROUPS.values(), *getattr(wording, "ONE", {}).values()]
    groups += _OF_ONE[lexicon]
    who = (
        rf"(?P<kept>\b(?:{_either(sorted(FRAME_NOUNS[lexicon]))}),? )(?:from |issus )?"
    )
    listed = rf"(?:{_either(groups)})(?:(?:, | and | et )(?:{_either(groups)}))*"
    return (
        re.compile(rf"{who}{listed}(?=\W)", re.IGNORECASE),
        re.compile(_COUNTRY[lexicon], re.IGNORECASE),
        re.compile(rf"^(?:{_either(leads)})(?=\W)", re.IGNORECASE),
        re.compile(
            rf"(?<!\w)(?:{_either([*spoken, *passive])})(?:(?<=')|(?!\w))",
            re.IGNORECASE,
        ),
        re.compile(_OBJECTED[lexicon]),
        re.compile(
            _IN_TONGUE[lexicon].format(tongues=_either([*wording.TONGUES.values()]))
        ),
    )


_SAID_ES = (
    r"(?:señal|indic|observ|subray|destac|explic|inform|record|declar|mencion|recomend)"
    r"(?:ó|aron)|(?:añadi|sugiri)(?:ó|eron)|dij(?:o|eron)|propus(?:o|ieron)"
)
_SPANISH = (
    re.compile(
        r"^(?:según|además|asimismo|también|por otra parte"
        r"|en cuanto a l[oa]s (?:desafíos|logros|tendencias|diferencias|medidas futuras)"
        r")(?=\W)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\w)(?:(?:también )?se )?(?:{_SAID_ES})(?: también)?(?: de)? que(?!\w)",
        re.IGNORECASE,
    ),
)
"""What a person writes around words that were said in Spanish."""
_OF_ONE: dict[str, list[str]] = {"en": [], "fr": ["d'un gouvernement"]}
"""What the house says of one speaker whose group is told otherwise than of many."""
_COUNTRY = {
    "en": r"(?<!\w)(?:a|another|the same) country"
    r"(?= (?:also )?(?:reported|indicated|announced|stated) that\b)",
    "fr": r"(?<!\w)(?:un|un autre|le même) pays"
    r"(?= a (?:également )?(?:signalé|indiqué|annoncé) qu)",
}
"""Who a government is called that speaks of what only a country has."""
_OBJECTED = {
    "en": r"(?<=\w )objected(?=\.$)",
    "fr": r"s'y (?:est opposé|sont opposés)(?=\.$)",
}
_IN_TONGUE = {
    "en": r"(?<=(?:said|rted) )in (?:{tongues})(?=:)",
    "fr": r"(?<=(?:claré|porté) )en (?:{tongues})(?=\s?:)",
}
"""What the house adds to a point: that somebody objected, and in which language it was."""


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
    plain = {phrase.replace("’", "'") for phrase in phrases}
    ordered = sorted(plain, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase) for phrase in ordered)
