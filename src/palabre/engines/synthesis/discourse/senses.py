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


@dataclass(frozen=True, slots=True)
class Small:
    """The small words of a language that turn what stands after them.

    Parameters
    ----------
    ways : tuple
        Name of a way, its words, and how many tokens before a sense they may stand.
    """

    ways: tuple[tuple[str, frozenset[str], int], ...]
    we: frozenset[str]
    condition: frozenset[str]
    endings: Sequence[str]


_EN = Small(
    (
        (
            "neg",
            wordset("""not no never nor neither without cannot nobody none don' doesn' didn' isn' aren'
            wasn' won' couldn' hasn' haven' can' wouldn' shouldn'"""),
            3,
        ),
        (
            "modal",
            wordset("""to will would should must can could may might shall ll cannot can'
            let"""),
            2,
        ),
        ("perf", wordset("have has had ve having"), 3),
        ("be", wordset("is are was were been be being am s re gets got"), 2),
    ),
    wordset("we our i my us"),
    wordset("if unless whether would could might"),
    ["ed", "ing", "s"],
)
_FR = Small(
    (
        ("neg", wordset("ne n' pas jamais sans aucun aucune ni"), 3),
        (
            "modal",
            wordset("""pour de peut peuvent pourrait pourraient doit doivent devrait
            devraient va vont faut à d'"""),
            2,
        ),
        ("perf", wordset("ai as a avons avez ont avait avaient avoir ayant"), 3),
        (
            "be",
            wordset("""est sont été était étaient être sera seront fut furent
            soit"""),
            2,
        ),
    ),
    wordset("nous notre nos je j' ma mon mes on"),
    wordset("si pourrait pourraient serait"),
    wordlist("ée ées é és er ons ent ez ant it ra ront aient ait e es s"),
)
_ES = Small(
    (
        ("neg", wordset("no nunca sin ni ningún ninguna tampoco"), 3),
        (
            "modal",
            wordset("para puede pueden podría debe deben debería va van hay que a"),
            2,
        ),
        ("perf", wordset("he ha han hemos había habían haber"), 3),
        ("be", wordset("es son fue fueron era eran ser sido está están"), 2),
    ),
    wordset("nosotros nosotras nuestra nuestro nuestras nuestros yo mi hemos"),
    wordset("si podría sería"),
    wordlist("""ado ada ados adas ido ida ó aron ieron amos ando endo ar er ir an en a o
    s"""),
)
SMALL: Final[Mapping[str, Small]] = {"en": _EN, "fr": _FR, "es": _ES}
N_SUBJECT, N_FOUGHT = 5, 5
"""Tokens before a sense within which its subject, or who fights it, stands."""


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
    hits = list(_hits(tokens, lang))
    fought = [at for at, sense in hits if sense == "fight"]
    condition = next(
        (at for at, token in enumerate(tokens) if token in small.condition), len(tokens)
    )
    seen: dict[str, int] = {}
    bad = set()
    for at, sense in hits:
        seen[sense] = seen.get(sense, 0) + 1
        ways = list(_ways(tokens, at, small, fought))
        if sense in BAD and "fought" not in ways:
            bad.add(at)
        if at > condition:
            ways.append("if")
        yield from _told(sense, at, tokens, ways, small)
    yield from (f"&{sense}" for sense in seen)
    yield from (f"&{sense}+" for sense, n in seen.items() if n > 1)
    yield from (f"&bad>{n}" for n in range(1, min(len(bad), MOST_BAD) + 1))
    yield f"&bad%{min(12 * len(bad) // max(len(tokens), 1), MOST_BAD)}"


def _ways(
    tokens: Sequence[str], at: int, small: Small, fought: Sequence[int]
) -> Iterator[str]:
    for name, words, n in small.ways:
        if not words.isdisjoint(tokens[max(0, at - n) : at]):
            yield name
    if any(at - N_FOUGHT <= one < at for one in fought):
        yield "fought"


def _told(
    sense: str, at: int, tokens: Sequence[str], ways: Sequence[str], small: Small
) -> Iterator[str]:
    told = f"&{sense} {'+'.join(ways) or 'bare'}"
    is_ours = not small.we.isdisjoint(tokens[max(0, at - N_SUBJECT) : at])
    yield told
    yield from (f"&{sense} {way}" for way in ways)
    if at < N_OPENING:
        yield f"&^{sense}"
    if is_ours:
        yield f"&{sense} we"
        yield f"{told} we"
    if sense in TURNED:
        token = tokens[at]
        ending = next((one for one in small.endings if token.endswith(one)), "x")
        yield f"&{sense} -{ending}"
        yield f"{told} -{ending}"
        if is_ours:
            yield f"{told} we -{ending}"


def _hits(tokens: Sequence[str], lang: str) -> Iterator[tuple[int, str]]:
    for at, token in enumerate(tokens):
        found, longer = _of_token(token, lang)
        for phrase, senses in longer:
            if tuple(tokens[at : at + len(phrase)]) == phrase:
                found = tuple(dict.fromkeys((*found, *senses)))
        for sense in found:
            yield at, sense


@lru_cache(maxsize=1 << 16)
def _of_token(token: str, lang: str) -> tuple[tuple[str, ...], tuple[Phrase, ...]]:
    """Return the senses of a single word, and the phrases that begin with it."""
    lists = _lists(lang)
    found = [*lists.words.get(token, ())]
    for n in range(SHORTEST_STEM, len(token) + 1):
        found += lists.stems.get(token[:n], ())
    return tuple(dict.fromkeys(found)), lists.phrases.get(token, ())


@cache
def _lists(lang: str) -> Lists:
    lists = tomllib.loads(SENSES.read_text(encoding="utf-8"))
    return lists_of((sense, one.get(lang, "")) for sense, one in lists.items())
