"""What no programme can cost less than.

The cost is cut into parts that are bounded one by one under rules that are kept or
eased, and added up: far stronger than one model of everything, and as sound, since a sum
is never less than the sum of the least values of its parts. Parts that want the same
hours or days are kept together: people of high rank, and themes over the days; each by
itself first, which is quick, then both in one model.
"""

import math
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from ortools.sat.python import cp_model

from palabre.engines.timetable import kernels
from palabre.engines.timetable.exact import solver_of
from palabre.engines.timetable.kernels import Ints
from palabre.engines.timetable.least import (
    Bound,
    at_best,
    hours_of,
    least_load,
    n_pairs,
    own_costs,
    spread_days,
)
from palabre.engines.timetable.limits import Limits
from palabre.engines.timetable.model import Model
from palabre.engines.timetable.relations import held_by, high_sessions

Told = Callable[[int], None]
"""Called with each better bound, from the thread of the solver."""

Linear = Any
"""What OR-Tools adds and compares: its own types do not say so."""


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
        self.model, self.own = model, own
        self.high = [s for s in high_sessions(model.problem) if hours_of(model, own, s)]
        high = set(self.high)
        self.themed = [s for s in _themed(model) if s not in high]
        others = set(range(len(model.problem.sessions))) - high - set(self.themed)
        themes = at_best(model, own, self.themed) + spread_days(model)
        self.on_better = on_better
        self.is_stopped = False
        self.solver: cp_model.CpSolver | None = None
        self.parts = {
            "sessions": at_best(model, own, sorted(others)),
            "themes": themes,
            "high-rank": at_best(model, own, self.high),
            "organizers": least_load(model),
            TOGETHER: 0,
        }

    @property
    def bound(self) -> Bound:
        """Return what is proven so far: two parts for themselves, or both together."""
        parts = dict(self.parts)
        both = parts.pop(TOGETHER)
        if both > parts["themes"] + parts["high-rank"]:
            del parts["themes"], parts["high-rank"]
            parts[TOGETHER] = both
        return Bound(parts)

    def go(self, limits: Limits) -> None:
        """Prove each part in turn; what one leaves of the time, the next has."""
        until = time.monotonic() + limits.seconds
        for name, share in SHARES.items():
            if name == TOGETHER and not self.is_joined():
                return
            left = (until - time.monotonic()) * share
            if self.is_stopped:
                return
            self.solver = solver_of(replace(limits, seconds=max(0.1, left)))
            self.prove(name, self.part(name), self.solver)

    def is_joined(self) -> bool:
        """Tell whether themes and rank could cost more together than apart."""
        return bool(self.high) and ThemeDays(self.model, self.own, but=()).is_shared

    def part(self, name: str) -> "Part":
        """Return the model of a part."""
        if name == "high-rank":
            return HighRank(self.model, self.own, self.high)
        if name == "themes":
            return ThemeDays(self.model, self.own, but=self.high)
        return Together(self.model, self.own, self.high)

    def prove(self, name: str, part: "Part", solver: cp_model.CpSolver) -> None:
        """Prove one part, telling each step."""
        solver.best_bound_callback = lambda bound: self.tell(name, least_of(bound))
        if self.is_stopped:
            return
        status = part.solve(solver)
        if status in KNOWN:
            self.tell(name, least_of(solver.best_objective_bound))

    def tell(self, name: str, value: int) -> None:
        """Note a bound of a part if it is better."""
        if value > self.parts[name]:
            before = self.bound.total
            self.parts[name] = value
            if self.on_better is not None and self.bound.total > before:
                self.on_better(self.bound.total)

    def stop(self) -> None:
        """End the proof; what is proven stays."""
        self.is_stopped = True
        if self.solver is not None:
            self.solver.stop_search()


TOGETHER = "themes, high-rank"
"""The part that holds both."""

SHARES = {"themes": 0.3, "high-rank": 0.5, TOGETHER: 1.0}
"""The parts in the order in which they are proven, each with its share of the time
that is left: the quickest first."""

KNOWN = frozenset({cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.UNKNOWN})
"""How a solver may end with a bound that holds."""


def least_of(bound: float) -> int:
    """Return a bound as whole minutes of harm."""
    return max(0, math.ceil(bound - 1e-6))


def _themed(model: Model) -> list[int]:
    """Return the sessions that have a theme."""
    themes = held_by(model.problem, "theme")
    return sorted({s for sessions in themes.values() for s in sessions})


class Part:
    """A part of the cost as a CP-SAT model of its own."""

    def __init__(self, model: Model, own: Ints) -> None:
        self.model = model
        self.own = own
        self.grid = model.problem.rules.grid
        self.sat = cp_model.CpModel()
        self.costs: list[Linear] = []
        self.hours: dict[int, dict[int, cp_model.IntVar]] = {}

    def solve(self, solver: cp_model.CpSolver) -> Linear:
        """Let a solver work; return how it ended."""
        self.sat.minimize(cp_model.LinearExpr.sum([*self.costs, 0]))
        return solver.solve(self.sat)

    def choose_hour(self, s: int, n: int = 1) -> None:
        """Give a session its hour, with what it costs alone; or n that are alike."""
        possible = hours_of(self.model, self.own, s)
        if n == 1:
            hours = {o: self.sat.new_bool_var("") for o in possible}
            self.sat.add_exactly_one(hours.values())
        else:
            hours = {o: self.sat.new_int_var(0, n, "") for o in possible}
            self.sat.add(sum(hours.values()) == n)
        self.costs += [int(self.own[o]) * var for o, var in hours.items()]
        self.hours[s] = hours

    def pairs_of(self, held: Linear, most: int) -> cp_model.IntVar:
        """Return a number that is at least the pairs that those held make."""
        pairs = self.sat.new_int_var(0, n_pairs(most), "")
        for m in range(1, min(most, MOST_AT_ONCE)):
            self.sat.add(pairs >= m * held - m * (m + 1) // 2)
        return pairs

    def count_rivals(self, weight: int, sizes: list[int]) -> None:
        """Count the pairs of sessions at hours that share time, never too many.

        Two share no more steps of the grid than the longest has. So at steps as far
        from each other as that, no pair is seen twice: wherever one begins to look, a
        day has as many pairs at least. The same with the end of the longest cut off,
        which sees fewer of their pairs and more of the others.

        ``sizes`` : the steps that each session takes.
        """
        n, most = len(sizes), n_pairs(len(sizes))
        pairs: dict[int, cp_model.IntVar] = {}
        for apart in lengths_of(sizes):
            by_step = self.by_step(apart)
            seen = {s: self.pairs_of(sum(held), n) for s, held in by_step.items()}
            days = {s: s * self.grid // kernels.DAY for s in seen}
            for day in sorted(set(days.values())):
                if day not in pairs:
                    pairs[day] = self.sat.new_int_var(0, most, "")
                for first in range(apart):
                    some = [
                        var
                        for s, var in seen.items()
                        if days[s] == day and s % apart == first
                    ]
                    self.sat.add(pairs[day] >= sum(some))
        self.costs += [weight * var for var in pairs.values()]

    def by_step(self, most: int) -> dict[int, list[cp_model.IntVar]]:
        """Return the hours that hold each whole step, so many of a session at most."""
        a, grid = self.model.arrays, self.grid
        found: dict[int, list[cp_model.IntVar]] = defaultdict(list)
        for s, hours in self.hours.items():
            minutes = int(a.sessions[s, kernels.MINUTES])
            for o, hour in hours.items():
                start = int(a.options[o, kernels.START])
                first, last = -(-start // grid), (start + minutes) // grid
                for step in range(first, min(last, first + most)):
                    found[step].append(hour)
        return dict(sorted(found.items()))

    def n_steps_of(self, sessions: Iterable[int]) -> list[int]:
        """Return the whole steps of the grid that sessions take."""
        minutes = self.model.arrays.sessions[:, kernels.MINUTES]
        return [int(minutes[s]) // self.grid for s in sessions]


def lengths_of(sizes: list[int]) -> list[int]:
    """Return at which lengths to look: the longest, and those of many sessions."""
    found = Counter(max(1, one) for one in sizes)
    usual = [size for size, n in found.items() if n * MANY >= len(sizes)]
    return sorted({max(found), *usual})


MANY = 4
"""A length is looked at where one in so many sessions has it."""

MOST_AT_ONCE = 16
"""Pairs are counted exactly up to so many at once, from below beyond."""


class HighRank(Part):
    """What sessions of high rank cost alone and with each other.

    Those that are as long and cost as much at every hour are alike: only how many of
    them are held when is asked.
    """

    def __init__(self, model: Model, own: Ints, high: list[int]) -> None:
        super().__init__(model, own)
        alike: dict[tuple[int, bytes, bytes], list[int]] = defaultdict(list)
        for s in high:
            minutes = int(model.arrays.sessions[s, kernels.MINUTES])
            first, last = model.arrays.sessions[s : s + 2, kernels.OPTIONS]
            starts = model.arrays.options[first:last, kernels.START]
            alike[minutes, starts.tobytes(), own[first:last].tobytes()].append(s)
        for several in alike.values():
            self.choose_hour(several[0], len(several))
        weight = model.weights["protocol-rival"]
        if weight and len(high) > 1:
            self.count_rivals(weight, self.n_steps_of(high))


class ThemeDays(Part):
    """What the sessions of themes cost, each on its best hour of a day.

    With the pairs on one day of a theme to spread, on two of one to gather, and those
    that stand side by side because the day is too short. Sessions in ``but`` are counted
    elsewhere: their days are free here.
    """

    def __init__(self, model: Model, own: Ints, *, but: Iterable[int]) -> None:
        super().__init__(model, own)
        themes = held_by(model.problem, "theme")
        elsewhere = set(but)
        held = _themed(model)
        self.n_steps = {
            s: max(
                0, -(-int(model.arrays.sessions[s, kernels.MINUTES]) // self.grid) - 1
            )
            if self.is_off_grid(s)
            else int(model.arrays.sessions[s, kernels.MINUTES]) // self.grid
            for s in held
        }
        self.opened = self.steps_open()
        self.is_shared = False  # whether sessions can cost each other anything
        self.days = {s: self.choose_day(s, is_free=s in elsewhere) for s in held}
        wishes = {one.code: one.days for one in model.problem.themes}
        for code, sessions in themes.items():
            placed = [s for s in sessions if self.days[s]]
            self.count_days(placed, wishes.get(code, ""))
            self.count_overlaps(placed)

    def is_off_grid(self, s: int) -> bool:
        """Tell whether a session may begin between two steps of the grid."""
        options = self.model.arrays.options
        return any(
            options[o, kernels.START] % self.grid
            for o in hours_of(self.model, self.own, s)
        )

    def choose_day(self, s: int, *, is_free: bool) -> dict[int, Linear]:
        """Give a session one day."""
        options = self.model.arrays.options
        least: dict[int, int] = {}
        for o in hours_of(self.model, self.own, s):
            day, cost = int(options[o, kernels.DAY_OF]), int(self.own[o])
            least[day] = min(cost, least.get(day, cost))
        days = {day: self.sat.new_bool_var("") for day in sorted(least)}
        if days:
            self.sat.add_exactly_one(days.values())
        if not is_free:
            self.costs += [least[day] * var for day, var in days.items()]
        return days

    def by_day(self, sessions: list[int]) -> dict[int, list[int]]:
        """Return which sessions could be on each day."""
        days = sorted({day for s in sessions for day in self.days[s]})
        return {day: [s for s in sessions if day in self.days[s]] for day in days}

    def count_days(self, sessions: list[int], wish: str) -> None:
        """Count the pairs of a theme on one day to spread, on two to gather."""
        weight = self.model.weights["theme-days"]
        self.is_shared |= bool(wish and weight)
        if wish == "gather":
            self.costs.append(weight * n_pairs(len(sessions)))
        for day, some in self.by_day(sessions).items():
            held = [self.days[s][day] for s in some]
            if wish == "spread":
                self.costs.append(weight * self.pairs_of(sum(held), len(held)))
            elif wish == "gather":
                self.costs.append(-weight * self.gathered(held))

    def gathered(self, held: list[Linear]) -> Linear:
        """Return exactly the pairs that those held make."""
        numbers = [self.sat.new_bool_var("") for _ in range(len(held) + 1)]
        self.sat.add_exactly_one(numbers)
        self.sat.add(sum(held) == sum(n * var for n, var in enumerate(numbers)))
        return sum(n_pairs(n) * var for n, var in enumerate(numbers))

    def count_overlaps(self, sessions: list[int]) -> None:
        """Count the pairs of a theme that a day is too short to keep apart.

        By the steps that they take, since two share no more than the longest has; and
        by the moments of a day that any of them must hold one of, since two at one
        moment share it.
        """
        weight = self.model.weights["theme-apart"]
        if not weight:
            return
        longest = max([1, *(self.n_steps[s] for s in sessions)])
        shortest = min([*(self.n_steps[s] for s in sessions)], default=0)
        for day, some in self.by_day(sessions).items():
            runs = self.opened.get(day, [])
            held = [self.days[s][day] for s in some]
            load = sum(self.n_steps[s] * self.days[s][day] for s in some)
            pairs = self.sat.new_int_var(0, n_pairs(len(some)), "")
            most, n = sum(self.n_steps[s] for s in some), sum(runs)
            rounds = range(1, -(-most // n)) if n else ()
            for m in rounds:
                self.sat.add(longest * pairs >= m * load - n * m * (m + 1) // 2)
            n_moments = sum(run // shortest for run in runs) if shortest else 0
            more = range(1, -(-len(some) // n_moments)) if n_moments else ()
            for m in more:
                least = m * sum(held) - n_moments * m * (m + 1) // 2
                self.sat.add(pairs >= least)
            if len(rounds) or len(more):
                self.is_shared = True
                self.costs.append(weight * pairs)

    def steps_open(self) -> dict[int, list[int]]:
        """Return how many steps of the grid some venue is open for, run by run, by day."""
        grid = self.grid
        spans = [span for venue in self.model.problem.venues for span in venue.open]
        steps = sorted(
            {s for one in spans for s in range(one.start // grid, -(-one.end // grid))}
        )
        found: dict[int, list[int]] = defaultdict(list)
        last = None
        for step in steps:
            day = step * grid // kernels.DAY
            if last is None or step != last + 1 or not found[day]:
                found[day].append(0)
            found[day][-1] += 1
            last = step
        return dict(found)


class Together(ThemeDays):
    """Both at once: sessions of high rank at their hours, which have days."""

    def __init__(self, model: Model, own: Ints, high: list[int]) -> None:
        self.high = set(high)
        super().__init__(model, own, but=())
        for s in high:
            if s not in self.hours:
                self.choose_hour(s)
        weight = model.weights["protocol-rival"]
        if weight and len(high) > 1:
            self.count_rivals(weight, self.n_steps_of(high))

    def choose_day(self, s: int, *, is_free: bool) -> dict[int, Linear]:
        """Give a session one day, and one of high rank its hour."""
        if s not in self.high:
            return super().choose_day(s, is_free=is_free)
        self.choose_hour(s)
        options = self.model.arrays.options
        by_day: dict[int, list[cp_model.IntVar]] = defaultdict(list)
        for o, hour in self.hours[s].items():
            by_day[int(options[o, kernels.DAY_OF])].append(hour)
        days = {day: self.sat.new_bool_var("") for day in sorted(by_day)}
        for day, var in days.items():
            self.sat.add(sum(by_day[day]) == var)
        return days
