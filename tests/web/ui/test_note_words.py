"""What readers note is said in the page's language."""

import pytest
from django.utils.translation import override

from palabre.engines.formats.notes import Note, NoteKind
from palabre.engines.formats.reading import read_folder
from palabre.kernel.refusals import Refused
from palabre.web.ui import file_words
from palabre.web.ui.note_words import note_words
from palabre.web.ui.words import words_for


def notes_of(folder):
    return {one.code: one for one in read_folder([folder]).notes}


@pytest.mark.parametrize(
    "name, content, code, french",
    [
        ("a.vtt", b"", "file-empty", "a.vtt est vide"),
        ("a.txt", b"\x00\x01\x02" * 90, "file-binary", "a.txt n’est pas du texte"),
        ("photo.png", b"x", "file-left-aside", "ce n’est pas un compte rendu"),
    ],
)
def test_refused_file_is_told_in_french(tmp_path, name, content, code, french):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text("Ada: We open forty wells.\n")

    with override("fr"):
        told = note_words(notes_of(tmp_path)[code])

    assert french in told.replace("'", "’")


def test_general_words_say_the_member_of_an_archive():
    note = Note(
        "a.zip", 0, "archive-nested", "…", NoteKind.REFUSED, (("member", "b.zip"),)
    )

    with override("fr"):
        assert note_words(note).startswith("b.zip est lui-même une archive")


def test_english_says_what_the_reader_wrote():
    note = Note("a.vtt", 7, "cue-broken", "This cue ends at 00:99.", NoteKind.REFUSED)

    with override("en"):
        assert note_words(note) == "This cue ends at 00:99."


def test_note_without_words_is_told_as_it_is():
    with override("fr"):
        assert note_words(Note("a", 1, "no-such-code", "Told {so}.")) == "Told {so}."


def test_what_a_file_looks_like_is_said_in_the_page_s_words(monkeypatch):
    monkeypatch.setitem(file_words.LIKENESSES, "a programme page", "un programme")

    told = words_for(Refused("record-unlike", file="a.html", why="a programme page"))

    assert "a.html looks like un programme" in told


def test_a_file_left_aside_is_told_by_what_it_looks_like(tmp_path, monkeypatch):
    monkeypatch.setitem(file_words.LIKENESSES, "another table", "un tableau")
    (tmp_path / "a.csv").write_text("room,seats\nPlenary,200\n")

    with override("de"):
        told = note_words(notes_of(tmp_path)["file-left-aside"])

    assert told == "The file looks like un tableau and was left aside."
