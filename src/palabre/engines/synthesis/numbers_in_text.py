"""Numbers, dates and percentages as they stand in a text, made comparable.

Digits and words in English, French and Spanish come out under the same key:
"4,000", « quatre mille » and "cuatro mil" are all ``n:4000``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from palabre.engines.synthesis.number_words import (
    APPROXIMATORS,
    CURRENCIES,
    FRACTIONS,
    LONE_ONES,
    MONTHS_THAT_ARE_WORDS,
    ORDINALS,
    PERCENT_WORDS,
    SCALES,
    UNITS,
    VAGUE,
)
from palabre.kernel.languages import primary
from palabre.kernel.numbers import MONTHS, WEEKDAYS

LANGUAGES = ("en", "fr", "es")


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a text.

    Parameters
    ----------
    key : str
        ``n:`` number, ``p:`` percentage, ``pt:`` percentage points, ``o:`` ordinal,
        ``m:`` month 1-12,
        ``w:`` weekday 0-6, ``f:`` fraction, ``q:`` vague amount such as "millions",
        followed by the value.
    start, end : int
        Place in the text, in code points.
    unit : str
        Currency sign, or the next word in lower case; may be empty.
    approximator : str
        ``>``, ``<``, ``-`` (nearly) or ``~`` (about) when one stands before.
    is_weak : bool
        A word such as "one" or "second" that is often no number at all.
    """

    key: str
    start: int
    end: int
    unit: str = ""
    approximator: str = ""
    is_weak: bool = False


_DIGITS = re.compile(
    r"(?<![\w.])(?:"
    r"(?P<iso>\d{4}-\d\d-\d\d)"
    r"|(?P<slashed>\d{1,2}/\d{1,2}/\d{4})"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?)"
    r"|(?P<grouped>\d{1,3}(?:[,.'’\u202f\u00a0 ]\d{3})+(?:[.,]\d+)?)(?![\d])"
    r"|(?P<plain>\d+(?:[.,]\d+)*)"
    r")(?P<ending>st|nd|rd|th|er|ère|re|e|ème|[ºª°])?(?![^\W\d_]{2})"
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[$€£¥%]")
_PERCENT_SIGN = re.compile(r"[\s\u00a0\u202f]?%")


def numbers_in(text: str, lang: str) -> tuple[Number, ...]:
    """Return the numbers of a text in their order.

    Parameters
    ----------
    lang : str
        Language of the text; others than English, French and Spanish are read
        for digits, with English words.

    Examples
    --------
    >>> [number.key for number in numbers_in("5.4 billion people, or 67 per cent", "en")]
    ['n:5400000000', 'p:67']
    >>> [number.key for number in numbers_in("quatre-vingt-dix pays", "fr")]
    ['n:90']
    """
    tag = primary(lang)
    return _numbers_in(text, tag if tag in LANGUAGES else "en")


@lru_cache(maxsize=8192)
def _numbers_in(text: str, tag: str) -> tuple[Number, ...]:
    """Read digits and words, and put them in order."""
    found = [*_digits(text, tag), *_words(text, tag), *_calendar(text, tag)]
    return tuple(sorted(found, key=lambda number: (number.start, number.end)))


def _digits(text: str, tag: str) -> Iterator[Number]:
    """Read what is written in digits."""
    if not any(sign.isdigit() for sign in text):
        return
    for match in _DIGITS.finditer(text):
        if match["iso"] or match["slashed"]:
            yield from _numeric_date(match)
        elif match["clock"]:
            yield Number(f"n:{match['clock']}", *match.span())
        elif match["ending"] and match["plain"]:
            yield Number(f"o:{match['plain']}", *match.span())
        else:
            yield _scaled(text, match, tag)


def _numeric_date(match: re.Match[str]) -> Iterator[Number]:
    """Split ``2024-05-27`` and ``27/05/2024`` into day, month and year."""
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
    else:
        day, month, year = (int(part) for part in match["slashed"].split("/"))
        day, month = (month, day) if month > 12 else (day, month)
    for key in (f"n:{day}", f"m:{month}", f"n:{year}"):
        yield Number(key, *match.span())


def _scaled(text: str, match: re.Match[str], tag: str) -> Number:
    """Read a number in digits with the million, per cent or currency after it."""
    start, end = match.span()
    value = _decimal(match["grouped"] or "", match["plain"] or "", tag)
    if value is None:
        return Number(f"n:{match[0]}", start, end)
    scale = _scale_pattern(tag).match(text, end)
    if scale:
        value, end = value * SCALES[tag][scale[1].casefold()], scale.end()
    return _with_surroundings(text, value, start, end, tag)


def _decimal(grouped: str, plain: str, tag: str) -> Decimal | None:
    """Return the value of digits; None for things like ``1.2.3``."""
    if grouped and tag == "en" and re.fullmatch(r"\d{1,3}\.\d{3}", grouped):
        return Decimal(grouped)
    if grouped:
        whole, *rest = re.split(r"[.,](?=\d{1,2}$|\d{4,}$)", grouped)
        digits = re.sub(r"\D", "", whole)
        return Decimal(".".join([digits, *rest]))
    parts = re.split("[.,]", plain)
    return Decimal(".".join(parts)) if len(parts) <= 2 else None


def _with_surroundings(
    text: str, value: Decimal, start: int, end: int, tag: str
) -> Number:
    """Look left for "more than" and a currency, right for % and the unit."""
    said = f"{_sign(text, start)}{value.normalize():f}"
    approximator = _approximator(text, start, tag)
    percent = _PERCENT_SIGN.match(text, end) or _percent_pattern(tag).match(text, end)
    if percent:
        kind = "pt" if _POINTS.search(percent[0]) else "p"
        return Number(f"{kind}:{said}", start, percent.end(), approximator=approximator)
    unit = _currency_before(text, start) or _unit_after(text, end)
    return Number(f"n:{said}", start, end, unit, approximator)


_POINTS = re.compile(r"point|punto", re.IGNORECASE)
"""Three points more are not three per cent more."""

_CODE_BEFORE = re.compile(r"\b(EUR|USD|CHF)[ \u00a0]$")


def _currency_before(text: str, start: int) -> str:
    """Return the currency whose sign or code stands before a number, if any."""
    code = _CODE_BEFORE.search(text, max(0, start - 5), start)
    return CURRENCIES.get(code[1].casefold() if code else text[start - 1 : start], "")


def _sign(text: str, start: int) -> str:
    """Return "-" before a number below zero: "-30", "minus thirty", « moins trente »."""
    return "-" if _BELOW_ZERO.search(text[max(0, start - 12) : start]) else ""


_BELOW_ZERO = re.compile(
    r"(?:(?:^|[\s(])[-−]|\bminus |(?<!au )(?<!du )(?<!de )\bmoins |\bmenos )$",
    re.IGNORECASE,
)


def _unit_after(text: str, end: int) -> str:
    """Return the word that a number counts, or its currency."""
    match = _WORD.match(text, end + 1) if text[end : end + 1] in {" ", "-"} else None
    if match is None:
        return CURRENCIES.get(text[end : end + 1], "")
    word = match[0].casefold().removeprefix("d'").removeprefix("d’")
    if word in {"us", "swiss", "of", "de"}:
        return _unit_after(text, match.end())
    return CURRENCIES.get(word, word)


def _approximator(text: str, start: int, tag: str) -> str:
    """Return the sign for the words just before a number."""
    before = text[max(0, start - 24) : start].casefold().rstrip(" $€£\u00a0\u202f")
    for words, sign in APPROXIMATORS[tag]:
        if before.endswith(words) and not before[: -len(words)][-1:].isalpha():
            return sign
    return ""


def _words(text: str, tag: str) -> Iterator[Number]:
    """Read what is written in words."""
    for match in _point_pattern(tag).finditer(text):
        found = _decimal_in_words(text, match, tag)
        yield found
        gap = "." * (found.end - found.start)
        text = text[: found.start] + gap + text[found.end :]
    for match in _run_pattern(tag).finditer(text):
        words = re.findall(r"[^\W\d_]+", match[0].casefold())
        if words[0] in {"cent", "ciento"} and _ends_in_per(text[: match.start()]):
            continue
        if words[0] in ORDINALS[tag]:
            value, is_weak = ORDINALS[tag][words[0]]
            yield Number(f"o:{value}", *match.span(), is_weak=is_weak)
        elif words[0] in FRACTIONS[tag]:
            yield Number(f"f:{FRACTIONS[tag][words[0]]}", *match.span())
        elif len(words) == 1 and words[0] in VAGUE[tag]:
            if not text[: match.start()].rstrip()[-1:].isdigit():
                yield Number(f"q:{VAGUE[tag][words[0]]}", *match.span())
        elif not (text[: match.start()].rstrip()[-1:].isdigit()):
            yield from _spelled(text, match, words, tag)


def _decimal_in_words(text: str, match: re.Match[str], tag: str) -> Number:
    """Read "two point five million", « deux virgule cinq millions »."""
    whole, *_ = _values(_WORD.findall(match["whole"].casefold()), tag)
    parts = _values(_WORD.findall(match["part"].casefold()), tag)
    digits = "".join(str(each) for each in parts)
    value, end = Decimal(f"{whole}.{digits}"), match.end()
    scale = _scale_pattern(tag).match(text, match.end())
    if scale:
        value, end = value * SCALES[tag][scale[1].casefold()], scale.end()
    return _with_surroundings(text, value, match.start(), end, tag)


def _ends_in_per(before: str) -> bool:
    """Tell whether "cent" is the half of « pour cent »."""
    return before.rstrip().casefold().rpartition(" ")[2] in {"pour", "por"}


def _spelled(
    text: str, match: re.Match[str], words: list[str], tag: str
) -> Iterator[Number]:
    """Turn a run of number words into one number or several."""
    if len(words) == 1 and words[0] in LONE_ONES["fr"] | LONE_ONES["es"]:
        return
    values = _values(words, tag)
    for value in values:
        number = _with_surroundings(text, value, *match.span(), tag)
        is_weak = len(words) == 1 and words[0] in LONE_ONES[tag]
        yield Number(
            number.key,
            number.start,
            number.end,
            number.unit,
            number.approximator,
            is_weak=is_weak,
        )


def _values(words: list[str], tag: str) -> list[Decimal]:
    """Return the values of a run: "two thousand and five" is one, "five six" two."""
    year = _spoken_year(words, tag)
    if year:
        return [Decimal(year)]
    values: list[int] = []
    total, current, is_open = 0, 0, False
    for word in words:
        scale = SCALES[tag].get(word)
        if scale and word not in UNITS[tag]:
            total, current = total + max(current, 1) * int(scale), 0
        elif word in UNITS[tag]:
            value = UNITS[tag][word]
            if value == 100 and tag != "es":
                current = current - current % 100 + max(current % 100, 1) * 100
            elif _fits(current, value, tag):
                current = _joined(current, value, tag)
            else:
                values.append(total + current)
                total, current = 0, value
        else:
            continue
        is_open = True
    if is_open:
        values.append(total + current)
    return [Decimal(value) for value in values]


def _fits(current: int, value: int, tag: str) -> bool:
    """Tell whether a word can still be added: "twenty" + "five", not "five" + "six"."""
    rest = current % 100
    is_french = (
        (rest in {60, 80} and value < 20)
        or (rest == 4 and value == 20)
        or (rest == 10 and 7 <= value <= 9)  # « dix-huit »
    )
    if tag == "fr" and is_french:
        return True
    if value < 10:
        return rest == 0 or (rest >= 20 and rest % 10 == 0)
    return rest == 0 if value < 100 else current == 0


def _joined(current: int, value: int, tag: str) -> int:
    """Add a word's value; « quatre-vingt » is four times twenty."""
    if tag == "fr" and current % 100 == 4 and value == 20:
        return current - 4 + 80
    return current + value


def _spoken_year(words: list[str], tag: str) -> int:
    """Return the year of "twenty twenty-four" or "nineteen ninety-five", else 0."""
    values = [UNITS[tag].get(word, 0) for word in words]
    if tag != "en" or len(values) not in {2, 3} or values[0] not in {19, 20}:
        return 0
    tail = sum(values[1:])
    is_pair = values[1] >= 10 and (len(values) == 2 or values[1] % 10 == 0)
    return values[0] * 100 + tail if is_pair and tail < 100 else 0


def _calendar(text: str, tag: str) -> Iterator[Number]:
    """Read the names of months and days of the week."""
    for match in _calendar_pattern(tag).finditer(text):
        word = match[0].casefold()
        if word in MONTHS_THAT_ARE_WORDS and not _is_month(text, match):
            continue
        yield Number(_calendar_keys(tag)[word], *match.span())


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Tell "in May" and "27 May" from "they may"."""
    before = text[: match.start()].rstrip()
    if before[-1:].isdigit() or text[match.end() :].lstrip(" ,")[:1].isdigit():
        return True
    last = before.rsplit(" ", 1)[-1].casefold()
    leads = {"in", "of", "since", "until", "by", "last", "next", "late", "early"}
    return match[0][0].isupper() and last in leads


@cache
def _run_pattern(tag: str) -> re.Pattern[str]:
    """Match a run of number words, or one ordinal, fraction or vague amount."""
    singles = _either([*ORDINALS[tag], *FRACTIONS[tag], *VAGUE[tag]])
    parts = _either([*UNITS[tag], *SCALES[tag]])
    joint = r"(?:[\s-]+(?:and|et|y)?[\s-]*)"
    return re.compile(
        rf"\b(?:(?:{parts})(?:{joint}(?:{parts}))*|(?:{singles}))\b", re.IGNORECASE
    )


@cache
def _point_pattern(tag: str) -> re.Pattern[str]:
    """Match number words on both sides of a decimal point that is said."""
    units = _either(UNITS[tag])
    point = {"en": "point", "fr": "virgule", "es": "coma"}[tag]
    run = rf"(?:{units})(?:[\s-]+(?:{units}))*"
    return re.compile(
        rf"\b(?P<whole>{run})\s+{point}\s+(?P<part>{run})\b", re.IGNORECASE
    )


@cache
def _scale_pattern(tag: str) -> re.Pattern[str]:
    """Match "million" and its kin after digits."""
    return re.compile(rf"[\s\u00a0\u202f-]?({_either(SCALES[tag])})\b", re.IGNORECASE)


@cache
def _percent_pattern(tag: str) -> re.Pattern[str]:
    """Match "per cent" and its kin after digits or words."""
    return re.compile(
        rf"[\s\u00a0\u202f-]({_either(PERCENT_WORDS[tag])})\b", re.IGNORECASE
    )


@cache
def _calendar_pattern(tag: str) -> re.Pattern[str]:
    """Match names of months and weekdays."""
    return re.compile(rf"\b(?:{_either(_calendar_keys(tag))})\b", re.IGNORECASE)


@cache
def _calendar_keys(tag: str) -> dict[str, str]:
    """Return the key of each name."""
    months = {name.casefold(): f"m:{i}" for i, name in enumerate(MONTHS[tag], 1)}
    return months | {name.casefold(): f"w:{i}" for i, name in enumerate(WEEKDAYS[tag])}


def _either(words: Iterable[str]) -> str:
    """Join words to alternatives, longest first."""
    return "|".join(
        re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))
    )
