"""The script that words are mostly in, and the languages that are written in it."""

from collections import Counter
from typing import Final

from palabre.kernel.languages import primary
from palabre.kernel.late import late

LATIN: Final = "latin"
_SIGNS: Final = {
    LATIN: "A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff",
    "cyrillic": "\u0400-\u052f",
    "arabic": "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "han": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
    "kana": "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f",
    "hangul": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "greek": "\u0370-\u03ff\u1f00-\u1fff",
}
_SCRIPTS: Final = tuple(_SIGNS)
_EVERY: Final = late(
    "|".join([*(f"([{signs}])" for signs in _SIGNS.values()), r"([^\W\d_])"])
)
_WEIGHTS: Final = {"han": 3, "kana": 2, "hangul": 2}
"""Letters that one sign of a script says as much as."""
_KANA_EACH: Final = 10
"""Signs of which one is kana in Japanese at least; Chinese has a "の" in a name."""

_WRITTEN_IN: Final = {
    "cyrillic": ("ru", "be", "bg", "kk", "ky", "mk", "mn", "sr", "tg", "uk"),
    "arabic": ("ar", "fa", "ku", "ps", "ug", "ur"),
    "han": ("zh", "ja", "yue"),
    "kana": ("ja",),
    "hangul": ("ko",),
    "greek": ("el",),
}
_IN_TWO: Final = frozenset({"sr", "ku"})
"""Languages that are written in Latin letters too."""
_NEVER_LATIN: Final = (
    frozenset(tag for tags in _WRITTEN_IN.values() for tag in tags) - _IN_TWO
)
UNKNOWN: Final = "und"


def script_of(words: str) -> str:
    """Return the script that words are mostly in; empty where they hold no letter.

    Examples
    --------
    >>> script_of("Сети GSM"), script_of("我们支持 open access"), script_of("12 %")
    ('cyrillic', 'han', '')
    >>> script_of("共有すべきです"), script_of("नेटवर्क")
    ('kana', 'other')
    """
    if words.isascii():
        return LATIN if any(map(str.isalpha, words)) else ""
    found: Counter[str] = Counter()
    for match in _EVERY.finditer(words):
        place = (match.lastindex or 0) - 1
        script = _SCRIPTS[place] if place < len(_SCRIPTS) else "other"
        found[script] += _WEIGHTS.get(script, 1)
    if not found:
        return ""
    if found["kana"] * _KANA_EACH > found["han"]:
        found["kana"] += found.pop("han", 0)
    return max(sorted(found), key=lambda script: found[script])


def language_written(script: str) -> str:
    """Return the language that a script other than Latin tells."""
    return _WRITTEN_IN.get(script, (UNKNOWN,))[0]


def fits(lang: str, script: str) -> bool:
    """Say whether a language can be written in a script.

    Examples
    --------
    >>> fits("ar", "latin"), fits("uk", "cyrillic"), fits("hi", "other"), fits("fr", "")
    (False, True, True, True)
    """
    tag = primary(lang)
    if not script:
        return True
    if script == LATIN:
        return tag not in _NEVER_LATIN
    if script in _WRITTEN_IN:
        return tag in _WRITTEN_IN[script]
    return tag not in {*_NEVER_LATIN, "en", "fr", "es", "de", "it", "pt"}
