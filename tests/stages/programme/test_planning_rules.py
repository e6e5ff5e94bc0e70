"""The planning rules: numbers, weights, themes, ways, closed rooms, who is there."""

from datetime import time

import journals
import make
import make_programme
import pytest

from palabre.engines.timetable.problem import Span, Way
from palabre.kernel.refusals import Refused
from palabre.stages.programme import clashes, optimisation, planning
from palabre.stages.programme.drafts import draft_of
from palabre.stages.programme.states import ClashKind
from palabre.stages.programme.wanted import Attending, Numbers
from palabre.stages.summits.periods import Period

pytestmark = pytest.mark.django_db

BY = {"by": make.LOADER, "at": make.NOON}


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def ada():
    return make.person("Ada Mensah")


def told(summit, code, hour, minute=0, *, in_="tilia"):
    draft = draft_of(summit, by=make.LOADER)
    room = next(one for one in draft.rooms if one.code == in_)
    starts_at = make_programme.clock(summit, hour, minute)
    found = clashes.Judge(draft, draft.sessions[code]).at(room, starts_at)
    return [(one.kind, one.minutes) for one in found]


def two(summit, ada):
    first = make_programme.session(summit, "A-1", speakers=(ada,))
    make_programme.placed(first, 9)
    make_programme.session(summit, "B-1", speakers=(ada,))


def test_an_edition_without_rules_of_its_own_has_the_usual(summit):
    rules = optimisation.problem_of(summit).rules

    assert (rules.travel, rules.walk, rules.changeover) == (30, 0, 0)
    assert rules.civil == Span(360, 1380)


def test_numbers_and_weights_reach_the_engine(summit):
    numbers = {"walk": 10, "travel": 45, "civil_start": 420, "organizer_day": 2}
    given = Numbers(numbers, {"wishes": 90, "lunch": 0}, {"health": "spread"})
    planning.set_rules(summit, given, **BY)

    problem = optimisation.problem_of(summit)
    assert (problem.rules.walk, problem.rules.travel) == (10, 45)
    assert problem.rules.civil == Span(420, 1380)
    assert problem.rules.organizer_day == 2
    assert problem.weights == {"wishes": 90, "lunch": 0}
    days = {one.code: one.days for one in problem.themes}
    assert days["health"] == "spread"
    assert journals.last() == ("programme.rules.set", f"summit:{summit.code}")


def test_what_is_as_usual_is_not_kept(summit):
    given = Numbers({"walk": 0, "travel": 30}, {"wishes": 60}, {"health": ""})
    planning.set_rules(summit, given, **BY)

    kept = summit.planning_rules
    assert (kept.numbers, kept.weights, kept.themes) == ({}, {}, {})


def test_ways_reach_the_engine_and_the_board(summit, ada):
    two(summit, ada)
    walks = (("hall/tilia", "hall/acacia", 20),)
    planning.set_rules(summit, Numbers(walks=walks), **BY)

    assert optimisation.problem_of(summit).walks == (Way(*walks[0]),)
    assert told(summit, "B-1", 9, 45, in_="acacia") == [(ClashKind.PERSON_FAR, 20)]
    assert told(summit, "B-1", 10, 15, in_="acacia") == []


def test_a_room_is_changed_over(summit, ada):
    two(summit, ada)
    planning.set_rules(summit, Numbers({"changeover": 15}), **BY)

    assert told(summit, "B-1", 9, 45) == [(ClashKind.CHANGEOVER, 15)]
    assert told(summit, "B-1", 10) == []


def test_a_person_rests(summit, ada):
    two(summit, ada)
    planning.attend(summit, ada, Attending(rest=30), **BY)

    person = optimisation.problem_of(summit).people[0]
    assert (person.code, person.rest) == (ada.code, 30)
    assert told(summit, "B-1", 10) == [(ClashKind.PERSON_FAR, 30)]
    assert told(summit, "B-1", 10, 15) == []


def test_a_person_is_there_only_at_times(summit, ada):
    two(summit, ada)
    periods = (Period((summit.starts_on,), time(9), time(12)),)
    planning.attend(summit, ada, Attending(periods), **BY)

    assert optimisation.problem_of(summit).people[0].present == (Span(540, 720),)
    assert told(summit, "B-1", 14) == [(ClashKind.PERSON_ABSENT, 0)]
    assert told(summit, "B-1", 11) == []


def test_a_remote_person_sleeps(summit, ada):
    two(summit, ada)
    planning.attend(summit, ada, Attending(zone="Pacific/Auckland"), **BY)

    assert optimisation.problem_of(summit).people[0].remote_offset == 720
    kinds = [kind for kind, _ in told(summit, "B-1", 16)]
    assert kinds == [ClashKind.PERSON_NIGHT]

    planning.attend(summit, ada, Attending(), **BY)
    assert optimisation.problem_of(summit).people[0].remote_offset is None


def test_a_closed_room_reaches_the_engine_and_the_board(summit, ada):
    two(summit, ada)
    begins = make_programme.clock(summit, 14)
    ends = make_programme.clock(summit, 16)
    closed = planning.Closure("hall", "tilia", begins, ends, "Rehearsal")
    planning.set_closures(summit, [closed], **BY)

    rooms = {one.code: one.closed for one in optimisation.problem_of(summit).rooms}
    assert rooms["hall/tilia"] == (Span(840, 960),)
    assert told(summit, "B-1", 15) == [(ClashKind.ROOM_LOST, 0)]
    assert told(summit, "B-1", 16) == []
    assert planning.closures_of(summit) == [closed]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (Numbers({"walk": 999}), "number-outside"),
        (Numbers({"grid": 5}), "field-unknown"),
        (Numbers({"civil_start": 1400}), "span-malformed"),
        (Numbers(weights={"beauty": 1}), "field-unknown"),
        (Numbers(weights={"wishes": -1}), "number-outside"),
        (Numbers(themes={"health": "sideways"}), "field-unknown"),
        (Numbers(walks=(("hall/tilia", "hall/none", 5),)), "room-elsewhere"),
        (Numbers(walks=(("hall/tilia", "hall/tilia", 5),)), "way-twice"),
        (Numbers(walks=(("hall/tilia", "hall/acacia", 999),)), "number-outside"),
        (Numbers(travels=(("hall", "moon", 5),)), "not-found"),
    ],
)
def test_rules_that_cannot_be_are_refused(summit, given, code):
    with pytest.raises(Refused) as refused:
        planning.set_rules(summit, given, **BY)

    assert refused.value.code == code


def test_closures_and_presence_that_cannot_be_are_refused(summit, ada):
    nine, ten = make_programme.clock(summit, 9), make_programme.clock(summit, 10)
    wrong = [
        (planning.Closure("hall", "none", nine, ten), "room-elsewhere"),
        (planning.Closure("hall", "tilia", ten, nine), "closure-hours"),
    ]
    for one, code in wrong:
        with pytest.raises(Refused, match=code):
            planning.set_closures(summit, [one], **BY)
    many = [planning.Closure("hall", "tilia", nine, ten)] * 1001
    with pytest.raises(Refused, match="list-too-long"):
        planning.set_closures(summit, many, **BY)
    with pytest.raises(Refused, match="not-found"):
        planning.attend(summit, ada, Attending(rest=15), **BY)
    make_programme.session(summit, "A-1", speakers=(ada,))
    with pytest.raises(Refused, match="zone-unknown"):
        planning.attend(summit, ada, Attending(zone="Moon/Base"), **BY)
    with pytest.raises(Refused, match="number-outside"):
        planning.attend(summit, ada, Attending(rest=999), **BY)


def test_only_the_secretariat_sets_the_rules(summit, ada):
    by = {"by": make.actor(make.person("Grace Okonkwo")), "at": make.NOON}

    for act in (
        lambda: planning.set_rules(summit, Numbers(), **by),
        lambda: planning.set_closures(summit, [], **by),
        lambda: planning.attend(summit, ada, Attending(), **by),
    ):
        with pytest.raises(Refused, match="not-allowed"):
            act()
