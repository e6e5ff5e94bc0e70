"""Folders and archives of records: all that can be read, and the rest with reasons."""

import gzip
import io
import tarfile
import time

import pytest
from record_worlds import ATTRIBUTED, NOTES, TEXTS, VTT, zipped

from palabre.engines.formats.notes import Note, NoteKind
from palabre.engines.formats.reading import read_folder, read_record
from palabre.kernel.refusals import Refused


@pytest.fixture
def folder(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_folder_is_read_in_the_order_of_names(folder):
    result = read_folder([folder])

    assert [record.file for record in result.records] == sorted(
        "q.jsonl" if name == "q.jsonl" else name for name in TEXTS
    )
    assert (result.n_read, result.n_refused) == (len(TEXTS), 0)


def test_the_order_of_files_does_not_matter(folder):
    files = sorted(folder.iterdir())

    assert read_folder(files) == read_folder(files[::-1]) == read_folder([folder])


def test_a_broken_file_never_stops_the_others(folder):
    for file in folder.iterdir():
        if file.name not in {"a.vtt", "notes.md"}:
            file.unlink()
    (folder / "broken.json").write_text('{"turns": [')
    (folder / "empty.srt").write_text("")
    (folder / "README.md").write_text("# Read me\n\nWords.")
    result = read_folder([folder])

    assert [record.file for record in result.records] == ["a.vtt", "notes.md"]
    assert result.notes == (
        Note(
            "README.md",
            0,
            "file-left-aside",
            "This is no record by its name and was left aside.",
            NoteKind.LEFT_OUT,
        ),
        Note(
            "broken.json",
            1,
            "json-malformed",
            "The JSON breaks off here (expecting value); export it again.",
            NoteKind.REFUSED,
        ),
        Note(
            "empty.srt",
            0,
            "file-empty",
            "The file is empty; export it again.",
            NoteKind.REFUSED,
        ),
    )
    assert (result.n_read, result.n_mended, result.n_refused) == (2, 0, 2)


def test_a_huge_file_is_refused_without_being_read(tmp_path):
    huge = tmp_path / "huge.vtt"
    with huge.open("wb") as handle:
        handle.truncate(200 * 1024 * 1024)
    start = time.perf_counter()
    result = read_folder([huge])

    assert time.perf_counter() - start < 0.2
    assert [note.code for note in result.notes] == ["file-too-large"]


def test_same_names_in_two_folders_are_kept_apart(tmp_path):
    for name in ("monday", "tuesday"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.vtt").write_text(VTT)

    files = [record.file for record in read_folder([tmp_path]).records]

    assert files == ["monday/a.vtt", "tuesday/a.vtt"]


def test_a_machine_that_says_so_once_marks_the_meeting(tmp_path):
    silent = "**Ana Roe:** One.\n\n**Bo Doe:** Two.\n"
    (tmp_path / "MEET7-A-20310503-0900.md").write_text(ATTRIBUTED)
    (tmp_path / "MEET7-B-20310503-0900.md").write_text(silent)
    (tmp_path / "MEET8-C-20310503-0900.md").write_text(silent)
    result = read_folder([tmp_path])

    assert [record.is_machine for record in result.records] == [True, True, False]
    assert result.records[1].details == {"meeting": "MEET7", "machine": "sibling"}


def test_an_archive_is_read_member_by_member():
    inner = zipped({"a.vtt": VTT.encode()})
    content = zipped(
        {
            "day/a.vtt": VTT.encode(),
            "__MACOSX/a.vtt": b"litter",
            "inner.zip": inner,
            "../../evil.vtt": VTT.encode(),
            "b.md": NOTES.encode(),
            "bad.json": b"{",
        }
    )
    records = read_record("records.zip", content)

    assert [record.file for record in records] == [
        "records.zip!b.md",
        "records.zip!day/a.vtt",
    ]
    assert [note.code for note in records[0].notes] == [
        "archive-nested",
        "archive-path",
        "json-malformed",
    ]


def test_a_member_without_a_name_and_one_from_the_future_are_survived():
    content = zipped({"a.vtt": VTT.encode(), "b": b"x"})
    nameless = content.replace(b"\x01\x00\x00\x00b", b"\x00\x00\x00\x00b")
    at = content.index(b"PK\x01\x02")
    newer = content[: at + 6] + b"\xff" + content[at + 7 :]

    for broken in (nameless, newer):
        assert codes_or_refusal(broken) <= {"archive-damaged", "record-unknown"}


def codes_or_refusal(content):
    """Return the codes of what was left out, or of the refusal of the whole."""
    try:
        records = read_record("a.zip", content)
    except Refused as refusal:
        return {refusal.code}
    return {note.code for record in records for note in record.notes}


def test_one_compressed_file_keeps_its_name():
    (record,) = read_record("a.vtt.gz", gzip.compress(VTT.encode()))

    assert (record.file, record.format) == ("a.vtt.gz", "webvtt")


def test_a_tar_is_read_and_its_links_are_not():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:xz") as archive:
        entry = tarfile.TarInfo("a.vtt")
        entry.size = len(VTT.encode())
        archive.addfile(entry, io.BytesIO(VTT.encode()))
        link = tarfile.TarInfo("link.vtt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    (record,) = read_record("r.tar.xz", out.getvalue())

    assert record.file == "r.tar.xz!a.vtt"
    assert [note.code for note in record.notes] == ["archive-link"]


@pytest.mark.parametrize(
    "content, code",
    [
        (zipped({"a.json": b"{"}), "archive-nothing-read"),
        (zipped({"a.txt": b"a" * 30_000_000}), "archive-bomb"),
        (gzip.compress(b"a" * 30_000_000, mtime=0), "archive-bomb"),
        (zipped({"a.vtt": VTT.encode()})[:60], "archive-damaged"),
        (gzip.compress(VTT.encode(), mtime=0)[:40], "archive-damaged"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(20), "archive-unknown"),
        (b"\xfd7zXZ\x00" + bytes(20), "archive-damaged"),
    ],
)
def test_hostile_archives_are_refused(content, code):
    with pytest.raises(Refused) as refusal:
        read_record("a.zip", content)

    assert refusal.value.code == code
