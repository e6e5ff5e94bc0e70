"""What no programme can cost less than.

The cost is cut into parts that are bounded one by one under rules that are kept or
eased, and added up: far stronger than one model of everything, and as sound, since a sum
is never less than the sum of the least values of its parts. Parts that want the same
hours or days are kept together: people of high rank, and themes over the days.
"""

import math
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from ortools.sat.python import cp_model

from palabre.engines.timetable import kernels
from palabre.engines.timetable.exact import Limits, solver_of
from palabre.engines.timetable.kernels import FAR, Ints
from palabre.engines.timetable.model import Model
from palabre.engines.timetable.relations import held_by, high_sessions

Told = Callable[[int], None]
"""Called with each better bound, from the thread of the solver."""

Linear = Any
"""What OR-Tools adds and compares: its own types do not say so."""


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
    own = own_costs(model)
    everyone = range(len(model.problem.sessions))
    return Bound(
        {"sessions": _at_best(model, own, everyone), "theme-days": _spread_days(model)}
    )


def proven_bound(
    model: Model, *, limits: Limits, on_better: Told | None = None
) -> Bound:
    """Return the bound that CP-SAT proves in a time.

    Sessions with people of high rank are bounded together, since they want the same
    mornings and not each other's company; so are the sessions of themes, over the days.
    Every other session is at its own best, and nothing counts for the rest.

    ``on_better`` hears of each better total on the way.
    """
    proof = Proof(model, on_better=on_better)
    proof.go(limits)
    return proof.bound


class Proof:
    """A bound that grows; may be asked and stopped from another thread."""

    def __init__(self, model: Model, *, on_better: Told | None = None) -> None:
        own = own_costs(model)
        high = [s for s in high_sessions(model.problem) if _hours(model, own, s)]
        themed = ThemeDays(model, own, but=high)
        counted = {*high, *themed.own_sessions}
        others = set(range(len(model.problem.sessions))) - counted
        self.on_better = on_better
        self.is_stopped = False
        self.solver: cp_model.CpSolver | None = None
        self.asked: dict[str, Part] = {
            "themes": themed,
            "high-rank": HighRank(model, own, high),
        }
        self.parts = {
            "sessions": _at_best(model, own, sorted(others)),
            "themes": _at_best(model, own, themed.own_sessions) + _spread_days(model),
            "high-rank": _at_best(model, own, high),
        }

    @property
    def bound(self) -> Bound:
        """Return what is proven so far."""
        return Bound(dict(self.parts))

    def go(self, limits: Limits) -> None:
        """Prove each part in turn; what one leaves of the time, the next has."""
        until = time.monotonic() + limits.seconds
        for n_later, (name, part) in enumerate(reversed(self.asked.items())):
            share = (until - time.monotonic()) / (len(self.asked) - n_later)
            left = replace(limits, seconds=max(0.1, share))
            self.solver = solver_of(left)
            if not self.is_stopped:
                self.prove(name, part, self.solver)

    def prove(self, name: str, part: "Part", solver: cp_model.CpSolver) -> None:
        """Prove one part, telling each step."""
        solver.best_bound_callback = lambda bound: self.tell(name, part.minutes(bound))
        status = part.solve(solver)
        if status in KNOWN:
            self.tell(name, part.minutes(solver.best_objective_bound))

    def tell(self, name: str, value: int) -> None:
        """Note a bound of a part if it is better."""
        if value > self.parts[name]:
            self.parts[name] = value
            if self.on_better is not None:
                self.on_better(sum(self.parts.values()))

    def stop(self) -> None:
        """End the proof; what is proven stays."""
        self.is_stopped = True
        if self.solver is not None:
            self.solver.stop_search()


KNOWN = frozenset({cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.UNKNOWN})
"""How a solver may end with a bound that holds."""


def own_costs(model: Model) -> Ints:
    """Return what each hour costs a session at least, alone in the house.

    With the best room that is open then and the best interpreters who could be there;
    ``FAR`` where there are none. (n_options,) int64, minutes of harm.
    """
    costs = np.full(len(model.arrays.options), FAR, np.int64)
    kernels.own_costs(model.arrays, costs)
    return costs


def _hours(model: Model, own: Ints, s: int) -> list[int]:
    """Return the options of a session that could be."""
    first, last = model.arrays.sessions[s : s + 2, kernels.OPTIONS]
    return [o for o in range(first, last) if own[o] < FAR]


def _at_best(model: Model, own: Ints, sessions: Iterable[int]) -> int:
    """Return the sum of what each session costs at its best, alone in the house."""
    costs = [own[_hours(model, own, s)] for s in sessions]
    return int(sum(one.min() for one in costs if len(one)))


def _spread_days(model: Model) -> int:
    """Return what themes to spread cost at least: as even over the days as can be."""
    n_days = len(_days_open(model))
    total = 0
    for theme, sessions in themes_by_day(model).items():
        if theme[1] == "spread" and n_days:
            each, more = divmod(len(sessions), n_days)
            total += more * _pairs(each + 1) + (n_days - more) * _pairs(each)
    return total * model.weights["theme-days"]


def _days_open(model: Model) -> list[int]:
    return sorted(
        {
            span.start // kernels.DAY
            for venue in model.problem.venues
            for span in venue.open
        }
    )


def themes_by_day(model: Model) -> dict[tuple[str, str], list[int]]:
    """Return the sessions of each theme to spread or gather, by code and wish."""
    wishes = {one.code: one.days for one in model.problem.themes}
    return {
        (code, wishes[code]): sessions
        for code, sessions in held_by(model.problem, "theme").items()
        if wishes.get(code)
    }


def _pairs(n: int) -> int:
    return n * (n - 1) // 2


class Part:
    """A part of the cost as a CP-SAT model of its own."""

    def __init__(self, model: Model, own: Ints) -> None:
        self.model = model
        self.own = own
        self.sat = cp_model.CpModel()
        self.costs: list[Linear] = []
        self.unit = 1  # what the objective counts for a minute of harm

    def solve(self, solver: cp_model.CpSolver) -> Linear:
        """Let a solver work; return how it ended."""
        self.sat.minimize(cp_model.LinearExpr.sum([*self.costs, 0]))
        return solver.solve(self.sat)

    def minutes(self, bound: float) -> int:
        """Return a bound of the objective in whole minutes of harm."""
        return max(0, math.ceil(bound / self.unit - 1e-6))

    def pairs_of(self, held: Linear, most: int) -> cp_model.IntVar:
        """Return a number that is at least the pairs that those held make."""
        pairs = self.sat.new_int_var(0, _pairs(most), "")
        for m in range(1, min(most, MOST_AT_ONCE)):
            self.sat.add(pairs >= m * held - m * (m + 1) // 2)
        return pairs


MOST_AT_ONCE = 12
"""Pairs are counted exactly up to so many at once, from below beyond."""


class HighRank(Part):
    """What sessions of high rank cost alone and with each other.

    Two of them share no more steps of the grid than the longest has, so the pairs that
    stand in each step, divided by that, are never more than the pairs.
    """

    def __init__(self, model: Model, own: Ints, high: list[int]) -> None:
        super().__init__(model, own)
        grid = model.problem.rules.grid
        minutes = [int(model.arrays.sessions[s, kernels.MINUTES]) for s in high]
        self.unit = max([1, *(one // grid for one in minutes)])
        self.hours = {s: self.choose_hour(s) for s in high}
        weight = model.weights["protocol-rival"]
        for held in self.by_step(high).values():
            if weight and len(held) > 1:
                self.costs.append(weight * self.pairs_of(sum(held), len(held)))

    def choose_hour(self, s: int) -> dict[int, cp_model.IntVar]:
        """Give a session one hour, with what it costs alone."""
        hours = {o: self.sat.new_bool_var("") for o in _hours(self.model, self.own, s)}
        self.sat.add_exactly_one(hours.values())
        self.costs += [self.unit * int(self.own[o]) * var for o, var in hours.items()]
        return hours

    def by_step(self, sessions: Iterable[int]) -> dict[int, list[cp_model.IntVar]]:
        """Return the hours that hold each whole step of the grid."""
        a, grid = self.model.arrays, self.model.problem.rules.grid
        found: dict[int, list[cp_model.IntVar]] = defaultdict(list)
        for s in sessions:
            minutes = int(a.sessions[s, kernels.MINUTES])
            for o, hour in self.hours[s].items():
                start = int(a.options[o, kernels.START])
                for step in range(-(-start // grid), (start + minutes) // grid):
                    found[step].append(hour)
        return dict(sorted(found.items()))


class ThemeDays(Part):
    """What the sessions of themes cost, each on its best hour of a day.

    With the pairs on one day of a theme to spread, on two of one to gather, and those
    that stand side by side because the day is too short: two sessions share no more
    steps of the grid than the longest has. Sessions in ``but`` are counted elsewhere:
    their days are free here.
    """

    def __init__(self, model: Model, own: Ints, *, but: Iterable[int]) -> None:
        super().__init__(model, own)
        themes = held_by(model.problem, "theme")
        elsewhere = set(but)
        held = {s for sessions in themes.values() for s in sessions}
        self.own_sessions = sorted(held - elsewhere)
        grid = model.problem.rules.grid
        self.n_steps = {
            s: max(0, -(-int(model.arrays.sessions[s, kernels.MINUTES]) // grid) - 1)
            if self.is_off_grid(s)
            else int(model.arrays.sessions[s, kernels.MINUTES]) // grid
            for s in held
        }
        self.unit = max([1, *self.n_steps.values()])
        self.days = {
            s: self.choose_day(s, is_free=s in elsewhere) for s in sorted(held)
        }
        wishes = {one.code: one.days for one in model.problem.themes}
        for code, sessions in themes.items():
            placed = [s for s in sessions if self.days[s]]
            self.count_days(placed, wishes.get(code, ""))
            self.count_overlaps(placed)

    def is_off_grid(self, s: int) -> bool:
        """Tell whether a session may begin between two steps of the grid."""
        grid, options = self.model.problem.rules.grid, self.model.arrays.options
        return any(
            options[o, kernels.START] % grid for o in _hours(self.model, self.own, s)
        )

    def choose_day(self, s: int, *, is_free: bool) -> dict[int, cp_model.IntVar]:
        """Give a session one day."""
        options = self.model.arrays.options
        least: dict[int, int] = {}
        for o in _hours(self.model, self.own, s):
            day, cost = int(options[o, kernels.DAY_OF]), int(self.own[o])
            least[day] = min(cost, least.get(day, cost))
        days = {day: self.sat.new_bool_var("") for day in sorted(least)}
        if days:
            self.sat.add_exactly_one(days.values())
        if not is_free:
            self.costs += [self.unit * least[day] * var for day, var in days.items()]
        return days

    def by_day(self, sessions: list[int]) -> dict[int, list[int]]:
        """Return which sessions could be on each day."""
        days = sorted({day for s in sessions for day in self.days[s]})
        return {day: [s for s in sessions if day in self.days[s]] for day in days}

    def count_days(self, sessions: list[int], wish: str) -> None:
        """Count the pairs of a theme on one day to spread, on two to gather."""
        weight = self.unit * self.model.weights["theme-days"]
        if wish == "gather":
            self.costs.append(weight * _pairs(len(sessions)))
        for day, some in self.by_day(sessions).items():
            held = [self.days[s][day] for s in some]
            if wish == "spread":
                self.costs.append(weight * self.pairs_of(sum(held), len(held)))
            elif wish == "gather":
                self.costs.append(-weight * self.gathered(held))

    def gathered(self, held: list[cp_model.IntVar]) -> Linear:
        """Return exactly the pairs that those held make."""
        numbers = [self.sat.new_bool_var("") for _ in range(len(held) + 1)]
        self.sat.add_exactly_one(numbers)
        self.sat.add(sum(held) == sum(n * var for n, var in enumerate(numbers)))
        return sum(_pairs(n) * var for n, var in enumerate(numbers))

    def count_overlaps(self, sessions: list[int]) -> None:
        """Count the pairs of a theme that a day is too short to keep apart."""
        weight, steps_of = self.model.weights["theme-apart"], self.steps_open()
        for day, some in self.by_day(sessions).items():
            load = sum(self.n_steps[s] * self.days[s][day] for s in some)
            most, n = sum(self.n_steps[s] for s in some), steps_of.get(day, 0)
            if not n or most <= n or not weight:
                continue
            pairs = self.sat.new_int_var(0, n * _pairs(-(-most // n)), "")
            for m in range(1, -(-most // n)):
                self.sat.add(pairs >= m * load - n * m * (m + 1) // 2)
            self.costs.append(weight * pairs)

    def steps_open(self) -> dict[int, int]:
        """Return how many steps of the grid some venue is open for, by day."""
        grid = self.model.problem.rules.grid
        spans = [span for venue in self.model.problem.venues for span in venue.open]
        steps = {
            s for one in spans for s in range(one.start // grid, -(-one.end // grid))
        }
        return dict(Counter(step * grid // kernels.DAY for step in sorted(steps)))
