from dataclasses import replace
from itertools import combinations

import worlds_timetable as worlds
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from palabre.engines.timetable import changes
from palabre.engines.timetable.check import check
from palabre.engines.timetable.limits import Limits
from palabre.engines.timetable.problem import Part, Person, Room, Session, Span, Team
from palabre.engines.timetable.repair import repair
from palabre.engines.timetable.solution import Placement, Solution
from palabre.engines.timetable.solve import Params, solve
from palabre.engines.timetable.ways import changed_for
from palabre.kernel.refusals import Refused

OLD = Solution(
    (
        Placement("open", 540, "oak"),
        Placement("water", 600, "oak"),
        Placement("nets", 660, "oak"),
        Placement("ports", 600, "ash"),
    ),
    problem="hamlet",
)


def moved(found):
    return [move.session for move in found.best.moves if move.is_public]


def test_a_late_arrival_moves_what_must_move_alone():
    found = repair(changes.arrives(worlds.HAMLET, "amina", at=660), OLD)

    assert (moved(found), found.must_move, found.is_proven) == (
        ["water"],
        ("water",),
        True,
    )
    assert found.best.verdict.is_valid


def test_an_early_departure_moves_what_must_move_alone():
    found = repair(changes.leaves(worlds.HAMLET, "amina", at=720), OLD)

    assert (moved(found), found.is_proven) == ([], True)


def test_a_lost_room_is_emptied():
    found = repair(changes.loses_room(worlds.HAMLET, "ash"), OLD)

    assert moved(found) in (["nets", "ports"], ["ports", "water"])
    assert (found.must_move, found.is_proven) == (("ports",), True)
    assert found.best.verdict.is_valid


def test_a_longer_session_pushes_one_neighbour():
    found = repair(changes.lasts(worlds.HAMLET, "water", minutes=90), OLD)

    assert len(moved(found)) == 1
    assert set(moved(found)) <= {"water", "nets"}
    assert found.is_proven


def test_a_remote_speaker_is_moved_to_waking_hours():
    found = repair(changes.goes_remote(worlds.HAMLET, "amina", offset=-480), OLD)

    assert moved(found) == ["nets", "water"]
    assert all(way.verdict.is_valid for way in found.ways)


def interpreted():
    asked = replace(
        worlds.HAMLET,
        teams=(Team("t1", ("fr",)), Team("t2", ("fr",))),
        blocks=(Span(540, 720), Span(720, 900)),
        people=(),
    )
    for code in ("water", "ports"):
        asked = worlds.session(asked, code, languages=("fr",), must_interpret=True)
    rooms = tuple(replace(room, n_booths=2) for room in asked.rooms)
    return replace(asked, rooms=rooms)


def test_one_team_fewer_packs_its_sessions_into_another_block():
    placements = (
        OLD.placements[0],
        Placement("water", 600, "oak", "t1"),
        OLD.placements[2],
        Placement("ports", 600, "ash", "t2"),
    )
    fewer = changes.works_less(interpreted(), "t2", blocks_a_week=0)

    found = repair(fewer, Solution(placements, problem="hamlet"))

    assert len(moved(found)) == 1
    assert found.is_proven
    assert found.best.verdict.is_valid


def test_interpreters_change_places_without_moving_a_session():
    placements = (
        *OLD.placements[:1],
        Placement("water", 600, "oak", "t1"),
        *OLD.placements[2:],
    )
    asked = worlds.session(interpreted(), "ports", languages=(), must_interpret=False)

    found = repair(
        changes.works_less(asked, "t1", blocks_a_week=0), Solution(placements)
    )

    assert moved(found) == []
    assert [one.now.team for one in found.best.moves] == ["t2"]


def test_a_session_that_no_hour_suits_is_named_and_the_rest_stays():
    gone = changes.leaves(worlds.HAMLET, "bo", at=500)

    found = repair(gone, OLD)

    assert found.lost == ("ports",)
    assert moved(found) == ["ports"]
    assert found.best.verdict.violations == ()


def test_each_person_hears_what_changed_for_them():
    found = repair(changes.arrives(worlds.HAMLET, "amina", at=660), OLD)

    told = changed_for(worlds.HAMLET, found.best.moves)

    assert {who: [m.session for m in mine] for who, mine in told.items()} == {
        "amina": ["water"]
    }


@given(problem=worlds.problems(), chance=st.randoms(use_true_random=False))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_repair_keeps_every_rule_and_never_moves_a_pin(problem, chance):
    try:
        old = solve(problem, params=Params(moves=30)).solution
    except Refused:
        reject()
    if len(old.placements) < 2:
        reject()
    pin = chance.choice(old.placements)
    person = chance.choice(worlds.PEOPLE)

    found = repair(changes.arrives(problem, person, at=660), old, pins=[pin])

    for way in found.ways:
        assert way.verdict.violations == ()
        now = way.solution.by_session().get(pin.session)
        is_lost = now is None and pin.session in found.lost
        assert is_lost or (now.start, now.room) == (pin.start, pin.room)


def test_no_way_with_fewer_moves_is_overlooked():
    found = repair(changes.arrives(worlds.HAMLET, "amina", at=660), OLD)
    changed = changes.arrives(worlds.HAMLET, "amina", at=660)

    unmoved = [
        kept
        for n in range(len(moved(found)))
        for kept in combinations(OLD.placements, len(OLD.placements) - n)
    ]

    assert all(check(changed, Solution(kept)).violations for kept in unmoved)


def test_a_draft_that_breaks_a_rule_in_many_places_is_mended_with_one_move_each():
    # Eight pairs side by side, each with somebody who is in both; four free hours.
    pairs = [(f"a{n}", f"b{n}") for n in range(8)]
    problem = replace(
        worlds.HAMLET,
        sessions=tuple(
            Session(code, 60, people=(Part(f"p{n}"),))
            for n, pair in enumerate(pairs)
            for code in pair
        ),
        people=tuple(Person(f"p{n}") for n in range(8)),
        organizers=(),
        venues=(replace(worlds.HAMLET.venues[0], open=(Span(480, 1200),)),),
        rooms=tuple(
            Room(code, worlds.HAMLET.venues[0].code, capacity=50)
            for code in ("oak", "ash")
        ),
        orders=(),
        teams=(),
        blocks=(),
        affinities=(),
        walks=(),
        travels=(),
        themes=(),
    )
    old = Solution(
        tuple(
            Placement(code, 480 + 60 * n, room)
            for n, pair in enumerate(pairs)
            for code, room in zip(pair, ("oak", "ash"), strict=True)
        ),
        problem=problem.name,
    )

    found = repair(problem, old)

    assert found.is_proven
    assert found.best.n_moved == len(pairs)
    assert not found.best.verdict.violations


def test_a_repair_ends_when_its_seconds_are_over():
    changed = changes.arrives(worlds.HAMLET, "amina", at=660)

    found = repair(changed, OLD, limits=Limits(seconds=0.0))

    assert (found.ways, found.is_proven) == ((), False)
    assert found.must_move
