"""Where a family name stands in a name: it is written in the order the person gave.

A list is sorted by family names, and whose stands first differs: in Chinese, Japanese
and Korean script it does, in Hungarian too; Chinese, Korean and Vietnamese names keep
that order in Latin letters. Who writes the family name in capitals, as delegations
do, is believed before any rule.
"""

import unicodedata

FAMILY_FIRST_SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
FAMILY_FIRST_COUNTRIES = frozenset({"CN", "KP", "KR", "VN"})
"""Where a name in Latin letters keeps the family name first."""

FAMILY_FIRST_LANGUAGES = frozenset({"hu", "ja", "ko", "vi", "zh"})


def family_name(name: str, *, country: str = "", lang: str = "") -> str:
    """Return the part of a name by which it is sorted.

    Parameters
    ----------
    name : str
        As the person writes it.
    country : str
        Alpha-2 code, if known.
    lang : str
        The person's language, if known.

    Examples
    --------
    >>> family_name("Élodie Marchetaz")
    'Marchetaz'
    >>> family_name("LI Na"), family_name("María DEL CARMEN Ruiz")
    ('LI', 'DEL CARMEN')
    >>> family_name("山田 太郎"), family_name("Nagy Ferenc", lang="hu")
    ('山田', 'Nagy')
    """
    words = name.split()
    if not words:
        return ""
    capitals = [one for one in words if _is_in_capitals(one)]
    if capitals and len(capitals) < len(words):
        return " ".join(capitals)
    if "," in words[0]:
        return words[0].rstrip(",")
    is_first = (
        _script(words[0]).startswith(FAMILY_FIRST_SCRIPTS)
        or country.upper() in FAMILY_FIRST_COUNTRIES
        or lang.partition("-")[0].lower() in FAMILY_FIRST_LANGUAGES
    )
    return words[0] if is_first else words[-1]


def _is_in_capitals(word: str) -> bool:
    """Tell whether a word is written in capitals; an initial is not."""
    letters = [sign for sign in word if sign.isalpha()]
    return len(letters) > 1 and all(sign.isupper() for sign in letters)


def _script(word: str) -> str:
    sign = next((one for one in word if one.isalpha()), "")
    return unicodedata.name(sign, "") if sign else ""
