"""Timed captions: WebVTT, SRT, SBV, Zoom and Teams; and stenographers' files."""

import pytest
from record_worlds import (
    CAPTIONS,
    SBV,
    SRT,
    TEAMS_VTT,
    VTT,
    ZOOM_VTT,
    codes,
    docx,
    read,
    said,
)

from palabre.engines.formats.notes import NoteKind
from palabre.engines.formats.reading import read_record
from palabre.engines.formats.records import Turn
from palabre.kernel.refusals import Refused


def test_webvtt_joins_the_cues_of_a_speaker():
    record = read("a.vtt", VTT)

    assert record.format == "webvtt"
    assert record.title == "Bridges over the Lagoon"
    assert record.session == "S-12"
    assert record.notes == ()
    assert record.turns == (
        Turn("We bring water and light & bread.", "Amina Okoye", "", 1000, 5500, 8),
        Turn("We disagree. Kindly, though.", "Bo Lindqvist", "", 6000, 8000, 16),
    )


def test_teams_captions_with_doubled_returns_are_read_like_any():
    text = "WEBVTT\n\nab12-cd/1-0\n00:01.000 --> 00:02.000\n<v Ana>One.</v>\n\nab12-cd/2-0\n00:02.000 --> 00:03.000\n<v Bo>Two.</v>\n"
    record = read("a.vtt", text.replace("\n", "\r\r\n"))

    assert record.format == "teams"
    assert record.is_machine
    assert said(record) == [("Ana", "One."), ("Bo", "Two.")]


def cues_of(*words: str) -> str:
    timed = (f"00:0{at}.000 --> 00:0{at}.900\n{one}\n" for at, one in enumerate(words))
    return "WEBVTT\n\n" + "\n".join(timed)


def test_caption_without_a_voice_among_voices_is_nobodys_after_a_full_stop():
    text = cues_of("<v Ana>One.", "Two", "or three.", "<v Bo>I go", "on.", "<v Bo>Bye.")
    record = read("a.vtt", text)

    assert said(record) == [
        ("Ana", "One."),
        ("", "Two or three."),
        ("Bo", "I go on. Bye."),
    ]
    assert codes(record) == ["speaker-unknown"]


def test_voices_at_changes_of_speaker_alone_go_on():
    text = cues_of("<v Ana>One.", "Two.", "Three.", "<v Bo>Four.", "Five.", "Six.")

    assert said(read("a.vtt", text)) == [
        ("Ana", "One. Two. Three."),
        ("Bo", "Four. Five. Six."),
    ]


def test_webvtt_takes_a_dash_for_a_change_of_speaker():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>One.</v>\n\n00:02.000 --> 00:03.000\n<v ->Two.</v>\n"

    assert said(read("a.vtt", text)) == [("Ana", "One."), ("", "Two.")]


def test_webvtt_splits_two_voices_in_one_cue():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud Ana>One.</v>\n<v Bo>Two.</v>\n"

    assert said(read("a.vtt", text)) == [("Ana", "One."), ("Bo", "Two.")]


def test_webvtt_leaves_out_style_and_comments():
    text = "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nNOTE nobody reads this\n\n00:01.000 --> 00:02.000\nWater.\n"

    assert said(read("a.vtt", text)) == [("", "Water.")]


def test_webvtt_reads_rolling_captions_once():
    text = (
        "WEBVTT\nKind: captions\nLanguage: fr\n\n"
        "00:01.000 --> 00:02.000\nl'eau\n<00:01.500><c>est loin</c>\n\n"
        "00:02.000 --> 00:03.000\nest loin\nd'ici.\n"
    )
    record = read("a.vtt", text)

    assert said(record) == [("", "l'eau est loin d'ici.")]
    assert record.lang == "fr"


@pytest.mark.parametrize(
    "text, code, line",
    [
        ("00:01.000 --> 00:02.000\nWater.\n", "header-missing", 1),
        ("WEBVTT\n\n00:xx --> 00:02.000\nWater.\n", "time-malformed", 3),
        ("WEBVTT\n\n00:05.000 --> 00:02.000\nWater.\n", "time-backwards", 3),
        ("WEBVTT\n\n0:1:2 -> 0:1:3\nWater.\n", "", 0),
        ("WEBVTT\n\n0:00:01.000 --> 0:00:02.000\nWater.\n", "time-loose", 3),
        ("WEBVTT\n\nWater.\n", "time-missing", 3),
        ("WEBVTT\n00:01.000 --> 00:02.000\nWater.\n", "blank-missing", 1),
    ],
)
def test_webvtt_is_mended_with_a_note(text, code, line):
    record = read("a.vtt", text)

    assert said(record) == [("", "Water.")]
    assert [(note.code, note.line) for note in record.notes if code] == (
        [(code, line)] if code else []
    )
    assert {note.kind for note in record.notes} <= {NoteKind.MENDED}


def test_webvtt_takes_the_end_of_a_broken_cue_from_the_next():
    text = "WEBVTT\n\n00:05.000 --> 00:02.000\nOne.\n\n00:09.000 --> 00:10.000\n<v Bo>Two.\n"
    first, second = read("a.vtt", text).turns

    assert (first.starts_ms, first.ends_ms, second.starts_ms) == (5000, 9000, 9000)


def test_webvtt_leaves_out_a_stray_number_with_backward_times():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n\n00:30.000 --> 00:08.000\n1\n"
    record = read("a.vtt", text)

    assert said(record) == [("", "One.")]
    assert [(n.code, n.kind) for n in record.notes] == [("cue-broken", "refused")]


def test_webvtt_tells_when_cues_are_out_of_order():
    text = "WEBVTT\n\n00:09.000 --> 00:10.000\nOne.\n\n00:01.000 --> 00:02.000\nTwo.\n"

    assert codes(read("a.vtt", text)) == ["time-order"]


def test_webvtt_missing_times_are_taken_from_the_neighbours():
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>One.\n\n"
        "oops --> oops\n<v B>Two.\n\n00:05.000 --> 00:06.000\n<v A>Three.\n"
    )
    middle = read("a.vtt", text).turns[1]

    assert (middle.starts_ms, middle.ends_ms) == (2000, 5000)


def test_an_unnamed_talk_is_parted_at_a_pause_after_a_sentence():
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nWater is\n\n"
        "00:08.000 --> 00:09.000\nfar.\n\n00:20.000 --> 00:21.000\nBread is dear.\n"
    )

    assert said(read("a.vtt", text)) == [("", "Water is far."), ("", "Bread is dear.")]


def test_a_chinese_sentence_goes_on_without_a_space():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n水很\n\n00:02.000 --> 00:03.000\n远。\n"

    assert said(read("talk-zh.vtt", text)) == [("", "水很远。")]


def test_srt_reads_names_before_colons():
    record = read("a.srt", SRT)

    assert record.format == "srt"
    assert said(record) == [
        ("AMINA OKOYE", "We bring water."),
        ("BO LINDQVIST", "We disagree."),
    ]
    assert record.turns[1].starts_ms == 2500


def test_srt_without_blank_lines_is_read_with_notes():
    text = "1\n00:00:01,000 --> 00:00:02,000\nOne.\n2\n00:00:02,000 --> 00:00:03,000\nTwo.\n"
    record = read("a.srt", text)

    assert said(record) == [("", "One. Two.")]
    assert codes(record) == ["blank-missing"]


def test_sbv_joins_its_cues():
    record = read("a.sbv", SBV)

    assert record.format == "sbv"
    assert record.turns == (Turn("We bring water and bread.", "", "", 1000, 3000, 1),)


def test_zoom_names_are_taken_off_every_cue():
    record = read("a.vtt", ZOOM_VTT)

    assert (record.format, record.is_machine) == ("zoom", True)
    assert said(record) == [
        ("Amina Okoye", "We bring water and bread: all of it."),
        ("Bo Lindqvist", "We disagree."),
    ]


def test_teams_captions_are_known_by_their_cue_marks():
    record = read("a.vtt", TEAMS_VTT)

    assert (record.format, record.is_machine) == ("teams", True)
    assert said(record) == [("Amina Okoye", "We bring water.")]


def test_teams_document_has_names_with_times():
    record = read(
        "t.docx",
        docx(
            ("Amina Okoye   0:05", ""),
            ("We bring water.", ""),
            ("Bo Lindqvist   1:00:07", ""),
            ("We disagree.", ""),
        ),
    )

    assert (record.format, record.is_machine) == ("teams", True)
    assert said(record) == [
        ("Amina Okoye", "We bring water."),
        ("Bo Lindqvist", "We disagree."),
    ]
    assert [turn.starts_ms for turn in record.turns] == [5000, 3_607_000]


def test_captions_undo_hard_wraps_and_leave_out_applause():
    record = read("captions.txt", CAPTIONS)

    assert record.format == "captions"
    assert said(record) == [
        ("AMINA OKOYE", "We bring water and long-term bread."),
        ("", "Thank you, and good morning to all."),
    ]
    assert [(n.code, n.line) for n in record.notes] == [("notice-left-out", 4)]
    assert [turn.line for turn in record.turns] == [1, 5]


def test_captions_without_a_name_still_change_speakers():
    record = read("c.txt", ">> One.\n>> Two.\n>> CHAIR: Three.\n")

    assert said(record) == [("", "One."), ("", "Two."), ("CHAIR", "Three.")]


def test_captions_nobody_speaks_in_are_refused():
    with pytest.raises(Refused, match="record-no-words"):
        read_record("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n[Music]\n")
