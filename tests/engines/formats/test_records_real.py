"""Real records of real meetings, from the shared folder; none is copied here."""

from collections import Counter

import pytest
from record_worlds import shared

from palabre.engines.formats.reading import read_folder, read_record
from palabre.engines.formats.reading.labels import is_voice
from palabre.engines.formats.writing_records import to_webvtt

pytestmark = pytest.mark.shared


def formats(result):
    return Counter((record.format, record.kind.value) for record in result.records)


@pytest.mark.slow
def test_a_week_of_transcripts_is_read():
    folder = shared("ietf125-transcripts")

    result = read_folder([folder])

    assert formats(result) == {("attributed", "transcript"): 117}
    assert (result.n_read, result.n_refused) == (117, 0)
    assert all(record.is_machine and record.starts_at for record in result.records)
    turns = [turn for record in result.records for turn in record.turns]
    assert sum(len(turn.text.split()) for turn in turns) > 1_290_000
    assert sum(is_voice(turn.speaker) for turn in turns) > 9_000
    assert not any("verbatim transcript of the" in turn.text[:200] for turn in turns)


def test_workshop_files_are_all_read():
    result = read_folder([shared("workshop-reports")])

    assert formats(result) == {
        ("webvtt", "transcript"): 45,
        ("zoom", "transcript"): 1,
        ("w3c-minutes", "transcript"): 4,
        ("html", "report"): 4,
        ("latex", "report"): 22,
    }
    assert result.n_refused == 2
    refused = [note.file for note in result.notes if note.code == "record-unknown"]
    assert [file.rpartition("/")[2] for file in refused] == [
        "talks.json",
        "wg_main_catalogs.tex",
    ]


def test_the_broken_captions_are_read_with_a_note():
    (file,) = shared("workshop-reports").rglob("16-*.vtt")
    (record,) = read_record(file.name, file.read_bytes())

    assert [(note.code, note.line) for note in record.notes] == [("cue-broken", 6)]
    assert len(record.turns) == 6


def test_every_caption_file_goes_to_webvtt_and_back():
    for file in sorted(shared("workshop-reports").rglob("*.vtt")):
        (record,) = read_record(file.name, file.read_bytes())
        written = to_webvtt(record)
        (again,) = read_record(file.name, written.encode())

        assert [(t.text, t.speaker, t.starts_ms) for t in again.turns] == [
            (t.text, t.speaker, t.starts_ms) for t in record.turns
        ]
        assert to_webvtt(again) == written


@pytest.mark.slow
def test_the_general_debate_is_one_statement_a_state():
    result = read_folder([shared("un-general-debate-2003")])

    assert formats(result) == {("text", "statement"): 189}
    assert len({record.turns[0].speaker for record in result.records}) == 189
    assert {len(record.turns) for record in result.records} == {1}


def test_live_captions_have_turns_without_names():
    result = read_folder([shared("bangbangcon-2014-transcripts")])

    assert formats(result) == {("captions", "transcript"): 26, ("text", "statement"): 1}
    assert {turn.speaker for r in result.records for turn in r.turns} == {""}


def test_committee_meetings_have_their_speakers():
    result = read_folder([shared("qmsum")])

    assert formats(result) == {("qmsum", "transcript"): 24}
    assert sum(len(record.turns) for record in result.records) == 4811
