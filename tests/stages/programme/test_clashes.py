from datetime import timedelta

import make
import make_programme
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.programme import clashes, demands
from palabre.stages.programme.drafts import draft_of
from palabre.stages.programme.states import ClashKind, Level

pytestmark = pytest.mark.django_db


@pytest.fixture
def summit():
    return make.summit()


def said(summit, code, hour, minute=0, *, in_="tilia", day=0):
    draft = draft_of(summit, by=make.LOADER)
    room = next(one for one in draft.rooms if one.code == in_)
    starts_at = make_programme.clock(summit, hour, minute, day=day)
    found = clashes.Judge(draft, draft.sessions[code]).at(room, starts_at)
    return [(one.kind, one.session, one.n) for one in found]


def themes(summit, *codes):
    return list(summit.themes.filter(code__in=codes))


def test_taken_room_and_closed_venue_are_forbidden(summit):
    make_programme.placed(make_programme.session(summit, "A-1"), 9)
    make_programme.session(summit, "B-1")

    assert said(summit, "B-1", 9, 30) == [(ClashKind.ROOM_TAKEN, "A-1", 0)]
    assert said(summit, "B-1", 17, 30) == [(ClashKind.VENUE_CLOSED, "", 0)]
    assert said(summit, "B-1", 9, 45) == []


def test_persons_and_leading_organizers_are_named(summit):
    ada, network = make.person("Ada Mensah"), make.organization("Wells Network")
    facts = {"speakers": (ada,), "organizers": (network,)}
    make_programme.placed(make_programme.session(summit, "A-1", **facts), 9)
    make_programme.session(summit, "B-1", **facts)
    draft = draft_of(summit, by=make.LOADER)
    room = draft.rooms[1]

    judge = clashes.Judge(draft, draft.sessions["B-1"])
    found = judge.at(room, make_programme.clock(summit, 9))

    assert [(one.kind, one.who, one.level) for one in found] == [
        (ClashKind.PERSON_BUSY, ("Ada Mensah",), Level.CLASH),
        (ClashKind.ORGANIZER_TWICE, ("Wells Network",), Level.CLASH),
    ]


def test_a_body_that_holds_several_at_once_is_a_warning_where_it_leads(summit):
    network = make.organization("Wells Network")
    facts = {"organizers": (network,)}
    make_programme.placed(make_programme.session(summit, "A-1", **facts), 9)
    make_programme.session(summit, "B-1", **facts)
    demands.set_organizers(summit, {network.code: False}, by=make.LOADER, at=make.NOON)

    assert said(summit, "B-1", 9, in_="acacia") == [
        (ClashKind.ORGANIZER_BUSY, "A-1", 1)
    ]


def test_seats_and_booths_that_lack_are_counted(summit):
    languages = ("ar", "en", "fr")
    make_programme.session(summit, "A-1", expected_audience=100, languages=languages)

    assert said(summit, "A-1", 9, in_="acacia") == [
        (ClashKind.SEATS, "", 60),
        (ClashKind.BOOTHS, "", 2),
    ]
    assert said(summit, "A-1", 9, in_="tilia") == []


def test_shared_theme_draws_the_smaller_audience_twice(summit):
    health = themes(summit, "health")
    first = make_programme.session(summit, "A-1", themes=health, expected_audience=30)
    make_programme.placed(first, 9)
    make_programme.session(summit, "B-1", themes=health, expected_audience=20)

    assert said(summit, "B-1", 9, in_="acacia") == [(ClashKind.THEME, "A-1", 20)]


def test_nothing_takes_place_beside_an_opening(summit):
    make_programme.session(summit, "A-1")
    summit.session_types.filter(code="panel").update(code="opening")
    opening = make_programme.session(summit, "O-1", type="opening")
    make_programme.placed(opening, 9)

    assert said(summit, "A-1", 10, in_="acacia") == [(ClashKind.ALONE, "O-1", 0)]


def test_travel_between_venues_takes_its_time(summit):
    make.hall(summit, "annex")
    ada = make.person("Ada Mensah")
    first = make_programme.session(summit, "A-1", speakers=(ada,))
    room = first.summit.venues.get(code="hall").rooms.get(code="tilia")
    make_programme.programme.place(
        first,
        room,
        make_programme.clock(summit, 9),
        by=make.LOADER,
        at=make.NOON,
    )
    make_programme.session(summit, "B-1", speakers=(ada,))
    draft = draft_of(summit, by=make.LOADER)
    judge = clashes.Judge(draft, draft.sessions["B-1"])
    far = next(one for one in draft.rooms if one.venue == "annex")
    near = next(one for one in draft.rooms if one.venue == "hall")

    def kinds(room, minute):
        at = make_programme.clock(summit, 9) + timedelta(minutes=minute)
        return [one.kind for one in judge.at(room, at)]

    assert kinds(far, 60) == [ClashKind.PERSON_FAR]
    assert kinds(near, 60) == []
    assert kinds(far, 75) == []


def test_targets_cover_every_quarter_of_every_open_room(summit):
    make_programme.placed(make_programme.session(summit, "A-1"), 9)
    make_programme.session(summit, "B-1")

    found = clashes.targets(draft_of(summit, by=make.LOADER), "B-1")

    # nine hours, 45 minutes long: 34 starts, two rooms, two days
    assert len(found) == 34 * 2 * 2
    taken = [one for one in found if one.level == Level.FORBIDDEN]
    assert {(one.room.code, one.starts_at.isoformat()[11:16]) for one in taken} == {
        ("tilia", "09:00"),
        ("tilia", "09:15"),
        ("tilia", "09:30"),
    }


def test_lightest_target_is_offered_first(summit):
    ada = make.person("Ada Mensah")
    make_programme.placed(make_programme.session(summit, "A-1", speakers=(ada,)), 9)
    make_programme.session(summit, "B-1", speakers=(ada,), expected_audience=60)

    found = clashes.targets(draft_of(summit, by=make.LOADER), "B-1")
    levels = [one.level for one in sorted(found, key=lambda one: one.weight)]

    first_of = {level: levels.index(level) for level in dict.fromkeys(levels)}
    assert list(first_of) == [None, Level.WARNING, Level.CLASH, Level.FORBIDDEN]


def test_swap_partners_are_told_with_what_clashes_for_both(summit):
    make_programme.placed(make_programme.session(summit, "A-1"), 9)
    small = make_programme.session(summit, "B-1", expected_audience=50)
    make_programme.placed(small, 14)
    long = make_programme.session(summit, "C-1", minutes=120)
    make_programme.placed(long, 9, 45)
    make_programme.placed(make_programme.session(summit, "D-1"), 9, in_="acacia")

    found = clashes.swaps(draft_of(summit, by=make.LOADER), "A-1")

    # C-1 is two hours long: in A-1's place it would run into nobody but itself
    assert [one.other.row.code for one in found] == ["B-1", "C-1", "D-1"]
    assert [one.level for one in found] == [None, None, None]


def test_heat_knows_only_what_clashes(summit):
    ada = make.person("Ada Mensah")
    for code, room in (("A-1", "tilia"), ("B-1", "acacia")):
        session = make_programme.session(summit, code, speakers=(ada,))
        make_programme.programme.place_as_published(
            session,
            make_programme.room(summit, room),
            make_programme.clock(summit, 9),
            make_programme.clock(summit, 10),
            by=make.LOADER,
            at=make.NOON,
        )
    make_programme.placed(make_programme.session(summit, "C-1"), 14)

    hot = clashes.heat(draft_of(summit, by=make.LOADER))

    assert sorted(hot) == ["A-1", "B-1"]


def test_draft_is_for_planners(summit):
    with pytest.raises(Refused, match="not-allowed"):
        draft_of(summit, by=make.actor(make.person()))
