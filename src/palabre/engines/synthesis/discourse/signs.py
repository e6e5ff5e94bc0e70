"""Features of a sentence: its words, their endings, and signs of what it does."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final, TypeVar

from palabre.engines.synthesis.patterns import Patterns
from palabre.engines.synthesis.wordlists import wordset

SIGNS: Final = Path(__file__).with_name("signs.toml")
LONGEST_PHRASE: Final = 4
SHORTEST_STEM: Final = 3
N_OPENING: Final = 6
"""Words within which a sign stands at the opening."""

_TOKEN = re.compile(
    r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?|[^\W\d_]+(?:-[^\W\d_]+)*'?|[?!%$€:]"
)
_ASKED = re.compile(r"\?[\s\"'”»)]*$")

HELPERS: Final = wordset("""i we they he she it you has have had is are was were be been will to by
    je j' nous il elle ils elles on a ont avons ai est sont ne n' se s' d' de
    ha han hemos fue""")
"""Small words after which the ending of the next word tells tense and person."""

K = TypeVar("K")

Phrases = Mapping[tuple[str, ...], tuple[str, ...]]


def tokens_of(words: str) -> list[str]:
    """Return the words of a sentence in lower case, every number as ``0``.

    Examples
    --------
    >>> tokens_of("D’ici 2027, we can't plan 1,200 masts!")
    ["d'", 'ici', '0', 'we', "can'", 't', 'plan', '0', 'masts', '!']
    """
    plain = words.replace("’", "'").lower()
    return ["0" if one[0].isdigit() else one for one in _TOKEN.findall(plain)]


def features_of(words: str, lang: str, known: Patterns) -> list[str]:
    """Return the features of a sentence, each once, in a fixed order.

    Parameters
    ----------
    words : str
        The sentence.
    lang : str
        Its primary language; one without signs has its words alone.
    known : Patterns
        The patterns of the language: what they see is a feature too.
    """
    tokens = tokens_of(words)
    found = dict.fromkeys(_worded(tokens))
    found |= dict.fromkeys(_signed(tokens, lang))
    found |= dict.fromkeys(_patterned(words, known))
    found |= dict.fromkeys(_shaped(words, tokens, lang))
    return list(found)


def _worded(tokens: Sequence[str]) -> Iterator[str]:
    yield from tokens
    for one, two in pairwise(tokens):
        yield f"{one} {two}"
        if one in HELPERS and len(two) > 3:
            yield f"{one} -{two[-2:]}"
            yield f"{one} -{two[-4:]}"
    for n in (1, 2, 3):
        yield "^" + " ".join(tokens[:n])
    for token in tokens:
        if len(token) > 5:
            yield token[:5] + "*"


def _signed(tokens: Sequence[str], lang: str) -> Iterator[str]:
    phrases, stems = _signs_of(lang)
    seen: dict[str, int] = {}
    for at, token in enumerate(tokens):
        for sign in _signs_at(tokens, at, token, phrases, stems):
            seen[sign] = seen.get(sign, 0) + 1
            if at < N_OPENING:
                yield f"@^{sign}"
    for sign, n in seen.items():
        yield f"@{sign}"
        if n > 1:
            yield f"@{sign}+"


def _signs_at(
    tokens: Sequence[str],
    at: int,
    token: str,
    phrases: Phrases,
    stems: Mapping[str, tuple[str, ...]],
) -> Iterator[str]:
    for n in range(1, LONGEST_PHRASE + 1):
        yield from phrases.get(tuple(tokens[at : at + n]), ())
    for n in range(SHORTEST_STEM, len(token) + 1):
        yield from stems.get(token[:n], ())


def _patterned(words: str, known: Patterns) -> Iterator[str]:
    plain = words.replace("’", "'")
    first = "none"
    for number, one in enumerate(known.table):
        if one.rule.search(plain):
            first = one.function if first == "none" else first
            yield f"={one.function}"
            yield f"={one.function}{number}"
    yield f"=={first}"
    if known.excluded.search(plain):
        yield "=excluded"


def _shaped(words: str, tokens: Sequence[str], lang: str) -> Iterator[str]:
    yield f"#{min(len(tokens) // 6, 7)}"
    yield f"#{lang}"
    if _ASKED.search(words):
        yield "#asked"
    n_numbers = tokens.count("0")
    if n_numbers > 1:
        yield "#numbers"


@cache
def _signs_of(lang: str) -> tuple[Phrases, Mapping[str, tuple[str, ...]]]:
    """Return phrases and stems of a language, each with the signs that it gives."""
    phrases: dict[tuple[str, ...], list[str]] = {}
    stems: dict[str, list[str]] = {}
    for sign, entry in _told(lang):
        if entry.endswith("*"):
            stems.setdefault(entry[:-1], []).append(sign)
        else:
            phrases.setdefault(tuple(tokens_of(entry)), []).append(sign)
    return _fixed(phrases), _fixed(stems)


def _fixed(lists: Mapping[K, Iterable[str]]) -> dict[K, tuple[str, ...]]:
    return {key: tuple(dict.fromkeys(signs)) for key, signs in lists.items()}


def _told(lang: str) -> Iterator[tuple[str, str]]:
    signs = tomllib.loads(SIGNS.read_text(encoding="utf-8"))
    for sign, lists in signs.items():
        for entry in lists.get(lang, "").split(","):
            if entry.strip():
                yield sign, entry.strip()
