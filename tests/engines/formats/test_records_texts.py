"""Texts: attributed Markdown, notes, reports, statements, JSON, TOML."""

from datetime import UTC, datetime

import pytest
from record_worlds import (
    ATTRIBUTED,
    ATTRIBUTED_JSON,
    MARKDOWN_REPORT,
    NOTES,
    QMSUM,
    STATEMENT,
    TOML_REPORT,
    codes,
    read,
    said,
)

from palabre.engines.formats.reading import read_record
from palabre.engines.formats.records import Turn
from palabre.kernel.refusals import Refused


def test_attributed_text_drops_the_words_of_the_machine():
    record = read("MEET7-WELLS-20310503-0900.md", ATTRIBUTED)

    assert record.format == "attributed"
    assert record.is_machine
    assert (record.session, record.title) == ("WELLS", "MEET7 WELLS")
    assert record.starts_at == datetime(2031, 5, 3, 9, 0, tzinfo=UTC)
    assert record.details == {"meeting": "MEET7"}
    assert said(record) == [
        ("Amina Okoye", "We bring water.\n\nAnd bread."),
        ("Bo Lindqvist", "We disagree."),
    ]
    assert record.turns[1].starts_ms == 9000
    assert codes(record) == ["framing-left-out", "notice-left-out"]


@pytest.mark.parametrize(
    "text",
    [
        "**Ana Roe:** One.\n\n**Bo Doe:** Two.\n",
        "**Ana Roe**: One.\n\n**Bo Doe**: Two.\n",
        "**Ana Roe:** One.**Bo Doe:** Two.\n\n**Bo Doe:** \n",
        "**Ana Roe**Ana Roe:** One.\n\n**[00:09] Bo Doe:** Two.\n",
    ],
)
def test_attributed_labels_come_in_several_forms(text):
    assert said(read("a.md", text)) == [("Ana Roe", "One."), ("Bo Doe", "Two.")]


def test_attributed_text_without_framing_is_not_called_a_machine():
    record = read("a.md", "**Ana Roe:** One.\n\n**Bo Doe:** Two.\n")

    assert not record.is_machine
    assert record.notes == ()


def test_bold_words_in_a_speech_are_no_speakers():
    text = "**Ana Roe:** This is **important: really** so.\n\n**Bo Doe:** Two.\n"

    assert [turn.speaker for turn in read("a.md", text).turns] == ["Ana Roe", "Bo Doe"]


def test_notes_are_read_as_a_transcript():
    record = read("notes.md", NOTES)

    assert (record.format, record.kind, record.title) == (
        "notes",
        "transcript",
        "The well",
    )
    assert record.turns == (
        Turn("We bring water. And bread.", "Amina Okoye", line=5),
        Turn("We disagree.", "Bo Lindqvist", line=8),
    )


def test_markdown_headings_make_a_report():
    record = read("report.md", MARKDOWN_REPORT)

    assert (record.kind, record.title, record.session, record.lang) == (
        "report",
        "Report on the well",
        "S-12",
        "en",
    )
    assert record.turns == (
        Turn("Water is far away.", section="Key issues", line=10),
        Turn("Bread is dear.", section="Key issues", line=11),
        Turn("The speakers wish to dig a well.", section="Way forward", line=15),
    )


def test_toml_lists_make_a_report():
    record = read("report.toml", TOML_REPORT)

    assert (record.kind, record.title, record.session) == (
        "report",
        "Report on the well",
        "S-12",
    )
    assert record.turns == (
        Turn("Water is far away.", section="Key issues", line=3),
        Turn("Bread is dear.", section="Key issues", line=3),
        Turn("A well will be dug in 2031.", section="Announcements", line=4),
    )


def test_a_statement_is_one_turn_with_its_words_put_together():
    record = read("statement.txt", STATEMENT)

    assert (record.format, record.kind) == ("text", "statement")
    assert said(record) == [
        (
            "",
            (
                "Mr President, we bring water to the land-locked countries of the world."
                "\n\nOur country thanks all countries."
            ),
        )
    ]


@pytest.mark.parametrize("iso3, speaker", [("KEN", "Kenya"), ("YUG", "YUG")])
def test_the_name_of_a_general_debate_file_tells_the_state(iso3, speaker):
    record = read(f"{iso3}_58_2003.txt", "We bring water.")

    assert said(record) == [(speaker, "We bring water.")]
    assert record.details == {"country": iso3, "session": "58", "year": "2003"}


def test_json_turns_have_times_in_seconds():
    record = read("a.json", ATTRIBUTED_JSON)

    assert (record.format, record.title) == ("attributed", "Wells")
    assert record.turns == (
        Turn("We bring water.", "Amina Okoye", "", 1500, 3000, 1),
        Turn("We disagree.", "Bo Lindqvist", line=1),
    )


def test_json_times_that_run_backwards_have_no_end():
    text = '[{"speaker": "Ana", "text": "One.", "start": 9, "end": 3}]'

    assert read("a.json", text).turns == (Turn("One.", "Ana", "", 9000, None, 1),)


def test_qmsum_turns_stay_apart_so_that_spans_fit():
    record = read("q.jsonl", QMSUM)

    assert record.format == "qmsum"
    assert said(record) == [("Amina AM", "Water first."), ("Amina AM", "Then bread.")]


def test_one_broken_line_of_several_is_left_out():
    content = (QMSUM + '{"meeting_transcripts": [\n' + QMSUM).encode()
    first, second = read_record("q.jsonl", content)

    assert [first.file, second.file] == ["q.jsonl!1", "q.jsonl!3"]
    assert [(note.line, note.code) for note in first.notes] == [(2, "json-malformed")]


@pytest.mark.parametrize(
    "name, content, code",
    [
        ("a.json", b'{"turns": [', "json-malformed"),
        ("a.json", b'{"sessions": []}', "record-unknown"),
        ("a.json", b"[" * 100_000, "json-malformed"),
        ("a.json", b"1" * 10_000, "json-malformed"),
        ("a.toml", b"key_issues = [", "toml-malformed"),
        ("a.toml", b"other = 1", "record-unknown"),
        ("a.txt", b"...\n", "record-unknown"),
        ("a.txt", b"", "file-empty"),
        ("a.txt", b"\x00\x01\x02\xff" * 100, "file-binary"),
        ("a.tex", b"\\documentclass{article}\\begin{document}", "record-unknown"),
        ("a.html", b"<html><p>Hello</p></html>", "record-unknown"),
    ],
)
def test_what_is_no_record_is_refused(name, content, code):
    with pytest.raises(Refused) as refusal:
        read_record(name, content)

    assert refusal.value.code == code
    assert refusal.value.facts["file"] == name


def test_escapes_in_json_bring_no_control_characters_in():
    text = r'[{"speaker": "A\u0000na", "text": "O\u202ene \ud800two."}]'

    assert said(read("a.json", text)) == [("Ana", "One two.")]


@pytest.mark.parametrize(
    "told, moment, date",
    [
        ("2031-05-03T09:00:00+02:00", datetime(2031, 5, 3, 7, tzinfo=UTC), None),
        ("2031-05-03", None, "2031-05-03"),
    ],
)
def test_front_matter_tells_when(told, moment, date):
    record = read("a.md", f"---\ndate: {told}\n---\nAna Roe: One.\n\nBo Doe: Two.\n")

    assert record.starts_at == moment
    assert record.details.get("date") == date
    assert record.notes == ()


def test_a_rule_at_the_top_is_no_front_matter():
    record = read("a.md", "---\nAna Roe said it\n---\nAna Roe: One.\n\nBo Doe: Two.\n")

    assert said(record)[-2:] == [("Ana Roe", "One."), ("Bo Doe", "Two.")]


def test_a_date_that_is_none_is_left_out_with_a_note():
    record = read("a.md", "---\ndate: soon\n---\nAna Roe: One.\n\nBo Doe: Two.\n")

    assert record.starts_at is None
    assert codes(record) == ["date-malformed"]
