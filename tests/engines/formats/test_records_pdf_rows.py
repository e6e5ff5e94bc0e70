"""Rows of PDF pages: running lines, page numbers, cut words, headings, items, names."""

import pytest
from record_worlds import pdf, read, said

from palabre.engines.formats.reading.pdf_rows import whole_rows
from palabre.engines.formats.reading.words import undo_wraps

LONG = "We bring water and bread to every village of the whole northern coast"


def page(n: int, *rows: str) -> list[str]:
    return ["Summit 2026 — Wells", *rows, "Restricted", f"Page {n} of 3"]


def read_pages(*pages: list[str]) -> list[str]:
    return undo_wraps(whole_rows(pages)).split("\n\n")


def test_lines_of_every_page_are_not_said() -> None:
    pages = [
        page(1, LONG, "and of the"),
        page(2, f"southern one. {LONG}"),
        page(3, "too."),
    ]

    assert read_pages(*pages) == [f"{LONG} and of the southern one. {LONG} too."]


@pytest.mark.parametrize(
    "number", ["3", "- 3 -", "Page 3", "3/12", "página 3 de 9", "第 3 页"]
)
def test_a_page_number_is_not_said(number: str) -> None:
    assert read_pages([LONG, "and beyond.", number]) == [f"{LONG} and beyond."]


def test_a_year_within_the_text_stays() -> None:
    assert read_pages([LONG, "since", "2019", "and always", "will"]) == [
        f"{LONG} since 2019 and always will"
    ]


def test_words_that_the_setting_cut_are_whole_and_compounds_stay() -> None:
    rows = [
        "They spoke of telecom-", "munication and of the long-", "term goals, the high-",
        "level segment, a charac-", "terisation of it for a long", "time, each term the same, of",
        "high-level people and the level-", "Headed Bo",
    ]  # fmt: skip

    assert read_pages(rows) == [
        (
            "They spoke of telecommunication and of the long-term goals, the high-level "
            "segment, a characterisation of it for a long time, each term the same, of "
            "high-level people and the level-Headed Bo"
        )
    ]


def test_one_hyphen_at_the_end_of_a_row_is_its_own() -> None:
    rows = [LONG, "over the long-", "term and", LONG]

    assert "long-term" in read_pages(rows)[0]


def test_headings_items_and_names_begin_anew() -> None:
    rows = [
        f"{LONG}.", "Key messages", f"{LONG} and", "beyond.", f"• {LONG} and", "bread.",
        "• Schools first.", "Way forward", f"{LONG} as well.",
    ]  # fmt: skip

    assert read_pages(rows) == [
        f"{LONG}.",
        "Key messages",
        f"{LONG} and beyond.",
        f"• {LONG} and bread.",
        "• Schools first.",
        "Way forward",
        f"{LONG} as well.",
    ]


def test_running_lines_and_wraps_hide_no_speaker() -> None:
    rows = ["Amina Summit 2026", "Amina Okoye: We bring", *["water to all of us"] * 8,
            "Bo Lee, ITU: We", *["disagree with you"] * 8]  # fmt: skip

    record = read("a.pdf", pdf(*rows))

    assert [who for who, _ in said(record)] == ["", "Amina Okoye", "Bo Lee, ITU"]


def test_a_platform_s_transcript_printed_to_pdf_is_one() -> None:
    record = read(
        "a.pdf", pdf("Ana Roe 00:00:03", "We bring water.", "Bo Doe 00:00:09", "No.")
    )

    assert said(record) == [("Ana Roe", "We bring water."), ("Bo Doe", "No.")]
    assert record.is_machine
