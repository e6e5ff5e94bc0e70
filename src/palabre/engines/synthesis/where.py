"""English sentences that lean on a place: "the parties must talk", of a war just named.

What a country or a region has one of (parties, a transition, an election) is told apart
by its place alone. Where that was said a sentence before, another text does not have it.
"""

import re
from functools import lru_cache
from typing import Final

from palabre.kernel.late import late
from palabre.kernel.places import countries, country_name

_OF_A_PLACE = late(
    r"\b(?:the|a|an|both|all) (?:[a-z-]+ ){0,3}?(?:parties(?! to\b)|elections?(?! of\b)|transition(?! from\b)|reconstruction|ceasefire"
    r"|(?:political|peace|electoral|constitutional|transitional|reconciliation|democratic) process"
    r"|(?:political|peaceful|final|lasting|negotiated|comprehensive) (?:settlement|solution)"
    r"|return to sovereignty|(?:entire|whole) region|secure environment|(?:international|military"
    r"|foreign) presence|peace (?:plan|agreement|accords?|talks)|humanitarian situation)\b"
    r"|\b(?:gross|systematic|grave|flagrant|massive) (?:[a-z]+ ){0,3}violations\b"
    r"|^(?:the )?(?:peace|violence|reconstruction|elections?|fighting) (?:continues?|remains?)\b",
    re.IGNORECASE,
)
_REGIONS: Final = (
    "Middle East|Palestine|Balkans|Great Lakes|Korean|Palestinians?|Israelis?|Iraqis?|Afghans?|West Africa"
    "|Central Africa|Southern Africa|East Asia|Korea|Horn of Africa|Kosovo|Sahara|Caucasus|Kashmir|Gaza"
    "|Jerusalem|Baghdad|Kabul|Congolese|Sudanese|Liberian"
)
_NEAR: Final = 320
"""Signs back in which the place stands on which a sentence leans."""


def leans_on_place(before: str, words: str, lang: str) -> bool:
    """Tell whether words speak of what one place has, named only in what was said before.

    Parameters
    ----------
    before : str
        What the same speaker said earlier in the same turn.

    Examples
    --------
    >>> leans_on_place("We fear for Chad.", "The peace process must go on.", "en")
    True
    >>> leans_on_place("We fear for Chad.", "The peace process in Chad must go on.", "en")
    False
    >>> leans_on_place("We fear for the sea.", "The parties must talk.", "en")
    False
    """
    if lang != "en" or not _OF_A_PLACE.search(words):
        return False
    return names_place(before[-_NEAR:]) and not names_place(words)


def names_place(words: str) -> bool:
    """Tell whether words name a country, or a region where there may be a war.

    Examples
    --------
    >>> names_place("We fear for Chad."), names_place("We fear for the sea.")
    (True, False)
    """
    return _places().search(words) is not None


@lru_cache(maxsize=1)
def _places() -> re.Pattern[str]:
    """Return what names a place where there may be parties, a war, an election."""
    names = {country_name(code, "en").split(" (")[0] for code in countries()}
    told = sorted(map(re.escape, names), key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{_REGIONS}|{'|'.join(told)})\b")
