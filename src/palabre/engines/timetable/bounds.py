"""What no programme can cost less than.

Each part of the cost is bounded by itself under rules that are kept or eased, and the
parts are added: far stronger than one model of everything, and as sound, since a sum is
never less than the sum of the least values of its parts.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ortools.sat.python import cp_model

from palabre.engines.timetable import kernels
from palabre.engines.timetable.exact import Limits, solver_of
from palabre.engines.timetable.model import Model
from palabre.engines.timetable.relations import held_by, high_sessions


@dataclass(frozen=True, slots=True)
class Bound:
    """A proven bound with its parts, in minutes of harm."""

    parts: dict[str, int]

    @property
    def total(self) -> int:
        """Return what no programme can cost less than."""
        return sum(self.parts.values())


def quick_bound(model: Model) -> Bound:
    """Return the bound that needs no search: each session at its own best."""
    everyone = range(len(model.problem.sessions))
    return Bound(
        {"sessions": _sessions(model, everyone), "theme-days": _theme_days(model)}
    )


def proven_bound(model: Model, *, limits: Limits) -> Bound:
    """Return the bound that CP-SAT proves in a time.

    Sessions with people of high rank are bounded together, since they want the same
    mornings and not each other's company; every other session by itself; themes over
    the days by themselves; what is left by nothing.
    """
    high = high_sessions(model.problem)
    others = [s for s in range(len(model.problem.sessions)) if s not in set(high)]
    known = _sessions(model, high)
    return Bound(
        {
            "high-rank": max(known, _high_rank(model, high, limits)),
            "sessions": _sessions(model, others),
            "theme-days": _theme_days(model),
        }
    )


def _high_rank(model: Model, high: list[int], limits: Limits) -> int:
    """Return a bound on what sessions of high rank cost alone and with each other.

    Time is cut into steps of the grid. Where n of them are held in a step there are
    n (n - 1) / 2 pairs, and a pair shares at most as many steps as the longest session
    has: the pairs of all steps, divided by that, are never more than the pairs.
    """
    a, grid = model.arrays, model.problem.rules.grid
    sat = cp_model.CpModel()
    costs: list[Any] = []
    steps: dict[int, list[cp_model.IntVar]] = defaultdict(list)
    longest = 1
    for s in high:
        first, last = a.sessions[s : s + 2, kernels.OPTIONS]
        minutes = int(a.sessions[s, kernels.MINUTES])
        longest = max(longest, minutes // grid)
        hours = {o: sat.new_bool_var("") for o in range(first, last)}
        if not hours:
            continue
        sat.add_exactly_one(hours.values())
        for o, hour in hours.items():
            start = int(a.options[o, kernels.START])
            costs.append((int(a.options[o, kernels.COST]), hour))
            for step in range(-(-start // grid), (start + minutes) // grid):
                steps[step].append(hour)
    pairs = [_pairs_in(sat, held) for held in steps.values() if len(held) > 1]
    weight = model.weights["protocol-rival"]
    whole = longest * sum(cost * hour for cost, hour in costs if cost)
    sat.minimize(whole + weight * sum(pairs))
    solver = solver_of(limits)
    solver.solve(sat)
    rest = _sessions(model, high, is_hour_counted=False)
    return rest + math.ceil(solver.best_objective_bound / longest - 1e-6)


def _pairs_in(sat: cp_model.CpModel, held: list[cp_model.IntVar]) -> cp_model.IntVar:
    """Return a number of pairs that is at least what is held in a step makes."""
    pairs = sat.new_int_var(0, len(held) * len(held), "")
    for m in range(1, min(len(held), MOST_AT_ONCE)):
        sat.add(pairs >= m * sum(held) - m * (m + 1) // 2)
    return pairs


MOST_AT_ONCE = 12


def _sessions(
    model: Model, sessions: Iterable[int], *, is_hour_counted: bool = True
) -> int:
    """Return the sum of what each session costs at its best, alone in the house."""
    a = model.arrays
    total = 0
    for s in sessions:
        first, last = a.sessions[s : s + 2, kernels.OPTIONS]
        rooms = sorted({int(room) for _, room in model.places_of(s)})
        teams = model.teams_of(s)
        if first == last or not rooms or not teams:
            continue
        if is_hour_counted:
            total += int(a.options[first:last, kernels.COST].min())
        total += int(a.room_cost[s, rooms].min())
        total += min(int(a.team_cost[s, team + 1]) for team in teams)
    return total


def _theme_days(model: Model) -> int:
    """Return what themes to spread cost at least: as even over the days as can be."""
    problem = model.problem
    days = {one.code: one.days for one in problem.themes}
    n_days = len(
        {span.start // 1440 for venue in problem.venues for span in venue.open}
    )
    total = 0
    for code, sessions in held_by(problem, "theme").items():
        if days.get(code) == "spread" and n_days:
            each, more = divmod(len(sessions), n_days)
            total += (
                more * each * (each + 1) // 2 + (n_days - more) * each * (each - 1) // 2
            )
    return total * model.weights["theme-days"]
