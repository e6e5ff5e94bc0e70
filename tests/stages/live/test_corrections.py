"""Corrections for all, from the programme's names; segments; the log stays."""

import json

import live_bus
import make
import make_live
import pytest
from make_live import later

from palabre.gateways.bus.events import CORRECTION, event
from palabre.gateways.bus.rooms import Room
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.live import queries
from palabre.stages.live.captions import CaptionFacts
from palabre.stages.live.corrections import session_glossary
from palabre.stages.live.glossary import glossary_of
from palabre.stages.live.models import Cue
from palabre.stages.live.posts import read_post
from palabre.workflows import run_floor
from palabre.workflows.correct_captions import correct_captions, correct_term
from palabre.workflows.tell_room import room_events


def proposed(terms, text):
    return [(one.was, one.term) for one in glossary_of(terms)(text)]


@pytest.mark.parametrize(
    "text, found",
    [
        ("we thank Maude Perachon for this", [("Maude Perachon", "Maud Perrachon")]),
        ("as perrachon said", [("perrachon", "Perrachon")]),
        ("as Perrachan said", [("Perrachan", "Perrachon")]),
        ("as Maud Perrachon said", []),
        ("the wsis forum", [("wsis", "WSIS")]),
        ("the WSIS forum of peregrines", []),
        ("", []),
    ],
)
def test_names_and_acronyms_are_proposed_where_they_were_misheard(text, found):
    assert proposed(["Maud Perrachon", "WSIS"], text) == found


@pytest.mark.parametrize(
    "text, found",
    [
        (
            "we thank Prechious Chikwanda-Mamba for this",
            [("Prechious Chikwanda-Mamba", "Precious Chikwanda-Mumba")],
        ),
        ("as Chikwanda Mamba said", [("Chikwanda Mamba", "Chikwanda-Mumba")]),
        ("as Chikwanda Mumba said", [("Chikwanda Mumba", "Chikwanda-Mumba")]),
        ("as Precious Chikwanda-Mumba said", []),
        ("Mr. Korkeamaki's words", [("Korkeamaki", "Korkeamäki")]),
        ("MR. KORKEAMÄKI: SO BE IT", []),
        ("as O’Doherti said", [("O’Doherti", "O'Doherty")]),
    ],
)
def test_names_with_hyphens_accents_and_apostrophes_are_proposed(text, found):
    names = ["Precious Chikwanda-Mumba", "Juhani Korkeamäki", "Mary O'Doherty"]
    assert proposed(names, text) == found


def test_of_a_body_no_single_word_is_proposed():
    suggest = glossary_of([], ["Ministry of Public Works", "Wells Network"])

    assert [one.term for one in suggest("our works on the network")] == []
    assert [one.term for one in suggest("the Wells Netwerk")] == ["Wells Network"]


def test_a_suggestion_changes_its_own_place_alone():
    (one,) = glossary_of(["Perrachon"])("Thank you, Perrachan. Perra chan?")[:1]

    assert one.applied_to("Thank you, Perrachan.") == "Thank you, Perrachon."


@pytest.mark.django_db
def test_the_programmes_names_are_the_glossary():
    body = make.organization("Wells Network")
    made = make_live.session(roles=[make_live.role("Soraya Hakim", "speaker", body)])

    found = session_glossary(made)("so soraya hakeem of the Wells Netwerk")

    assert [one.term for one in found] == ["Soraya Hakim", "Wells Network"]


@pytest.mark.django_db
def test_whoever_is_on_the_list_of_speakers_is_in_the_glossary():
    sitting = make_live.sitting()
    make_live.statement(sitting, "Kwabena Asantewaa-Ofori")

    found = session_glossary(sitting.session)("we heard Mr. Asantwa-Ofori")

    assert [one.term for one in found] == ["Asantewaa-Ofori"]


@pytest.mark.django_db
def test_one_corrects_for_all_and_what_was_heard_is_kept(
    django_capture_on_commit_callbacks,
):
    sitting = make_live.sitting()
    (cue,) = make_live.cues(sitting, "Thank you, Perrachan.")
    bus = live_bus.listening()

    with django_capture_on_commit_callbacks(execute=True):
        correct_captions(
            queries.cue_by_number(sitting, cue.number),
            "Thank you, Perrachon.",
            by=make.LOADER,
            at=later(5),
        )

    kept = Cue.objects.get()
    assert (kept.text, kept.heard) == ("Thank you, Perrachon.", "Thank you, Perrachan.")
    assert [one[2]["text"] for one in live_bus.told(bus, CORRECTION)] == [
        "Thank you, Perrachon."
    ]
    assert Entry.objects.get(act="live.cue.corrected").facts == {"cue": 1}


@pytest.mark.django_db
def test_a_term_is_corrected_everywhere_in_whole_words():
    sitting = make_live.sitting()
    make_live.cues(sitting, "the GDZ and the GDZX", "GDZ again", "nothing")

    changed = correct_term(
        queries.cue_by_number(sitting, 1), "GDZ", "GDC", by=make.LOADER, at=later(5)
    )

    assert [one.text for one in changed] == ["the GDC and the GDZX", "GDC again"]
    assert [one.text for one in queries.every_cue(sitting)] == [
        "the GDC and the GDZX",
        "GDC again",
        "nothing",
    ]


@pytest.mark.django_db
def test_only_captioners_correct_and_never_into_nothing():
    sitting = make_live.sitting()
    make_live.cues(sitting, "words")
    cue = queries.cue_by_number(sitting, 1)
    stranger = make.actor(make.person("Grace Okonkwo"))

    with pytest.raises(Refused, match="not-allowed"):
        correct_captions(cue, "other", by=stranger, at=later(1))
    with pytest.raises(Refused, match="caption-empty"):
        correct_captions(cue, " \x00 ", by=make.LOADER, at=later(1))
    with pytest.raises(Refused, match="not-found"):
        queries.cue_by_number(sitting, 2)


@pytest.mark.django_db
def test_a_reader_who_comes_late_reads_the_corrected_words():
    sitting = make_live.sitting()
    make_live.cues(sitting, "heard wrong", "right")
    cue = queries.cue_by_number(sitting, 1)
    correct_captions(cue, "heard right", by=make.LOADER, at=later(1))

    events = room_events("hamlet-2026/INC-01", 2)
    numbered = {"caption", "correction"}
    told = [(one.kind, one.number) for one in events if one.kind in numbered]

    assert told == [("correction", 1)]


def caption(number, text):
    return event("caption", number, {"text": text})


def test_a_room_corrects_what_it_keeps_and_tells_who_read_it():
    room = Room("x/y", 10)
    for number, text in ((1, "one"), (2, "too")):
        room.frame_for(caption(number, text))

    frame = room.frame_for(event(CORRECTION, 2, {"text": "two"}))

    assert b"event: correction" in frame
    assert b"id:" not in frame
    assert room.frame_for(event(CORRECTION, 2, {"text": "two"})) is None
    fresh = b"".join(room.frames_after(1))
    assert b'"two"' in fresh
    assert b'"too"' not in fresh
    assert b"event: correction" not in fresh
    back = b"".join(room.frames_after(2))
    assert back.count(b"event: correction") == 1


# Segments --------------------------------------------------------------------------------

SEGMENT = """WEBVTT
X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000

NOTE a comment --> no cue

12
00:00:01.000 --> 00:00:03.000 align:start
<v.loud Ada Obi>Hello &amp; <i>welcome</i>

00:00:03.000 --> 00:00:05.000
again
"""


def read(body, **given):
    facts = {"is_json": False, "lang": "en", "source": "hls", "seq": ""}
    return read_post(body.encode(), **(facts | given), at=make.NOON)


def test_a_segment_is_cues_with_voices():
    first, second = read(SEGMENT)

    assert (first.text, first.label, second.text, second.label) == (
        "Hello & welcome",
        "Ada Obi",
        "again",
        None,
    )


@pytest.mark.django_db
def test_overlapping_segments_keep_each_cue_once():
    sitting = make_live.sitting()

    def post(body):
        facts = read(body)
        assert all(isinstance(one, CaptionFacts) for one in facts)
        return make_live.captions.caption(sitting, facts, by=make.LOADER, at=make.NOON)

    post(SEGMENT)
    post(SEGMENT + "\n00:00:05.000 --> 00:00:07.000\nand again\n")

    assert [one.text for one in queries.every_cue(sitting)] == [
        "Hello & welcome",
        "again",
        "and again",
    ]


@pytest.mark.parametrize("body", ["WEBVTT", "WEBVTT\n\nno times here\nat all"])
def test_a_segment_without_cues_is_refused_in_words(body):
    with pytest.raises(Refused, match="caption-empty"):
        read(body)


@pytest.mark.django_db
def test_whoever_was_away_is_told_whose_words_are_anothers_now():
    sitting = make_live.sitting()
    make_live.statement(sitting, "Ada", at=later(0))
    make_live.cues(sitting, "We agree.", "Wells first.", at=later(20))
    ada = queries.floor_now(sitting)
    bo = make_live.request(sitting, "Bo", at=later(5))
    room = "hamlet-2026/INC-01"
    before = [one.kind for one in room_events(room, 2)]

    # A console without a network brings its acts late.
    run_floor.end_statement(ada, by=make.LOADER, at=later(9))
    run_floor.give_floor(bo, by=make.LOADER, at=later(10))

    told = [one for one in room_events(room, 2) if one.kind == CORRECTION]
    assert CORRECTION not in before
    assert [one.number for one in told] == [1, 2]
    assert [json.loads(one.data)["speaker"] for one in told] == ["Bo", "Bo"]
    fresh = Room(room, 400)  # as after a restart
    for one in room_events(room, 0):
        fresh.frame_for(one)
    heard = b"".join(fresh.frames_after(2)).decode()
    assert heard.count("event: correction") == 2


@pytest.mark.django_db
def test_of_changed_captions_those_are_told_that_a_page_still_keeps():
    sitting = make_live.sitting()
    make_live.cues(sitting, *(f"Emeka Obe {number}" for number in range(90)))
    cue = queries.cue_by_number(sitting, 1)

    correct_term(cue, "Obe", "Obi", by=make.LOADER, at=later(9))

    assert len(queries.changed_cues(sitting, n=400)) == 90
    last = queries.changed_cues(sitting, n=30)
    assert [one.number for one in last] == list(range(61, 91))
