"""A scenario's interpreters: their teams, their blocks, and where each works.

Greedy, as `timetable` is: the fewest languages lost is the engine's work, which would
have to be loaded for it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from palabre.engines.timetable.problem import DAY, Problem, Session, Team
from palabre.kernel.actors import Actor
from palabre.management.scenario.read import Scenario, Table
from palabre.stages.programme import board, booths, optimisation, steps, teams
from palabre.stages.programme.booths import Asking
from palabre.stages.summits.models import Summit


def load_interpretation(
    scenario: Scenario, summit: Summit, *, by: Actor, at: datetime
) -> None:
    """Name the teams and staff the booths of the programme that stands."""
    told = scenario.edition.get("interpretation")
    if told is None:
        return
    plans = [
        teams.TeamPlan(
            code=one["code"],
            name=one["name"],
            languages=tuple(one["languages"]),
            n_booths=one["booths"],
            present=teams.present(one.get("present", ""), summit),
        )
        for one in told["team"]
    ]
    teams.set_teams(summit, plans, by=by, at=at)
    teams.set_blocks(summit, _blocks(told, summit), by=by, at=at)
    problem = optimisation.problem_of(summit)
    asking = booths.booths_of(problem, optimisation.solution_of(summit)).asking
    given = dict(_given(problem, asking))
    seen = steps.version_of(summit)
    board.staff(summit, given, seen=seen, by=by, at=at)


def _blocks(told: Table, summit: Summit) -> list[teams.Moments]:
    """Return the blocks that a scenario names for each day, or else the usual ones."""
    if "blocks" not in told:
        return teams.usual_blocks(summit, told["block_minutes"])
    n_days = (summit.ends_on - summit.starts_on).days + 1
    days = [summit.starts_on + timedelta(days=n) for n in range(n_days)]
    return [one for on in days for one in teams.read_blocks(summit, on, told["blocks"])]


def _given(problem: Problem, asking: Iterable[Asking]) -> Iterable[tuple[str, str]]:
    """Yield sessions with their team: the neediest room and block first.

    A team's blocks of the day and the week go to where most is asked of it.
    """
    sessions = {one.code: one for one in problem.sessions}
    booths_in = {one.code: one.n_booths for one in problem.rooms}
    worked: Counter[tuple[str, str]] = Counter()
    wanted = [one for one in asking if one.block is not None]
    for one in sorted(wanted, key=lambda one: (_need(one), one.block, one.room)):
        free = [
            team
            for team in problem.teams
            if team.n_booths <= booths_in[one.room] and _is_free(team, one, worked)
        ]
        held = [sessions[code] for code in one.sessions]
        best = max(free, key=lambda team: _kept(team, held), default=None)
        if best is None or not _kept(best, held):
            continue
        worked.update((best.code, period) for period in _periods(one))
        for session in held:
            if set(best.languages) & set(session.languages):
                yield session.code, best.code


def _need(one: Asking) -> int:
    return -sum(len(tags) for _, tags in one.lost)


def _kept(team: Team, held: Iterable[Session]) -> int:
    return sum(len(set(team.languages) & set(one.languages)) for one in held)


def _is_free(team: Team, one: Asking, worked: Mapping[tuple[str, str], int]) -> bool:
    is_there = not team.present or any(
        span.start <= one.span.start and one.span.end <= span.end
        for span in team.present
    )
    limits = (team.blocks_a_week, team.blocks_a_day, 1)
    return is_there and all(
        worked.get((team.code, period), 0) < most
        for period, most in zip(_periods(one), limits, strict=True)
    )


def _periods(one: Asking) -> tuple[str, str, str]:
    return "week", f"day {one.span.start // DAY}", f"block {one.block}"
