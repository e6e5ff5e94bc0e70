"""The PDF: tagged, the same bytes twice, and deaf to hostile words."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from pypdf import PdfReader
from small_corpus import CORPUS, DRAFT, STATEMENTS

from palabre.engines.synthesis.draft import Section
from palabre.engines.synthesis.typeset import pdf

LATIN = replace(
    CORPUS, interventions=(CORPUS.interventions[0], CORPUS.interventions[2])
)


def _words(made: bytes) -> str:
    pages = PdfReader(BytesIO(made)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_pdf_is_tagged_titled_and_in_its_language() -> None:
    reader = PdfReader(BytesIO(pdf(DRAFT, LATIN)))
    root = reader.trailer["/Root"]
    metadata = root["/Metadata"].get_data().decode()

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid:part>1<" in metadata
    assert reader.metadata is not None
    assert reader.metadata.title == DRAFT.title
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date() == date(2026, 5, 29)


def test_the_pdf_prints_what_is_issued_and_its_evidence() -> None:
    words = _words(pdf(DRAFT, LATIN))

    assert "village libraries needed power & shelves." in words
    assert "Amina Diallo, Lantern #1 *Libraries*" in words
    assert "4,213 People checked in." in words
    assert "must never close" not in words


def test_hostile_words_are_set_as_words() -> None:
    words = _words(pdf(DRAFT, LATIN))

    assert "<i>lit</i> #set text(red)." in words
    assert "Digital *inclusion* & <more>" in words
    assert 'Libraries: "open" to $all$' in words.replace("“", '"').replace("”", '"')


def test_the_same_draft_gives_the_same_bytes() -> None:
    assert pdf(DRAFT, LATIN) == pdf(DRAFT, LATIN)


def test_words_that_no_font_of_the_wheel_has_still_make_a_pdf() -> None:
    made = pdf(DRAFT, CORPUS)

    assert made.startswith(b"%PDF-1.7")
    assert "village libraries" in _words(made)


def test_a_draft_in_arabic_reads_from_right_to_left() -> None:
    section = Section(
        "facts", "الاجتماع", (replace(STATEMENTS[0], text="حضر 4213 شخصا."),)
    )

    made = pdf(replace(DRAFT, lang="ar", sections=(section,)), LATIN)

    assert PdfReader(BytesIO(made)).trailer["/Root"]["/Lang"] == "ar"


def test_a_draft_with_nothing_issued_is_an_empty_text() -> None:
    assert pdf(replace(DRAFT, sections=()), LATIN).startswith(b"%PDF-")


def test_signs_that_cannot_be_printed_are_left_out() -> None:
    odd = replace(STATEMENTS[0], text="One\u200b two\u202e\x07 three.")
    section = Section("facts", "Facts", (odd,))

    assert "One two three." in _words(pdf(replace(DRAFT, sections=(section,)), LATIN))


def test_signs_that_no_font_holds_are_said() -> None:
    odd = replace(STATEMENTS[0], text="One \U0002a6d6 three.")
    section = Section("facts", "Facts", (odd,))

    words = _words(pdf(replace(DRAFT, sections=(section,)), LATIN))

    assert "One ? three." in words
    assert "No font here holds 1 of its signs (U+2A6D6)" in words
