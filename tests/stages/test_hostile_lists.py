"""Whatever is brought in as a list, a table or a picture is read or refused in words."""

import io
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from PIL import Image
from pypdf import PdfWriter

from palabre.engines.formats.reading import translations
from palabre.engines.formats.reading.copies import copies_in
from palabre.engines.formats.tables import read_table
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import nominee_lists, photos, uploads
from palabre.stages.programme import teams
from palabre.stages.protocol import rank_lists
from palabre.stages.summits.models import Summit
from palabre.web.secretariat import interpretation
from palabre.web.ui.words import WORDS, words_for

EDITION = Summit(
    code="hamlet-2026",
    zone="Europe/Zurich",
    starts_on=date(2026, 5, 25),
    ends_on=date(2026, 5, 27),
)


def nominees(content):
    found = nominee_lists.read_list("x", content, categories=("delegation",))
    assert all(one["name"].strip() for one in found.good)


def ranks(content):
    found = rank_lists.read_ranks("x", content)
    assert all(one.code and one.name.words for one in found)


def booths(content):
    table = read_table("x", content, known=frozenset(teams.COLUMNS))
    found = [
        teams.plan_of(interpretation._folded(row), EDITION) for _, row in table.rows
    ]
    assert all(one.code for one in found)


def passages(content):
    found = translations.read("translations.toml", content)
    assert all(one.words and one.text and one.lang for one in found.passages)
    assert all(one.record and one.file and one.lang for one in found.copies)


def picture(content):
    kept = uploads.cleaned("x", content)
    assert kept.media_type in {"image/jpeg", "image/png", "application/pdf"}


def portrait(content):
    upload = photos.Upload("photo", "x.jpg", content)
    with Image.open(io.BytesIO(photos.portrait(upload))) as drawn:
        assert min(drawn.size) >= photos.SMALLEST


def read_or_refuse(read, content):
    """Read, or be refused with words whose facts are all there."""
    no = None
    try:
        read(content)
    except Refused as refused:
        no = refused
    assert no is None or (no.code in WORDS and "…" not in words_for(no))


HEADS = {
    nominees: ["Name", "Email", "Country", "Place", "Attendance", "Gender", "Category"],
    ranks: [*rank_lists.HEADS],
    booths: [*teams.COLUMNS],
}
"""What the columns of each table are called."""

CELLS = st.one_of(
    st.text(max_size=30),
    st.integers().map(str),
    st.sampled_from(
        ["", "-1", "1e9", "nan", "=1+1", "yes", "2026-13-40 25:61", "\u202ex", "fr, en"]
    ),
)


def workbook(rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def drawn(kind):
    out = io.BytesIO()
    Image.new("RGB", (240, 260), "navy").save(out, kind)
    return out.getvalue()


def page():
    out, book = io.BytesIO(), PdfWriter()
    book.add_blank_page(9, 9)
    book.write(out)
    return out.getvalue()


WHOLE = {
    "csv": ",".join(HEADS[nominees]).encode() + b"\nAna,a@b.example,FR,head,,,\n",
    "ranks": ",".join(HEADS[ranks]).encode() + b"\nminister,Minister,,,,,,yes,no\n",
    "teams": ",".join(HEADS[booths]).encode() + b"\nA,Team A,en fr\n",
    "xlsx": workbook([HEADS[nominees], ["Ana", "a@b.example", "FR"]]),
    "toml": b'[[translation]]\nwords = "a"\ntext = "b"\nlang = "fr"\n',
    "jpeg": drawn("JPEG"),
    "png": drawn("PNG"),
    "webp": drawn("WEBP"),
    "pdf": page(),
}
READERS = [nominees, ranks, booths, passages, picture, portrait]
EACH = pytest.mark.parametrize("read", READERS, ids=lambda one: one.__name__)


@pytest.mark.parametrize(
    ("read", "whole"),
    [
        (nominees, "csv"),
        (nominees, "xlsx"),
        (ranks, "ranks"),
        (booths, "teams"),
        (passages, "toml"),
        (picture, "pdf"),
        (picture, "webp"),
        (portrait, "jpeg"),
        (portrait, "png"),
    ],
)
def test_a_whole_file_is_read(read, whole):
    read(WHOLE[whole])


@EACH
@settings(max_examples=60)
@given(st.binary(max_size=300))
@example(b"")
@example(b"%PDF-")
@example(b"\xef\xbb\xbf")
def test_any_bytes_are_read_or_refused(read, content):
    for start in (
        b"",
        b"Name,Code\n",
        b"PK\x03\x04",
        b"\x89PNG\r\n\x1a\n",
        b"%PDF-1.4",
    ):
        read_or_refuse(read, start + content)


@EACH
@pytest.mark.parametrize("whole", WHOLE)
@settings(max_examples=25)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(read, whole, data):
    content = bytearray(WHOLE[whole])
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(content)))
        until = at + data.draw(st.integers(0, 40))
        content[at:until] = data.draw(st.binary(max_size=12))
    cut = data.draw(st.integers(0, len(content)))
    read_or_refuse(read, bytes(content))
    read_or_refuse(read, bytes(content[:cut]))


@pytest.mark.parametrize("read", HEADS, ids=lambda one: one.__name__)
@settings(max_examples=60)
@given(st.lists(st.lists(CELLS, max_size=10), max_size=6))
def test_any_cells_under_the_right_heads_are_read_or_refused(read, rows):
    lines = [HEADS[read], *rows]
    text = "\n".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in lines
    )

    read_or_refuse(read, text.encode("utf-8", "surrogatepass"))


TREE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["translation", "copy", "words", "text", "lang", "record", "file", "by"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(TREE, st.text(max_size=30))
def test_any_table_of_translations_says_words_or_nothing(tree, text):
    table = tree if isinstance(tree, dict) else {"translation": [tree, {"words": text}]}

    found = list(translations.of_table(table))

    assert all(one.words and one.text for one in found)
    assert all(one.record and one.file for one in copies_in(table))
    assert all(
        text[start:].startswith(one.words)
        for start, one in translations.Shelf(found).found_in(text, "a.vtt")
    )


def test_a_table_of_places_that_lost_a_line_is_read_or_refused():
    """The library says so in words that its own figures do not fit."""
    for at in range(len(WHOLE["pdf"]) - 11):
        read_or_refuse(picture, WHOLE["pdf"][:at] + WHOLE["pdf"][at + 11 :])
