"""Names in several scripts brought to one skeleton of consonants, to find duplicates.

A skeleton finds candidates for a human eye; it never decides that two are one. Vowels,
doubled signs and the order of the name's parts do not count: "Farid Haddad",
"HADDAD, Farid", "Фарид Хаддад" and "فريد حداد" have the same one.
"""

import re
import unicodedata
from functools import lru_cache

CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ",
        (
            *("a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n"),
            *("o", "p", "r", "s", "t", "u", "f", "h", "ts", "ch", "sh", "sh", "", "i"),
            *("", "e", "iu", "ia", "e", "i", "i", "e", "g"),
        ),
        strict=True,
    )
)
GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        (
            *("a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "ks"),
            *("o", "p", "r", "s", "s", "t", "i", "f", "h", "ps", "o"),
        ),
        strict=True,
    )
)
ARABIC = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءؤئپچژگکی",
        (
            *("a", "b", "t", "th", "j", "h", "h", "d", "d", "r", "z", "s", "sh", "s"),
            *("d", "t", "z", "a", "g", "f", "k", "k", "l", "m", "n", "h", "u", "i"),
            *("a", "a", "", "u", "i", "p", "ch", "zh", "g", "k", "i"),
        ),
        strict=True,
    )
)
HEBREW = dict(
    zip(
        "אבגדהוזחטיכךלמםנןסעפףצץקרשת",
        (
            *("a", "v", "g", "d", "h", "u", "z", "h", "t", "i", "k", "k", "l", "m"),
            *("m", "n", "n", "s", "a", "f", "f", "ts", "ts", "k", "r", "sh", "t"),
        ),
        strict=True,
    )
)
SIGNS = {
    **CYRILLIC,
    **GREEK,
    **ARABIC,
    **HEBREW,
    "ł": "l",
    "ø": "o",
    "ß": "s",
    "ð": "d",
}
SAME = (
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("dh", "d"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("dj", "j"),
)
"""Spellings of one sound in Latin letters; "ch", "sh", "th" and "zh" stay apart."""

_NO_LETTER = re.compile(r"[\W\d_]+")
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65_536)
def skeleton(name: str) -> str:
    """Return the sorted consonants of a name's parts.

    Examples
    --------
    >>> skeleton("Фарид Хаддад") == skeleton("HADDAD, Farid") == skeleton("فريد حداد")
    True
    >>> skeleton("王小明")
    '小明王'
    """
    split = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(sign for sign in split if not unicodedata.combining(sign))
    latin = "".join(SIGNS.get(sign, sign) for sign in bare)
    parts = (_sound(part) for part in _NO_LETTER.split(latin))
    heard = sorted(part for part in parts if part)
    if any(_is_han(part) for part in heard):
        return "".join(sorted("".join(heard)))
    return " ".join(heard)


def _sound(part: str) -> str:
    for spelt, heard in SAME:
        part = part.replace(spelt, heard) if spelt != "c" else _plain_c(part)
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", part)) or part[:1]


def _plain_c(part: str) -> str:
    return re.sub(r"c(?!h)", "k", part)


def _is_han(part: str) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in part)
