"""Languages told apart by their letters, where one script serves several."""

import re
from collections.abc import Mapping
from typing import Final

LEAST_SHARE: Final = 0.015
"""Share of a language's own letters from which they are no foreign name's."""

_OWN: Final[Mapping[str, Mapping[str, str]]] = {
    "arabic": {
        "ur": "ٹڈڑںےہۓ",
        "ps": "ټډړږښګڼۍځڅې",
        "ku": "ێۆڕڵ",
        "ug": "ۇۈۋ",
        "fa": "پچژگکی",
    },
    "cyrillic": {
        "uk": "іїєґ",
        "be": "ў",
        "kk": "әғқңұһ",
        "ky": "өүң",
        "mk": "ѓќѕ",
        "sr": "ђћљњџј",
        "tg": "ӣҷҳӯқғ",
    },
}
"""Letters that the script's commonest language has not."""
_COMMON: Final = {"arabic": ("ar", "ةأإىكي"), "cyrillic": ("ru", "ыэёъ")}
"""That language, and letters of it that some of the others have not."""
_HARD_SIGN: Final = re.compile("ъ(?![еёюяі])", re.IGNORECASE)
"""In Bulgarian it is a vowel; in Russian it stands before four letters alone."""
_PERSIAN_WORDS: Final = frozenset(
    {"است", "که", "های", "این", "برای", "باید", "می", "را"}
)
_LETTER: Final = re.compile(r"[^\W\d_]")


def told_by_letters(words: str, script: str) -> str:
    """Return the language that letters of a script tell; empty where they tell none.

    Examples
    --------
    >>> told_by_letters("شبکه‌ها باید برای همه باز باشند", "arabic")
    'fa'
    >>> told_by_letters("ہمیں انٹرنیٹ کی ضرورت ہے", "arabic")
    'ur'
    >>> told_by_letters("يجب أن تكون الشبكات مفتوحة", "arabic")
    'ar'
    >>> told_by_letters("Мережі мають бути відкриті", "cyrillic")
    'uk'
    """
    if script not in _OWN:
        return ""
    low = words.lower()
    n_letters = len(_LETTER.findall(low))
    counts = {lang: _n(low, own) for lang, own in _OWN[script].items()}
    if script == "arabic":
        return _of_arabic(low, counts, n_letters)
    if not _n(low, "ыэё"):
        counts["bg"] = 2 * len(_HARD_SIGN.findall(low))
    if counts["be"]:
        counts["be"] += counts["uk"]
    return _surest(counts, script, n_letters, n_common=_n(low, _COMMON[script][1]))


def _of_arabic(words: str, counts: dict[str, int], n_letters: int) -> str:
    """Tell Urdu, Pashto and their like before Persian, whose letters they share."""
    persian = counts.pop("fa")
    counts = {lang: n for lang, n in counts.items() if n > LEAST_SHARE * n_letters}
    if counts:
        return max(sorted(counts), key=counts.__getitem__)
    persian += 2 * len(_PERSIAN_WORDS.intersection(words.split()))
    n_arabic = _n(words, _COMMON["arabic"][1])
    if n_arabic >= persian:
        persian = 0
    return _surest({"fa": persian}, "arabic", n_letters, n_common=n_arabic)


def _surest(
    counts: Mapping[str, int], script: str, n_letters: int, *, n_common: int
) -> str:
    best = max(sorted(counts), key=counts.__getitem__)
    if counts[best] > LEAST_SHARE * n_letters:
        return best
    return _COMMON[script][0] if n_common else ""


def _n(words: str, letters: str) -> int:
    return sum(words.count(letter) for letter in letters)
