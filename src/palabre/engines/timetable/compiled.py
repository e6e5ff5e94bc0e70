"""From a problem to the arrays of the search: what is allowed where, what it costs.

Every rule that concerns one session alone becomes a choice that is not offered; those
between two sessions become pairs; those over many become counters.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np

from palabre.engines.timetable import kernels
from palabre.engines.timetable.kernels import FAR, NONE, Arrays, Ints
from palabre.engines.timetable.model import Model
from palabre.engines.timetable.preferences import weights_of
from palabre.engines.timetable.problem import DAY, Person, Problem, Session, Span
from palabre.engines.timetable.relations import (
    Counter,
    Pair,
    counters_of,
    inside,
    is_prime,
    lines_of,
    may_interpret,
    numbered,
    overlapping,
    pairs_of,
    seats,
)
from palabre.engines.timetable.solution import Placement
from palabre.kernel.refusals import Refused


def compile_problem(
    problem: Problem,
    *,
    pins: Sequence[Placement] = (),
    starts: Sequence[Placement] = (),
    lenient: bool = False,
) -> Model:
    """Turn a problem into arrays; pins are the only choice of their sessions.

    ``starts`` are placements whose minutes are offered even off the grid. A lenient
    reader keeps sessions that nothing suits, without any choice.

    Raises Refused: ``timetable-code-unknown``, ``session-without-place``.
    """
    return _Compiler(problem, pins, starts, lenient=lenient).model()


class _Compiler:
    """Collects the pieces of a model; used once."""

    def __init__(
        self,
        problem: Problem,
        pins: Sequence[Placement],
        starts: Sequence[Placement],
        *,
        lenient: bool,
    ) -> None:
        self.lenient = lenient
        self.problem = problem
        self.weights = weights_of(problem)
        self.session_at = numbered(problem.sessions)
        self.room_at = numbered(problem.rooms)
        self.team_at = numbered(problem.teams)
        self.venue_at = numbered(problem.venues)
        self.person_at = {one.code: one for one in problem.people}
        self.pins = {self.session_at[one.session]: one for one in pins}
        self.extra = defaultdict(set)
        for one in [*starts, *pins]:
            self.extra[self.session_at[one.session]].add(one.start)
        ends = [span.end for venue in problem.venues for span in venue.open]
        self.n_days = max([*ends, 0]) // DAY + 2
        self.alone = [
            (one.code, Span(one.start, one.start + one.minutes))
            for one in problem.sessions
            if one.alone and one.start is not None
        ]

    def model(self) -> Model:
        """Return the whole model."""
        pairs = pairs_of(self.problem, self.weights)
        counters = counters_of(self.problem)
        options = [self.options(s) for s in range(len(self.problem.sessions))]
        teams = [self.teams_of(s) for s in range(len(self.problem.sessions))]
        packed_pairs, n_pairs = self.packed_pairs(pairs)
        rivals, n_rivals = self.packed_rivals(pairs)
        packed_counters, n_counters, cells = self.packed_counters(counters)
        lengths = [one.minutes for one in self.problem.sessions]
        arrays = Arrays(
            sessions=np.stack(
                [
                    _ints([*lengths, 0]),
                    _starts([len(found) for found in options]),
                    _starts(n_pairs),
                    _starts([len(found) for found in teams]),
                    _starts(n_counters),
                    _starts(n_rivals),
                ],
                axis=1,
            ),
            options=self.packed_options(options),
            pairs=packed_pairs,
            rivals=rivals,
            counters=packed_counters,
            cells=cells,
            team_choices=_ints([t for found in teams for t in found]),
            **self.rooms(),
            **self.teams(),
            ranked=np.zeros((0, 2), np.int64),
            numbers=self.numbers(),
        )
        arrays = arrays._replace(ranked=ranked(arrays))
        option_at = {}
        flat = 0
        for s, found in enumerate(options):
            for start, venue, _ in found:
                option_at[s, start, venue] = flat
                flat += 1
        return Model(
            problem=self.problem, weights=self.weights, arrays=arrays, pairs=pairs,
            counters=tuple(counters), n_days=self.n_days, session_at=self.session_at,
            room_at=self.room_at, team_at=self.team_at, option_at=option_at,
            movable=self.movable(arrays), fixed=self.pins,
            lines=lines_of(self.problem), hard_neighbours=self.hard_neighbours(pairs),
            counter_at=self.cells_of(counters),
        )  # fmt: skip

    def cells_of(self, counters: list[Counter]) -> dict[int, int]:
        """Return the counter that begins at a cell."""
        found, cell = {}, 0
        for k, counter in enumerate(counters):
            found[cell] = k
            cell += 1 if counter.kind == 2 else self.n_days
        return found

    def hard_neighbours(
        self, pairs: dict[tuple[int, int], Pair]
    ) -> tuple[frozenset[int], ...]:
        """Return for each session those it can break a rule with, rooms left aside."""
        found: list[set[int]] = [set() for _ in self.problem.sessions]
        for (s, t), pair in pairs.items():
            if pair.rest >= 0 or pair.apart or pair.order:
                found[s].add(t)
                found[t].add(s)
        return tuple(frozenset(one) for one in found)

    def movable(self, arrays: Arrays) -> tuple[int, ...]:
        """Return the sessions that have a choice."""
        n_venues = len(self.problem.venues)
        found = []
        for s in range(len(self.problem.sessions)):
            n_options = arrays.sessions[s + 1, 1] - arrays.sessions[s, 1]
            v = s * n_venues
            n_rooms = arrays.room_from[v + n_venues] - arrays.room_from[v]
            if n_options > 1 or n_rooms > 1:
                found.append(s)
        return tuple(found)

    def options(self, s: int) -> list[tuple[int, int, int]]:
        """Return (start, venue, broken) of every choice of a session."""
        session = self.problem.sessions[s]
        pin = self.pins.get(s)
        if pin is not None:
            venue = self.problem.rooms[self.room_at[pin.room]].venue
            tied = self.tied(session)
            broken = 0 if self.may_start(session, pin.start, venue, tied) else 1
            return [(pin.start, self.venue_at[venue], broken)]
        venues = {self.problem.rooms[r].venue for r in self.rooms_of(session)}
        tied = self.tied(session)
        found = [
            (start, self.venue_at[venue.code], 0)
            for venue in self.problem.venues
            if venue.code in venues
            for start in self.starts(s, venue.open)
            if self.may_start(session, start, venue.code, tied)
        ]
        if not found and not self.lenient:
            raise Refused("session-without-place", session=session.code)
        return found

    def starts(self, s: int, spans: Iterable[Span]) -> list[int]:
        """Return the minutes at which a session may begin in opening hours."""
        session = self.problem.sessions[s]
        if session.start is not None:
            return [session.start]
        grid = self.problem.rules.grid
        found = set(self.extra[s])
        for span in spans:
            first = -(-span.start // grid) * grid
            found.update(range(first, span.end - session.minutes + 1, grid))
        return sorted(found)

    def tied(self, session: Session) -> list[Person]:
        """Return the people of a session who are not there, or awake, at every hour."""
        return [
            one
            for one in self.people_of(session)
            if one.present or one.remote_offset is not None
        ]

    def people_of(self, session: Session) -> list[Person]:
        """Return the people of a session of whom something is known."""
        known = self.person_at
        return [known[one.person] for one in session.people if one.person in known]

    def may_start(
        self, session: Session, start: int, venue: str, tied: Sequence[Person]
    ) -> bool:
        """Tell whether nothing about a session alone forbids an hour in a venue."""
        span = Span(start, start + session.minutes)
        opening = self.problem.venues[self.venue_at[venue]].open
        if not any(inside(span, one) for one in opening):
            return False
        if session.windows and not any(inside(span, one) for one in session.windows):
            return False
        if any(
            overlapping(span, held) for code, held in self.alone if code != session.code
        ):
            return False
        return all(self.may_attend(one, span) for one in tied)

    def may_attend(self, person: Person, span: Span) -> bool:
        """Tell whether a person is there, and awake where the person sits."""
        if person.present and not any(inside(span, one) for one in person.present):
            return False
        if person.remote_offset is None:
            return True
        return inside(self.at_home(person, span), self.problem.rules.civil)

    def at_home(self, person: Person, span: Span) -> Span:
        """Return a period in the minutes of a remote person's own day."""
        shift = (person.remote_offset or 0) - self.problem.rules.utc_offset
        start = (span.start + shift) % DAY
        return Span(start, start + span.end - span.start)

    def rooms_of(self, session: Session) -> list[int]:
        """Return the rooms that can hold a session."""
        pin = self.pins.get(self.session_at[session.code])
        if pin is not None:
            return [self.room_at[pin.room]]
        found = [r for r in range(len(self.problem.rooms)) if self.may_hold(r, session)]
        if not found and not self.lenient:
            raise Refused("session-without-place", session=session.code)
        return found

    def may_hold(self, r: int, session: Session) -> bool:
        """Tell whether a room has what a session needs."""
        room = self.problem.rooms[r]
        if session.room is not None and room.code != session.room:
            return False
        if session.rooms and room.code not in session.rooms:
            return False
        if not set(session.needs) <= set(room.equipment):
            return False
        most = room.capacity
        over = self.problem.rules.overfill_percent
        return most is None or session.audience * 100 <= most * over

    def packed_options(self, options: list[list[tuple[int, int, int]]]) -> Ints:
        """Return the choices of hour, packed by session."""
        rows = []
        prime = self.problem.rules.prime
        blocks: dict[Span, int] = {}
        for session, found in zip(self.problem.sessions, options, strict=True):
            spans = [Span(start, start + session.minutes) for start, _, _ in found]
            costs = self.hour_costs(session, spans)
            for (start, venue, broken), span, cost in zip(
                found, spans, costs, strict=True
            ):
                if span not in blocks:
                    blocks[span] = self.block_of(span)
                is_early = int(is_prime(prime, start))
                block, on = blocks[span], start // DAY
                rows.append((start, venue, block, cost, broken, is_early, on))
        return np.array(rows, np.int64).reshape(-1, 7)

    def block_of(self, span: Span) -> int:
        """Return the block of interpretation that holds a period, or -1."""
        blocks = enumerate(self.problem.blocks)
        return next((b for b, block in blocks if inside(span, block)), NONE)

    def hour_costs(self, session: Session, spans: Sequence[Span]) -> list[int]:
        """Return what each hour costs a session, whatever else is placed."""
        rules, weights = self.problem.rules, self.weights
        people = self.people_of(session)
        n_high = sum(0 < one.rank <= rules.high_rank for one in people)
        remote = [one for one in people if one.remote_offset is not None]
        found = [0] * len(spans)
        for k, span in enumerate(spans):
            if n_high:
                late = max(0, span.start % DAY - rules.early_until)
                found[k] += weights["protocol-early"] * n_high * -(-late // 60)
            for wish in session.wishes:
                if not any(inside(span, one) for one in wish.spans):
                    found[k] += weights["wishes"] * wish.strength
            for one in remote:
                if not inside(self.at_home(one, span), rules.comfortable):
                    found[k] += weights["remote-comfort"]
        return found

    def rooms(self) -> dict[str, Ints]:
        """Return the arrays of rooms and which session may use which."""
        problem = self.problem
        costs = self.room_costs()
        by_venue: list[list[tuple[int, int]]] = []
        for s, session in enumerate(problem.sessions):
            least = self.room_least(s, costs)
            allowed = sorted((least[r], r) for r in self.rooms_of(session))
            by_venue += [
                [(cost, r) for cost, r in allowed if problem.rooms[r].venue == one.code]
                for one in problem.venues
            ]
        rooms = problem.rooms
        closed = [span for room in rooms for span in room.closed]
        return {
            "rooms": np.stack(
                [
                    _ints([*(self.venue_at[room.venue] for room in rooms), NONE]),
                    _ints([*(room.n_booths for room in rooms), 0]),
                    _starts([len(room.closed) for room in rooms]),
                ],
                axis=1,
            ),
            "room_from": _starts([len(found) for found in by_venue]),
            "room_choices": _ints([r for found in by_venue for _, r in found]),
            "room_least": _ints([cost for found in by_venue for cost, _ in found]),
            "room_cost": costs,
            "ways": ways_of(problem),
            "closed": np.array(closed, np.int64).reshape(-1, 2),
        }

    def room_least(self, s: int, costs: Ints) -> list[int]:
        """Return what each room costs a session alone, FAR where nobody interprets."""
        least: list[int] = costs[s].tolist()
        if not self.problem.sessions[s].must_interpret:
            return least
        teams = [self.problem.teams[t] for t in self.teams_of(s) if t >= 0]
        fewest = min((team.n_booths for team in teams), default=0)
        rooms = self.problem.rooms
        return [
            cost if rooms[r].n_booths >= fewest else FAR for r, cost in enumerate(least)
        ]

    def room_costs(self) -> Ints:
        """Return what each room costs each session: too small, too large."""
        problem = self.problem
        costs = np.zeros((len(problem.sessions), len(problem.rooms)), np.int64)
        for s, session in enumerate(problem.sessions):
            for r, room in enumerate(problem.rooms):
                short, empty = seats(session.audience, room.capacity)
                costs[s, r] = self.weights["seats"] * short
                costs[s, r] += self.weights["empty-seats"] * empty
        return costs

    def teams(self) -> dict[str, Ints]:
        """Return the arrays of interpretation."""
        problem = self.problem
        costs = np.zeros((len(problem.sessions), len(problem.teams) + 1), np.int64)
        for s, session in enumerate(problem.sessions):
            costs[s, 0] = self.weights["lost-languages"] * len(session.languages)
            for t, team in enumerate(problem.teams):
                lost = len(set(session.languages) - set(team.languages))
                costs[s, t + 1] = self.weights["lost-languages"] * lost
        ok = [
            [
                int(
                    block.end - block.start <= team.block_minutes
                    and (
                        not team.present
                        or any(inside(block, span) for span in team.present)
                    )
                )
                for block in problem.blocks
            ]
            for team in problem.teams
        ]
        n_blocks = len(problem.blocks)
        return {
            "team_cost": costs,
            "team_ok": np.array(ok, np.int64).reshape(len(problem.teams), n_blocks),
            "teams": np.array(
                [(t.n_booths, t.blocks_a_day, t.blocks_a_week) for t in problem.teams],
                np.int64,
            ).reshape(-1, 3),
            "block_day": _ints([block.start // DAY for block in problem.blocks]),
        }

    def teams_of(self, s: int) -> list[int]:
        """Return the teams that may serve a session, -1 for none."""
        session = self.problem.sessions[s]
        pin = self.pins.get(s)
        if pin is not None:
            return [NONE if pin.team is None else self.team_at[pin.team]]
        if not session.languages:
            return [NONE]
        found = [
            t
            for t, team in enumerate(self.problem.teams)
            if (team.hybrid or not session.hybrid)
            and may_interpret(session, team.languages)
        ]
        if session.must_interpret and not found and not self.lenient:
            raise Refused("session-without-interpreters", session=session.code)
        return found if session.must_interpret else [NONE, *found]

    def packed_pairs(
        self, pairs: dict[tuple[int, int], Pair]
    ) -> tuple[Ints, list[int]]:
        """Return the pairs packed by session, and how many each has.

        Those that can break a rule stand first: a search that stops early gains most.
        """
        by_session: list[list[tuple[int, Pair]]] = [[] for _ in self.problem.sessions]
        first = sorted(pairs.items(), key=lambda one: not one[1].is_hard)
        for (s, t), pair in first:
            if pair.is_rivalry:
                continue
            by_session[s].append((t, pair))
            by_session[t].append((s, pair.turned()))
        rows = [
            (
                t, one.rest, one.apart, one.order, one.least, one.most,
                one.overlap, one.same_day, one.other_day,
                one.track, one.people,
            )
            for found in by_session
            for t, one in found
        ]  # fmt: skip
        packed = np.array(rows, np.int64).reshape(-1, 11)
        return packed, [len(found) for found in by_session]

    def packed_rivals(
        self, pairs: dict[tuple[int, int], Pair]
    ) -> tuple[Ints, list[int]]:
        """Return the pairs that only compete for an hour, the dearest first."""
        by_session: list[list[tuple[int, int]]] = [[] for _ in self.problem.sessions]
        for (s, t), pair in pairs.items():
            if pair.is_rivalry and pair.overlap:
                by_session[s].append((t, pair.overlap))
                by_session[t].append((s, pair.overlap))
        ranked = [sorted(one, key=lambda row: (-row[1], row[0])) for one in by_session]
        rows = np.array([row for one in ranked for row in one], np.int64)
        return rows.reshape(-1, 2), [len(one) for one in ranked]

    def packed_counters(self, counters: list[Counter]) -> tuple[Ints, list[int], Ints]:
        """Return the counters packed by session, how many each has, and their cells.

        A counter has one cell, or one a day where it is daily.
        """
        by_session: list[list[tuple[int, int]]] = [[] for _ in self.problem.sessions]
        cells: list[tuple[int, int]] = []
        for counter in counters:
            for s in counter.sessions:
                by_session[s].append((len(cells), counter.kind))
            n = 1 if counter.kind == 2 else self.n_days
            cells += [(counter.cap, self.weights[counter.preference])] * n
        rows = [one for found in by_session for one in found]
        packed = np.array(rows, np.int64).reshape(-1, 2)
        n_each = [len(found) for found in by_session]
        return packed, n_each, np.array(cells, np.int64).reshape(-1, 2)

    def numbers(self) -> Ints:
        """Return the numbers that the rules share."""
        rules = self.problem.rules
        return _ints(
            [
                rules.changeover,
                self.weights["walking"],
                self.weights["waiting"],
                rules.wait,
                rules.lunch.start,
                rules.lunch.end,
                len(self.problem.venues),
            ]
        )


def ranked(arrays: Arrays) -> Ints:
    """Return the options of each session, the cheapest first, with what each costs.

    ``arrays`` hold everything but this.
    """
    costs = np.full(len(arrays.options), FAR, np.int64)
    kernels.own_costs(arrays, costs)
    n_options = np.diff(arrays.sessions[:, kernels.OPTIONS])
    order = np.lexsort((costs, np.repeat(np.arange(len(n_options)), n_options)))
    return np.stack([order, costs[order]], axis=1)


def ways_of(problem: Problem) -> Ints:
    """Return the minutes between every two rooms."""
    n = len(problem.rooms)
    walks = {frozenset((w.first, w.second)): w.minutes for w in problem.walks}
    travels = {frozenset((w.first, w.second)): w.minutes for w in problem.travels}
    found = np.zeros((n, n), np.int64)
    for r, q in combinations(range(n), 2):
        one, two = problem.rooms[r], problem.rooms[q]
        if one.venue == two.venue:
            usual = problem.rules.walk
        else:
            venues = frozenset((one.venue, two.venue))
            usual = travels.get(venues, problem.rules.travel)
        found[r, q] = found[q, r] = walks.get(frozenset((one.code, two.code)), usual)
    return found


def _ints(values: Sequence[int]) -> Ints:
    return np.array(values, np.int64)


def _starts(lengths: Sequence[int]) -> Ints:
    return np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]).astype(np.int64)
