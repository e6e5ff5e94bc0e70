import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import make
import pytest

from palabre.engines.formats.schedule.reading import read_schedule
from palabre.engines.formats.schedule.values import (
    EventStatus,
    Schedule,
    ScheduledEvent,
    ScheduledPerson,
)
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.people.models import Person
from palabre.stages.programme.models import Placement, Session
from palabre.stages.summits.models import Summit
from palabre.workflows.found_edition import categories
from palabre.workflows.import_schedule import import_schedule

pytestmark = pytest.mark.django_db

SHARED = (
    Path(os.environ.get("PALABRE_SHARED", Path(__file__).parents[3] / "shared"))
    / "data"
)
NINE = datetime(2026, 5, 25, 7, tzinfo=UTC)


def event(number, **facts):
    told = {
        "guid": f"00000000-0000-5000-8000-{number:012d}",
        "title": f"Event {number}",
        "id": str(number),
        "kind": "Workshop",
        "room": "Tilia",
        "starts_at": NINE + timedelta(hours=number),
        "minutes": 45,
        "persons": (ScheduledPerson("Amina Benhaddou", "7"),),
        "lang": "fr",
    }
    return ScheduledEvent(**told | facts)


def schedule(*events):
    return Schedule("Hill Days 2026", "hill-days-2026", events=events, file="hill.xml")


def brought(*events):
    return import_schedule(schedule(*events), by=make.LOADER, at=make.NOON)


def test_schedule_makes_an_edition_with_its_programme():
    result = brought(event(1), event(2, organisers=("Wells Network",)))

    summit = result.summit
    assert (summit.code, summit.series.code) == ("hill-days-2026", "hill-days")
    assert (result.n_read, result.n_new, result.n_unplaced) == (2, 2, 0)
    first, second = Session.objects.order_by("code")
    assert (first.title.original, first.type.code) == ("fr", "workshop")
    assert first.placement.ends_at - first.placement.starts_at == timedelta(minutes=45)
    assert {one.person.name for one in second.roles.all()} == {"Amina Benhaddou"}
    assert Person.objects.count() == 1
    assert summit.releases.get().number == 1


def test_edition_that_a_file_makes_has_classes_to_register_in():
    summit = brought(event(1)).summit

    codes = list(summit.categories.order_by("position").values_list("code", flat=True))
    assert codes == [code for code, *_ in categories()]


def test_bringing_it_in_twice_changes_nothing():
    brought(event(1), event(2))
    before = Entry.objects.count()

    again = brought(event(1), event(2))

    assert (again.n_new, again.n_changed) == (0, 0)
    assert Entry.objects.count() == before


def test_changes_are_known_by_guid_and_released():
    brought(event(1), event(2), event(3))

    result = brought(
        event(1, title="Other words"),
        event(2, starts_at=NINE + timedelta(days=1)),
        event(3, status=EventStatus.CANCELLED),
    )

    assert (result.n_new, result.n_changed) == (0, 3)
    assert sorted(
        (one.code, str(one.title.said_in("fr")), one.state)
        for one in Session.objects.all()
    ) == [
        ("1", "Other words", "planned"),
        ("2", "Event 2", "planned"),
        ("3", "Event 3", "cancelled"),
    ]
    assert result.summit.releases.count() == 2


def test_room_taken_leaves_the_later_one_unplaced_and_names_both():
    clash = event(2, starts_at=NINE + timedelta(hours=1, minutes=30), persons=())

    result = brought(event(1), clash)

    assert result.n_unplaced == 1
    assert Placement.objects.get().session.code == "1"
    told = {note.code: note.told for note in result.notes}
    assert "Event 1" in told["room-taken"]
    assert "Event 2" in told["room-taken"]
    assert [note.code for note in result.notes if note.kind == "clash"] == [
        "room-clash"
    ]


def test_a_room_that_the_draft_holds_is_a_clash_too():
    brought(event(1))

    beside = event(1).starts_at + timedelta(minutes=15)
    result = brought(event(2, persons=(), starts_at=beside))

    assert [(note.code, note.kind) for note in result.notes] == [
        ("room-taken", "clash")
    ]


def test_a_file_of_other_days_than_the_edition_is_told_once():
    brought(event(1))
    later = event(2, starts_at=NINE + timedelta(days=40), room="Acacia")

    result = brought(event(1), later)

    (note,) = result.notes
    assert (note.code, dict(note.facts)["n"], dict(note.facts)["all"]) == (
        "days-outside",
        "1",
        "2",
    )


def test_person_in_two_places_is_placed_and_named():
    result = brought(event(1), event(2, room="Acacia", starts_at=event(1).starts_at))

    assert Placement.objects.count() == 2
    assert [note.code for note in result.notes] == ["person-clash"]


def test_namesakes_with_ids_of_their_own_are_two_persons():
    twin = (ScheduledPerson("Amina Benhaddou", "8"),)

    brought(event(1), event(2, persons=twin))
    brought(event(1), event(2, persons=twin))

    assert Person.objects.count() == 2


def test_one_file_in_two_editions_makes_sessions_of_each():
    brought(event(1))

    other = import_schedule(
        schedule(event(1)), code="copy", by=make.LOADER, at=make.NOON
    )

    assert other.n_new == 1
    assert Session.objects.values("guid").distinct().count() == 2


def test_nothing_is_half_in_when_it_is_refused():
    secretary = make.secretariat(make.summit())

    with pytest.raises(Refused, match="not-allowed"):
        import_schedule(schedule(event(1)), by=secretary, at=make.NOON)
    with pytest.raises(Refused, match="nothing-to-import"):
        brought()

    assert Summit.objects.count() == 1
    assert Session.objects.count() == 0


@pytest.mark.parametrize(
    ("file", "n_events", "n_unplaced"),
    [
        ("schedule-interchange/pretalx-rc3.json", 48, 0),
        ("schedule-interchange/frab-camp2019.json", 79, 0),
        ("wsis2024/sessions.csv", 39, 0),
        pytest.param("republica-2013/sessions.json", 306, 1, marks=pytest.mark.slow),
        pytest.param(
            "fosdem-schedules/fosdem-2019.xml.gz", 775, 0, marks=pytest.mark.slow
        ),
        pytest.param(
            "fosdem-schedules/fosdem-2023.xml.gz", 780, 1, marks=pytest.mark.slow
        ),
    ],
)
def test_real_schedules_come_in_whole_and_once(file, n_events, n_unplaced):
    path = SHARED / file
    if not path.exists():
        pytest.skip(f"the shared data folder holds no {file}")
    read = read_schedule(path.name, path.read_bytes())

    first = import_schedule(read, by=make.LOADER, at=make.NOON)
    again = import_schedule(replace(read), by=make.LOADER, at=make.NOON)

    assert (first.n_new, first.n_unplaced) == (n_events, n_unplaced)
    assert (again.n_new, again.n_changed) == (0, 0)


def test_whole_file_is_one_step_of_the_draft():
    summit = brought(event(1), event(2), event(3, room="Acacia")).summit

    (step,) = summit.draft_steps.all()
    assert [one["session"] for one in step.changes] == ["1", "2", "3"]
    lines = Entry.objects.filter(act="programme.session.placed")
    assert sorted(lines.values_list("subject", flat=True)) == [
        "session:1",
        "session:2",
        "session:3",
    ]


def test_two_sessions_that_change_places_in_a_file_do_so():
    summit = brought(event(1), event(2)).summit
    here, there = (
        Placement.objects.get(session__code=code).starts_at for code in ("1", "2")
    )

    result = brought(event(1, starts_at=there), event(2, starts_at=here))

    assert (result.n_changed, result.n_unplaced) == (2, 0)
    assert (
        Placement.objects.get(session__summit=summit, session__code="1").starts_at
        == there
    )


def test_what_has_no_hour_or_no_room_is_told_as_waiting():
    result = brought(event(1), event(2, starts_at=None, room=""), event(3, room=""))

    assert (result.n_unplaced, result.n_open, result.n_waiting) == (0, 2, 2)
    assert Placement.objects.count() == 1


def test_session_whose_new_room_is_taken_keeps_its_place():
    brought(event(1), event(2))

    result = brought(event(1), event(2, starts_at=NINE + timedelta(hours=1)))

    assert result.n_unplaced == 1
    assert Placement.objects.get(session__code="2").starts_at == NINE + timedelta(
        hours=2
    )


def test_schedule_without_rooms_is_in_the_draft_and_releases_nothing():
    events = (replace(event(1), room=""), replace(event(2), starts_at=None, minutes=0))

    result = brought(*events)

    assert result.n_read == 2
    assert Session.objects.filter(summit=result.summit).count() == 2
    assert not result.summit.releases.exists()
