from dataclasses import replace

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from worlds_timetable import problems

from palabre.engines.timetable import duties, solve
from palabre.engines.timetable.check import Checker, check
from palabre.engines.timetable.limits import Limits
from palabre.engines.timetable.problem import (
    DAY,
    Problem,
    Room,
    Session,
    Span,
    Team,
    Venue,
)
from palabre.engines.timetable.solution import Placement, Solution
from palabre.kernel.refusals import Refused

BLOCKS = tuple(
    Span(day * DAY + start, day * DAY + start + 180)
    for day in range(5)
    for start in (600, 900)
)


def week(n_rooms, teams, languages=("en", "fr")):
    """Return a week in which a session of each room and block asks for languages."""
    rooms = tuple(Room(f"r{n}", "hall", n_booths=6) for n in range(n_rooms))
    sessions, placed = [], []
    for number, block in enumerate(BLOCKS):
        for room in rooms:
            code = f"{room.code}-{number}"
            sessions.append(Session(code, 60, languages=languages))
            placed.append(Placement(code, block.start, room.code))
    days = tuple(Span(day * DAY + 540, day * DAY + 1140) for day in range(5))
    problem = Problem(
        "week",
        "2026-05-25",
        "UTC",
        (Venue("hall", days),),
        rooms,
        tuple(sessions),
        teams=teams,
        blocks=BLOCKS,
    )
    return problem, Solution(tuple(placed))


def lost(problem, solution, given_teams):
    placed = tuple(
        replace(one, team=given_teams.get(one.session)) for one in solution.placements
    )
    verdict = check(problem, Solution(placed))
    return verdict.costs.get("lost-languages", 0) // 60, verdict.violations


def test_ten_blocks_in_one_room_need_two_teams():
    one = (Team("t1", ("en", "fr"), n_booths=2),)
    two = (*one, Team("t2", ("en", "fr"), n_booths=2))

    alone, both = week(1, one), week(1, two)

    assert lost(*alone, duties.staffed(*alone)) == (6, ())
    assert lost(*both, duties.staffed(*both)) == (0, ())


def test_team_with_more_languages_goes_where_they_are_asked():
    teams = (
        Team("few", ("en", "fr"), blocks_a_week=10),
        Team("six", ("en", "fr", "es"), blocks_a_week=10),
    )
    problem, solution = week(2, teams)
    wide = tuple(
        replace(one, languages=("en", "fr", "es")) if one.code.startswith("r1") else one
        for one in problem.sessions
    )

    found = duties.staffed(replace(problem, sessions=wide), solution)

    assert {found[f"r1-{n}"] for n in range(10)} == {"six"}
    assert {found[f"r0-{n}"] for n in range(10)} == {"few"}


def test_who_works_already_is_kept():
    teams = (Team("t1", ("en", "fr")), Team("t2", ("en", "fr")))
    problem, solution = week(1, teams)
    first = replace(solution.placements[0], team="t2")

    found = duties.staffed(problem, Solution((first, *solution.placements[1:])))

    assert found["r0-0"] == "t2"


def test_absent_too_long_and_too_few_booths_are_left_out():
    problem, solution = week(
        1,
        (
            Team("away", ("en", "fr"), present=(Span(600, 700),)),
            Team("short", ("en", "fr"), block_minutes=120),
            Team("large", ("en", "fr"), n_booths=7),
        ),
    )

    assert duties.staffed(problem, solution) == {}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems(), st.integers(0, 3))
def test_teams_never_break_a_rule_that_held(problem, seed):
    try:
        result = solve.solve(problem, seed=seed, params=solve.Params(moves=500))
    except Refused:
        assume(False)  # noqa: FBT003 - hypothesis: nothing can be placed here
    bare = Solution(
        tuple(replace(one, team=None) for one in result.solution.placements)
    )

    found = duties.staffed(problem, bare, limits=Limits(effort=2.0))

    placed = tuple(replace(one, team=found.get(one.session)) for one in bare.placements)
    checker = Checker(problem, Solution(placed))
    rules = {one.rule for one in (*checker.blocks(), *checker.interpretation())}
    assert rules <= {"interpretation"}
    assert lost(problem, bare, found)[0] <= lost(problem, bare, {})[0]
