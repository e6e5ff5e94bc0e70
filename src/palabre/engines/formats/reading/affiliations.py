"""A label's name and the body it speaks for: "Amina Diallo, World Bank"."""

from functools import cache, lru_cache
from typing import Final

from palabre.engines.formats.reading.label_lists import LISTS
from palabre.kernel.late import late
from palabre.kernel.places import countries, country_name

_BODIES: Final = frozenset(LISTS["bodies"])
"""Words of which one at least stands in a body's name or in an office's."""
_PARTICLES: Final = frozenset(LISTS["particles"])
_PART: Final = late(r"\s*[,，،|;]\s*|\s+[-–—/]\s+|\s*[–—]\s*")
_WORD: Final = late(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NO_NAME: Final = late(r"[.?!;]\s|[?!;=<>{}\\]|\.\.|\d{3}")
_NOT_IN_NAME: Final = late(r"[?!;:=<>{}\\@/\d]")
LONGEST_BODY: Final = 140
MOST_OF_NAME: Final = 5
_LANGUAGES: Final = ("en", "fr", "es")


@lru_cache(maxsize=8192)
def parted(label: str) -> tuple[str, str]:
    """Return name and body of a label; the body is empty where it is not surely one.

    Examples
    --------
    >>> parted("Amina Diallo, World Bank"), parted("Bo Lee - ITU")
    (('Amina Diallo', 'World Bank'), ('Bo Lee', 'ITU'))
    >>> parted("Senegal, Amina Diallo"), parted("Diallo, Amina")
    (('Amina Diallo', 'Senegal'), ('Diallo, Amina', ''))
    """
    found = _PART.search(label)
    if found is None or len(label) > LONGEST_BODY:
        return label, ""
    first, rest = label[: found.start()].strip(), label[found.end() :].strip()
    if _may_be_name(first) and is_body(rest, beside=first):
        return first, rest
    if _may_be_name(rest) and is_body(first, beside=rest) and not is_body(rest):
        return rest, first
    return label, ""


def in_order(name: str) -> str:
    """Return a name in the order it is spoken, where a comma tells the other one.

    Examples
    --------
    >>> in_order("Diallo, Amina"), in_order("de la Cruz, Ana María")
    ('Amina Diallo', 'Ana María de la Cruz')
    >>> in_order("Diallo, Ministry of Health"), in_order("Amina Diallo, Google")
    ('Diallo, Ministry of Health', 'Amina Diallo, Google')
    """
    family, comma, given = name.partition(", ")
    words = given.split()
    is_given = 0 < len(words) <= MOST_GIVEN and all(map(_is_given, words))
    own = [one for one in family.split() if one.casefold() not in _PARTICLES]
    is_family = len(own) == 1 and not is_body(given)
    return f"{given} {family}" if comma and is_given and is_family else name


MOST_GIVEN: Final = 2


def _is_given(word: str) -> bool:
    bare = word.strip(".")
    return not bare[:1].islower() and _WORD.fullmatch(bare) is not None


def is_body(text: str, *, beside: str = "") -> bool:
    """Say whether words are of a body, an office or a country.

    Parameters
    ----------
    beside : str
        The name it stands beside: in a line all in capitals none is an acronym.

    Examples
    --------
    >>> is_body("Ministry of Education of Chile"), is_body("Kenya"), is_body("Amina")
    (True, True, False)
    """
    if _NO_NAME.search(text) or not text[:1].isalnum() or text[:1].islower():
        return False
    words = _WORD.findall(text)
    if any(word.casefold() in _BODIES for word in words):
        return True
    if _is_country(text) or any(map(_is_country, _PART.split(text))):
        return True
    if beside.isupper() and text.isupper():
        return False
    return any(1 < len(one) <= LONGEST_ACRONYM and one.isupper() for one in words)


LONGEST_ACRONYM: Final = 8


def _may_be_name(text: str) -> bool:
    """Say whether text is a whole name: two words or more, or one after a title."""
    words = text.split()
    if not 1 < len(words) <= MOST_OF_NAME or _NOT_IN_NAME.search(text):
        return False
    folded = [word.casefold().strip(",.") for word in words]
    if not _BODIES.isdisjoint(folded) or _is_country(text):
        return False
    return all(
        not word[0].islower() or fold in _PARTICLES
        for word, fold in zip(words, folded, strict=True)
    )


def _is_country(text: str) -> bool:
    return text.casefold().strip(" .()") in _country_names()


@cache
def _country_names() -> frozenset[str]:
    return frozenset(
        country_name(code, lang).partition(" (")[0].casefold()
        for code in countries()
        for lang in _LANGUAGES
    )
