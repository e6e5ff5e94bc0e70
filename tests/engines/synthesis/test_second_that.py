"""A second clause after "and" is told with "that" too, where it surely is one."""

import pytest

from palabre.engines.synthesis.draft import Counts
from palabre.engines.synthesis.second_that import with_second_that
from palabre.engines.synthesis.shapes import Speech
from palabre.engines.synthesis.wording import Teller
from palabre.engines.synthesis.wording_en import English


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("ferries were late", "their crews were not paid"),
        ("a harbour in every bay was dear", "it was fishers who paid for it"),
        ("lamps must be lit every night", "what could vary was their number"),
        ("two pilots had left since June", "nine of them had gone to sea"),
        ("charts were drawn by elders", "young sailors seldom added to them"),
    ],
)
def test_a_second_clause_has_its_own_that(first: str, second: str) -> None:
    told = with_second_that(f"{first}, and {second}")
    assert told == f"{first}, and that {second}"


@pytest.mark.parametrize(
    "clause",
    [
        "boats, nets, and ropes were sold",
        "rust slowed the ferries, and at times sank them",
        "crews left because pay was low, and the harbour was closed",
        "charts belonged in schools, and in the mother tongue",
        "whoever drew charts, and the owners who sold them, were paid",
        'the sign said "no entry, and the gate is shut"',
        "the harbour that was closed, and the pier had rotted",
        "lamps were lit, and oil was dear, and nobody had paid",
    ],
)
def test_nothing_is_added_where_it_is_not_sure(clause: str) -> None:
    assert with_second_that(clause) == clause


def test_the_text_says_it() -> None:
    told = English().told(
        Teller(Counts(1, 1)),
        Speech.NOTE,
        "ferries were late, and their crews were not paid",
        is_own=False,
    )
    assert told.endswith("ferries were late, and that their crews were not paid.")
