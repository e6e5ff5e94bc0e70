"""Senses: what kind of thing a word tells, and what the words around make of it.

"We trained" and "we should train" hold the same verb; "poverty grows" and "we fight
poverty" the same noun. A sense is told with its surroundings: tense, subject, negation,
condition, and whether somebody fights it.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from palabre.engines.synthesis.discourse.lists import Lists, Phrase, lists_of
from palabre.engines.synthesis.wordlists import wordlist, wordset

SENSES: Final = Path(__file__).with_name("senses.toml")
SHORTEST_STEM: Final = 2
N_OPENING: Final = 3
MOST_BAD: Final = 4

BAD: Final = frozenset({"harm", "lack", "hard", "wrong", "fear", "hurts"})
"""Senses of something wrong, unless it is fought."""
TURNED: Final = frozenset(
    {"result", "grow", "shrink", "turn", "gain", "hurts", "offers", "ought"}
)
"""Senses of verbs, whose ending tells too."""


REACH: Final[Mapping[str, int]] = {
    "neg": 3,
    "modal": 2,
    "perf": 3,
    "be": 2,
    "fought": 5,
    "if": 10_000,
    "we": 5,
}
"""Most tokens between a small word, or who fights, and the sense that it turns."""
ORDER: Final = ("neg", "modal", "perf", "be", "fought", "if")
"""Ways that are told together, in this order."""


@dataclass(frozen=True, slots=True)
class Small:
    """The small words of a language that turn what stands after them.

    Parameters
    ----------
    ways : mapping
        A small word → the ways in which it turns a sense, names of ``REACH``.
    endings : sequence of str
        Of verbs; the first that fits is told.
    """

    ways: Mapping[str, tuple[str, ...]]
    endings: Sequence[str]


def _small(ways: Mapping[str, str], endings: str) -> Small:
    of_word: dict[str, tuple[str, ...]] = {}
    for way, words in ways.items():
        for word in wordset(words):
            of_word[word] = (*of_word.get(word, ()), way)
    return Small(of_word, wordlist(endings))


SMALL: Final[Mapping[str, Small]] = {
    "en": _small(
        {
            "neg": """not no never nor neither without cannot nobody none don' doesn'
            didn' isn' aren' wasn' won' couldn' hasn' haven' can' wouldn' shouldn'""",
            "modal": """to will would should must can could may might shall ll cannot can'
            let""",
            "perf": "have has had ve having",
            "be": "is are was were been be being am s re gets got",
            "we": "we our i my us",
            "if": "if unless whether would could might",
        },
        "ed ing s",
    ),
    "fr": _small(
        {
            "neg": "ne n' pas jamais sans aucun aucune ni",
            "modal": """pour de peut peuvent pourrait pourraient doit doivent devrait
            devraient va vont faut à d'""",
            "perf": "ai as a avons avez ont avait avaient avoir ayant",
            "be": "est sont été était étaient être sera seront fut furent soit",
            "we": "nous notre nos je j' ma mon mes on",
            "if": "si pourrait pourraient serait",
        },
        "ée ées é és er ons ent ez ant it ra ront aient ait e es s",
    ),
    "es": _small(
        {
            "neg": "no nunca sin ni ningún ninguna tampoco",
            "modal": "para puede pueden podría debe deben debería va van hay que a",
            "perf": "he ha han hemos había habían haber",
            "be": "es son fue fueron era eran ser sido está están",
            "we": "nosotros nosotras nuestra nuestro nuestras nuestros yo mi hemos",
            "if": "si podría sería",
        },
        "ado ada ados adas ido ida ó aron ieron amos ando endo ar er ir an en a o s",
    ),
}


def senses_in(tokens: Sequence[str], lang: str) -> Iterator[str]:
    """Yield the features of the senses of a sentence, some more than once.

    Examples
    --------
    >>> found = set(senses_in(["we", "fight", "poverty"], "en"))
    >>> "&harm fought" in found, "&harm we" in found, "&bad>1" in found
    (True, True, False)
    """
    small = SMALL.get(lang)
    if small is None:
        return
    last: dict[str, int] = {}
    seen: dict[str, int] = {}
    bad = set()
    for at, token in enumerate(tokens):
        found, longer = _of_token(token, lang)
        for phrase, more in longer:
            if tuple(tokens[at : at + len(phrase)]) == phrase:
                found = tuple(dict.fromkeys((*found, *more)))
        if found:
            ways = [way for way, place in last.items() if at - place <= REACH[way]]
            if "fought" not in ways and not BAD.isdisjoint(found):
                bad.add(at)
            for sense in found:
                seen[sense] = seen.get(sense, 0) + 1
                yield from _told(sense, at, token, ways, small)
        for way in small.ways.get(token, ()):
            last[way] = last.get("if", at) if way == "if" else at
        if "fight" in found:
            last["fought"] = at
    yield from (f"&{sense}" for sense in seen)
    yield from (f"&{sense}+" for sense, n in seen.items() if n > 1)
    yield from (f"&bad>{n}" for n in range(1, min(len(bad), MOST_BAD) + 1))
    yield f"&bad%{min(12 * len(bad) // max(len(tokens), 1), MOST_BAD)}"


def _told(
    sense: str, at: int, token: str, found: Sequence[str], small: Small
) -> Iterator[str]:
    is_ours = "we" in found
    ways = [way for way in ORDER if way in found]
    told = f"&{sense} {'+'.join(ways) or 'bare'}"
    yield told
    for way in ways:
        yield f"&{sense} {way}"
    if at < N_OPENING:
        yield f"&^{sense}"
    if is_ours:
        yield f"&{sense} we"
        yield f"{told} we"
    if sense in TURNED:
        ending = next((one for one in small.endings if token.endswith(one)), "x")
        yield f"&{sense} -{ending}"
        yield f"{told} -{ending}"
        if is_ours:
            yield f"{told} we -{ending}"


@lru_cache(maxsize=1 << 16)
def _of_token(token: str, lang: str) -> tuple[tuple[str, ...], tuple[Phrase, ...]]:
    """Return the senses of a single word, and the phrases that begin with it."""
    lists = _lists(lang)
    found = lists.of(token, SHORTEST_STEM)
    return tuple(dict.fromkeys(found)), lists.phrases.get(token, ())


@cache
def _lists(lang: str) -> Lists:
    lists = tomllib.loads(SENSES.read_text(encoding="utf-8"))
    return lists_of((sense, one.get(lang, "")) for sense, one in lists.items())
