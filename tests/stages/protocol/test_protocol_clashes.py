"""What the timetable runs into: each kind found, and not found where all is well."""

from datetime import timedelta

import make
import make_programme as planned
import make_protocol as made
import pytest

from palabre.kernel.actors import Role
from palabre.stages.programme import operations as programme
from palabre.stages.programme.drafts import draft_of
from palabre.stages.protocol import operations as protocol
from palabre.stages.protocol import queries
from palabre.stages.protocol.clashes import clashes
from palabre.stages.protocol.operations import Travel
from palabre.stages.summits.models import Room

pytestmark = pytest.mark.django_db


@pytest.fixture
def summit():
    return make.summit()


def kinds(summit):
    officer = make.holder(summit, Role.PROTOCOL, "Hana Kobayashi")
    listed = list(queries.dignitaries_of(officer, summit))
    return [str(one.kind) for one in clashes(draft_of(summit, by=officer), listed)]


def travel(summit, hour, minute=0, *, day=0):
    return Travel(planned.clock(summit, hour, minute, day=day), summit.zone, "LX 1")


def well(summit, **facts):
    """Return the facts of somebody whose travel and escort are in order."""
    kept = {
        "escort": "Ines Duarte",
        "arrives": travel(summit, 6),
        "departs": travel(summit, 20, day=1),
        "languages": ["fr"],
    }
    return kept | facts


def speaks(summit, one, code="PAN-01", hour=10, minute=0, *, in_="tilia", **facts):
    session = planned.session(summit, code, speakers=(one.person,), **facts)
    planned.placed(session, hour, minute, in_=in_)
    return session


def test_nothing_is_told_where_all_is_well(summit):
    one = made.dignitary(summit, **well(summit))
    speaks(summit, one, languages=["en", "fr"], expected_audience=150)

    assert kinds(summit) == []


@pytest.mark.parametrize(
    ("hour", "minute", "expected"),
    [(9, 0, []), (9, 1, ["before-arrival"]), (10, 30, ["before-arrival"])],
)
def test_a_session_may_begin_an_hour_after_the_arrival(summit, hour, minute, expected):
    arrives = travel(summit, hour, minute)
    one = made.dignitary(summit, **well(summit, arrives=arrives))
    speaks(summit, one)

    assert kinds(summit) == expected


@pytest.mark.parametrize(
    ("hour", "minute", "expected"), [(11, 45, []), (11, 44, ["after-departure"])]
)
def test_a_session_must_end_an_hour_before_the_departure(
    summit, hour, minute, expected
):
    departs = travel(summit, hour, minute)
    one = made.dignitary(summit, **well(summit, departs=departs))
    speaks(summit, one)

    assert kinds(summit) == expected


def test_two_places_at_once_are_told_once(summit):
    """The programme itself refuses them; an import or a swap may bring them."""
    one = made.dignitary(summit, **well(summit))
    speaks(summit, one)
    other = planned.session(summit, "PAN-02", speakers=(one.person,))
    placement = planned.placed(other, 14)
    placement.starts_at -= timedelta(hours=4)
    placement.ends_at -= timedelta(hours=4)
    placement.room = planned.room(summit, "acacia")
    placement.save()

    assert kinds(summit) == ["two-places"]


def test_another_building_in_a_quarter_of_an_hour_is_told(summit):
    one = made.dignitary(summit, **well(summit))
    speaks(summit, one)
    make.hall(summit, "annex")
    other = planned.session(summit, "PAN-02", speakers=(one.person,))
    far = Room.objects.select_related("venue").get(
        venue__summit=summit, venue__code="annex", code="tilia"
    )
    programme.place(other, far, planned.clock(summit, 11), by=make.LOADER, at=make.NOON)

    assert kinds(summit) == ["no-time-between"]


def test_a_session_that_names_who_was_replaced_is_told(summit):
    one = made.dignitary(summit, **well(summit))
    other = made.dignitary(summit, "Kofi Boateng", "deputy-minister", **well(summit))
    speaks(summit, one)
    protocol.replace_by(one, other, by=make.LOADER, at=make.NOON)

    assert kinds(summit) == ["replaced"]


@pytest.mark.parametrize(
    ("rank", "expected"),
    [("minister", ["no-escort"]), ("ambassador", [])],
)
def test_whoever_is_escorted_by_rank_needs_somebody(summit, rank, expected):
    one = made.dignitary(summit, rank=rank, **well(summit, escort=""))
    speaks(summit, one)

    assert kinds(summit) == expected


def test_nobody_accompanies_two_to_two_rooms_at_once(summit):
    first = made.dignitary(summit, **well(summit))
    second = made.dignitary(
        summit, "Kofi Boateng", **well(summit, escort="INES  Duarte")
    )
    speaks(summit, first)
    speaks(summit, second, "PAN-02", 10, 15, in_="acacia")

    assert kinds(summit) == ["escort-twice"]


@pytest.mark.parametrize(
    ("languages", "expected"),
    [(["ar"], ["no-language"]), (["ar", "en"], []), (["fr-CA"], []), ([], [])],
)
def test_somebody_must_understand_a_language_of_the_session(
    summit, languages, expected
):
    one = made.dignitary(summit, **well(summit, languages=languages))
    speaks(summit, one, languages=["en", "fr"])

    assert kinds(summit) == expected


@pytest.mark.parametrize(
    ("rank", "n", "expected"),
    [
        ("minister", 49, ["empty-room"]),
        ("minister", 50, []),
        ("ambassador", 3, []),
        ("minister", None, []),
    ],
)
def test_no_minister_speaks_before_an_empty_room(summit, rank, n, expected):
    one = made.dignitary(summit, rank=rank, **well(summit))
    speaks(summit, one, expected_audience=n)

    assert kinds(summit) == expected


def test_an_unknown_arrival_and_a_session_without_a_place_are_told(summit):
    nobody_knows = well(summit, arrives=Travel(), departs=Travel())
    one = made.dignitary(summit, **nobody_knows)
    speaks(summit, one)
    planned.session(summit, "PAN-02", speakers=(one.person,))

    assert sorted(kinds(summit)) == ["no-arrival", "unplaced"]


def test_graver_clashes_and_higher_ranks_come_first(summit):
    low = made.dignitary(
        summit, "Low", "ambassador", **well(summit, arrives=travel(summit, 12))
    )
    high = made.dignitary(summit, "High", "head-of-state", **well(summit, escort=""))
    speaks(summit, low)
    speaks(summit, high, "PAN-02", 14)

    assert kinds(summit) == ["before-arrival", "no-escort"]
