"""Features of a sentence: its words, their endings, signs, senses and quantities."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Final

from palabre.engines.synthesis.discourse.lists import Lists, Phrase, lists_of
from palabre.engines.synthesis.discourse.quantities import quantities_in
from palabre.engines.synthesis.discourse.senses import senses_in
from palabre.engines.synthesis.discourse.tokens import tokens_of
from palabre.engines.synthesis.patterns import Patterns
from palabre.engines.synthesis.wordlists import wordset

SIGNS: Final = Path(__file__).with_name("signs.toml")
SHORTEST_STEM: Final = 3
N_OPENING: Final = 6
"""Words within which a sign stands at the opening."""

_ASKED = re.compile(r"\?[\s\"'”»)]*$")

HELPERS: Final = wordset("""i we they he she it you has have had is are was were be been will to by
    je j' nous il elle ils elles on a ont avons ai est sont ne n' se s' d' de
    ha han hemos fue""")
"""Small words after which the ending of the next word tells tense and person."""


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
    found = chain(
        _worded(tokens),
        _signed(tokens, lang),
        _patterned(words, known),
        _shaped(words, tokens, lang),
        senses_in(tokens, lang),
        quantities_in(words, tokens, lang),
    )
    return list(dict.fromkeys(found))


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
    seen: dict[str, int] = {}
    for at, token in enumerate(tokens):
        found, longer = _of_token(token, lang)
        for phrase, signs in longer:
            if tuple(tokens[at : at + len(phrase)]) == phrase:
                found += signs
        for sign in found:
            seen[sign] = seen.get(sign, 0) + 1
            if at < N_OPENING:
                yield f"@^{sign}"
    for sign, n in seen.items():
        yield f"@{sign}"
        if n > 1:
            yield f"@{sign}+"


@lru_cache(maxsize=1 << 16)
def _of_token(token: str, lang: str) -> tuple[tuple[str, ...], tuple[Phrase, ...]]:
    """Return the signs of a single word, and the phrases that begin with it."""
    lists = _lists(lang)
    found = lists.of(token, SHORTEST_STEM)
    return tuple(found), lists.phrases.get(token, ())


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
def _lists(lang: str) -> Lists:
    signs = tomllib.loads(SIGNS.read_text(encoding="utf-8"))
    return lists_of((sign, one.get(lang, "")) for sign, one in signs.items())
