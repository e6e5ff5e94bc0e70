"""JSON of speech services, chat logs, tables, and pages written from the right."""

import doctest
import json

import pytest
from record_worlds import read, said

from palabre.engines.formats.reading import (
    pdf_right,
    read_folder,
    recognition,
    rich_text,
)
from palabre.engines.formats.reading.pdf_right import Piece, in_order, is_backwards
from palabre.kernel.refusals import Refused

TOLD = [("Ama Obi", "Rivers are clean."), ("Cy Fox", "Fund them.")]


def heard(word, at, who=""):
    """Return a word as Amazon Transcribe writes it."""
    made = {
        "type": "pronunciation",
        "start_time": str(at),
        "alternatives": [{"content": word, "confidence": "0.9"}],
    }
    return {**made, "speaker_label": who} if who else made


FULL_STOP = {"type": "punctuation", "alternatives": [{"content": "."}]}
WORDS = [
    *(heard("Rivers", 0.5), heard("are", 0.9), heard("clean", 1.2), FULL_STOP),
    *(heard("Fund", 2.5), heard("them", 2.9), FULL_STOP),
]
LABELLED = [
    {"items": [{"start_time": str(at), "speaker_label": who} for at in starts]}
    for who, starts in (("spk_0", (0.5, 0.9, 1.2)), ("spk_1", (2.5, 2.9)))
]
SERVICES = {
    "amazon": {"results": {"items": WORDS, "speaker_labels": {"segments": LABELLED}}},
    "amazon-segments": {
        "results": {
            "audio_segments": [
                {
                    "transcript": "Rivers are clean.",
                    "speaker_label": "spk_0",
                    "start_time": "0.5",
                },
                {
                    "transcript": "Fund them.",
                    "speaker_label": "spk_1",
                    "start_time": "2.5",
                },
            ],
            "items": [],
        }
    },
    "azure": {
        "recognizedPhrases": [
            {
                "speaker": 0,
                "offsetInTicks": 5_000_000,
                "nBest": [{"display": "Rivers are clean."}],
            },
            {
                "speaker": 1,
                "offsetInTicks": 25_000_000,
                "nBest": [{"display": "Fund them."}],
            },
        ]
    },
    "google": {
        "results": [
            {"alternatives": [{"transcript": "rivers are clean fund them"}]},
            {
                "alternatives": [
                    {
                        "words": [
                            {
                                "word": "Rivers are clean.",
                                "speakerTag": 1,
                                "startTime": "0.5s",
                            },
                            {
                                "word": "Fund",
                                "speakerTag": 2,
                                "startTime": "2.5s",
                            },
                            {"word": "them.", "speakerTag": 2, "startTime": "2.9s"},
                        ]
                    }
                ]
            },
        ]
    },
    "trint": {
        "transcript": {
            "speakers": [
                {"id": "S1", "name": "Ama Obi"},
                {"id": "S2", "name": "Cy Fox"},
            ],
            "paragraphs": [{"id": "p", "speaker": "S1"}, {"id": "q", "speaker": "S2"}],
            "words": [
                {"paragraphId": "p", "time": 500, "value": "Rivers"},
                {"paragraphId": "p", "time": 900, "value": "are clean."},
                {"paragraphId": "q", "time": 2500, "value": "Fund them."},
            ],
        }
    },
    "rev": {
        "speakers": [{"id": 0, "name": "Ama Obi"}, {"id": 1, "name": "Cy Fox"}],
        "monologues": [
            {
                "speaker": 0,
                "elements": [
                    {"type": "text", "value": "Rivers are clean", "ts": 0.5},
                    {"type": "punct", "value": "."},
                ],
            },
            {
                "speaker": 1,
                "elements": [{"type": "text", "value": "Fund them.", "ts": 2.5}],
            },
        ],
    },
    "whisper-cpp": {
        "transcription": [
            {"text": " Rivers are clean.", "offsets": {"from": 500}, "speaker": "0"},
            {"text": " Fund them.", "offsets": {"from": 2500}, "speaker": "1"},
        ]
    },
}


@pytest.mark.parametrize("service", SERVICES)
def test_what_a_speech_service_wrote_is_read_and_marked(service):
    record = read("heard.json", json.dumps(SERVICES[service]))

    assert [words for _who, words in said(record)] == [words for _who, words in TOLD]
    assert len({who for who, _words in said(record)}) == 2
    assert [turn.starts_ms for turn in record.turns] == [500, 2500]
    assert record.is_machine


@pytest.mark.parametrize("service", ["trint", "rev"])
def test_names_that_a_person_gave_in_a_service_are_the_speakers(service):
    assert said(read("heard.json", json.dumps(SERVICES[service]))) == TOLD


def test_names_in_otter_stand_before_their_words():
    parts = [{"transcript": words, "speaker_name": who} for who, words in TOLD]

    record = read("talk.json", json.dumps({"speech": {"transcripts": parts}}))

    assert said(record) == TOLD
    assert record.is_machine


def test_captions_of_a_video_lose_no_word_and_no_time():
    events = [
        {"tStartMs": 0, "id": 1},
        {"tStartMs": 10, "segs": [{"utf8": "rivers"}, {"utf8": " are clean"}]},
        {"tStartMs": 2900, "aAppend": 1, "segs": [{"utf8": "\n"}]},
    ]
    record = read("video.json3", json.dumps({"events": events}))

    assert said(record) == [("", "rivers are clean")]
    assert record.turns[0].starts_ms == 10


def test_rows_that_say_how_sure_they_are_were_written_by_a_machine():
    rows = [{"start": 0.0, "end": 1.0, "text": "Rivers.", "avg_logprob": -0.2}]

    assert read("a.json", json.dumps({"segments": rows})).is_machine
    assert not read(
        "b.json", json.dumps({"segments": [{"text": "Rivers."}]})
    ).is_machine


def test_a_log_names_who_typed_and_leaves_the_server_out():
    log = (
        "[10:00:01] <@amao> Rivers are clean.\n"
        "[10:00:06] *** zed has joined #rivers\n"
        "[10:00:07] -!- bo has quit [bye]\n"
        "[10:00:09] <cyf> amao: fund them.\n"
        "[10:00:11] <cyf> q+\n"
    )
    record = read("rivers.log", log)

    assert said(record) == [("amao", "Rivers are clean."), ("cyf", "amao: fund them.")]
    assert [turn.starts_ms for turn in record.turns] == [0, 8_000]
    assert [note.code for note in record.notes] == ["notice-left-out"]


def test_words_that_a_scribe_typed_are_of_whom_the_scribe_heard():
    log = (
        "2031-05-03T10:00:01 <bo> scribenick: bo\n"
        "2031-05-03T10:00:02 <bo> Ama Obi: rivers are clean\n"
        "2031-05-03T10:00:05 <bo> ... and wide\n"
        "2031-05-03T10:00:09 <bo> people nod here\n"
        "2031-05-03T10:00:12 <cyf> I type myself\n"
    )
    assert said(read("rivers.txt", log)) == [
        ("Ama Obi", "rivers are clean\n\nand wide"),
        ("", "people nod here"),
        ("cyf", "I type myself"),
    ]


MARKDOWN = """# Rivers

Kept by the desk.

| Heure | Orateur | Propos |
|:------|:-------:|--------|
| 10:00 | **Ama Obi** | Rivers are clean. |
| 10:02 | Cy Fox | Fund them \\| all.<br>Soon. |
| 10:03 |  | Nobody is named here. |
"""


def test_a_table_of_who_said_what_is_a_transcript():
    record = read("rivers.md", MARKDOWN)

    assert said(record) == [
        ("Ama Obi", "Rivers are clean."),
        ("Cy Fox", "Fund them | all.\n\nSoon."),
        ("", "Nobody is named here."),
    ]
    assert [turn.starts_ms for turn in record.turns] == [0, 120_000, 180_000]
    assert (record.title, record.kind) == ("Rivers", "transcript")
    assert [note.code for note in record.notes] == ["notice-left-out"]


def test_times_from_the_start_are_minutes_and_seconds():
    text = "Time,Speaker,Text\n0:05,Ama Obi,Rivers.\n10:05,Cy Fox,Fund them.\n"

    starts = [turn.starts_ms for turn in read("a.csv", text).turns]

    assert starts == [5_000, 605_000]


def test_a_table_of_anything_else_is_no_record(tmp_path):
    (tmp_path / "rooms.csv").write_text("Room,Seats\nBaobab,40\n")
    (tmp_path / "said.tsv").write_text("Speaker\tText\nAma Obi\tRivers are clean.\n")

    result = read_folder([tmp_path])

    assert [record.file for record in result.records] == ["said.tsv"]
    assert [note.code for note in result.notes] == ["file-left-aside"]
    with pytest.raises(Refused, match="record-unlike"):
        read("rooms.csv", "Room,Seats\nBaobab,40\n")


def test_nobody_else_is_in_the_mouth_of_who_spoke_before():
    text = (
        "**Ama Obi:** Rivers are clean.\n\nCy Fox: Fund them.\n\n"
        "**Ama Obi:** One wish remains.\n\nThe wish: more fish.\n\n*Chair*: Thanks.\n"
    )
    assert said(read("notes.md", text)) == [
        ("Ama Obi", "Rivers are clean."),
        ("Cy Fox", "Fund them."),
        ("Ama Obi", "One wish remains.\n\nThe wish: more fish."),
        ("Chair", "Thanks."),
    ]


def test_times_between_words_hide_no_voice():
    text = (
        "WEBVTT\n\n00:01.000 --> 00:03.000\n<v.loud Ama Obi>Rivers <c.b>are</c> clean.\n\n"
        "00:04.000 --> 00:06.000\n<v Cy Fox><00:04.500>Fund <i>them</i>.\n"
    )
    assert said(read("a.vtt", text)) == TOLD


def test_where_a_caption_stands_is_not_said():
    text = "1\n00:00:01,000 --> 00:00:02,000\nAma Obi: {\\an8}Rivers are clean.\n\n"

    assert said(read("a.srt", text)) == [TOLD[0]]


def test_pieces_of_a_row_are_read_from_the_right():
    drawn = [
        Piece(350, 600, " مليون دولار."),
        Piece(420, 600, "3.5"),
        Piece(443, 601, " إن المبلغ"),
        Piece(497, 600, "( "),
        Piece(504, 600, "World"),
        Piece(553, 600, "Bank"),
        Piece(593, 600, ")"),
        Piece(600, 600, "لي وي: قال البنك"),
        Piece(640, 700, "ﻣﺤﻀﺮ"),
    ]
    assert in_order(drawn) == [
        "محضر",
        "لي وي: قال البنك (World Bank) إن المبلغ 3.5 مليون دولار.",
    ]


def test_pieces_that_bring_their_spaces_are_joined_to_words():
    drawn = [
        Piece(10, 5, "."),
        Piece(10, 5, " دولار"),
        Piece(40, 5, " مليون"),
        Piece(70, 5, ")"),
        Piece(80, 5, "UN"),
        Piece(90, 5, " ("),
        Piece(100, 5, "حضر"),
        Piece(130, 5, " م"),
        Piece(150, 5, "هذا"),
    ]
    assert in_order(drawn) == ["هذا محضر (UN) مليون دولار."]


def test_the_sign_at_the_left_ends_the_row():
    assert in_order([Piece(5, 5, ".שלום לכם")]) == ["שלום לכם."]


def test_words_written_backwards_are_known():
    words = "الجلسة مفتوحة والمدينة جميلة وهذه قرية كبيرة"

    assert not is_backwards(words)
    assert is_backwards(words[::-1])


TTML = """<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body>
<div><p begin="00:00:01.500" end="00:00:02.000">Ama Obi: Rivers<br/>are
clean.</p><p begin="3s" end="4s">Cy Fox: Fund <span>them</span>.</p></div></body></tt>"""
VIDEO = """<?xml version="1.0"?><transcript><text start="1.5" dur="1">we say &amp;quot;yes&amp;quot;
</text><text start="3" dur="1">all of us</text></transcript>"""


def test_captions_in_xml_keep_their_names_and_times():
    record = read("a.ttml", TTML)

    assert said(record) == TOLD
    assert [turn.starts_ms for turn in record.turns] == [1_500, 3_000]
    assert record.lang == "en"
    assert said(read("a.xml", VIDEO)) == [("", 'we say "yes" all of us')]


def test_captions_of_substation_keep_their_names():
    text = (
        "[Script Info]\nTitle: x\n\n[Events]\nFormat: Layer, Start, End\n"
        "Dialogue: 0,0:00:01.50,0:00:02.00,Default,Ama Obi,0,0,0,,"
        "{\\i1}Rivers{\\i0} are,\\Nclean.\n"
        "Dialogue: 0,0:00:03.00,0:00:04.00,Default,Cy Fox,0,0,0,,Fund them.\n"
    )
    record = read("a.ass", text)

    assert said(record) == [("Ama Obi", "Rivers are, clean."), TOLD[1]]
    assert [turn.starts_ms for turn in record.turns] == [1_500, 3_000]


@pytest.mark.parametrize(
    "form", ["[03/05/2031, 10:00:0{}] {}: {}", "3/5/31, 10:0{} - {}: {}"]
)
def test_what_was_typed_on_telephones_is_no_record(form):
    chat = "\n".join(form.format(at, *one) for at, one in enumerate(TOLD))

    with pytest.raises(Refused, match="record-unlike"):
        read("chat.txt", chat)


def test_rich_text_is_read_without_its_marks():
    rich = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator X;}"
        rb"{\b Ama Obi:} Rivers are \i clean\i0 .\par Cy Fox: Fund th\'e9m \u8212?"
        rb" now.{\deleted not }\par}"
    )
    assert said(read("a.rtf", rich)) == [TOLD[0], ("Cy Fox", "Fund thém — now.")]


def test_whoever_a_debate_refers_to_is_named_whole():
    debate = """<akomaNtoso><debate><meta><references>
<TLCPerson eId="ama" showAs="Ama Obi"/></references></meta><debateBody>
<debateSection><debateSection><speech by="#ama"><from>Ms. Obi</from><p>Rivers.</p></speech>
<speech by="#ama"><from>The Chair</from><p>Thanks.</p></speech>
</debateSection></debateSection></debateBody></debate></akomaNtoso>"""

    assert said(read("a.xml", debate)) == [
        ("Ama Obi", "Rivers."),
        ("The Chair", "Thanks."),
    ]


def test_examples_hold():
    for module in (recognition, pdf_right, rich_text):
        assert doctest.testmod(module).failed == 0
