"""The bounds of archives, documents and texts, met with small files."""

import bz2
import gzip
import io
import lzma
import tarfile

import pypdf
import pytest
from record_worlds import (
    AKOMA_NTOSO,
    HTML_REPORT,
    VTT,
    codes,
    docx,
    pdf,
    read,
    said,
    zipped,
)

from palabre.engines.formats import archives, reading
from palabre.engines.formats.reading import documents, pages, read_folder, read_record
from palabre.engines.formats.records import Turn
from palabre.kernel.refusals import Refused

TWO = {"a.vtt": VTT.encode(), "b.md": b"Ana Roe: One.\n\nBo Doe: Two.\n"}


def tarred(files):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return out.getvalue()


def refused(name, content):
    with pytest.raises(Refused) as refusal:
        read_record(name, content)
    return refusal.value.code


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_member_over_the_limit_is_left_out(monkeypatch, pack):
    monkeypatch.setattr(archives, "LIMIT_MEMBER_BYTES", 100)
    (record,) = read_record("a.zip", pack(TWO))

    assert record.file == "a.zip!b.md"
    assert codes(record) == ["file-too-large"]


def test_an_archive_over_the_total_or_the_count_is_refused(monkeypatch):
    monkeypatch.setattr(archives, "LIMIT_TOTAL_BYTES", 100)
    assert refused("a.zip", zipped(TWO)) == "archive-bomb"

    monkeypatch.setattr(archives, "LIMIT_MEMBERS", 1)
    assert refused("a.tar", tarred(TWO)) == "archive-bomb"


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, bz2.compress])
def test_a_compressed_file_that_is_cut_off_is_refused(pack):
    packed = pack(VTT.encode())

    assert read_record("a.vtt.x", packed)[0].format == "webvtt"
    assert refused("a.vtt.x", packed[:-20]) == "archive-damaged"


def test_an_encrypted_member_is_left_out():
    content = bytearray(zipped(TWO))
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    (record,) = read_record("a.zip", bytes(content))

    assert record.file == "a.zip!b.md"
    assert codes(record) == ["archive-encrypted"]


def test_a_tar_that_is_cut_off_is_refused_as_a_whole():
    content = tarred({"a.md": TWO["b.md"], "b.vtt": VTT.encode() * 9})

    assert refused("a.tar", content[:2600]) == "archive-damaged"


def test_what_lies_beside_records_in_an_archive_is_told(tmp_path):
    (tmp_path / "a.zip").write_bytes(zipped({**TWO, "logo.png": b"\x89PNG"}))
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04 no more")
    result = read_folder([tmp_path])

    assert [(note.file, note.code) for note in result.notes] == [
        ("a.zip!logo.png", "file-left-aside"),
        ("b.zip", "archive-damaged"),
    ]
    assert (result.n_read, result.n_refused) == (2, 1)


def test_too_many_lines_pages_or_characters_are_refused(monkeypatch):
    monkeypatch.setattr(reading, "MAX_LINES", 3)
    assert refused("a.vtt", VTT.encode()) == "file-many-lines"

    monkeypatch.setattr(documents, "MAX_PAGES", 0)
    assert refused("a.pdf", pdf("Words")) == "file-many-pages"

    monkeypatch.setattr(documents, "LIMIT_PART_BYTES", 10)
    assert refused("a.docx", docx(("Words", ""))) == "file-too-large"


def test_a_page_that_is_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(pages, "MAX_LENGTH", 10)

    assert refused("r.html", HTML_REPORT.encode()) == "file-many-characters"


def test_a_pdf_with_a_password_is_refused():
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf("Words")))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)

    assert refused("a.pdf", out.getvalue()) == "pdf-encrypted"


def test_a_docx_without_styles_keeps_its_breaks():
    content = docx(("Ana Roe:</w:t><w:tab/><w:t>One.", ""), ("Bo Doe: Two.", ""))
    bare = zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": documents.zipfile.ZipFile(io.BytesIO(content))
            .read("word/document.xml")
            .replace(b"Two.", b"Two,</w:t><w:br/><w:t>and three."),
        }
    )

    assert said(read("n.docx", bare)) == [
        ("Ana Roe", "One."),
        ("Bo Doe", "Two, and three."),
    ]


def test_akoma_ntoso_tells_language_and_date():
    meta = '<FRBRlanguage language="fra"/><FRBRdate date="2031-05-03" name="x"/>'
    text = AKOMA_NTOSO.replace("<meta>", f"<meta>{meta}").replace(
        "And bread.", "And<authorialNote><p>sic</p></authorialNote> bread."
    )
    record = read("d.xml", text)

    assert (record.lang, record.details) == ("fr", {"date": "2031-05-03"})
    assert record.turns[0].text == "We bring water.\n\nAnd bread."


def test_latex_formulas_and_links_are_left_out():
    text = (
        r"\section{A}\section{B} Water \textcolor{red}{is} far $x+1$ away, see "
        r"\href{https://example.org}{here} $$y$$."
        "\n\nIt costs $5 and more.\n\nBread is dear.\n"
    )

    assert [turn.text for turn in read("a.tex", text).turns] == [
        "Water is far away, see here.",
        "It costs",
        "Bread is dear.",
    ]


def test_underlined_titles_and_clocks_are_read_in_notes():
    text = "The well\n========\n\n[0:09] Ana Roe: One.\n\n1:00:00 Bo Doe: Two.\n"
    record = read("n.txt", text)

    assert record.title == "The well"
    assert record.turns == (
        Turn("One.", "Ana Roe", "", 9000, None, 4),
        Turn("Two.", "Bo Doe", "", 3_600_000, None, 6),
    )


def test_a_line_in_capitals_is_no_speaker_by_its_colon_alone():
    text = ">> ANA ROE: One.\nNOTE: WELL, TWO.\nBO DOE: Three.\n"

    assert said(read("c.txt", text)) == [
        ("ANA ROE", "One. NOTE: WELL, TWO."),
        ("BO DOE", "Three."),
    ]


def test_entries_of_json_that_are_no_turns_are_left_out():
    text = '[1, {"speaker": "Ana", "text": "One."}, {"text": 5}]'
    record = read("a.json", text)

    assert said(record) == [("Ana", "One.")]
    assert codes(record) == ["entry-empty"]
