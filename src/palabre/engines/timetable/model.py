"""A problem as numbers, with what can be asked of them by name."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from palabre.engines.timetable import kernels
from palabre.engines.timetable.kernels import NONE, Arrays, Ints, State
from palabre.engines.timetable.problem import DAY, Problem
from palabre.engines.timetable.relations import Counter, Pair, is_prime
from palabre.engines.timetable.solution import Placement, Solution

Place = tuple[int, int, int]
"""Option, room and team of a session, in numbers."""


@dataclass(frozen=True, slots=True)
class Model:
    """A problem with its arrays and the names behind their numbers."""

    problem: Problem
    weights: dict[str, int]
    arrays: Arrays
    pairs: dict[tuple[int, int], Pair]
    counters: tuple[Counter, ...]
    n_days: int
    session_at: dict[str, int]
    room_at: dict[str, int]
    team_at: dict[str, int]
    option_at: dict[tuple[int, int, int], int]
    movable: tuple[int, ...]
    fixed: dict[int, Placement]
    lines: tuple[tuple[int, ...], ...]
    hard_neighbours: tuple[frozenset[int], ...]
    counter_at: dict[int, int]

    def placement(self, s: int, place: tuple[int, int, int]) -> Placement:
        """Return the numbers of a place as a placement."""
        option, room, team = place
        problem = self.problem
        return Placement(
            problem.sessions[s].code,
            int(self.arrays.options[option, kernels.START]),
            problem.rooms[room].code,
            None if team < 0 else problem.teams[team].code,
        )

    def place(self, placement: Placement) -> tuple[int, int, int] | None:
        """Return a placement in numbers, None where it is not among the choices."""
        s = self.session_at[placement.session]
        room = self.room_at[placement.room]
        venue = int(self.arrays.rooms[room, 0])
        option = self.option_at.get((s, placement.start, venue))
        if option is None:
            return None
        team = NONE if placement.team is None else self.team_at[placement.team]
        return option, room, team

    def solution(self, places: Mapping[int, Place]) -> Solution:
        """Return places in numbers as a solution, in the order of the sessions."""
        placed = [self.placement(s, place) for s, place in sorted(places.items())]
        return Solution(tuple(placed), problem=self.problem.name)

    def places_of(self, s: int) -> Ints:
        """Return every (option, room) of a session; (n, 2) int64."""
        a = self.arrays
        n_venues = len(self.problem.venues)
        found = []
        for option in range(a.sessions[s, 1], a.sessions[s + 1, 1]):
            v = s * n_venues + int(a.options[option, kernels.VENUE])
            rooms = a.room_choices[a.room_from[v] : a.room_from[v + 1]]
            found += [(option, int(room)) for room in rooms]
        return np.array(found, np.int64).reshape(-1, 2)

    def may_use(self, s: int, option: int, room: int) -> bool:
        """Tell whether a room is offered to a session and open then."""
        a = self.arrays
        v = s * len(self.problem.venues) + int(a.options[option, kernels.VENUE])
        if room not in a.room_choices[a.room_from[v] : a.room_from[v + 1]]:
            return False
        start = a.options[option, kernels.START]
        end = start + a.sessions[s, kernels.MINUTES]
        closed = a.closed[a.rooms[room, 2] : a.rooms[room + 1, 2]]
        return not any(start < span[1] and span[0] < end for span in closed)

    def teams_of(self, s: int) -> list[int]:
        """Return the teams that may serve a session, -1 for none."""
        a = self.arrays
        column = kernels.TEAMS
        chosen = a.team_choices[a.sessions[s, column] : a.sessions[s + 1, column]]
        return [int(team) for team in chosen]

    def clash(self, s: int, place: Place, t: int, other: Place) -> bool:
        """Tell whether two sessions break a rule between them in their places."""
        a = self.arrays
        start, begins = (
            int(a.options[one[0], kernels.START]) for one in (place, other)
        )
        later = begins - start - int(a.sessions[s, kernels.MINUTES])
        earlier = start - begins - int(a.sessions[t, kernels.MINUTES])
        gap = max(later, earlier)
        room, there = place[1], other[1]
        if room == there and gap < a.numbers[0]:
            return True
        pair = self.pairs.get((s, t) if s < t else (t, s))
        if pair is None:
            return False
        if pair.apart and gap < 0:
            return True
        if pair.order:
            is_later = (pair.order > 0) == (s < t)
            distance = later if is_later else earlier
            if not pair.least <= distance <= pair.most:
                return True
        needed = pair.rest
        if room != there and pair.people and needed >= 0:
            needed = max(needed, int(a.ways[room, there]))
        return needed >= 0 and gap < needed

    def breaks_teams(self, places: Mapping[int, Place]) -> bool:
        """Tell whether teams break a rule in their places."""
        a = self.arrays
        rooms: dict[tuple[int, int], set[int]] = defaultdict(set)
        for s, (option, room, team) in places.items():
            if team not in self.teams_of(s):
                return True
            block = int(a.options[option, kernels.BLOCK])
            if team < 0:
                continue
            if block < 0 or not a.team_ok[team, block]:
                return True
            if a.rooms[room, 1] < a.teams[team, 0]:
                return True
            rooms[team, block].add(room)
        if any(len(used) > 1 for used in rooms.values()):
            return True
        days: dict[tuple[int, int], int] = defaultdict(int)
        weeks: dict[int, int] = defaultdict(int)
        for team, block in rooms:
            days[team, int(a.block_day[block])] += 1
            weeks[team] += 1
        too_many = [n > a.teams[team, 1] for (team, _), n in days.items()]
        too_many += [n > a.teams[team, 2] for team, n in weeks.items()]
        return any(too_many)

    def is_alone(self, s: int, t: int) -> bool:
        """Tell whether one of two sessions lets nothing stand beside it."""
        sessions = self.problem.sessions
        return sessions[s].alone or sessions[t].alone

    def counter_of(self, c: int) -> int:
        """Return which counter a row of the counters' array moves."""
        return self.counter_at[int(self.arrays.counters[c, 0])]

    def amount(self, s: int, kind: int, start: int) -> int:
        """Return by how much a session that begins then moves a counter of a kind."""
        rules = self.problem.rules
        if kind == 0:
            return 1
        if kind == 2:
            return int(not is_prime(rules.prime, start))
        begins = start % DAY
        ends = begins + self.problem.sessions[s].minutes
        return max(0, min(ends, rules.lunch.end) - max(begins, rules.lunch.start))

    def step(self, s: int, c: int, option: int) -> tuple[int, int]:
        """Return which cell a session's counter moves in an hour, and by how much."""
        cell, kind = (int(n) for n in self.arrays.counters[c])
        start = int(self.arrays.options[option, kernels.START])
        day = 0 if kind == 2 else start // DAY
        return cell + day, self.amount(s, kind, start)


def empty_state(model: Model, seed: int) -> State:
    """Return a state in which nothing is placed."""
    a = model.arrays
    n, n_rooms = len(model.problem.sessions), len(model.problem.rooms)
    n_teams, n_blocks = a.team_ok.shape
    return State(
        at=np.full((n, 6), NONE, np.int64),
        held=np.zeros((n_rooms, n + 1), np.int64),
        n_held=np.zeros(n_rooms, np.int64),
        counts=np.zeros(len(a.cells), np.int64),
        team_use=np.zeros((n_teams, n_blocks, n_rooms), np.int64),
        team_rooms=np.zeros((n_teams, n_blocks), np.int64),
        team_days=np.zeros((n_teams, model.n_days), np.int64),
        team_weeks=np.zeros(n_teams, np.int64),
        ties=np.zeros(n, np.int64),
        chance=np.array(
            [(seed * 2654435761 + 88172645463325252) % (1 << 32) or 1], np.int64
        ),
    )


def state_of(model: Model, places: Mapping[int, Place]) -> State:
    """Return the state in which sessions stand in their places."""
    state = empty_state(model, 0)
    for s, place in sorted(places.items()):
        kernels.put(model.arrays, state, s, place)
    return state
