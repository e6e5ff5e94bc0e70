"""Where names stand in words, however they are spelt: no accents, other case or script."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from palabre.kernel.latin import in_latin, sound_key
from palabre.kernel.titles import PARTICLES

LEAST_SIGNS = 3
"""Shorter parts of a name are words of some language: they go with the whole name."""

SURE_SIGNS = 10
"""A word of so many letters is no name by chance, even in small letters."""

SURE_SIGNS_MARKED = 7
"""The same of a name that has accents: without them it is seldom another word."""

LEAST_SOUNDS = 4
"""Fewer sounds in another script are too many names' and words'."""

HAN_NAME = (2, 3, 4)
"""Signs of a whole name in Chinese, which nothing parts from the words around it."""

_WORD = re.compile(r"(?:\w[\u0300-\u036f]*)+")
_HAN = re.compile("[\u4e00-\u9fff]+")
_JOINS = re.compile(r"[\s’'\-‐‑]+")
_COMPOUND = re.compile(r"[’'\-‐‑]")
_WRITTEN_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "ё": "е"}
)
_WITH_NEXT = "وفبلك"
"""Arabic words of one letter that are written together with what follows."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int
    forms: frozenset[str]


def names_said(text: str, names: Iterable[str], *, parts: bool = True) -> list[Span]:
    """Return where names stand in a text, in order, neighbours as one.

    Case, accents, hyphens and the script of a name are not told apart. A part of a name
    counts where it has a capital, where the text has none at all, or where it can hardly
    be another word.

    Parameters
    ----------
    parts : bool
        Whether a part of a name counts, or the whole alone.

    Examples
    --------
    >>> said = "As Vukoslavic and KAZLAUSKIENE said, Ruta Bier spoke of beer."
    >>> spans = names_said(said, ["Dmitar Vukoslavić", "Ruta Kazlauskienė-Bier"])
    >>> [said[start:end] for start, end in spans]
    ['Vukoslavic', 'KAZLAUSKIENE', 'Ruta Bier']
    """
    once = sorted({one for one in names if one})
    words = _words(text)
    found = [*_wholes(words, once), *_in_han(text, once)]
    if parts:
        found += _parts(text, words, once)
    return _joined(text, sorted(found))


def _words(text: str) -> list[_Word]:
    return [
        _Word(one.group(), one.start(), one.end(), forms(one.group()))
        for one in _WORD.finditer(text)
    ]


@lru_cache(maxsize=16_384)
def forms(word: str) -> frozenset[str]:
    """Return the ways in which a word may be spelt in plain small Latin letters.

    Examples
    --------
    >>> sorted(forms("Müller")), sorted(forms("Вукославић"))
    (['mueller', 'muller'], ['vukoslavic'])
    """
    small = unicodedata.normalize("NFC", word).casefold()
    told = {in_latin(small), in_latin(small.translate(_WRITTEN_OUT))}
    if small[:1] in _WITH_NEXT and len(small) > LEAST_SIGNS:
        told.add(in_latin(small[1:]))
    return frozenset(one.replace(" ", "") for one in told) - {""}


def _wholes(words: list[_Word], names: list[str]) -> Iterator[Span]:
    """Yield where every word of a name stands in its order, whatever the case."""
    by_first: dict[str, list[list[frozenset[str]]]] = {}
    for name in names:
        wanted = [forms(one) for one in _WORD.findall(name)]
        for first in sorted(wanted[0]) if wanted else ():
            by_first.setdefault(first, []).append(wanted)
    for at, word in enumerate(words):
        for first in sorted(word.forms):
            for wanted in by_first.get(first, ()):
                here = words[at : at + len(wanted)]
                if len(here) == len(wanted) and all(
                    one.forms & each for one, each in zip(here, wanted, strict=True)
                ):
                    yield word.start, here[-1].end


def _parts(text: str, words: list[_Word], names: list[str]) -> Iterator[Span]:
    """Yield the words that are a part of a name; two of one name are always meant."""
    plain: dict[str, bool] = {}
    sounds: dict[str, bool] = {}
    of: dict[str, set[int]] = {}
    for number, part in (
        (number, part) for number, name in enumerate(names) for part in _parts_of(name)
    ):
        is_latin = in_latin(part) == _unmarked(part)
        for form in forms(part):
            is_marked = is_latin and form != part.casefold()
            plain[form] = plain.get(form, False) or is_marked
            of.setdefault(form, set()).add(number)
        for sound in (_sound(part), _skeleton(part)):
            sounds.setdefault(sound, is_latin)
    has_capital = any(sign.isupper() for sign in text)
    before: frozenset[int] = frozenset()
    for place, word in enumerate(words):
        mine = [form for form in sorted(_bare_forms(word)) if form in plain]
        whose = frozenset(number for form in mine for number in of[form])
        is_written_big = not word.text.islower() or not has_capital
        is_part = any(
            is_written_big or _is_sure(one, is_marked=plain[one]) for one in mine
        )
        if whose & before:
            yield words[place - 1].start, word.end
        if is_part or (is_written_big and _in_other_script(word.text, sounds)):
            yield word.start, word.end
        before = whose


def _is_sure(form: str, *, is_marked: bool) -> bool:
    return len(form) >= (SURE_SIGNS_MARKED if is_marked else SURE_SIGNS)


def _in_other_script(word: str, sounds: dict[str, bool]) -> bool:
    """Tell whether a word sounds like a part that is written in another script."""
    is_latin = in_latin(word) == _unmarked(word)
    return any(
        len(sound) >= LEAST_SOUNDS and sounds.get(sound, is_latin) != is_latin
        for sound in (_sound(word), _skeleton(word))
    )


def _bare_forms(word: _Word) -> frozenset[str]:
    """Return the forms of a word, and those without the "s" of several or of a genitive."""
    more = {
        form[:-1]
        for form in word.forms
        if form.endswith("s") and len(form) > LEAST_PLURAL
    }
    return word.forms | more


LEAST_PLURAL = 5

_ALIKE = (
    *(("tch", "c"), ("ch", "c"), ("cz", "c"), ("ts", "c"), ("sh", "s"), ("sz", "s")),
    *(("zh", "z"), ("kh", "h"), ("ph", "f"), ("x", "ks"), ("q", "k"), ("w", "v")),
    *(("ie", "e"), ("ye", "e"), ("je", "e"), ("yu", "u"), ("ju", "u"), ("ya", "a")),
    *(("ja", "a"), ("iy", "i"), ("yy", "i"), ("ij", "i"), ("y", "i"), ("j", "i")),
)
"""What one sound is written with when it goes from one script to another."""


@lru_cache(maxsize=16_384)
def _skeleton(word: str) -> str:
    """Return a word as two scripts would both spell it.

    Examples
    --------
    >>> _skeleton("Вукославич") == _skeleton("Vukoslavić")
    True
    >>> _skeleton("Казлаускене") == _skeleton("Kazlauskienė")
    True
    """
    told = in_latin(word.casefold()).replace(" ", "")
    for said, plain in _ALIKE:
        told = told.replace(said, plain)
    return re.sub(r"(.)\1", r"\1", told)


def _sound(word: str) -> str:
    return "".join(sound_key(word))


def _unmarked(word: str) -> str:
    split = unicodedata.normalize("NFKD", word.casefold())
    return "".join(one for one in split if not unicodedata.combining(one))


def _parts_of(name: str) -> Iterator[str]:
    """Yield each word of a name, each half of a double one, and a double one as one."""
    for word in name.split():
        halves = [one for one in _COMPOUND.split(word) if one]
        for part in dict.fromkeys([*halves, "".join(halves)]):
            for said in _WORD.findall(part):
                if len(said) >= LEAST_SIGNS and said.casefold() not in PARTICLES:
                    yield said


def _in_han(text: str, names: list[str]) -> Iterator[Span]:
    runs = list(_HAN.finditer(text))
    if not runs:
        return
    told = {in_latin(one).replace(" ", "") for one in names if len(one) > 1}
    for run in runs:
        for start in range(run.start(), run.end()):
            for long in HAN_NAME:
                end = start + long
                if (
                    end <= run.end()
                    and in_latin(text[start:end]).replace(" ", "") in told
                ):
                    yield start, end


def _joined(text: str, found: list[Span]) -> list[Span]:
    """Return spans of which none overlaps or stands beside another."""
    kept: list[Span] = []
    for start, end in found:
        if kept and (
            start <= kept[-1][1] or _JOINS.fullmatch(text[kept[-1][1] : start])
        ):
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept
