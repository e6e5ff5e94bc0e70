"""Laws: whatever comes gives records or a refusal; WebVTT goes there and back."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_worlds import NOTES, TEXTS, VTT, docx, pdf, read, said, zipped

from palabre.engines.formats.reading import read_record
from palabre.engines.formats.reading.words import one_line
from palabre.engines.formats.records import Record, Turn
from palabre.engines.formats.writing_records import to_webvtt
from palabre.kernel.refusals import Refused

VALID = {
    **{name: text.encode() for name, text in TEXTS.items()},
    "r.docx": docx(("The well", "Titre1"), ("Words of some length.", "")),
    "r.pdf": pdf("We bring water", "and bread."),
    "r.zip": zipped({"a.vtt": VTT.encode(), "b.md": NOTES.encode()}),
}
FORMATS = {
    *("webvtt", "srt", "sbv", "captions", "w3c-minutes", "attributed", "qmsum"),
    *("notes", "docx", "pdf", "text", "akoma-ntoso", "latex", "html", "zoom", "teams"),
}
NAMES = st.sampled_from(sorted(VALID))


def check(name, content):
    """Read whatever it is and see that what comes out is whole."""
    for record in read_or_refuse(name, content):
        assert record.format in FORMATS
        assert record.turns
        for turn in record.turns:
            assert turn.text == turn.text.strip() != ""
            assert "\0" not in turn.text
            assert turn.line >= 0
            if None not in (turn.starts_ms, turn.ends_ms):
                assert turn.ends_ms >= turn.starts_ms >= 0


def read_or_refuse(name, content):
    """Return the records, none if the file is refused by its name."""
    try:
        return read_record(name, content)
    except Refused as refusal:
        if refusal.facts["file"] != name:
            raise
        return ()


@pytest.mark.parametrize("name", sorted(VALID))
def test_the_valid_ones_are_read_without_refusal(name):
    assert all(record.turns for record in read_record(name, VALID[name]))


@settings(max_examples=150, deadline=None)
@given(NAMES, st.binary(max_size=400))
def test_random_bytes_are_read_or_refused(name, content):
    check(name, content)


@settings(max_examples=200, deadline=None)
@given(NAMES, st.text(alphabet="<>:*#-_[](){}\\\"'&;= \n\tAaé1字.,$%~|", max_size=300))
def test_random_signs_are_read_or_refused(name, text):
    check(name, text.encode())


@settings(max_examples=200, deadline=None)
@given(NAMES, st.data())
def test_truncated_files_are_read_or_refused(name, data):
    content = VALID[name]
    check(name, content[: data.draw(st.integers(0, len(content)))])


@settings(max_examples=250, deadline=None)
@given(
    NAMES, st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=8)
)
def test_flipped_bytes_are_read_or_refused(name, flips):
    content = bytearray(VALID[name])
    for at, value in flips:
        content[at % len(content)] = value
    check(name, bytes(content))


@settings(max_examples=200, deadline=None)
@given(NAMES, st.randoms(use_true_random=False))
def test_shuffled_lines_are_read_or_refused(name, chance):
    lines = VALID[name].split(b"\n")
    chance.shuffle(lines)
    check(name, b"\n".join(lines))


WORDS = st.text(
    alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]),
    max_size=60,
)
LABELS = st.sampled_from(["", "Amina Okoye", "Bo & <Co>", "李明", "M. d'Arc"])


@st.composite
def records(draw):
    """Make records as captions give them, each turn by another than the one before."""
    turns, at, before = [], 0, None
    for words, label, gap in draw(
        st.lists(st.tuples(WORDS, LABELS, st.integers(1, 9999)), min_size=1, max_size=6)
    ):
        speaker = "" if label == before else label
        at, start = at + 2 * gap, at + gap
        text = " ".join(f"a{words}z".split())
        turns.append(Turn(text, speaker, starts_ms=start, ends_ms=at))
        before = speaker
    return Record("a.vtt", "webvtt", tuple(turns))


@settings(max_examples=150, deadline=None)
@given(records())
def test_a_record_goes_to_webvtt_and_back(record):
    again = read("a.vtt", to_webvtt(record))

    told = [(t.text, t.speaker, t.starts_ms, t.ends_ms) for t in record.turns]
    assert [(t.text, t.speaker, t.starts_ms, t.ends_ms) for t in again.turns] == [
        (one_line(text), *rest) for text, *rest in told
    ]
    assert again.notes == ()
    assert to_webvtt(read("a.vtt", to_webvtt(again))) == to_webvtt(again)


TURNS = st.builds(
    Turn,
    st.lists(WORDS, min_size=1, max_size=4).map("\n\n".join),
    LABELS,
    starts_ms=st.integers(0, 90_000),
    ends_ms=st.none() | st.integers(0, 90_000),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(TURNS, max_size=6))
def test_cues_stand_in_the_order_of_their_start(turns):
    written = to_webvtt(Record("a.vtt", "webvtt", tuple(turns)))

    times = [line.split(" --> ") for line in written.splitlines() if " --> " in line]
    starts = [start for start, _ in times]
    assert starts == sorted(starts)
    assert all(start < end for start, end in times)


def test_facts_go_to_webvtt_and_back():
    record = Record(
        "a.vtt",
        "webvtt",
        (Turn("Water.", "Amina", starts_ms=0, ends_ms=1000, line=10),),
        title='"Water" --> bread',
        session="S-12",
        lang="fr",
        starts_at=datetime(2031, 5, 3, 9, tzinfo=UTC),
        is_machine=True,
    )
    again = read("a.vtt", to_webvtt(record))

    assert (again.title, again.session, again.lang) == (
        '"Water" -> bread',
        "S-12",
        "fr",
    )
    assert (again.starts_at, again.is_machine) == (record.starts_at, True)
    assert said(again) == said(record)


def test_written_webvtt_has_order_ends_and_one_cue_a_paragraph():
    turns = (
        Turn("Second.", "Bo", starts_ms=5000, ends_ms=4000),
        Turn("One.\n\nTwo.", "Amina", starts_ms=1000, ends_ms=3000),
    )

    assert to_webvtt(Record("a", "notes", turns)) == (
        "WEBVTT\n\n"
        "00:00:01.000 --> 00:00:02.000\n<v Amina>One.\n\n"
        "00:00:02.000 --> 00:00:03.000\n<v Amina>Two.\n\n"
        "00:00:05.000 --> 00:00:06.000\n<v Bo>Second.\n"
    )


def test_webvtt_of_a_record_without_times_is_refused():
    with pytest.raises(Refused, match="times-missing"):
        to_webvtt(Record("a", "notes", (Turn("Words."),)))


@pytest.mark.parametrize(
    "unit",
    ["<", "<v ", "&gt;", ">", "**A:**", "[a](", "\\section{", "a-\n", "{", "A B "],
)
@pytest.mark.parametrize("name", ["a.vtt", "a.md", "a.txt", "a.html", "a.tex"])
def test_reading_time_grows_with_the_length_alone(name, unit):
    """Sixty thousand characters of the worst kind must be nothing.

    A quadratic reader would need minutes; pytest's own time limit is the witness.
    """
    check(name, (unit * (60_000 // len(unit))).encode())
