"""What Zoom and Teams save as text and as documents, read as who said what and when."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_worlds import docx, read, said

from palabre.engines.formats.reading import exports, read_folder, read_record
from palabre.kernel.refusals import Refused

SPOKEN = [
    ("Amina Okoye", "We bring water. It costs\n40 dollars."),
    ("Bo Lindqvist (Guest)", "We disagree."),
    ("Amina Okoye", "Then we talk at 10:30"),
]
WORDS = [(name, " ".join(words.split())) for name, words in SPOKEN]

ZOOM_CAPTIONS = "\n\n".join(
    f"[{name}] 10:0{at}:11\n{words}" for at, (name, words) in enumerate(SPOKEN)
)
ZOOM_TEXT = "\n\n".join(
    f"{name} 00:0{at}:11\n{words}" for at, (name, words) in enumerate(SPOKEN)
)
TEAMS_TEXT = "\n\n".join(
    f"{name}   {at}:11\n{words}" for at, (name, words) in enumerate(SPOKEN)
)
TEAMS_OLD = "\n\n".join(
    f"0:{at}:11.40 --> 0:{at}:19.0\n{name}\n{words}"
    for at, (name, words) in enumerate(SPOKEN)
)
TEAMS_TOP = (
    "Water for all-20260527_100211-Meeting Recording\nMay 27, 2026, 10:02AM\n30m 12s\n\n"
    "Amina Okoye started transcription\n\n"
)
TEAMS_WHOLE = f"{TEAMS_TOP}{TEAMS_TEXT}\n\nAmina Okoye stopped transcription\n"
CHAT = (
    "10:02:11 From Amina Okoye to Everyone:\n\tThe link is below\n"
    "10:03:40 From Bo Lindqvist to Everyone:\n\tThanks\n"
)
SUBRIP = (
    "1\n00:00:01,000 --> 00:00:02,000\nWe bring water.\n\n"
    "2\n00:00:02,000 --> 00:00:03,000\nAnd bread.\n"
)
ALL = [ZOOM_CAPTIONS, ZOOM_TEXT, TEAMS_TEXT, TEAMS_OLD, TEAMS_WHOLE]


@pytest.mark.parametrize("text", [ZOOM_CAPTIONS, ZOOM_TEXT, TEAMS_TEXT, TEAMS_WHOLE])
def test_first_to_speak_may_read_a_long_statement(text: str) -> None:
    long = "We bring water to every village of the coast. " * 600
    record = read("a.txt", text.replace(SPOKEN[0][1], f"{long}\n{SPOKEN[0][1]}", 1))

    assert record.is_machine
    assert [turn.speaker for turn in record.turns] == [name for name, _ in SPOKEN]


def test_one_time_at_the_top_of_a_long_text_makes_no_transcript() -> None:
    text = (
        "Opening Day 10:30\n" + "We bring water to every village of the coast.\n" * 999
    )

    assert read("a.txt", f"{text}We meet again at 10:30").kind == "statement"


@pytest.mark.parametrize("text", ALL)
def test_every_export_tells_who_said_what(text: str) -> None:
    record = read("meeting.txt", text)

    assert said(record) == WORDS
    assert record.is_machine
    assert record.format in {"zoom", "teams"}


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        (ZOOM_CAPTIONS, [0, 60_000, 120_000]),
        (ZOOM_TEXT, [11_000, 71_000, 131_000]),
        (TEAMS_TEXT, [11_000, 71_000, 131_000]),
        (TEAMS_OLD, [11_400, 71_400, 131_400]),
    ],
)
def test_times_count_from_the_start_of_the_meeting(
    text: str, starts: list[int]
) -> None:
    assert [turn.starts_ms for turn in read("meeting.txt", text).turns] == starts


def test_teams_tells_title_day_and_hour_on_top() -> None:
    record = read("meeting.txt", TEAMS_WHOLE)

    assert record.title == "Water for all"
    assert record.starts_at == datetime(2026, 5, 27, 10, 2, 11, tzinfo=UTC)


def test_a_day_that_is_none_is_not_told() -> None:
    record = read("meeting.txt", TEAMS_WHOLE.replace("20260527", "20261399"))

    assert record.starts_at is None
    assert said(record) == WORDS


@pytest.mark.parametrize("text", [TEAMS_WHOLE, TEAMS_OLD, ZOOM_CAPTIONS])
def test_documents_are_read_like_texts(text: str) -> None:
    paragraphs = [(part, "") for part in text.split("\n\n")]

    record = read("meeting.docx", docx(*paragraphs))

    assert said(record) == WORDS
    assert record.is_machine


@pytest.mark.parametrize(
    "text",
    [
        "The session starts at 10:30\nand ends at 11:30\nwith a coffee.",
        "Programme\n\nOpening at 9:00\nWords of welcome.\n\nLunch from 12:00\nSoup.",
        SUBRIP,
    ],
)
def test_words_that_end_with_a_time_are_no_names(text: str) -> None:
    assert not exports.looks_like(text)


def test_a_chat_is_not_taken_for_speech(tmp_path) -> None:
    (tmp_path / "chat.txt").write_text(CHAT, encoding="utf-8")

    result = read_folder([tmp_path])

    assert result.records == ()
    assert [note.code for note in result.notes] == ["file-left-aside"]


def read_or_refuse(name: str, content: bytes):
    """Return the records, none if the file is refused by its name."""
    try:
        return read_record(name, content)
    except Refused as refusal:
        if refusal.facts["file"] != name:
            raise
        return ()


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(ALL), st.data())
def test_cut_and_mixed_exports_are_read_or_refused(text: str, data) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    noise = data.draw(st.text(max_size=30))

    records = read_or_refuse("m.txt", f"{text[:start]}{noise}{text[end:]}".encode())

    for record in records:
        for turn in record.turns:
            assert turn.text.strip()
            assert turn.starts_ms is None or turn.starts_ms >= 0


ODD_NAMES = ["ravuvu j", "Eseta Motulalo (she/her)", "iPhone de Marie", "Ana | ITU"]


def as_zoom(names: list[str]) -> str:
    return "WEBVTT\n" + "".join(
        f"\n{at}\n00:00:{at:02}.000 --> 00:00:{at:02}.900\n{name}: Words {at}.\n"
        for at, name in enumerate(names, 1)
    )


@pytest.mark.parametrize(
    "text",
    [
        as_zoom(ODD_NAMES),
        "\n\n".join(
            f"[{name}] 10:0{at}:11\nWords." for at, name in enumerate(ODD_NAMES)
        ),
        "\n\n".join(f"{name}   {at}:11\nWords." for at, name in enumerate(ODD_NAMES)),
    ],
    ids=["zoom-vtt", "zoom-txt", "teams"],
)
def test_a_name_is_its_holder_s_however_it_is_spelt(text: str) -> None:
    record = read("meeting.vtt" if text.startswith("WEBVTT") else "meeting.txt", text)

    assert [turn.speaker for turn in record.turns] == ODD_NAMES
    assert record.is_machine


def test_captions_that_open_with_a_colon_now_and_then_name_nobody() -> None:
    text = as_zoom(["Three things"] * 2 + ["", "", ""]).replace("\n: ", "\n")

    assert {turn.speaker for turn in read("talk.vtt", text).turns} == {""}


def test_older_teams_document_is_read_where_everybody_speaks_once() -> None:
    rows = [("0:0:3.5", "Amina Okoye"), ("0:12:41.870", "Bo"), ("0:13:2.0", "Chidi")]
    text = "\n\n".join(f"{at} --> {at}\n{name}\nWe agree." for at, name in rows)

    record = read("meeting.docx", docx(*((one, "") for one in text.split("\n\n"))))

    assert record.format == "teams"
    assert [turn.speaker for turn in record.turns] == ["Amina Okoye", "Bo", "Chidi"]
