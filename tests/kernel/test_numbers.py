"""Numbers, dates and rounding words: always true of the exact number."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.kernel.numbers import (
    NARROW_SPACE,
    RoundedCount,
    RoundingWord,
    about,
    count,
    date_range,
    day,
    format_number,
    is_true_of,
    ordinal,
    percent,
)

COUNTS = st.integers(min_value=0, max_value=10**12)


@given(COUNTS)
def test_about_is_always_true_of_the_exact_number(exact: int) -> None:
    told = about(exact)

    assert is_true_of(told.word, told.value, exact)


@given(COUNTS)
def test_about_says_no_word_exactly_when_the_number_is_shown(exact: int) -> None:
    told = about(exact)

    assert (told.word is RoundingWord.EXACT) == (told.value == exact)


@given(COUNTS)
def test_about_never_strays_more_than_a_tenth(exact: int) -> None:
    assert 10 * abs(about(exact).value - exact) <= exact


@pytest.mark.parametrize(
    ("exact", "told"),
    [
        (49, "49"),
        (78, "nearly 80"),
        (80, "80"),
        (160, "160"),
        (197, "nearly 200"),
        (203, "more than 200"),
        (523, "more than 500"),
        (4000, "4,000"),
        (4001, "more than 4,000"),
        (4648, "about 4,600"),
        (4700, "4,700"),
        (4750, "nearly 5,000"),
    ],
)
def test_about_in_english(exact: int, told: str) -> None:
    assert about(exact).said_in("en") == told


def test_about_in_french_and_spanish() -> None:
    assert about(4213).said_in("fr") == f"plus de 4{NARROW_SPACE}000"
    assert about(4648).said_in("fr") == f"environ 4{NARROW_SPACE}600"
    assert about(78).said_in("es") == "cerca de 80"


def test_about_refuses_a_negative_count() -> None:
    with pytest.raises(ValueError, match="-1"):
        about(-1)


@pytest.mark.parametrize(
    ("word", "value", "exact", "is_true"),
    [
        (RoundingWord.MORE_THAN, 4000, 4000, False),
        (RoundingWord.NEARLY, 80, 80, False),
        (RoundingWord.NEARLY, 80, 76, True),
        (RoundingWord.NEARLY, 80, 75, False),
        (RoundingWord.ABOUT, 100, 105, True),
        (RoundingWord.ABOUT, 100, 94, False),
        (RoundingWord.EXACT, 7, 8, False),
    ],
)
def test_is_true_of(
    word: RoundingWord, value: int, exact: int, *, is_true: bool
) -> None:
    assert is_true_of(word, value, exact) is is_true


def test_rounded_count_is_a_value() -> None:
    assert about(80) == RoundedCount(80, RoundingWord.EXACT)


@pytest.mark.parametrize(
    ("value", "lang", "told"),
    [
        (999, "fr", "999"),
        (1_234_567, "fr", f"1{NARROW_SPACE}234{NARROW_SPACE}567"),
        (1_234_567, "en-GB", "1,234,567"),
        (12.5, "en", "12.5"),
        (12.0, "fr", "12"),
    ],
)
def test_format_number(value: float, lang: str, told: str) -> None:
    assert format_number(value, lang) == told


def test_percent_rounds_half_up() -> None:
    assert percent(1, 8, "en") == "13 per cent"
    assert percent(1, 3, "fr") == f"33{NARROW_SPACE}%"
    with pytest.raises(ValueError, match="no share"):
        percent(1, 0, "en")


@pytest.mark.parametrize(
    ("number", "lang", "is_feminine", "told"),
    [
        (1, "en", False, "one"),
        (9, "fr", False, "neuf"),
        (1, "fr", True, "une"),
        (1, "es", True, "una"),
        (1, "en", True, "one"),
        (10, "fr", False, "10"),
        (3, "ar", False, "3"),
    ],
)
def test_count(number: int, lang: str, *, is_feminine: bool, told: str) -> None:
    assert count(number, lang, is_feminine=is_feminine) == told


@pytest.mark.parametrize(
    ("number", "lang", "told"),
    [
        (1, "en", "first"),
        (11, "en", "11th"),
        (12, "en", "12th"),
        (21, "en", "21st"),
        (22, "en", "22nd"),
        (103, "en", "103rd"),
        (2, "fr", "deuxième"),
        (21, "fr", "21e"),
        (4, "ru", "fourth"),
    ],
)
def test_ordinal(number: int, lang: str, told: str) -> None:
    assert ordinal(number, lang) == told


def test_ordinal_feminine() -> None:
    assert ordinal(1, "fr", is_feminine=True) == "première"
    assert ordinal(2, "fr", is_feminine=True) == "deuxième"


@pytest.mark.parametrize(
    ("first", "last", "lang", "told"),
    [
        (date(2024, 5, 27), date(2024, 5, 31), "en", "27–31 May 2024"),
        (date(2024, 5, 27), date(2024, 5, 31), "fr", "du 27 au 31 mai 2024"),
        (date(2024, 5, 1), date(2024, 5, 3), "fr", "du 1er au 3 mai 2024"),
        (date(2024, 5, 30), date(2024, 6, 1), "fr", "du 30 mai au 1er juin 2024"),
        (
            date(2024, 5, 30),
            date(2024, 6, 1),
            "es",
            "del 30 de mayo al 1 de junio de 2024",
        ),
        (
            date(2024, 12, 30),
            date(2025, 1, 2),
            "en",
            "30 December 2024 to 2 January 2025",
        ),
        (date(2024, 5, 27), date(2024, 5, 27), "en", "27 May 2024"),
        (date(2024, 5, 27), date(2024, 5, 27), "fr", "le 27 mai 2024"),
    ],
)
def test_date_range(first: date, last: date, lang: str, told: str) -> None:
    assert date_range(first, last, lang) == told


def test_date_range_refuses_to_run_backwards() -> None:
    with pytest.raises(ValueError, match="before"):
        date_range(date(2024, 5, 2), date(2024, 5, 1), "en")


@given(
    st.dates(max_value=date(9000, 1, 1)),
    st.integers(0, 400),
    st.sampled_from(["en", "fr", "es"]),
)
def test_date_range_always_ends_with_the_last_day(
    first: date, n_days: int, lang: str
) -> None:
    last = first + timedelta(days=n_days)

    assert date_range(first, last, lang).endswith(day(last, lang))
