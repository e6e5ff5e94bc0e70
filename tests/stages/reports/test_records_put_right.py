from datetime import timedelta

import make
import make_reports
import pytest
from django.db.models import QuerySet
from hypothesis import given
from hypothesis import strategies as some

from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.people.models import Person
from palabre.stages.reports import operations as reports
from palabre.stages.reports import records
from palabre.stages.reports.models import Intervention, ReportLine, WordCorrection
from palabre.stages.reports.speakers import candidates, speakers_of
from palabre.stages.summits.models import Summit
from palabre.workflows.keep_rule import keep_rule
from palabre.workflows.name_speaker import name_speaker

AFTER = make_reports.AFTER

MISHEARD = """WEBVTT

00:00:01.000 --> 00:00:20.000
<v Isatu Njay>The village councils repaired 41 wells last year.</v>

00:00:20.000 --> 00:00:40.000
<v Isatu Njay>Governments should publish the cost of every well.</v>
"""
CYRILLIC = MISHEARD.replace("Isatu Njay", "Раджеш Пиллай")


@pytest.fixture
def by(db):
    return make.secretariat(make.summit())


@pytest.fixture
def session(by):
    return make_reports.wells(Summit.objects.get())


def test_name_nobody_answers_to_waits_with_candidates(session, by):
    make_reports.imported(session.summit, ("WEL-01.vtt", MISHEARD))

    (one,) = records.open_labels(by, session.summit)
    offered = candidates(speakers_of(session.summit), one.label, session.pk)

    assert (one.label, one.n_turns) == ("Isatu Njay", 1)
    assert offered[0].person.name == "Aïssatou Ndiaye"
    assert offered[0].is_of_session is True


NUMBERED = """WEBVTT

00:00:00.000 --> 00:00:20.000
<v Speaker 3>The village councils repaired 41 wells last year without outside help.</v>

00:00:20.000 --> 00:00:40.000
<v Moderator>Thank you for this account of the wells of the whole valley.</v>
"""


@pytest.mark.parametrize("holds", [False, True])
def test_numbered_speaker_waits_unless_nobody_may_be_named(session, by, holds):
    session = keep_rule(session, holds=holds, by=make.LOADER, at=make.NOON)
    make_reports.imported(session.summit, ("WEL-01.vtt", NUMBERED))

    waiting = records.open_labels(by, session.summit)

    assert [one.label for one in waiting] == ([] if holds else ["Speaker 3"])
    for one in waiting:
        person = Person.objects.get(name="Aïssatou Ndiaye")
        records.name_speaker(one.source, one.label, person, by=by, at=AFTER)
        turn = Intervention.objects.get(label="Speaker 3")
        assert (turn.person, turn.is_voice) == (person, True)
        assert records.open_labels(by, session.summit) == []


@pytest.mark.parametrize(
    ("label", "waits"),
    [
        ("SPEAKER_00", True),
        ("Speaker B", True),
        ("المتحدث ٣", True),
        ("发言人2", True),
        ("Unknown speaker (bo)", True),
        ("Unknown speaker", False),
        ("Moderator", False),
    ],
)
def test_whoever_is_one_person_waits_in_whatever_script(session, by, label, waits):
    told = NUMBERED.replace("Speaker 3", label)
    make_reports.imported(session.summit, ("WEL-01.vtt", told))

    waiting = records.open_labels(by, session.summit)

    assert [one.label for one in waiting] == [label] * waits


DEVICES = """WEBVTT

00:00:00.000 --> 00:00:20.000
<v iPad>The village councils repaired 41 wells last year without outside help.</v>

00:00:20.000 --> 00:00:40.000
<v Moderator>Thank you for this account of the wells of the whole valley.</v>
"""


def test_device_is_no_voice_waits_for_a_person_and_is_no_alias(session, by):
    make_reports.imported(session.summit, ("WEL-01.vtt", DEVICES))
    person = Person.objects.get(name="Aïssatou Ndiaye")
    assert not Intervention.objects.filter(is_voice=True).exists()

    waiting = records.open_labels(by, session.summit)
    n_aliases = person.aliases.count()
    name_speaker(waiting[0].source, "iPad", person, is_kept=True, by=by, at=AFTER)

    assert [one.label for one in waiting] == ["iPad"]
    assert Intervention.objects.get(label="iPad").person == person
    assert person.aliases.count() == n_aliases
    assert records.open_labels(by, session.summit) == []


def test_person_says_who_it_was_and_the_spelling_is_known_next_time(session, by):
    make_reports.imported(session.summit, ("WEL-01.vtt", MISHEARD))
    (one,) = records.open_labels(by, session.summit)
    person = Person.objects.get(name="Aïssatou Ndiaye")

    n = name_speaker(one.source, one.label, person, is_kept=True, by=by, at=AFTER)
    make_reports.imported(session.summit, ("WEL-01-b.vtt", f"{MISHEARD}\n"))

    turns = Intervention.objects.order_by("id")
    assert n == 1
    assert [(turn.person, turn.group, turn.is_voice) for turn in turns] == [
        (person, "civil-society", True)
    ] * 2
    assert records.open_labels(by, session.summit) == []
    acts = set(Entry.objects.values_list("act", flat=True))
    assert {"reports.speaker.named", "people.alias.added"} <= acts


def test_moderator_is_named_and_not_counted(session, by):
    make_reports.imported(session.summit, ("WEL-01.vtt", MISHEARD))
    (one,) = records.open_labels(by, session.summit)

    records.name_speaker(
        one.source,
        one.label,
        Person.objects.get(name="Bo Lindqvist"),
        by=by,
        at=AFTER,
    )

    assert {turn.is_voice for turn in Intervention.objects.all()} == {False}


def test_label_that_nobody_can_know_is_settled_without_a_name(session, by):
    make_reports.imported(session.summit, ("WEL-01.vtt", MISHEARD))
    (one,) = records.open_labels(by, session.summit)

    records.leave_unnamed(one.source, one.label, by=by, at=AFTER)

    assert records.open_labels(by, session.summit) == []
    assert {turn.person for turn in Intervention.objects.all()} == {None}


def test_same_sounds_in_another_script_are_the_same_name(session, by):
    make_reports.imported(session.summit, ("WEL-01.vtt", CYRILLIC))

    assert {turn.person.name for turn in Intervention.objects.all()} == {
        "Rajesh Pillai"
    }


def test_stranger_names_nobody(session, by):
    make_reports.imported(session.summit, ("WEL-01.vtt", MISHEARD))
    (one,) = records.open_labels(by, session.summit)
    stranger = make.actor(make.person())

    with pytest.raises(Refused, match="not-allowed"):
        records.open_labels(stranger, session.summit)
    with pytest.raises(Refused, match="not-allowed"):
        records.leave_unnamed(one.source, one.label, by=stranger, at=AFTER)
    with pytest.raises(Refused, match="label-unknown"):
        records.leave_unnamed(one.source, "Nobody", by=by, at=AFTER)


def test_correction_is_a_version_and_the_words_stay(session, by):
    make_reports.imported(session.summit, ("WEL-01.vtt", MISHEARD))
    turn = Intervention.objects.order_by("id")[0]
    start = turn.text.index("41")

    records.correct_words(turn, start, start + 2, after="14", by=by, at=AFTER)
    records.correct_words(
        turn, start, start + 2, after="40", by=by, at=AFTER + timedelta(hours=1)
    )

    turn.refresh_from_db()
    kept = list(turn.corrections.order_by("id"))
    assert "repaired 41 wells" in turn.text
    assert [(one.before, one.after) for one in kept] == [("41", "14"), ("41", "40")]
    assert "repaired 40 wells" in records.corrected(turn.text, kept)
    assert Entry.objects.order_by("-id")[0].act == "reports.words.corrected"


@pytest.mark.parametrize(
    ("start", "end", "after", "code"),
    [
        (0, 9999, "x", "quote-not-found"),
        (0, 3, "  ", "words-missing"),
        (2, 9, "x", "correction-overlaps"),
    ],
)
def test_correction_names_a_place_and_words(session, by, start, end, after, code):
    make_reports.imported(session.summit, ("WEL-01.vtt", MISHEARD))
    turn = Intervention.objects.order_by("id")[0]
    records.correct_words(turn, 4, 11, after="hamlet", by=by, at=AFTER)

    with pytest.raises(Refused, match=code):
        records.correct_words(turn, start, end, after=after, by=by, at=AFTER)


@given(
    some.text(min_size=1, max_size=60),
    some.lists(some.tuples(some.integers(0, 60), some.integers(1, 10)), max_size=5),
)
def test_reading_keeps_every_letter_of_the_record(text, places):
    rows = [
        WordCorrection(
            pk=number,
            start=min(at, len(text)),
            end=min(at + length, len(text)),
            before=text[at : at + length],
            after="…",
            at=AFTER,
        )
        for number, (at, length) in enumerate(places)
        if at < len(text)
    ]

    assert "".join(one.words for one in records.reading(text, rows)) == text


def test_record_is_taken_back_beside_a_report_that_does_not_rest_on_it(session, by):
    made = make_reports.imported(session.summit, ("WEL-01.vtt", MISHEARD))
    (source,) = made.sources
    make_reports.report(session)

    records.withdraw_source(source, by=by, at=AFTER)

    assert not session.sources.exists()


def test_record_that_a_line_rests_on_is_not_taken_back(session, by):
    make_reports.imported(session.summit, ("WEL-01.vtt", make_reports.WELLS))
    (source,) = session.sources.all()
    turn = source.interventions.get(text__contains="41 wells")
    start = turn.text.index("The village councils")
    words = turn.text[start:].split(".")[0] + "."
    reports.draft_report(
        session,
        [
            reports.LineFacts(
                "quotation",
                words,
                intervention=turn,
                start=start,
                end=start + len(words),
                quote=words,
            )
        ],
        lang="en",
        by=make.LOADER,
        at=AFTER,
    )

    with pytest.raises(Refused, match="source-used"):
        records.withdraw_source(source, by=by, at=AFTER)


@pytest.mark.parametrize(
    ("starts_ms", "told"),
    [
        (None, ""),
        (62_000, "0:01:02"),
        (86_399_000, "23:59:59"),
        (16_075_312_000, ""),
    ],
)
def test_place_in_a_record_is_told_without_words(starts_ms, told):
    assert Intervention(starts_ms=starts_ms).clock == told


def test_nothing_is_rested_on_a_record_that_was_withdrawn_meanwhile(session, by):
    make_reports.imported(session.summit, ("WEL-01.vtt", make_reports.WELLS))
    (source,) = session.sources.all()
    turn = source.interventions.get(text__contains="41 wells")
    line = reports.LineFacts(
        "quotation",
        turn.text[:12],
        intervention=turn,
        start=0,
        end=12,
        quote=turn.text[:12],
    )
    records.withdraw_source(source, by=by, at=AFTER)

    with pytest.raises(Refused, match="quote-not-found"):
        reports.draft_report(session, [line], lang="en", by=make.LOADER, at=AFTER)
    with pytest.raises(Refused, match="quote-not-found"):
        records.correct_words(turn, 0, 3, after="Three", by=by, at=AFTER)
    with pytest.raises(Refused, match="not-found"):
        records.withdraw_source(source, by=by, at=AFTER)

    assert not ReportLine.objects.exists()


def test_records_are_locked_before_a_line_is_written_or_they_are_withdrawn(
    session, by, monkeypatch
):
    make_reports.imported(session.summit, ("WEL-01.vtt", make_reports.WELLS))
    (source,) = session.sources.all()
    turn = source.interventions.first()
    locked = []
    every = QuerySet.select_for_update

    def select_for_update(rows, *args, **kwargs):
        locked.append(rows.model.__name__)
        return every(rows, *args, **kwargs)

    monkeypatch.setattr(QuerySet, "select_for_update", select_for_update)
    line = reports.LineFacts(
        "quotation",
        turn.text[:12],
        intervention=turn,
        start=0,
        end=12,
        quote=turn.text[:12],
    )
    reports.draft_report(session, [line], lang="en", by=make.LOADER, at=AFTER)
    written = locked.count("Source")
    with pytest.raises(Refused, match="source-used"):
        records.withdraw_source(source, by=by, at=AFTER)

    assert (written, locked.count("Source")) == (1, 2)
