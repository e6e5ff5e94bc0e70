from dataclasses import replace
from datetime import date, time, timedelta

import journals
import make
import pytest

from palabre.kernel.actors import Role
from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.summits import amending
from palabre.stages.summits import operations as summits
from palabre.stages.summits.models import Phase, RoleGrant, Room, Summit, Venue

pytestmark = pytest.mark.django_db


def plan_of(summit, **changes):
    facts = {name: getattr(summit, name) for name in summits.SummitPlan.__slots__}
    return summits.SummitPlan(**(facts | changes))


def venue_facts(venue, **changes):
    facts = amending.VenueFacts(
        name=venue.name,
        address=venue.address,
        days=[(one.on, one.opens, one.closes) for one in venue.days.order_by("on")],
        rooms=[
            summits.RoomPlan(one.code, one.name, one.capacity, one.n_booths)
            for one in venue.rooms.order_by("position")
        ],
    )
    return replace(facts, **changes)


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def hall(summit):
    return Venue.objects.get(summit=summit)


def test_edition_is_amended_and_the_journal_says_what_changed(summit):
    wanted = plan_of(summit, city=text(en="Valbonne"), accent="#123456")

    amending.amend(summit, wanted, by=make.secretariat(summit), at=make.NOON)

    kept = Summit.objects.get()
    assert (str(kept.city.said_in("en")), kept.accent) == ("Valbonne", "#123456")
    line = Entry.objects.order_by("id").last()
    assert (line.act, line.facts) == (
        "summits.summit.amended",
        {"changed": "accent, city"},
    )


def test_nothing_changed_leaves_no_line(summit):
    before = journals.acts()

    amending.amend(summit, plan_of(summit), by=make.LOADER, at=make.NOON)

    assert journals.acts() == before


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"starts_on": date(2026, 6, 1)}, "dates-reversed"),
        ({"zone": "Europe/Nowhere"}, "zone-unknown"),
        ({"ends_on": date(2026, 5, 25)}, "venue-outside"),
    ],
)
def test_edition_that_cannot_be_is_refused(summit, changes, code):
    with pytest.raises(Refused, match=code):
        amending.amend(summit, plan_of(summit, **changes), by=make.LOADER, at=make.NOON)


def test_only_its_secretariat_amends_an_edition(summit):
    stranger = make.actor(make.person(), (Role.SECRETARIAT, "other-2026"))

    with pytest.raises(Refused, match="not-allowed"):
        amending.amend(
            summit, plan_of(summit, accent="#123456"), by=stranger, at=make.NOON
        )


def test_calendar_is_set_anew_whole_or_not_at_all(summit):
    day = timedelta(days=1)
    call = amending.PhaseFacts("call", text(en="Call"), make.NOON, make.NOON + day)
    wrong = amending.PhaseFacts("review", text(en="Review"), make.NOON, make.NOON)
    amending.set_calendar(summit, [call], by=make.LOADER, at=make.NOON)

    with pytest.raises(Refused, match="phase-reversed"):
        amending.set_calendar(summit, [call, wrong], by=make.LOADER, at=make.NOON)
    amending.set_calendar(
        summit, [replace(call, kind="brief")], by=make.LOADER, at=make.NOON
    )

    assert [one.kind for one in Phase.objects.all()] == ["brief"]


def test_rooms_of_a_venue_are_known_by_their_code(hall):
    before = Room.objects.get(code="tilia").pk
    rooms = [
        summits.RoomPlan("tilia", text(en="Tilia"), 250, 6, equipment=("screen",)),
        summits.RoomPlan("elm", text(en="Elm"), 30),
    ]

    amending.amend_venue(
        hall, venue_facts(hall, rooms=rooms), by=make.LOADER, at=make.NOON
    )

    kept = [(one.code, one.capacity) for one in hall.rooms.order_by("position")]
    assert kept == [("tilia", 250), ("elm", 30)]
    assert Room.objects.get(code="tilia").pk == before


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"days": [(date(2026, 7, 1), time(9), time(18))]}, "day-outside"),
        ({"rooms": [summits.RoomPlan("a", text(en="A"))] * 2}, "room-twice"),
    ],
)
def test_venue_that_cannot_be_is_refused(hall, changes, code):
    with pytest.raises(Refused, match=code):
        amending.amend_venue(
            hall, venue_facts(hall, **changes), by=make.LOADER, at=make.NOON
        )


def test_empty_venue_is_dropped(summit, hall):
    amending.drop_venue(hall, by=make.secretariat(summit), at=make.NOON)

    assert (Venue.objects.count(), Room.objects.count()) == (0, 0)
    assert journals.acts()[-1] == "summits.venue.dropped"


def test_role_is_taken_back_but_never_the_last_secretariat(summit):
    amina = make.secretariat(summit)
    second = make.person("Bo Lindqvist")
    summits.grant(summit, second, Role.SECRETARIAT, by=amina, at=make.NOON)

    amending.revoke(summit, second, Role.SECRETARIAT, by=amina, at=make.NOON)

    held = list(RoleGrant.objects.values_list("person_id", flat=True))
    assert held == [amina.person_id]
    person = RoleGrant.objects.get().person
    with pytest.raises(Refused, match="last-secretariat"):
        amending.revoke(summit, person, Role.SECRETARIAT, by=amina, at=make.NOON)
    with pytest.raises(Refused, match="role-not-held"):
        amending.revoke(summit, second, Role.CHAIR, by=amina, at=make.NOON)
