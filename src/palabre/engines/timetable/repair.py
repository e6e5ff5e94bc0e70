"""Mend a programme after a change: fewest moved sessions first, then quality.

Who must move is found first. Then one more is let move at a time, until a programme
exists: what was refuted on the way proves that fewer will not do. A session that moves
without need displaces nobody, so only those who must, those in a clash, those whose
place is taken by a mover and those who share the interpreters can be among the movers.
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np
from ortools.sat.python import cp_model

from palabre.engines.timetable import kernels
from palabre.engines.timetable.check import check
from palabre.engines.timetable.compiled import compile_problem
from palabre.engines.timetable.exact import solver_of
from palabre.engines.timetable.kernels import HARD, NONE
from palabre.engines.timetable.limits import Limits
from palabre.engines.timetable.model import Model, Place, state_of
from palabre.engines.timetable.problem import Problem
from palabre.engines.timetable.sharing import share_out
from palabre.engines.timetable.solution import Placement, Solution
from palabre.engines.timetable.ways import Repair, Way, moves_between

MOST_EXTRA = 6
"""Moves beyond those that must be and one of each clash, after which the search ends."""

QUALITY = 1.5
"""Seconds at most for the least cost of one way: that it moves the fewest is proven."""

MOST_CLASHES = 200
"""Rounds of clashes between movers that are looked at."""


NOTHING: tuple[cp_model.IntVar, ...] = ()
"""A choice among nothing: never possible."""


def repair(
    problem: Problem,
    old: Solution,
    *,
    pins: Sequence[Placement] = (),
    alternatives: int = 3,
    limits: Limits | None = None,
) -> Repair:
    """Mend a programme so that it keeps the rules of a changed problem.

    Parameters
    ----------
    problem : Problem
        As it is after the change (`changes`).
    old : Solution
        The programme as it stands.
    pins : sequence of Placement
        What may not move; must stand in ``old``.
    alternatives : int
        How many ways to return.
    limits : Limits, optional
        ``seconds`` for all of it; where they end, no way is told.

    Returns
    -------
    Repair
        No way where none was found with few moves: plan afresh with `solve` then.

    """
    begun = time.monotonic()
    limits = limits or Limits(seconds=20.0)
    model = compile_problem(problem, starts=old.placements, lenient=True)
    desk = _Desk(model, old, pins)
    cost_before = check(problem, old).cost
    least = desk.n_clashing_apart()
    for extra in range(least, least + MOST_EXTRA + 1):
        left = limits.seconds - (time.monotonic() - begun)
        if left <= 0 and limits.effort is None:
            break
        master = _Master(desk, extra, replace(limits, seconds=left))
        is_enough, places = master.solve()
        if is_enough is None:
            break
        if is_enough:
            found = master.ways(places, alternatives)
            ways = [_way(problem, old, one, cost_before) for one in found]
            good = sorted(
                (way for way in ways if not way.verdict.violations),
                key=lambda way: (way.n_moved, way.verdict.cost),
            )
            return desk.told(good, begun)
    return desk.told([], begun)


def _way(problem: Problem, old: Solution, solution: Solution, cost_before: int) -> Way:
    moves = moves_between(old, solution)
    return Way(solution, moves, check(problem, solution), cost_before)


class _Desk:
    """The old programme seen with the new rules: who stays where, who must move."""

    def __init__(self, model: Model, old: Solution, pins: Sequence[Placement]) -> None:
        self.model = model
        self.a = model.arrays
        self.pinned = {model.session_at[one.session] for one in pins}
        self.old = {
            model.session_at[one.session]: model.place(one)
            for one in old.placements
            if one.session in model.session_at
        }
        n = range(len(model.problem.sessions))
        self.stays = {
            s: place
            for s, place in self.old.items()
            if place is not None and self.may_stay(s, place)
        }
        self.lost = frozenset(s for s in n if not len(model.places_of(s)))
        self.must = frozenset(s for s in n if s not in self.stays) - self.lost
        self.clashes = [
            pair
            for pair in self.close_pairs()
            if self.clash(pair[0], self.stays[pair[0]], pair[1], self.stays[pair[1]])
        ]
        self.in_room = self.held_by_room()
        self.interpreted = frozenset(
            s for s in n if model.problem.sessions[s].languages
        )
        self.state = state_of(model, self.stays)
        self.kinds = self.kinds_of_teams()

    def n_clashing_apart(self) -> int:
        """Return how many must move beside those that must: one of each clash apart."""
        taken: set[int] = set()
        n = 0
        for pair in self.clashes:
            if taken.isdisjoint(pair) and self.must.isdisjoint(pair):
                taken.update(pair)
                n += 1
        return n

    def told(self, ways: list[Way], begun: float) -> Repair:
        """Return what was found, with who must move and who has no place left."""
        seconds = time.monotonic() - begun
        must, lost = self.codes(self.must), self.codes(self.lost)
        return Repair(
            tuple(ways),
            is_proven=bool(ways),
            must_move=must,
            lost=lost,
            seconds=seconds,
        )

    def codes(self, sessions: Iterable[int]) -> tuple[str, ...]:
        """Return the codes of sessions."""
        return tuple(self.model.problem.sessions[s].code for s in sorted(sessions))

    def kinds_of_teams(self) -> dict[int, list[int]]:
        """Return the teams that can stand in for each other, by the first of them."""
        alike: dict[tuple[object, ...], list[int]] = {}
        for t, team in enumerate(self.model.problem.teams):
            able = tuple(self.a.team_ok[t].tolist())
            key = (team.languages, team.hybrid, team.n_booths, able)
            alike.setdefault(key, []).append(t)
        return {teams[0]: teams for teams in alike.values()}

    def kind_of(self, team: int) -> int:
        """Return the kind of a team, -1 for none."""
        if team < 0:
            return NONE
        return next(kind for kind, teams in self.kinds.items() if team in teams)

    def may_stay(self, s: int, place: Place) -> bool:
        """Tell whether nothing about a session alone forbids its old place."""
        option, room, _ = place
        is_open = not self.a.options[option, kernels.BROKEN]
        return is_open and self.model.may_use(s, option, room)

    def close_pairs(self) -> list[tuple[int, int]]:
        """Return pairs of sessions that could clash: related, or in one room."""
        found = {pair for pair in self.model.pairs if pair[0] in self.stays}
        between = int(self.a.numbers[0])
        for held in self.held_by_room().values():
            for (_, ends, s), (begins, _, t) in combinations(held, 2):
                if begins < ends + between:
                    found.add((min(s, t), max(s, t)))
        return sorted(pair for pair in found if pair[1] in self.stays)

    def held_by_room(self) -> dict[int, list[tuple[int, int, int]]]:
        """Return (start, end, session) of what stays in each room, in order of time."""
        found: dict[int, list[tuple[int, int, int]]] = {}
        for s, (option, room, _) in self.stays.items():
            start = int(self.a.options[option, kernels.START])
            end = start + int(self.a.sessions[s, kernels.MINUTES])
            found.setdefault(room, []).append((start, end, s))
        return {room: sorted(held) for room, held in found.items()}

    def clash(self, s: int, place: Place, t: int, other: Place) -> bool:
        """Tell whether two sessions break a rule in their places."""
        return self.model.clash(s, place, t, other)

    def near(self, s: int, option: int, room: int) -> frozenset[int]:
        """Return those who stay and would have to go for a session to come here."""
        place = (option, room, NONE)
        start = int(self.a.options[option, kernels.START])
        end = start + int(self.a.sessions[s, kernels.MINUTES])
        between = int(self.a.numbers[0])
        here = {
            t
            for begins, ends, t in self.in_room.get(room, ())
            if begins < end + between and start < ends + between and t != s
        }
        related = self.model.hard_neighbours[s] - here
        return frozenset(here).union(
            t
            for t in related
            if t in self.stays and self.clash(s, place, t, self.stays[t])
        )

    def cost_now(self, s: int) -> int:
        """Return what a session costs where it stays, 0 where it cannot."""
        if s not in self.stays:
            return 0
        kernels.take(self.a, self.state, s)
        here = np.array([self.stays[s][:2]], np.int64)
        cost = int(kernels.costs_of(self.a, self.state, s, here)[0])
        kernels.put(self.a, self.state, s, self.stays[s])
        return cost - (cost + HARD // 2) // HARD * HARD

    def is_offered(self, s: int, option: int, room: int) -> bool:
        """Tell whether a place is another one, open, and interpreted if it must be."""
        if s in self.stays and (option, room) == self.stays[s][:2]:
            return False
        if not self.model.may_use(s, option, room):
            return False
        if not self.model.problem.sessions[s].must_interpret:
            return True
        a, block = self.a, int(self.a.options[option, kernels.BLOCK])
        return block >= 0 and any(
            a.team_ok[team, block] and a.rooms[room, 1] >= a.teams[team, 0]
            for team in self.model.teams_of(s)
        )

    def choices(self, s: int, extra: int) -> list[tuple[int, int, frozenset[int], int]]:
        """Return (option, room, displaced, cost) that displace few enough."""
        spent = 0 if s in self.must else 1
        places = self.model.places_of(s)
        is_placed = s in self.stays
        if is_placed:
            kernels.take(self.a, self.state, s)
        costs = kernels.costs_of(self.a, self.state, s, places)
        if is_placed:
            kernels.put(self.a, self.state, s, self.stays[s])
        most = 4 * (extra - spent) + 1
        found = []
        for (option, room), cost in zip(places.tolist(), costs.tolist(), strict=True):
            broken = (cost + HARD // 2) // HARD
            if broken > most or not self.is_offered(s, option, room):
                continue
            displaced = self.near(s, option, room) if broken else frozenset()
            if displaced & self.pinned or len(displaced - self.must) + spent > extra:
                continue
            found.append((option, room, displaced, cost - broken * HARD))
        return found


@dataclass(slots=True)
class _Choice:
    """A place for a mover, with its variable."""

    option: int
    room: int
    cost: int
    var: cp_model.IntVar


class _Master:
    """Which sessions move where, with at most so many moves beyond those that must be.

    Clashes between two movers are added when they are met.
    """

    def __init__(self, desk: _Desk, extra: int, limits: Limits) -> None:
        self.desk = desk
        self.extra = extra
        self.limits = limits
        self.sat = cp_model.CpModel()
        self.moved: dict[int, cp_model.IntVar] = {}
        self.choices: dict[int, dict[tuple[int, int], _Choice]] = {}
        self.kinds: dict[int, dict[int, cp_model.IntVar]] = {}
        self.displaces: list[tuple[cp_model.IntVar, int]] = []
        self.rounds = 0
        self.gather()
        self.bind()
        self.interpret()

    def gather(self) -> None:
        """Give choices to those who may be among the movers, step by step."""
        desk = self.desk
        first = set(desk.must)
        if self.extra:
            first |= {s for pair in desk.clashes for s in pair}
            if self.needs_teams():
                first |= desk.interpreted
        waiting = sorted(first - desk.pinned)
        seen = set(waiting)
        while waiting:
            s = waiting.pop()
            self.choices[s] = {}
            self.moved[s] = self.sat.new_bool_var("")
            for option, room, displaced, cost in desk.choices(s, self.extra):
                var = self.sat.new_bool_var("")
                self.choices[s][option, room] = _Choice(option, room, cost, var)
                self.displaces += [(var, t) for t in displaced]
                for t in sorted(displaced - seen - desk.pinned):
                    seen.add(t)
                    waiting.append(t)

    def needs_teams(self) -> bool:
        """Tell whether interpreters may be what is missing."""
        desk = self.desk
        return bool(desk.must & desk.interpreted) or desk.model.breaks_teams(desk.stays)

    def bind(self) -> None:
        """State who moves: those who must, one of each clash, whoever is displaced."""
        desk, sat = self.desk, self.sat
        for s, choices in self.choices.items():
            sat.add(sum(one.var for one in choices.values()) == self.moved[s])
        for s in desk.must:
            if s in self.moved:
                sat.add(self.moved[s] == 1)
            else:
                sat.add_bool_or(NOTHING)
        for pair in desk.clashes:
            sat.add_bool_or([self.moved[s] for s in pair if s in self.moved])
        for var, t in self.displaces:
            if t in self.moved and t not in desk.must:
                sat.add_implication(var, self.moved[t])
            elif t not in desk.must:
                sat.add(var == 0)
        others = [var for s, var in self.moved.items() if s not in desk.must]
        sat.add(sum(others) <= self.extra)

    def interpret(self) -> None:
        """Let interpreters be shared out anew: how many of a kind work where."""
        desk, sat, a = self.desk, self.sat, self.desk.a
        self.used: dict[Place, cp_model.IntVar] = {}
        for s in sorted(desk.interpreted):
            kinds = sorted({desk.kind_of(t) for t in desk.model.teams_of(s)})
            if not kinds:
                continue
            self.kinds[s] = {kind: sat.new_bool_var("") for kind in kinds}
            sat.add_exactly_one(self.kinds[s].values())
            if s in desk.stays:
                option, room, _ = desk.stays[s]
                stays = [self.moved[s].negated()] if s in self.moved else []
                self.serve(s, stays, option, room)
            groups: dict[tuple[int, int], list[_Choice]] = {}
            for one in self.choices.get(s, {}).values():
                block = int(a.options[one.option, kernels.BLOCK])
                groups.setdefault((block, one.room), []).append(one)
            for (_, room), held in groups.items():
                there = sat.new_bool_var("")
                sat.add(sum(one.var for one in held) == there)
                self.serve(s, [there], held[0].option, room)
        self.limit_teams()

    def serve(self, s: int, when: Sequence[Any], option: int, room: int) -> None:
        """Let a session in a room and block have only interpreters who work there."""
        a, sat = self.desk.a, self.sat
        block = int(a.options[option, kernels.BLOCK])
        if_not = [one.negated() for one in when]
        for kind, var in self.kinds[s].items():
            if kind < 0:
                continue
            if block < 0 or not a.team_ok[kind, block]:
                sat.add_bool_or([var.negated(), *if_not])
                continue
            if a.rooms[room, 1] < a.teams[kind, 0]:
                sat.add_bool_or([var.negated(), *if_not])
                continue
            there = self.used.setdefault((kind, block, room), sat.new_bool_var(""))
            sat.add_bool_or([var.negated(), there, *if_not])

    def limit_teams(self) -> None:
        """Hold the teams of each kind to what they can work together."""
        sat, a = self.sat, self.desk.a
        blocks: dict[tuple[int, int], list[cp_model.IntVar]] = {}
        days: dict[tuple[int, int], list[cp_model.IntVar]] = {}
        weeks: dict[int, list[cp_model.IntVar]] = {}
        for (kind, block, _), var in sorted(self.used.items()):
            blocks.setdefault((kind, block), []).append(var)
            days.setdefault((kind, int(a.block_day[block])), []).append(var)
            weeks.setdefault(kind, []).append(var)
        for (kind, _), held in blocks.items():
            sat.add(sum(held) <= len(self.desk.kinds[kind]))
        for (kind, _), held in days.items():
            sat.add(sum(held) <= int(a.teams[self.desk.kinds[kind], 1].sum()))
        for kind, held in weeks.items():
            sat.add(sum(held) <= int(a.teams[self.desk.kinds[kind], 2].sum()))

    def shared_out(
        self, solver: cp_model.CpSolver, places: dict[int, Place]
    ) -> dict[int, Place] | None:
        """Return places with a team for each session; None where sharing out fails."""
        kinds = {
            s: next(kind for kind, var in kinds.items() if solver.value(var))
            for s, kinds in self.kinds.items()
            if s in places
        }
        work = {
            (kind, int(self.desk.a.options[places[s][0], kernels.BLOCK]), places[s][1])
            for s, kind in kinds.items()
            if kind >= 0
        }
        teams = share_out(self.desk, sorted(work))
        if teams is None:
            self.sat.add_bool_or([self.used[one].negated() for one in sorted(work)])
            return None
        for s, kind in kinds.items():
            option, room, _ = places[s]
            block = int(self.desk.a.options[option, kernels.BLOCK])
            team = NONE if kind < 0 else teams[kind, block, room]
            places[s] = (option, room, team)
        return places

    def solve(self) -> tuple[bool | None, dict[int, Place]]:
        """Return whether so few moves do, and the places; None where time was short."""
        self.sat.minimize(sum(self.moved.values()))
        return self.settle()

    def settle(self) -> tuple[bool | None, dict[int, Place]]:
        """Solve until no two movers clash."""
        ends = time.monotonic() + self.limits.seconds
        while self.rounds < MOST_CLASHES:
            self.rounds += 1
            left = ends - time.monotonic()
            if left <= 0 and self.limits.effort is None:
                return None, {}
            solver = solver_of(replace(self.limits, seconds=max(left, 0.0)))
            status = solver.solve(self.sat)
            if status == cp_model.INFEASIBLE:
                return False, {}
            if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
                return None, {}
            chosen = self.chosen(solver)
            if self.forbid_clashes(chosen):
                continue
            places = self.shared_out(solver, self.places(chosen))
            if places is not None:
                return True, places
        return None, {}

    def chosen(self, solver: cp_model.CpSolver) -> dict[int, _Choice]:
        """Return the place of each mover."""
        return {
            s: one
            for s, choices in self.choices.items()
            for one in choices.values()
            if solver.value(one.var)
        }

    def places(self, chosen: dict[int, _Choice]) -> dict[int, Place]:
        """Return where everything stands, teams left aside."""
        found = dict(self.desk.stays)
        for s, one in chosen.items():
            found[s] = (one.option, one.room, NONE)
        return found

    def forbid_clashes(self, chosen: dict[int, _Choice]) -> bool:
        """Rule out clashes between movers; tell whether there were any."""
        movers = sorted(chosen)
        is_found = False
        for k, s in enumerate(movers):
            for t in movers[k + 1 :]:
                one, two = chosen[s], chosen[t]
                place = (one.option, one.room, NONE)
                if self.desk.clash(s, place, t, (two.option, two.room, NONE)):
                    self.forbid(s, one, t)
                    self.forbid(t, two, s)
                    is_found = True
        return is_found

    def forbid(self, s: int, one: _Choice, t: int) -> None:
        """Let no place of one mover go with those of another that clash with it."""
        place = (one.option, one.room, NONE)
        clashing = [
            other.var
            for other in self.choices[t].values()
            if self.desk.clash(s, place, t, (other.option, other.room, NONE))
        ]
        self.sat.add_at_most_one([one.var, *clashing])

    def restaffed(self) -> cp_model.IntVar:
        """Return whether a session that need not move gets other interpreters."""
        desk = self.desk
        is_any = self.sat.new_bool_var("")
        for s, kinds in self.kinds.items():
            if s in desk.stays and s not in self.choices:
                was = kinds.get(desk.kind_of(desk.stays[s][2]))
                if was is not None:
                    self.sat.add_bool_or([was, is_any])
        return is_any

    def ways(self, places: dict[int, Place], n: int) -> list[Solution]:
        """Return the best ways with as few moves, each with a mover elsewhere."""
        desk = self.desk
        n_moves = len(desk.must) + self.extra
        costs = []
        for s, choices in self.choices.items():
            now = desk.cost_now(s)
            costs += [(one.cost - now) * one.var for one in choices.values()]
        for s, kinds in self.kinds.items():
            costs += [
                int(desk.a.team_cost[s, kind + 1]) * var for kind, var in kinds.items()
            ]
        self.sat.add(sum(self.moved.values()) <= n_moves)
        self.sat.minimize(sum(costs) + HARD * self.restaffed())
        self.limits = replace(self.limits, seconds=min(self.limits.seconds, QUALITY))
        found = []
        for _ in range(n):
            status, best = self.settle()
            if not status:
                break
            found.append(best)
            movers = [
                self.choices[s][best[s][:2]].var
                for s in self.choices
                if s in best
                and best[s][:2] in self.choices[s]
                and (s not in desk.stays or desk.stays[s][:2] != best[s][:2])
            ]
            if not movers:
                break
            self.sat.add_bool_or([var.negated() for var in movers])
        return [desk.model.solution(one) for one in found or [places]]
