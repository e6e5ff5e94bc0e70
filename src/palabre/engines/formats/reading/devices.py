"""Labels of devices, rooms and accounts: "iPad (2)", "Room 3 PC", "Zoom user".

Somebody speaks through them, and nobody knows who: their words are no known voice.
"""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Final

from palabre.kernel.late import late

_LISTS: Final[dict[str, list[str]]] = tomllib.loads(
    files(__package__).joinpath("devices.toml").read_text("utf-8")
)
_SURE: Final = frozenset(_LISTS["sure"])
_BRANDS: Final = frozenset(_LISTS["brands"])
_LINES: Final = frozenset(_LISTS["lines"])
_SERIES: Final = frozenset(_LISTS["series"])
_NAMELESS: Final = frozenset(_LISTS["nameless"])
_ROOMS: Final = frozenset(_LISTS["rooms"])
_HALLS: Final = frozenset(_LISTS["halls"])
_PLACES: Final = frozenset(_LISTS["places"])
_BESIDE: Final = frozenset(_LISTS["beside"])
_WIDE: Final = late("|".join(_LISTS["wide"]))
_WORD: Final = late(r"[^\W_]+(?:\.[^\W_]+)*")
_NUMBER: Final = late(r"\d{1,2}|[a-z]|[ivx]{1,5}")
"""What tells one room or account from the next: "Room B", "Salle XVI", "User 2"."""
_MODEL: Final = late(r"(?=\w*\d)[a-z]{1,6}\d[a-z\d]{0,9}|\d{3,5}|\d{1,2}[a-z]{1,2}")
"""A model's own sign: "A52", "P30", "1904", "9t"."""
_MACHINE: Final = late(
    r"(?:desktop|laptop|pc|win)-[a-z\d]{5,}|sm-[a-z]\d{3}\w{0,3}|(?:s|p|spk_?)\d{1,2}|[a-z]",
    re.IGNORECASE,
)
"""A name that a machine gave itself or a speaker: "DESKTOP-4H2K3JQ", "S1", "A"."""
_TELEPHONE: Final = late(r"\+?[\d\s().*-]{5,}")


@lru_cache(maxsize=8192)
def is_device(label: str) -> bool:
    """Say whether a label tells through what somebody speaks, and no name.

    Whoever is named beside the device is taken to speak: "iPhone de Marie".

    Examples
    --------
    >>> [is_device(label) for label in ("iPad (2)", "Galaxy A52", "Room 3 PC")]
    [True, True, True]
    >>> [is_device(label) for label in ("iPhone de Marie", "Pixel Smith", "HUAWEI")]
    [False, False, False]
    """
    bare = label.strip(" :：*_>")
    if _MACHINE.fullmatch(bare) or (bare and _TELEPHONE.fullmatch(bare)):
        return True
    folded = bare.casefold().replace("’", "'")
    if _WIDE.fullmatch(folded):
        return True
    words = _WORD.findall(re.sub(r"'s\b", "", folded))
    if not words or words[0] in _NAMELESS:
        return bool(words)
    return _is_room(words, bare) or _is_thing(words, bare)


def _is_thing(words: list[str], bare: str) -> bool:
    """Say whether every word is of a device or an account, and one surely."""
    n_sure = sum(word in _SURE for word in words)
    n_brands = sum(word in _BRANDS or word in _LINES for word in words)
    n_models = sum(word in _SERIES or bool(_MODEL.fullmatch(word)) for word in words)
    n_models += any(map(_LINES.__contains__, words)) and any(map(str.isdecimal, words))
    others = [
        word
        for word in words
        if word not in _SURE | _BRANDS | _LINES | _SERIES
        and not (_MODEL.fullmatch(word) or _NUMBER.fullmatch(word))
        and not _is_beside(word, bare)
    ]
    return not others and bool(n_sure or (n_brands and n_models))


def _is_room(words: list[str], bare: str) -> bool:
    """Say whether a label is a room's: "Conference Room B", "Salle Popov", "Zoom Room".

    A hall needs more than its name, for "Hall" is a family's too.
    """
    if words[0] in {"salle", "sala"} and len(words) > 1:
        return words[0] == "salle" or _tells_place(words[1:])
    pairs = list(pairwise(words))
    if any(one in _ROOMS and _NUMBER.fullmatch(after) for one, after in pairs):
        return True
    if words[-1] in _ROOMS:
        return True
    is_numbered = any(
        one in _HALLS and _NUMBER.fullmatch(after) for one, after in pairs
    )
    others = [word for word in words if word not in _HALLS | _ROOMS]
    is_told = is_numbered or any(word in _PLACES | _SURE for word in others)
    is_here = len(others) < len(words)
    return is_here and is_told and all(_is_of_room(word, bare) for word in others)


def _is_of_room(word: str, bare: str) -> bool:
    is_known = word in _PLACES or word in _SURE or word in _SERIES
    return is_known or bool(_NUMBER.fullmatch(word)) or _is_beside(word, bare)


def _tells_place(words: list[str]) -> bool:
    return any(word in _PLACES or _NUMBER.fullmatch(word) for word in words)


def _is_beside(word: str, bare: str) -> bool:
    """Say whether a word tells whose device it is without a name: "my", "ITU"."""
    is_short = word.isascii() and 1 < len(word) <= LONGEST_SHORT
    return word in _BESIDE or (
        is_short and word.upper() in _WORD.findall(bare) and not bare.isupper()
    )


LONGEST_SHORT: Final = 5
