"""How alike two words are to the eye and to the ear."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_SOUNDS: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"sch|sh|ch|tch|cz|sz", "S"),
        (r"ph|v|w", "f"),
        (r"th|dh|tt|d", "t"),
        (r"ck|qu?|kh|c(?![eiy])|x", "k"),
        (r"c(?=[eiy])|z|ss", "s"),
        (r"gh?|j", "g"),
        (r"b", "p"),
        (r"h", ""),
        (r"[aeiouy]+", "a"),
    )
)
_RHYMES: Final = ("bcdegptvz", "ajkh", "fsxmnl", "iy", "quw", "or", "sz")
"""Letters whose names sound alike in English or in French."""

ALIKE: Final = 0.5
"""Cost of taking one letter for another that rhymes with it."""


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """Return a word in small letters without accents and marks.

    Examples
    --------
    >>> folded("Élodie O’Neil-Łuk")
    'elodie oneil luk'
    """
    apart = unicodedata.normalize("NFKD", word.replace("-", " "))
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    kept = plain.casefold().translate(_OTHER_LETTERS)
    return "".join(sign for sign in kept if sign.isalnum() or sign == " ")


_OTHER_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae"})


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """Return roughly how a name sounds: vowels alike, hard and soft alike.

    Examples
    --------
    >>> sound("Catherine") == sound("Katharin")
    True
    """
    key = folded(word).replace(" ", "")
    for pattern, instead in _SOUNDS:
        key = pattern.sub(instead, key)
    return re.sub(r"(.)\1+", r"\1", key).rstrip("a")


def distance(one: str, two: str, *, by_letter: bool = False) -> float:
    """Return how many letters to change, drop, add or swap to make one of the other.

    Parameters
    ----------
    by_letter : bool
        For acronyms, said letter by letter: those that rhyme cost half.
    """
    before: list[float] = []
    row = [float(n) for n in range(len(two) + 1)]
    for i, a in enumerate(one, 1):
        last, before, row = before, row, [float(i)]
        for j, b in enumerate(two, 1):
            change = before[j - 1] + (
                0.0 if a == b else _cost(a, b, by_letter=by_letter)
            )
            best = min(before[j] + 1, row[j - 1] + 1, change)
            is_swap = i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b
            row.append(min(best, last[j - 2] + 1) if is_swap else best)
    return row[-1]


def _cost(a: str, b: str, *, by_letter: bool) -> float:
    if by_letter and any(a in group and b in group for group in _RHYMES):
        return ALIKE
    return 1.0


def likeness(one: str, two: str) -> float:
    """Return 1 for the same spelling, less by the share of letters that differ."""
    first, second = folded(one), folded(two)
    longest = max(len(first), len(second))
    return 1 - distance(first, second) / longest if longest else 0.0
