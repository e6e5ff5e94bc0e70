from dataclasses import replace
from datetime import UTC, datetime, timedelta

import make
import make_programme
import pytest

from palabre.stages.programme import planning, weeks
from palabre.stages.programme.drafts import draft_of
from palabre.stages.programme.mending import Change, ChangeKind
from palabre.stages.programme.wanted import Attending, Numbers

pytestmark = pytest.mark.django_db
EVER = datetime.min.replace(tzinfo=UTC)


@pytest.fixture
def summit():
    return make.summit()


def place(session, venue, hour, minute=0, day=0):
    room = session.summit.venues.get(code=venue).rooms.get(code="tilia")
    starts_at = make_programme.clock(session.summit, hour, minute, day=day)
    make_programme.programme.place_as_published(
        session,
        room,
        starts_at,
        starts_at + timedelta(minutes=session.minutes),
        by=make.LOADER,
        at=make.NOON,
    )


def test_week_tells_gaps_travel_and_two_places(summit):
    make.hall(summit, "annex")
    ada = make.person("Ada Mensah")
    for number, (venue, hour, minute) in enumerate(
        (("hall", 9, 0), ("hall", 10, 0), ("annex", 11, 0), ("hall", 11, 30))
    ):
        session = make_programme.session(summit, f"A-{number}", speakers=(ada,))
        place(session, venue, hour, minute)
    make_programme.session(summit, "B-1", speakers=(ada,))

    (week,) = weeks.weeks(draft_of(summit, by=make.LOADER))

    ((_, stops),) = week.days
    assert [
        (one.minutes, one.is_far, one.is_rushed, one.is_clash) for one in stops
    ] == [
        (None, False, False, False),
        (15, False, False, False),
        (15, True, True, False),
        (-15, True, True, True),
    ]
    assert [one.row.code for one in week.waiting] == ["B-1"]
    assert (week.n, week.n_problems) == (5, 2)


def test_week_tells_who_is_not_there_and_until_when(summit):
    ada, bo = make.person("Ada Mensah"), make.person("Bo Larsen")
    for code, hour, person in (("A-1", 9, ada), ("A-2", 14, ada), ("B-1", 15, bo)):
        session = make_programme.session(summit, code, speakers=(person,))
        place(session, "hall", hour)
    draft = draft_of(summit, by=make.LOADER)
    noon, late = (make_programme.clock(summit, hour) for hour in (12, 18))
    change = Change(ChangeKind.ARRIVES, ada.code, ada.name, at=noon)
    house = replace(draft.house, present={bo.code: ((EVER, late),)}, changes=(change,))

    found = weeks.weeks(replace(draft, house=house))

    assert [(one.name, one.n_problems) for one in found] == [
        ("Ada Mensah", 1),
        ("Bo Larsen", 0),
    ]
    ((_, stops),) = found[0].days
    assert [one.is_absent for one in stops] == [True, False]
    assert [(one.arrives, one.leaves) for one in found] == [(noon, None), (None, late)]


def test_those_with_problems_come_first_then_the_busiest(summit):
    ada, bo, chi = (make.person(name) for name in ("Ada", "Bo", "Chi"))
    place(make_programme.session(summit, "A-1", speakers=(ada, bo)), "hall", 9)
    place(make_programme.session(summit, "A-2", speakers=(bo,)), "hall", 10)
    make.hall(summit, "annex")
    place(make_programme.session(summit, "A-3", speakers=(chi,)), "hall", 14)
    place(make_programme.session(summit, "A-4", speakers=(chi,)), "annex", 14)

    found = weeks.weeks(draft_of(summit, by=make.LOADER))

    assert [one.name for one in found] == ["Chi", "Bo", "Ada"]


def test_interpretation_counts_teams_blocks_and_languages_lost(summit):
    six = ("ar", "zh", "en", "fr", "ru", "es")
    first = make_programme.session(summit, "A-1", languages=six, minutes=120)
    second = make_programme.session(summit, "A-2", languages=("en", "fr"))
    third = make_programme.session(summit, "A-3", languages=("en", "fr"))
    make_programme.placed(first, 9)
    make_programme.placed(second, 11, 30)
    make_programme.placed(third, 9, in_="acacia")

    found = weeks.interpretation(draft_of(summit, by=make.LOADER))

    (half,) = found.halves
    assert [(use.room.code, use.minutes, use.n_blocks) for use in half.rooms] == [
        ("tilia", 195, 2),
        ("acacia", 45, 1),
    ]
    assert (half.n_teams, found.n_blocks, found.n_teams) == (2, 3, 2)
    assert dict(found.minutes_by_language)["en"] == 210
    # the room without a booth keeps the language of the stage alone
    assert [(one.row.code, tags) for one, tags in found.lost] == [("A-3", ("fr",))]


def test_draft_without_interpretation_needs_no_team(summit):
    make_programme.placed(make_programme.session(summit, "A-1"), 9)

    found = weeks.interpretation(draft_of(summit, by=make.LOADER))

    assert (found.n_teams, found.n_blocks, found.halves, found.lost) == (0, 0, (), ())


def test_ways_and_rest_are_those_of_the_edition(summit):
    make.hall(summit, "annex")
    ada = make.person("Ada Mensah")
    for code, venue, hour in (
        ("A-1", "hall", 9),
        ("A-2", "annex", 10),
        ("A-3", "annex", 11),
    ):
        place(make_programme.session(summit, code, speakers=(ada,)), venue, hour)
    by = {"by": make.LOADER, "at": make.NOON}

    def rushed():
        (week,) = weeks.weeks(draft_of(summit, by=make.LOADER))
        ((_, stops),) = week.days
        return [one.is_rushed for one in stops]

    assert rushed() == [False, True, False]
    planning.set_rules(summit, Numbers(travels=(("hall", "annex", 10),)), **by)
    assert rushed() == [False, False, False]
    planning.attend(summit, ada, Attending(rest=20), **by)
    assert rushed() == [False, True, True]
