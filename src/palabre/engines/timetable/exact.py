"""The same rules for CP-SAT: to prove, to bound, to repair and to polish.

Some sessions are free, the rest stay where they are. With few free the model is whole;
for bounds parts may be left out, which only lowers what is proven.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ortools.sat.python import cp_model

from palabre.engines.timetable import kernels
from palabre.engines.timetable.limits import Limits
from palabre.engines.timetable.model import Model, Place
from palabre.engines.timetable.problem import DAY
from palabre.engines.timetable.relations import FAR, Pair

Linear = Any
"""What OR-Tools adds and compares: its own types do not say so."""


@dataclass(slots=True)
class Exact:
    """A CP-SAT model with the variables of its free sessions."""

    model: Model
    free: tuple[int, ...]
    fixed: Mapping[int, Place]
    sat: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    hours: dict[int, dict[int, cp_model.IntVar]] = field(default_factory=dict)
    rooms: dict[int, dict[int, cp_model.IntVar]] = field(default_factory=dict)
    teams: dict[int, dict[int, cp_model.IntVar]] = field(default_factory=dict)
    starts: dict[int, cp_model.IntVar] = field(default_factory=dict)
    costs: list[Linear] = field(default_factory=list)

    def place(self, s: int, solver: cp_model.CpSolver) -> Place:
        """Return where a solver put a free session."""
        option = next(o for o, var in self.hours[s].items() if solver.value(var))
        room = next(r for r, var in self.rooms[s].items() if solver.value(var))
        team = next(t for t, var in self.teams[s].items() if solver.value(var))
        return option, room, team


def solver_of(limits: Limits) -> cp_model.CpSolver:
    """Return a solver; with an effort instead of seconds it repeats."""
    solver = cp_model.CpSolver()
    solver.parameters.random_seed = limits.seed
    solver.parameters.num_workers = limits.workers
    if limits.effort is None:
        solver.parameters.max_time_in_seconds = limits.seconds
    else:
        solver.parameters.max_deterministic_time = limits.effort
    return solver


def build(
    model: Model,
    *,
    free: Iterable[int],
    fixed: Mapping[int, Place],
    preferences: Iterable[str] = (),
    has_ways: bool = True,
) -> Exact:
    """Return the model in which ``free`` sessions are placed around the fixed ones.

    Parameters
    ----------
    model : Model
    free : iterable of int
    fixed : mapping
        The places of sessions that stay.
    preferences : iterable of str
        What the objective holds: ``alone`` (hour, room, languages), ``counted``,
        ``overlap`` or only ``rivals``, ``days``.
    has_ways : bool
        Whether people need their minutes between rooms; without, a bound is lower.
    """
    exact = Exact(model, tuple(sorted(free)), dict(sorted(fixed.items())))
    for s in exact.free:
        _choices(exact, s)
    _rooms(exact)
    _people(exact)
    _pairs(exact, has_ways=has_ways)
    _teams(exact)
    wanted = set(preferences)
    if "alone" in wanted:
        _alone_costs(exact)
    if "counted" in wanted:
        _counted_costs(exact)
    if wanted & {"overlap", "rivals"}:
        _overlap_costs(exact, only_rivals="overlap" not in wanted)
    if "days" in wanted:
        _day_costs(exact)
    if exact.costs:
        exact.sat.minimize(cp_model.LinearExpr.sum(exact.costs))
    return exact


def _choices(exact: Exact, s: int) -> None:
    """Give a session one hour, one room of the same venue, one team or none."""
    a, sat = exact.model.arrays, exact.sat
    options = range(a.sessions[s, kernels.OPTIONS], a.sessions[s + 1, kernels.OPTIONS])
    hours = {o: sat.new_bool_var("") for o in options}
    rooms: dict[int, cp_model.IntVar] = {}
    n_venues = len(exact.model.problem.venues)
    for venue in range(n_venues):
        v = s * n_venues + venue
        here = [int(r) for r in a.room_choices[a.room_from[v] : a.room_from[v + 1]]]
        mine = {r: sat.new_bool_var("") for r in here}
        there = [hours[o] for o in options if a.options[o, kernels.VENUE] == venue]
        sat.add(sum(mine.values()) == sum(there))
        rooms |= mine
    teams = [
        int(t)
        for t in a.team_choices[
            a.sessions[s, kernels.TEAMS] : a.sessions[s + 1, kernels.TEAMS]
        ]
    ]
    exact.hours[s], exact.rooms[s] = hours, rooms
    exact.teams[s] = {t: sat.new_bool_var("") for t in teams}
    sat.add_exactly_one(hours.values())
    sat.add_exactly_one(rooms.values())
    sat.add_exactly_one(exact.teams[s].values())
    values = sorted({int(a.options[o, kernels.START]) for o in options})
    start = sat.new_int_var_from_domain(cp_model.Domain.from_values(values), "")
    sat.add(
        start == sum(int(a.options[o, kernels.START]) * x for o, x in hours.items())
    )
    exact.starts[s] = start
    for o, hour in hours.items():
        if a.options[o, kernels.BROKEN]:
            sat.add(hour == 0)


def _rooms(exact: Exact) -> None:
    """Let one session at a time be in a room, with the time to change over."""
    a, sat = exact.model.arrays, exact.sat
    gap = int(a.numbers[0])
    for r in range(len(exact.model.problem.rooms)):
        held = []
        for s in exact.free:
            if r in exact.rooms[s]:
                size = int(a.sessions[s, kernels.MINUTES]) + gap
                held.append(
                    sat.new_optional_fixed_size_interval_var(
                        exact.starts[s], size, exact.rooms[s][r], ""
                    )
                )
                _closed(exact, s, r)
        if not held:
            continue
        for s, (option, room, _) in exact.fixed.items():
            if room == r:
                size = int(a.sessions[s, kernels.MINUTES]) + gap
                start = int(a.options[option, kernels.START])
                held.append(sat.new_fixed_size_interval_var(start, size, ""))
        sat.add_no_overlap(held)


def _closed(exact: Exact, s: int, r: int) -> None:
    """Keep a session out of a room while it is closed."""
    a = exact.model.arrays
    for k in range(a.rooms[r, 2], a.rooms[r + 1, 2]):
        for o, hour in exact.hours[s].items():
            start = a.options[o, kernels.START]
            end = start + a.sessions[s, kernels.MINUTES]
            if start < a.closed[k, 1] and a.closed[k, 0] < end:
                exact.sat.add_bool_or(hour.negated(), exact.rooms[s][r].negated())


def _people(exact: Exact) -> None:
    """Let nobody be in two places: one line of time for each person or organizer."""
    a, sat = exact.model.arrays, exact.sat
    free = set(exact.free)
    for sessions in exact.model.lines:
        held = []
        if len(free & set(sessions)) < 1 or len(sessions) < 2:
            continue
        for s in sessions:
            size = int(a.sessions[s, kernels.MINUTES])
            if s in free:
                held.append(sat.new_fixed_size_interval_var(exact.starts[s], size, ""))
            elif s in exact.fixed:
                start = int(a.options[exact.fixed[s][0], kernels.START])
                held.append(sat.new_fixed_size_interval_var(start, size, ""))
        sat.add_no_overlap(held)


def _pairs(exact: Exact, *, has_ways: bool) -> None:
    """Keep orders, ceremonies and the minutes to rest and to go between rooms."""
    free = set(exact.free)
    for (s, t), pair in exact.model.pairs.items():
        if s not in free and t not in free:
            continue
        if any(one not in free and one not in exact.fixed for one in (s, t)):
            continue
        if pair.order:
            _ordered(exact, s, t, pair)
        if pair.apart or (pair.rest >= 0 and has_ways):
            _distant(exact, s, t, pair)


def _time(exact: Exact, s: int) -> Linear:
    if s in exact.starts:
        return exact.starts[s]
    return int(exact.model.arrays.options[exact.fixed[s][0], kernels.START])


def _length(exact: Exact, s: int) -> int:
    return int(exact.model.arrays.sessions[s, kernels.MINUTES])


def _ordered(exact: Exact, s: int, t: int, pair: Pair) -> None:
    first, second = (s, t) if pair.order > 0 else (t, s)
    distance = _time(exact, second) - _time(exact, first) - _length(exact, first)
    exact.sat.add(distance >= pair.least)
    if pair.most < FAR:
        exact.sat.add(distance <= pair.most)


def _distant(exact: Exact, s: int, t: int, pair: Pair) -> None:
    """Keep the rest and the way of people in both, or just no overlap."""
    sat = exact.sat
    needed: Linear = max(0, pair.rest)
    if pair.rest >= 0 and pair.people > 0:
        ways = _ways(exact, s, t)
        if not pair.rest and not ways:
            return  # a line of time says it already
        needed = sat.new_int_var(max(0, pair.rest), FAR_WAY, "")
        for minutes, literals in ways:
            if minutes > pair.rest:
                sat.add(needed >= minutes).only_enforce_if(literals)
    elif pair.rest <= 0 and not exact.model.is_alone(s, t):
        return
    is_first = sat.new_bool_var("")
    before = _time(exact, t) - _time(exact, s) - _length(exact, s)
    after = _time(exact, s) - _time(exact, t) - _length(exact, t)
    sat.add(before >= needed).only_enforce_if(is_first)
    sat.add(after >= needed).only_enforce_if(is_first.negated())


FAR_WAY = 24 * 60


def _ways(exact: Exact, s: int, t: int) -> list[tuple[int, list[cp_model.IntVar]]]:
    """Return (minutes, what makes them needed) for every two rooms apart."""
    found = []
    ways = exact.model.arrays.ways
    for r, literal in _room_literals(exact, s):
        for q, other in _room_literals(exact, t):
            minutes = int(ways[r, q])
            if minutes:
                both = [one for one in (literal, other) if one is not None]
                found.append((minutes, both))
    return found


def _room_literals(exact: Exact, s: int) -> list[tuple[int, cp_model.IntVar | None]]:
    if s in exact.rooms:
        return list(exact.rooms[s].items())
    return [(exact.fixed[s][1], None)]


def _teams(exact: Exact) -> None:
    """Let teams work whole blocks, one room each, within their hours."""
    work = TeamWork(exact)
    for s in exact.free:
        if set(exact.teams[s]) != {kernels.NONE}:
            work.served(s)
    for place in exact.fixed.values():
        if place[2] >= 0:
            work.stays(place)
    work.close()


class TeamWork:
    """Which team is in which room in which block."""

    def __init__(self, exact: Exact) -> None:
        self.exact = exact
        self.a = exact.model.arrays
        self.used: dict[Place, cp_model.IntVar] = {}

    def at(self, team: int, block: int, room: int) -> cp_model.IntVar:
        """Return whether a team is in a room in a block."""
        key = (team, block, room)
        if key not in self.used:
            self.used[key] = self.exact.sat.new_bool_var("")
        return self.used[key]

    def stays(self, place: Place) -> None:
        """Keep the team of a session that stays in the room."""
        option, room, team = place
        block = int(self.a.options[option, kernels.BLOCK])
        if block >= 0:
            self.exact.sat.add(self.at(team, block, room) == 1)

    def served(self, s: int) -> None:
        """Bind a free session's hour, room and team together."""
        exact, sat = self.exact, self.exact.sat
        by_block: dict[int, list[cp_model.IntVar]] = defaultdict(list)
        for o, hour in exact.hours[s].items():
            by_block[int(self.a.options[o, kernels.BLOCK])].append(hour)
        for team, serves in exact.teams[s].items():
            if team < 0:
                continue
            for room, held in exact.rooms[s].items():
                if self.a.rooms[room, 1] < self.a.teams[team, 0]:
                    sat.add_bool_or(serves.negated(), held.negated())
            for block, hours in by_block.items():
                if block < 0 or not self.a.team_ok[team, block]:
                    sat.add(sum(hours) == 0).only_enforce_if(serves)
                    continue
                for room, held in exact.rooms[s].items():
                    if self.a.rooms[room, 1] >= self.a.teams[team, 0]:
                        there = self.at(team, block, room)
                        sat.add(sum(hours) <= there).only_enforce_if(serves, held)

    def close(self) -> None:
        """Hold each team to one room a block and to its blocks a day and a week."""
        sat, a = self.exact.sat, self.a
        blocks: dict[tuple[int, int], list[cp_model.IntVar]] = defaultdict(list)
        for (team, block, _), there in sorted(self.used.items()):
            blocks[team, block].append(there)
        days: dict[tuple[int, int], list[cp_model.IntVar]] = defaultdict(list)
        weeks: dict[int, list[cp_model.IntVar]] = defaultdict(list)
        for (team, block), held in blocks.items():
            sat.add_at_most_one(held)
            days[team, int(a.block_day[block])] += held
            weeks[team] += held
        for (team, _), held in days.items():
            sat.add(sum(held) <= int(a.teams[team, 1]))
        for team, held in weeks.items():
            sat.add(sum(held) <= int(a.teams[team, 2]))


def _alone_costs(exact: Exact) -> None:
    """Add what an hour, a room and a team cost a session by themselves."""
    a = exact.model.arrays
    for s in exact.free:
        for o, hour in exact.hours[s].items():
            exact.costs.append(int(a.options[o, kernels.COST]) * hour)
        for r, room in exact.rooms[s].items():
            exact.costs.append(int(a.room_cost[s, r]) * room)
        for t, team in exact.teams[s].items():
            exact.costs.append(int(a.team_cost[s, t + 1]) * team)


def _counted_costs(exact: Exact) -> None:
    """Add what is counted over many sessions beyond its cap."""
    a, sat = exact.model.arrays, exact.sat
    sums: dict[int, list[Linear]] = defaultdict(list)
    for s in exact.free:
        for c in range(
            a.sessions[s, kernels.COUNTERS], a.sessions[s + 1, kernels.COUNTERS]
        ):
            for o, hour in exact.hours[s].items():
                cell, step = exact.model.step(s, c, o)
                if step:
                    sums[int(cell)].append(int(step) * hour)
    given: dict[int, int] = defaultdict(int)
    for s, (option, _, _) in exact.fixed.items():
        for c in range(
            a.sessions[s, kernels.COUNTERS], a.sessions[s + 1, kernels.COUNTERS]
        ):
            cell, step = exact.model.step(s, c, option)
            given[int(cell)] += int(step)
    for cell, terms in sums.items():
        cap, weight = (int(n) for n in a.cells[cell])
        if not weight:
            continue
        over = sat.new_int_var(0, FAR_WAY * 10, "")
        sat.add(over >= sum(terms) + given[cell] - cap)
        exact.costs.append(weight * over)


def _overlap_costs(exact: Exact, *, only_rivals: bool) -> None:
    """Add what two sessions at the same hour cost."""
    free, sat = set(exact.free), exact.sat
    for (s, t), pair in exact.model.pairs.items():
        cost = pair.rivals if only_rivals else pair.rivals + pair.audience + pair.themes
        if not cost or (s not in free and t not in free):
            continue
        if any(one not in free and one not in exact.fixed for one in (s, t)):
            continue
        both = sat.new_bool_var("")
        first, second = sat.new_bool_var(""), sat.new_bool_var("")
        sat.add_bool_or(both, first, second)
        before = _time(exact, t) - _time(exact, s) - _length(exact, s)
        after = _time(exact, s) - _time(exact, t) - _length(exact, t)
        sat.add(before >= 0).only_enforce_if(first)
        sat.add(after >= 0).only_enforce_if(second)
        exact.costs.append(cost * both)


def _day_costs(exact: Exact) -> None:
    """Add what two sessions on one day, or on two, cost."""
    free, sat = set(exact.free), exact.sat
    days = {s: _days(exact, s) for s in (*exact.free, *exact.fixed)}
    for (s, t), pair in exact.model.pairs.items():
        cost = pair.same_day - pair.other_day
        if not cost or (s not in free and t not in free):
            continue
        if s not in days or t not in days:
            continue
        exact.costs.append(pair.other_day)
        for day in sorted(days[s].keys() & days[t].keys()):
            both = sat.new_bool_var("")
            one, two = days[s][day], days[t][day]
            if cost > 0:
                sat.add(both >= one + two - 1)
            else:
                sat.add(both <= one)
                sat.add(both <= two)
            exact.costs.append(cost * both)


def _days(exact: Exact, s: int) -> dict[int, Linear]:
    """Return whether a session is held on each day that is open to it."""
    a = exact.model.arrays
    if s in exact.fixed:
        return {int(a.options[exact.fixed[s][0], kernels.START]) // DAY: 1}
    found: dict[int, list[cp_model.IntVar]] = defaultdict(list)
    for o, hour in exact.hours[s].items():
        found[int(a.options[o, kernels.DAY_OF])].append(hour)
    return {day: sum(hours) for day, hours in found.items()}


def feasible(
    model: Model,
    *,
    free: Sequence[int],
    fixed: Mapping[int, Place],
    limits: Limits,
) -> tuple[bool | None, dict[int, Place]]:
    """Tell whether sessions can be placed; None where that was not found out in time."""
    exact = build(model, free=free, fixed=fixed)
    solver = solver_of(limits)
    status = solver.solve(exact.sat)
    if status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return True, {s: exact.place(s, solver) for s in exact.free}
    return (False if status == cp_model.INFEASIBLE else None), {}
