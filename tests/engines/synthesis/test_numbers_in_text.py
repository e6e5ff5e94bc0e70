"""Numbers in words and digits come out under the same key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.engines.synthesis.numbers_in_text import Number, numbers_in
from palabre.kernel.numbers import NARROW_SPACE, count, format_number


def _keys(text: str, lang: str) -> list[str]:
    return [number.key for number in numbers_in(text, lang)]


@pytest.mark.parametrize(
    ("text", "lang", "keys"),
    [
        ("4,000 people", "en", ["n:4000"]),
        ("four thousand people", "en", ["n:4000"]),
        (f"4{NARROW_SPACE}000 personnes", "fr", ["n:4000"]),
        ("4 000 personnes", "fr", ["n:4000"]),
        ("quatre mille personnes", "fr", ["n:4000"]),
        ("4.000 personas", "es", ["n:4000"]),
        ("cuatro mil personas", "es", ["n:4000"]),
        ("5.4 billion", "en", ["n:5400000000"]),
        ("5,4 milliards", "fr", ["n:5400000000"]),
        ("12.5 per cent", "en", ["p:12.5"]),
        ("12,5 %", "fr", ["p:12.5"]),
        ("twenty-five percent", "en", ["p:25"]),
        ("vingt-cinq pour cent", "fr", ["p:25"]),
        ("veinticinco por ciento", "es", ["p:25"]),
        ("two hundred and fifty", "en", ["n:250"]),
        ("quatre-vingt-dix-sept", "fr", ["n:97"]),
        ("soixante et onze", "fr", ["n:71"]),
        ("deux cents", "fr", ["n:200"]),
        ("treinta y cinco", "es", ["n:35"]),
        ("twenty twenty-four", "en", ["n:2024"]),
        ("nineteen ninety-five", "en", ["n:1995"]),
        ("five six", "en", ["n:5", "n:6"]),
        ("27 May 2024", "en", ["n:27", "m:5", "n:2024"]),
        ("2024-05-27", "en", ["n:27", "m:5", "n:2024"]),
        ("27/05/2024", "fr", ["n:27", "m:5", "n:2024"]),
        ("05/27/2024", "en", ["n:27", "m:5", "n:2024"]),
        ("le 1er juin", "fr", ["o:1", "m:6"]),
        ("they may march", "en", []),
        ("in May", "en", ["m:5"]),
        ("the 3rd and the third", "en", ["o:3", "o:3"]),
        ("la première et la 2e", "fr", ["o:1", "o:2"]),
        ("at 14:30", "en", ["n:14:30"]),
        ("80-90 schools", "en", ["n:80", "n:90"]),
        ("version 1.2.3", "en", ["n:1.2.3"]),
        ("IPv6 and H.264", "en", []),
        ("thousands of people", "en", ["q:thousands"]),
        ("des milliers de gens", "fr", ["q:thousands"]),
        ("half of them", "en", ["f:1/2"]),
        ("un pays, une voix", "fr", []),
        ("nothing to count", "en", []),
        ("ثلاثة و 12 بلدا", "ar", ["n:12"]),
    ],
)
def test_numbers_in_text(text: str, lang: str, keys: list[str]) -> None:
    assert _keys(text, lang) == keys


def test_a_number_knows_its_unit_and_how_rough_it_is() -> None:
    assert numbers_in("more than 300 schools and nearly $5 million", "en") == (
        Number("n:300", 10, 13, "schools", ">"),
        Number("n:5000000", 34, 43, "$", "-"),
    )
    assert numbers_in("environ trois milliards d'euros", "fr")[0].unit == "€"


def test_one_alone_is_weak() -> None:
    assert [number.is_weak for number in numbers_in("one of two", "en")] == [
        True,
        False,
    ]


@given(st.integers(0, 10**9), st.sampled_from(["en", "fr"]))
def test_a_printed_number_is_read_back(number: int, lang: str) -> None:
    assert _keys(f"— {format_number(number, lang)} —", lang) == [f"n:{number}"]


@given(st.integers(2, 9), st.sampled_from(["en", "fr", "es"]))
def test_a_spelled_count_is_read_back(number: int, lang: str) -> None:
    assert _keys(count(number, lang), lang) == [f"n:{number}"]


@given(st.text(max_size=200), st.sampled_from(["en", "fr", "es", "ar"]))
def test_any_text_is_read_and_places_are_exact(text: str, lang: str) -> None:
    for number in numbers_in(text, lang):
        assert 0 <= number.start < number.end <= len(text)
