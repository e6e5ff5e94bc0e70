"""Clashes are found where they are, and nowhere else."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from schedule_worlds import event, schedule, schedules, shared

from palabre.engines.formats.notes import Note, NoteKind
from palabre.engines.formats.schedule.clashes import clashes
from palabre.engines.formats.schedule.reading import read_schedule
from palabre.engines.formats.schedule.values import EventStatus, ScheduledPerson

AMA = ScheduledPerson("Ama Osei", "7")
LATER = event(1).starts_at + timedelta(minutes=30)


def test_a_room_with_two_events_at_once_is_told_with_both_times():
    found = clashes(
        schedule(event(1), event(2, starts_at=LATER, line=9), file="forum.xml")
    )

    told = (
        "Room Blue Room holds two events at once: "
        "“Session 1” (2031-06-02 10:00–10:45 in Blue Room) and "
        "“Session 2” (2031-06-02 10:30–11:15 in Blue Room)."
    )
    assert found == (Note("forum.xml", 9, "room-clash", told, NoteKind.CLASH),)


def test_a_person_in_two_places_is_told():
    two = (
        event(1, persons=(AMA,)),
        event(2, persons=(replace(AMA, name="Dr Osei"),), starts_at=LATER, room="Red"),
    )

    found = clashes(schedule(*two))

    assert [(note.code, note.told[:33]) for note in found] == [
        ("person-clash", "Ama Osei is in two places at once")
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"starts_at": event(1).ends_at},
        {"starts_at": LATER, "status": EventStatus.CANCELLED},
        {"starts_at": None},
        {"starts_at": LATER, "minutes": 0},
        {"starts_at": LATER, "room": "Red Room"},
        {"starts_at": LATER, "venue": "Annex"},
    ],
)
def test_what_only_seems_to_clash_is_not_told(changes):
    assert clashes(schedule(event(1), event(2, **changes))) == ()


def test_a_person_twice_in_one_room_is_a_clash_of_the_room_alone():
    two = (event(1, persons=(AMA,)), event(2, persons=(AMA,), starts_at=LATER))

    assert [note.code for note in clashes(schedule(*two))] == ["room-clash"]


def test_an_event_without_a_time_has_no_end():
    assert event(1, starts_at=None).ends_at is None
    assert event(1).ends_at - event(1).starts_at == timedelta(minutes=45)


def test_a_person_twice_in_one_event_is_no_clash():
    assert clashes(schedule(event(1, persons=(AMA, AMA)))) == ()


def test_the_real_clash_of_a_real_schedule_is_found():
    name = "fosdem-schedules/fosdem-2023.xml.gz"
    real = read_schedule(name, shared(name), zone=ZoneInfo("Europe/Brussels"))

    found = clashes(real)

    assert [note.code for note in found] == ["room-clash"]
    assert found[0].told.count("2023-02-04 15:50–16:00 in AW1.120") == 2


def test_a_real_schedule_without_clashes_has_none():
    name = "fosdem-schedules/fosdem-2019.xml.gz"
    real = read_schedule(name, shared(name))

    assert (len(real.events), clashes(real)) == (775, ())


@settings(max_examples=15, deadline=None)
@given(schedules())
def test_clashes_agree_with_comparing_each_with_each(drawn):
    events = [
        replace(e, room=f"{i % 2}", persons=(), starts_at=event(i % 3).starts_at)
        for i, e in enumerate(drawn.events)
    ]
    pairs = [
        (a, b)
        for i, a in enumerate(events)
        for b in events[i + 1 :]
        if a.room == b.room and a.minutes and b.minutes
        if a.starts_at < b.ends_at and b.starts_at < a.ends_at
    ]

    assert len(clashes(replace(drawn, events=tuple(events)))) == len(pairs)
