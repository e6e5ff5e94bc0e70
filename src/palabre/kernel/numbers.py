"""Numbers and dates in words: counts, ordinals, ranges of dates, rounding words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from palabre.kernel.languages import primary

NARROW_SPACE = "\u202f"
"""Narrow no-break space: between thousands and before % in French and Spanish."""

SMALLEST_ROUNDED = 50
"""Below this a count is always given exactly."""

NEARLY_PERCENT = 95
MORE_THAN_PERCENT = 110
"""Bounds of "nearly" and "more than", in percent of the number that is shown."""

ABOUT_PERCENT = 5
"""Farthest that a number said to be "about" may lie from the exact one."""

_COMMA_THOUSANDS = frozenset({"en", "ar", "zh"})
_POINT_DECIMALS = frozenset({"en", "ar", "zh"})


def _list(words: str) -> list[str]:
    """Split a line of words."""
    return words.split()


_UNITS = {
    "en": _list("zero one two three four five six seven eight nine"),
    "fr": _list("zéro un deux trois quatre cinq six sept huit neuf"),
    "es": _list("cero uno dos tres cuatro cinco seis siete ocho nueve"),
}
_FEMININE_ONE = {"fr": "une", "es": "una"}

_ORDINALS = {
    "en": _list("first second third fourth fifth sixth seventh eighth ninth"),
    "fr": _list(
        "premier deuxième troisième quatrième cinquième "
        "sixième septième huitième neuvième"
    ),
}

MONTHS = {
    "en": _list(
        "January February March April May June July August September "
        "October November December"
    ),
    "fr": _list(
        "janvier février mars avril mai juin juillet août septembre "
        "octobre novembre décembre"
    ),
    "es": _list(
        "enero febrero marzo abril mayo junio julio agosto septiembre "
        "octubre noviembre diciembre"
    ),
}
WEEKDAYS = {
    "en": _list("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    "fr": _list("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    "es": _list("lunes martes miércoles jueves viernes sábado domingo"),
}


class RoundingWord(StrEnum):
    """What is said before a rounded number."""

    EXACT = "exact"
    MORE_THAN = "more-than"
    NEARLY = "nearly"
    ABOUT = "about"


_ROUNDING_WORDS = {
    "en": {
        RoundingWord.MORE_THAN: "more than",
        RoundingWord.NEARLY: "nearly",
        RoundingWord.ABOUT: "about",
    },
    "fr": {
        RoundingWord.MORE_THAN: "plus de",
        RoundingWord.NEARLY: "près de",
        RoundingWord.ABOUT: "environ",
    },
    "es": {
        RoundingWord.MORE_THAN: "más de",
        RoundingWord.NEARLY: "cerca de",
        RoundingWord.ABOUT: "alrededor de",
    },
}


@dataclass(frozen=True, slots=True)
class RoundedCount:
    """A round number with the word that makes it true of the exact one."""

    value: int
    word: RoundingWord

    def said_in(self, lang: str) -> str:
        """Return the words, e.g. ``"more than 4,000"``.

        Examples
        --------
        >>> about(4213).said_in("en")
        'more than 4,000'
        >>> about(78).said_in("fr")
        'près de 80'
        """
        number = format_number(self.value, lang)
        if self.word is RoundingWord.EXACT:
            return number
        words = _ROUNDING_WORDS.get(primary(lang), _ROUNDING_WORDS["en"])
        return f"{words[self.word]} {number}"


def about(exact: int) -> RoundedCount:
    """Return a round number and a word that is true of the exact number.

    The rule, in this order; a round number has one significant digit:

    1. below 50, or round already, or no more than two significant digits that
       are not near a round number: the exact number and no word;
    2. "nearly R" if ``0.95 * R <= exact < R``, R the next round number above;
    3. "more than R" if ``R < exact <= 1.1 * R``, R the last round number below;
    4. else "about V", V the exact number rounded half up to two significant
       digits: never further than 5 % from the exact number.

    Parameters
    ----------
    exact : int
        Counted, at least 0.

    Raises
    ------
    ValueError
        If the count is negative.

    Examples
    --------
    >>> about(78)
    RoundedCount(value=80, word=<RoundingWord.NEARLY: 'nearly'>)
    >>> about(160).word
    <RoundingWord.EXACT: 'exact'>
    """
    if exact < 0:
        message = f"a count is never negative: {exact}"
        raise ValueError(message)
    unit = 10 ** (len(str(exact)) - 1)
    below = exact // unit * unit
    if exact < SMALLEST_ROUNDED or exact == below:
        return RoundedCount(exact, RoundingWord.EXACT)
    above = below + unit
    if is_true_of(RoundingWord.NEARLY, above, exact):
        return RoundedCount(above, RoundingWord.NEARLY)
    if 100 * exact <= MORE_THAN_PERCENT * below:
        return RoundedCount(below, RoundingWord.MORE_THAN)
    return _two_digits(exact, unit)


def _two_digits(exact: int, unit: int) -> RoundedCount:
    """Round half up to two significant digits."""
    step = max(unit // 10, 1)
    value = (exact + step // 2) // step * step
    word = RoundingWord.EXACT if value == exact else RoundingWord.ABOUT
    return RoundedCount(value, word)


def is_true_of(word: RoundingWord, value: int, exact: int) -> bool:
    """Tell whether "word value" is a true statement about an exact number.

    "more than V" is true iff ``exact > V``; "nearly V" iff ``0.95 V <= exact < V``;
    "about V" iff V is within 5 % of the exact number; without a word only equality.

    Examples
    --------
    >>> is_true_of(RoundingWord.MORE_THAN, 4000, 4000)
    False
    """
    if word is RoundingWord.MORE_THAN:
        return exact > value
    if word is RoundingWord.NEARLY:
        return NEARLY_PERCENT * value <= 100 * exact < 100 * value
    if word is RoundingWord.ABOUT:
        return 100 * abs(value - exact) <= ABOUT_PERCENT * exact
    return exact == value


def format_number(value: float, lang: str) -> str:
    """Return a number as it is printed in a language.

    Examples
    --------
    >>> format_number(4213, "en")
    '4,213'
    >>> format_number(4213, "fr") == "4\u202f213"
    True
    >>> format_number(12.5, "fr")
    '12,5'
    """
    tag = primary(lang)
    whole, _, rest = f"{value:,}".partition(".")
    whole = whole if tag in _COMMA_THOUSANDS else whole.replace(",", NARROW_SPACE)
    rest = "" if rest == "0" else rest
    point = "." if tag in _POINT_DECIMALS else ","
    return f"{whole}{point}{rest}" if rest else whole


def percent(part: int, whole: int, lang: str) -> str:
    """Return a share in whole percent, rounded half up, in UN style.

    Examples
    --------
    >>> percent(1, 8, "en")
    '13 per cent'
    """
    if whole <= 0:
        message = f"no share of {whole}"
        raise ValueError(message)
    value = format_number((200 * part + whole) // (2 * whole), lang)
    return f"{value} per cent" if primary(lang) == "en" else f"{value}{NARROW_SPACE}%"


def count(number: int, lang: str, *, is_feminine: bool = False) -> str:
    """Return a count as it stands in a sentence: words below ten, else figures.

    UN Editorial Manual: numbers under 10 are written in words.

    Examples
    --------
    >>> count(3, "en"), count(12, "en"), count(1, "fr", is_feminine=True)
    ('three', '12', 'une')
    """
    tag = primary(lang)
    words = _UNITS.get(tag)
    if words is None or not 0 <= number < len(words):
        return format_number(number, lang)
    if number == 1 and is_feminine:
        return _FEMININE_ONE.get(tag, words[1])
    return words[number]


def ordinal(number: int, lang: str, *, is_feminine: bool = False) -> str:
    """Return an ordinal: words below ten, else figures with their ending.

    Examples
    --------
    >>> ordinal(3, "en"), ordinal(21, "en"), ordinal(1, "fr", is_feminine=True)
    ('third', '21st', 'première')
    """
    tag = primary(lang) if primary(lang) in _ORDINALS else "en"
    if 0 < number < 10:
        word = _ORDINALS[tag][number - 1]
        return "première" if is_feminine and word == "premier" else word
    return f"{number}e" if tag == "fr" else f"{number}{_english_ending(number)}"


def _english_ending(number: int) -> str:
    """Return ``st``, ``nd``, ``rd`` or ``th``."""
    if number % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def day(on: date, lang: str) -> str:
    """Return a date in full.

    Examples
    --------
    >>> day(date(2024, 6, 1), "fr"), day(date(2024, 6, 1), "en")
    ('1er juin 2024', '1 June 2024')
    """
    tag = primary(lang) if primary(lang) in MONTHS else "en"
    joint = " de " if tag == "es" else " "
    return joint.join((_day_number(on, tag), _month(on, tag), str(on.year)))


def _day_number(on: date, tag: str) -> str:
    """Return the day of the month; the first is « 1er » in French."""
    return "1er" if tag == "fr" and on.day == 1 else str(on.day)


def _month(on: date, tag: str) -> str:
    """Return the name of the month."""
    return MONTHS[tag][on.month - 1]


def date_range(first: date, last: date, lang: str) -> str:
    """Return a period of days, saying month and year only once where it can.

    Raises
    ------
    ValueError
        If the period ends before it starts.

    Examples
    --------
    >>> date_range(date(2024, 5, 27), date(2024, 5, 31), "fr")
    'du 27 au 31 mai 2024'
    >>> date_range(date(2024, 5, 27), date(2024, 5, 28), "fr")
    'les 27 et 28 mai 2024'
    >>> date_range(date(2024, 5, 30), date(2024, 6, 1), "en")
    '30 May to 1 June 2024'
    """
    if last < first:
        message = f"a period ends before it starts: {first}..{last}"
        raise ValueError(message)
    tag = primary(lang) if primary(lang) in MONTHS else "en"
    if first == last:
        return f"le {day(first, tag)}" if tag == "fr" else day(first, tag)
    start, is_same_month = _start_of_range(first, last, tag)
    if tag == "fr" and is_same_month and (last - first).days == 1:
        return f"les {start} et {day(last, tag)}"
    if tag == "fr":
        return f"du {start} au {day(last, tag)}"
    if tag == "es":
        return f"del {start} al {day(last, tag)}"
    return (
        f"{start}–{day(last, tag)}" if is_same_month else f"{start} to {day(last, tag)}"
    )


def dates_in_words(first: date, last: date, lang: str) -> str:
    """Return a period of days in any language that is known, by its own habits.

    Examples
    --------
    >>> dates_in_words(date(2024, 5, 27), date(2024, 5, 31), "ru")
    '27–31 мая 2024 года'
    """
    if primary(lang) in MONTHS:
        return date_range(first, last, lang)
    from babel import dates  # slow import  # noqa: PLC0415

    if first == last:
        told = dates.format_date(first, "long", locale=primary(lang))
    else:
        told = dates.format_interval(first, last, "yMMMMd", locale=primary(lang))
    return str(told).replace("\u202fг.", " года")


def day_in_words(on: date, lang: str) -> str:
    """Return a date in any language that is known, to stand inside a sentence.

    Examples
    --------
    >>> day_in_words(date(2024, 5, 31), "fr"), day_in_words(date(2024, 5, 31), "ru")
    ('31 mai 2024', '31 мая 2024 года')
    """
    return day(on, lang) if primary(lang) in MONTHS else dates_in_words(on, on, lang)


def _start_of_range(first: date, last: date, tag: str) -> tuple[str, bool]:
    """Return the words for the first day, and whether day alone is enough."""
    if (first.year, first.month) == (last.year, last.month):
        return _day_number(first, tag), True
    if first.year == last.year:
        joint = " de " if tag == "es" else " "
        return f"{_day_number(first, tag)}{joint}{_month(first, tag)}", False
    return day(first, tag), False
