"""What sessions and bodies ask: kept, told to the engine, told on the board."""

from datetime import time, timedelta

import journals
import make
import make_programme
import pytest

from palabre.engines.timetable.check import check
from palabre.engines.timetable.problem import Order, Span, Wish
from palabre.engines.timetable.solution import Placement, Solution
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.programme import clashes, demands, optimisation, teams, wanted
from palabre.stages.programme import operations as programme
from palabre.stages.programme.drafts import draft_of
from palabre.stages.programme.states import ClashKind, Level
from palabre.stages.programme.wanted import After, Demands
from palabre.stages.summits.periods import Period, Wished

pytestmark = pytest.mark.django_db

BY = {"by": make.LOADER, "at": make.NOON}
MORNING = Period((), time(9), time(12))


@pytest.fixture
def summit():
    made = make.summit()
    for code in ("A-1", "B-1", "C-1"):
        make_programme.session(made, code)
    return made


def session(summit, code="A-1"):
    return summit.sessions.select_related("summit").get(code=code)


def asked(summit, code="A-1", **facts):
    demands.demand(session(summit, code), Demands(**facts), **BY)


def in_problem(summit, code="A-1"):
    problem = optimisation.problem_of(summit)
    return next(one for one in problem.sessions if one.code == code)


def told(summit, code, hour, minute=0, *, in_="tilia", day=0):
    """Return what the board says of a place, but for what comes of nothing asked."""
    draft = draft_of(summit, by=make.LOADER)
    room = next(one for one in draft.rooms if one.code == in_)
    starts_at = make_programme.clock(summit, hour, minute, day=day)
    found = clashes.Judge(draft, draft.sessions[code]).at(room, starts_at)
    return [(one.kind, one.session, one.who) for one in found]


def broken(summit, *placed):
    """Return what the independent checker says of placements (code, minute, room)."""
    placements = tuple(
        Placement(code, minute, f"hall/{room}", None) for code, minute, room in placed
    )
    verdict = check(optimisation.problem_of(summit), Solution(placements))
    return sorted({one.rule for one in verdict.violations})


def test_nothing_is_asked_of_a_new_session(summit):
    one = in_problem(summit)

    assert (one.windows, one.wishes, one.start, one.rooms, one.needs) == (
        (),
        (),
        None,
        (),
        (),
    )
    assert wanted.demands_of(session(summit)).is_empty


def test_a_window_reaches_the_engine_the_checker_and_the_board(summit):
    asked(summit, windows=(MORNING,))

    days = (summit.ends_on - summit.starts_on).days + 1
    assert in_problem(summit).windows == tuple(
        Span(day * 1440 + 540, day * 1440 + 720) for day in range(days)
    )
    assert broken(summit, ("A-1", 14 * 60, "tilia")) == ["outside-window"]
    assert broken(summit, ("A-1", 9 * 60, "tilia")) == []
    assert told(summit, "A-1", 14) == [(ClashKind.WINDOW, "", ())]
    assert told(summit, "A-1", 9) == []
    assert journals.last() == ("programme.session.demanded", "session:A-1")


def test_windows_that_touch_are_one(summit):
    noon = Period((summit.starts_on,), time(12), time(14))
    asked(summit, windows=(Period((summit.starts_on,), time(9), time(12)), noon))

    assert in_problem(summit).windows == (Span(540, 840),)
    assert told(summit, "A-1", 11, 45) == []


def test_wishes_reach_the_engine_with_their_strength(summit):
    first = (summit.starts_on,)
    late = Wished(Period(first, time(9), time(10)), is_avoided=True, strength=1)
    asked(summit, wishes=(Wished(MORNING, strength=3), late))

    one, two = in_problem(summit).wishes
    assert (one.strength, one.spans[0]) == (3, Span(540, 720))
    days = (summit.ends_on - summit.starts_on).days + 1
    assert two == Wish((Span(0, 540), Span(600, days * 1440)), 1)


def test_an_unmet_wish_is_a_warning_that_costs(summit):
    asked(summit, wishes=(Wished(MORNING, strength=2),))

    assert told(summit, "A-1", 14) == [(ClashKind.WISH, "", ())]
    placement = Placement("A-1", 14 * 60, "hall/tilia", None)
    verdict = check(optimisation.problem_of(summit), Solution((placement,)))
    met = [
        (one.measure, one.cost) for one in verdict.charges if one.preference == "wishes"
    ]
    assert met == [(2, 120)]


def test_a_fixed_hour_holds(summit):
    asked(summit, fixed_at=make_programme.clock(summit, 10))

    assert in_problem(summit).start == 600
    assert told(summit, "A-1", 11) == [(ClashKind.FIXED, "", ())]
    assert told(summit, "A-1", 10) == []
    assert broken(summit, ("A-1", 660, "tilia")) == ["fixed-time"]


def test_rooms_and_equipment_reach_the_engine_and_the_board(summit):
    room = make_programme.room(summit, "acacia")
    room.equipment = ["stage", "recording"]
    room.save()
    asked(summit, rooms=("hall/acacia",), needs=("stage",))

    one = in_problem(summit)
    assert (one.rooms, one.needs) == (("hall/acacia",), ("stage",))
    assert told(summit, "A-1", 9) == [
        (ClashKind.ROOM_UNCHOSEN, "", ()),
        (ClashKind.EQUIPMENT, "", ("stage",)),
    ]
    assert told(summit, "A-1", 9, in_="acacia") == []
    assert broken(summit, ("A-1", 540, "tilia")) == ["equipment", "room-not-chosen"]


def test_interpretation_that_must_be_is_a_clash(summit):
    make_programme.session(summit, "D-1", languages=["en", "fr"])
    teams.set_teams(summit, [teams.TeamPlan("blue", "Blue", ("en", "fr"))], **BY)
    teams.set_blocks(summit, teams.usual_blocks(summit, 180), **BY)
    asked(summit, "D-1", must_interpret=True)

    assert in_problem(summit, "D-1").must_interpret
    assert told(summit, "D-1", 14)[0] == (
        ClashKind.INTERPRETATION,
        "",
        ("EN", "FR"),
    )


def test_an_order_is_kept_in_its_distance(summit):
    orders = [After("A-1", "B-1", at_least=15, at_most=60)]
    demands.set_orders(session(summit, "B-1"), orders, **BY)
    make_programme.placed(session(summit), 9)

    assert optimisation.problem_of(summit).orders == (Order("A-1", "B-1", 15, 60),)
    assert told(summit, "B-1", 9, 45) == [(ClashKind.ORDER, "A-1", ())]
    assert told(summit, "B-1", 10) == []
    assert told(summit, "B-1", 11) == [(ClashKind.ORDER_FAR, "A-1", ())]
    assert told(summit, "A-1", 9) == []
    assert broken(summit, ("A-1", 540, "tilia"), ("B-1", 585, "tilia")) == ["order"]
    assert journals.last()[0] == "programme.session.placed"


def test_a_series_is_orders_one_after_another(summit):
    demands.set_series(summit, ["A-1", "B-1"], at_most=30, **BY)
    demands.set_series(summit, ["C-1", "B-1", "A-1"], at_least=1, **BY)

    assert wanted.orders_of(summit) == [
        After("C-1", "B-1", 1, None),
        After("B-1", "A-1", 1, None),
    ]
    demands.drop_order(summit, "C-1", "B-1", **BY)
    assert wanted.orders_of(summit) == [After("B-1", "A-1", 1, None)]


@pytest.mark.parametrize(
    ("parts", "at_least", "at_most", "code"),
    [
        (["A-1"], 0, None, "series-short"),
        (["A-1", "A-1"], 0, None, "order-twice"),
        (["A-1", "X-9"], 0, None, "not-found"),
        (["A-1", "B-1"], 30, 10, "order-distance"),
    ],
)
def test_a_series_that_cannot_be_is_refused(summit, parts, at_least, at_most, code):
    with pytest.raises(Refused) as told:
        demands.set_series(summit, parts, at_least=at_least, at_most=at_most, **BY)

    assert told.value.code == code
    assert wanted.orders_of(summit) == []


def test_an_order_that_comes_back_to_its_beginning_is_refused(summit):
    demands.set_series(summit, ["A-1", "B-1", "C-1"], **BY)

    circle = [After("B-1", "C-1"), After("C-1", "A-1")]
    with pytest.raises(Refused, match="order-circle"):
        demands.set_orders(session(summit, "C-1"), circle, **BY)

    both = [After("B-1", "C-1"), After("C-1", "B-1")]
    with pytest.raises(Refused, match="order-twice"):
        demands.set_orders(session(summit, "C-1"), both, **BY)
    with pytest.raises(Refused, match="order-elsewhere"):
        demands.set_orders(session(summit, "C-1"), [After("A-1", "B-1")], **BY)
    assert len(wanted.orders_of(summit)) == 2


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"windows": (Period((), time(12), time(9)),)}, "period-malformed"),
        ({"windows": (Period((), None, time(0)),)}, "period-malformed"),
        ({"windows": (MORNING,) * 61}, "list-too-long"),
        ({"rooms": ("hall/nowhere",)}, "room-elsewhere"),
        ({"needs": ("organ",)}, "equipment-unknown"),
        ({"wishes": (Wished(MORNING, strength=9),)}, "field-unknown"),
    ],
)
def test_what_cannot_be_asked_is_refused(summit, facts, code):
    with pytest.raises(Refused) as told:
        asked(summit, **facts)

    assert told.value.code == code
    assert wanted.demands_of(session(summit)).is_empty


def test_a_session_that_was_cancelled_meanwhile_asks_nothing(summit):
    seen = session(summit)
    programme.cancel(session(summit), reason="No room", **BY)

    with pytest.raises(Refused, match="wrong-state"):
        demands.demand(seen, Demands(must_interpret=True), **BY)
    with pytest.raises(Refused, match="wrong-state"):
        demands.wish(seen, [Wished(MORNING)], **BY)


def test_what_was_wished_before_stands_in_the_journal(summit):
    demands.wish(session(summit), [Wished(MORNING)], **BY)

    demands.wish(session(summit), [], **BY)

    facts = Entry.objects.latest("id").facts
    assert (facts["was"], facts["now"]) == ("any day 09:00-12:00 (1)", "")


def test_days_outside_the_edition_are_refused(summit):
    after = summit.ends_on + timedelta(days=1)

    with pytest.raises(Refused, match="day-elsewhere"):
        asked(summit, windows=(Period((after,)),))
    with pytest.raises(Refused, match="day-elsewhere"):
        asked(summit, fixed_at=make_programme.clock(summit, 9) - timedelta(days=1))


def test_only_the_secretariat_says_what_a_session_asks(summit):
    grace = make.actor(make.person("Grace Okonkwo"))

    with pytest.raises(Refused, match="not-allowed"):
        demands.demand(session(summit), Demands(), by=grace, at=make.NOON)
    with pytest.raises(Refused, match="not-allowed"):
        demands.set_series(summit, ["A-1", "B-1"], by=grace, at=make.NOON)


def test_a_small_body_holds_one_session_at_a_time(summit):
    wells = make.organization("Wells Network")
    make_programme.session(summit, "D-1", organizers=(wells,))
    make_programme.session(summit, "E-1", organizers=(make.organization("Ink"), wells))
    make_programme.placed(session(summit, "D-1"), 9)

    assert wanted.single_of(summit) == {"wells-network", "ink"}
    assert told(summit, "E-1", 9, in_="acacia") == [
        (ClashKind.ORGANIZER_TWICE, "D-1", ("Wells Network",))
    ]
    both = ("D-1", 540, "tilia"), ("E-1", 540, "acacia")
    assert broken(summit, *both) == ["organizer-twice"]

    demands.set_organizers(summit, {wells.code: False}, **BY)

    assert broken(summit, *both) == []
    assert told(summit, "E-1", 9, in_="acacia") == []
    demands.set_organizers(summit, {wells.code: None}, **BY)
    assert broken(summit, *both) == ["organizer-twice"]


def test_a_body_with_many_sessions_is_taken_for_large(summit):
    days = (summit.ends_on - summit.starts_on).days + 1
    wells = make.organization("Wells Network")
    for n in range(3 * days + 1):
        make_programme.session(summit, f"W-{n}", organizers=(wells,))

    assert wanted.single_of(summit) == set()
    found = demands.bodies_of(summit)
    assert [(one.n_sessions, one.is_single, one.is_said) for one in found] == [
        (3 * days + 1, False, False)
    ]


def test_every_new_clash_is_more_than_a_warning_but_the_wish():
    kinds = [
        *(ClashKind.WINDOW, ClashKind.FIXED, ClashKind.ROOM_UNCHOSEN),
        *(ClashKind.EQUIPMENT, ClashKind.ORDER, ClashKind.ORDER_FAR),
        *(ClashKind.ORGANIZER_TWICE, ClashKind.INTERPRETATION, ClashKind.CHANGEOVER),
    ]

    assert {clashes.Clash(kind).level for kind in kinds} == {Level.CLASH}
    assert clashes.Clash(ClashKind.WISH).level == Level.WARNING
