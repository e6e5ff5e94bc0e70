"""The one French verb of a clause that no list knows: "le formulaire refuse encore les noms".

A clause has a verb. Where none has been moved into the past yet and a single word can be
one, between its subject and its object, that word is the verb.
"""

import re

from palabre.engines.synthesis.imperfect_fr import (
    IN_MENT,
    NO_VERB,
    NOT_VERBS,
    SHIFTED,
    imperfect_of,
    is_narrated,
    is_subjunctive,
    is_wished,
)
from palabre.engines.synthesis.wordlists import wordset

_WORD = re.compile(r"[^\W\d_]+|\d+")
_PARTING = wordset("""que qu qui dont où mais car lorsque lorsqu quand parce puisque puisqu si
comme tandis""")
_MARKS = frozenset(",;:«»()–—")
_ADVERBS = wordset("""encore souvent rarement toujours jamais aussi désormais parfois déjà plus
moins mieux trop ensuite ne n se s y en leur lui""")
_DETERMINERS = wordset("""le la les l un une des leur leurs ses son sa chaque plusieurs quelques
deux trois quatre cinq six sept huit neuf dix""")
_NUMBERS = wordset("deux trois quatre cinq six sept huit neuf dix")
_DEFINITE = wordset("le la les l leur leurs ses son sa chaque ce cette chacun")
_WHEN = wordset("quand lorsque lorsqu puisque puisqu")
_NO_SUBJECT = _DETERMINERS | wordset("""du de d à au aux ce cet cette ces notre nos par pour
sans avec dans sur sous entre vers chez et ou très peu tout toute tous toutes même autre autres
contre selon depuis pendant grande petite jeune simple seule nouvelle première dernière bonne
longue vieille double telle quelle""")
_NUMBERED = wordset("""article chapitre page titre annexe paragraphe principe règle phase étape salle
septembre octobre novembre décembre groupe norme tranche zone siècle table ligne cible
résolution série version génération""")
"""What a number follows that is no verb: "l'article 19"."""
_YEAR = re.compile(r"(?:19|20)\d\d$")
_FINITE = wordset("""est sont a ont fut peut doit serait seraient soit soient puisse puissent
ait aient fait font""")


def with_lonely_verb(opening: str, words: str) -> str:
    """Return a clause whose only verb, still in the present, stands in the imperfect.

    Examples
    --------
    >>> with_lonely_verb("", "un formulaire sur trois refuse encore les noms longs")
    'un formulaire sur trois refusait encore les noms longs'
    >>> with_lonely_verb("", "les fonds pour le climat acceptent rarement les réseaux")
    'les fonds pour le climat acceptaient rarement les réseaux'
    >>> with_lonely_verb("afin que ", "la ville refuse les noms")
    'la ville refuse les noms'

    What goes on from a verb already told has none of its own:

    >>> with_lonely_verb("la salle s'est accordée", " sur une taxe globale des ports")
    ' sur une taxe globale des ports'
    """
    if "«" in words:
        return words
    found = list(_WORD.finditer(words))
    parts = _parts(words, found)
    if _GOES_ON.search(opening):
        parts = parts[1:]
    for part in reversed(parts):
        low = [each.group().lower() for each in part]
        if not part or any(_is_finite(word) for word in low):
            continue
        opens = part[0].end() if low[0] in {"que", "qu"} else part[0].start()
        if low[0] == "qui" and is_wished(f"{opening}{words[: part[0].end()]} "):
            continue
        if is_wished(f"{opening}{words[:opens]} "):
            continue
        places = [at for at in range(1, len(low)) if _may_tell(low, at)]
        if len(places) == 1:
            verb = part[places[0]]
            made = imperfect_of(verb.group())
            words = words[: verb.start()] + (made or verb.group()) + words[verb.end() :]
    return words


_GOES_ON = re.compile(r"\w\s*$(?<!\bque)(?<!\bque )(?<!\bqui)(?<!\bqui )")
"""Words already told whose clause is still open: no "que" begins another."""


def _parts(words: str, found: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    parts: list[list[re.Match[str]]] = [[]]
    for place, each in enumerate(found):
        gap = words[found[place - 1].end() if place else 0 : each.start()]
        if set(gap) & _MARKS or each.group().lower() in _PARTING:
            parts.append([])
        parts[-1].append(each)
    return parts


def _is_finite(word: str) -> bool:
    return word in _FINITE or SHIFTED.search(word) is not None


def _is_manner(low: list[str], at: int) -> bool:
    """Tell whether a word in "-ment" is an adverb, and no "parlement" behind its article."""
    is_named = at > 0 and low[at - 1] in _DETERMINERS
    return low[at].endswith("ment") and not is_named


def _may_tell(low: list[str], at: int) -> bool:
    """Tell whether a word can be the verb between a subject and an object."""
    word = low[at]
    back = at - 1
    while back > 0 and (low[back] in _ADVERBS or _is_manner(low, back)):
        back -= 1
    if back and low[back - 1] == "sur" and low[back] in _NUMBERS:
        return word.endswith("e") and _has_object(low, at, strict=False)
    is_other = word in NO_VERB or is_subjunctive(word)
    if low[back] in _NO_SUBJECT or low[back] in _ADVERBS or is_other:
        return False
    is_whole = low[0] in {"que", "qu"} and low[1] in _DEFINITE
    is_whole |= low[0] in _WHEN and low[1] in _DETERMINERS  # "quand un bureau refuse"
    if is_whole and at == _AFTER_SUBJECT:
        return word.endswith(("e", "ent")) and len(word) > 3
    after = low[at + 1] if at + 1 < len(low) else ""
    is_plural = any(one.endswith(("s", "x")) for one in low[:at])
    if word.endswith("ent"):
        is_verb = (
            len(word) > _SHORTEST
            and word not in NOT_VERBS
            and not is_narrated(word)
            and (not word.endswith("ment") or word in IN_MENT)
        )
        return is_verb and is_plural and bool(after)
    is_short = not word.endswith("e") or len(word) <= _SHORTEST
    if is_short or _ADJECTIVE.search(word):
        return False  # "le stockage obligatoire des données"
    # "une forte hausse", "les aides": an adjective or a plural before is no subject
    return _has_object(low, at, strict=low[back].endswith(("e", "s")))


_ADJECTIVE = re.compile(
    r"(?:oire|aire|able|(?<!c)ible|(?<!sign)(?<!ét)(?<!av)(?<!ég)ale|(?<!app)(?<!nouv)elle"
    r"|(?<!r)(?<!cult)(?<!arch)ive|(?<!pl)(?<!ind)(?<!commun)(?<!fabr)(?<!revend)(?<!prat)(?<!crit)ique)$"
)
_AMOUNTS = frozenset({"plus", "moins", "davantage", "trop", "peu", "beaucoup"})
_SHORTEST = 4
_AFTER_SUBJECT = 3
"""Place of the verb in "que la ville refuse"."""


def _has_object(low: list[str], at: int, *, strict: bool) -> bool:
    after = low[at + 1] if at + 1 < len(low) else ""
    later = low[at + 2] if at + 2 < len(low) else ""
    if after in _AMOUNTS and later in {"de", "d"}:  # "sauve plus de vies"
        return not strict
    if after in _DETERMINERS:
        return not strict or after in {"le", "la", "les", "l", "un", "une"}
    if after.isdigit():
        is_counted = bool(later) and not _YEAR.match(after)
        return is_counted and not strict and low[at] not in _NUMBERED
    is_adverb = after in _ADVERBS or after.endswith("ment")
    return is_adverb and later in _DETERMINERS
