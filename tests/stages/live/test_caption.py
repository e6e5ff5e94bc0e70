import make
import make_live
import pytest
from hypothesis import given
from hypothesis import strategies as st
from make_live import later

from palabre.kernel.actors import NOBODY, Role
from palabre.kernel.refusals import Refused
from palabre.stages.live import captions, queries
from palabre.stages.live import operations as live
from palabre.stages.live.attribution import is_same_voice
from palabre.stages.live.captions import CaptionFacts
from palabre.stages.live.clean import clean_caption
from palabre.stages.live.utterances import as_said
from palabre.stages.live.values import cue_rows


def voices(sitting):
    return [(row.text, row.speaker) for row in cue_rows(queries.every_cue(sitting))]


@pytest.mark.django_db
def test_captions_are_numbered_in_order():
    sitting = make_live.sitting()

    make_live.cues(sitting, "one", "two")
    make_live.cues(sitting, "three")

    found = queries.cues_after(sitting, 1)
    assert [(cue.number, cue.text) for cue in found] == [(2, "two"), (3, "three")]
    assert [cue.number for cue in queries.last_cues(sitting, n=2)] == [2, 3]


@pytest.mark.django_db
def test_the_floor_log_says_whose_words_they_are():
    sitting = make_live.sitting()
    make_live.cues(sitting, "before anybody", at=later(0))
    first = make_live.statement(sitting, "Ada", at=later(10))
    make_live.cues(sitting, "by Ada", at=later(20))
    live.end_statement(first, by=make.LOADER, at=later(30))
    make_live.cues(sitting, "still Ada", at=later(37))
    make_live.cues(sitting, "nobody", at=later(38))
    make_live.statement(sitting, "Bo", at=later(40))
    make_live.cues(sitting, "by Bo", at=later(40))

    assert voices(sitting) == [
        ("before anybody", ""),
        ("by Ada", "Ada"),
        ("still Ada", "Ada"),
        ("nobody", ""),
        ("by Bo", "Bo"),
    ]


@pytest.mark.django_db
def test_a_source_that_names_another_voice_is_believed():
    sitting = make_live.sitting()
    make_live.statement(sitting, "Soraya Hakim", at=later(0))

    make_live.cues(sitting, "We agree.", label="MS. HAKIM", at=later(1))
    make_live.cues(sitting, "and go on", at=later(2))
    make_live.cues(sitting, "One minute left.", label="MODERATOR", at=later(3))
    make_live.cues(sitting, "Please.", at=later(4))

    assert voices(sitting) == [
        ("We agree.", "Soraya Hakim"),
        ("and go on", "Soraya Hakim"),
        ("One minute left.", "MODERATOR"),
        ("Please.", "MODERATOR"),
    ]
    marks = [row.is_new_voice for row in cue_rows(queries.every_cue(sitting))]
    assert marks == [True, False, True, False]


@pytest.mark.django_db
def test_a_name_that_a_source_gave_ends_when_the_floor_goes_on():
    sitting = make_live.sitting()
    make_live.cues(sitting, "Welcome.", label="MS. CHAIR", at=later(1))
    make_live.statement(sitting, "Ada", at=later(10))

    make_live.cues(sitting, "You have the floor.", at=later(14))
    make_live.cues(sitting, "Thank you, chair.", at=later(20))
    make_live.cues(sitting, "We agree.", at=later(21))

    assert voices(sitting) == [
        ("Welcome.", "MS. CHAIR"),
        ("You have the floor.", "MS. CHAIR"),
        ("Thank you, chair.", "Ada"),
        ("We agree.", "Ada"),
    ]


@pytest.mark.django_db
def test_a_name_that_a_source_gives_over_the_floor_log_holds_until_it_goes_on():
    sitting = make_live.sitting()
    first = make_live.statement(sitting, "Ada", at=later(0))
    make_live.cues(sitting, "One minute.", label="MS. CHAIR", at=later(30))
    make_live.cues(sitting, "Please.", at=later(50))
    live.end_statement(first, by=make.LOADER, at=later(55))
    make_live.statement(sitting, "Bo", at=later(60))
    make_live.cues(sitting, "We agree.", at=later(70))

    assert voices(sitting) == [
        ("One minute.", "MS. CHAIR"),
        ("Please.", "MS. CHAIR"),
        ("We agree.", "Bo"),
    ]


def numbered(sitting, number, at, words="", source="zoom"):
    sent = CaptionFacts(words or f"{number}", at, source=source, source_id=number)
    (cue,) = captions.caption(sitting, [sent], by=make.LOADER, at=at)
    return cue


@pytest.mark.django_db
def test_what_comes_late_is_said_before_what_its_source_counts_after_it():
    sitting = make_live.sitting()
    ada = make_live.statement(sitting, "Ada", at=later(0))
    numbered(sitting, "1", later(1))
    numbered(sitting, "4", later(5))
    live.end_statement(ada, by=make.LOADER, at=later(6))
    make_live.statement(sitting, "Bo", at=later(6))
    make_live.cues(sitting, "typed", at=later(7), source="typist")
    numbered(sitting, "3", later(8))
    numbered(sitting, "2", later(9))
    numbered(sitting, "5", later(20))

    came = queries.every_cue(sitting)
    assert [one.text for one in came] == ["1", "4", "typed", "3", "2", "5"]
    told = [(one.text, one.statement.request.name) for one in as_said(came)]
    assert told == [
        ("1", "Ada"),
        ("2", "Ada"),
        ("3", "Ada"),
        ("4", "Ada"),
        ("typed", "Bo"),
        ("5", "Bo"),
    ]


@pytest.mark.django_db
def test_a_source_that_counts_from_the_beginning_again_is_not_late():
    sitting = make_live.sitting()
    numbered(sitting, "900", later(1))
    again = numbered(sitting, "1", later(120))

    assert again.at == later(120)


@pytest.mark.django_db
def test_the_lines_of_posts_in_disorder_stand_in_order():
    sitting = make_live.sitting()
    for number in ("8", "8.1", "7", "7.1"):
        numbered(sitting, number, later(3))

    told = [one.text for one in as_said(queries.every_cue(sitting))]
    assert told == ["7", "7.1", "8", "8.1"]


@pytest.mark.django_db
def test_a_caption_sent_twice_is_kept_once():
    sitting = make_live.sitting()
    sent = [
        CaptionFacts("one", make.NOON, source="zoom", source_id="1"),
        CaptionFacts("two", make.NOON, source="zoom", source_id="2"),
    ]

    first = captions.caption(sitting, sent[:1], by=make.LOADER, at=make.NOON)
    again = captions.caption(sitting, [*sent, sent[1]], by=make.LOADER, at=make.NOON)

    assert [cue.text for cue in first + again] == ["one", "two"]
    other = CaptionFacts("one", make.NOON, source="typist", source_id="1")
    assert captions.caption(sitting, [other], by=make.LOADER, at=make.NOON)


@pytest.mark.django_db
def test_a_source_whose_clock_runs_ahead_is_set_right():
    sitting = make_live.sitting()
    sent = CaptionFacts("early bird", later(3600))

    (cue,) = captions.caption(sitting, [sent], by=make.LOADER, at=later(5))

    assert cue.at == later(5)


@pytest.mark.django_db
def test_captioning_is_the_captioners():
    sitting = make_live.sitting()
    sent = [CaptionFacts("words", make.NOON)]
    summit = sitting.session.summit.code

    with pytest.raises(Refused, match="not-allowed"):
        captions.caption(sitting, sent, by=NOBODY, at=make.NOON)
    moderator = make.actor(make.person("Mo"), (Role.MODERATOR, summit))
    with pytest.raises(Refused, match="not-allowed"):
        captions.caption(sitting, sent, by=moderator, at=make.NOON)
    captioner = make.actor(make.person("Cy"), (Role.CAPTIONER, summit))
    assert captions.caption(sitting, sent, by=captioner, at=make.NOON)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text, code",
    [
        ("", "caption-empty"),
        ("\u202e\x00 \x1b", "caption-empty"),
        ("a" * 2001, "caption-too-long"),
    ],
)
def test_captions_without_or_with_too_many_words_are_refused_whole(text, code):
    sitting = make_live.sitting()

    with pytest.raises(Refused, match=code):
        make_live.cues(sitting, "fine", text)
    assert queries.last_number(sitting) == 0


@pytest.mark.django_db
def test_a_closed_session_takes_no_captions():
    sitting = make_live.sitting()
    live.close_sitting(sitting, by=make.LOADER, at=make.NOON)

    with pytest.raises(Refused, match="wrong-state"):
        make_live.cues(sitting, "too late")


@pytest.mark.django_db
def test_many_captions_cost_as_many_queries_as_one(django_assert_num_queries):
    sitting = make_live.sitting()
    make_live.statement(sitting)

    with django_assert_num_queries(7):
        make_live.cues(sitting, "one", source_id="")
    with django_assert_num_queries(7):
        make_live.cues(sitting, *(f"words {number}" for number in range(30)))


@pytest.mark.parametrize(
    "label, name, is_same",
    [
        ("HAKIM", "Soraya Hakim", True),
        ("Élodie Marchetaz", "elodie marchetaz", True),
        ("MODERATOR", "Soraya Hakim", False),
        ("", "Soraya Hakim", False),
    ],
)
def test_labels_are_matched_by_a_word(label, name, is_same):
    assert is_same_voice(label, name) is is_same


@given(st.text())
def test_what_is_shown_is_one_line_without_controls(text):
    shown = clean_caption(text)

    assert shown == " ".join(shown.split())
    assert all(
        sign.isprintable()
        or sign in "\u200b\u200c\u200d\u200e\u200f"
        or not sign.isascii()
        for sign in shown
    )
    assert clean_caption(shown) == shown


def test_marks_are_not_stacked_without_end():
    assert len(clean_caption("e" + "\u0337" * 500)) <= 5
    assert clean_caption("Việt Nam, שָׁלוֹם") == clean_caption("Việt Nam, שָׁלוֹם")
