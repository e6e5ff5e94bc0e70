"""A first programme at once: each session into the first place that no rule forbids.

Time is one long row of bits, a minute each, so that a rule is an "and" of two rows and
no compiled code need be loaded. What finds no place goes to the front of the queue, and
it is begun again; so the same problem gives the same programme. It looks at no price
but the size of rooms and wishes: the search does the rest.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from typing import NamedTuple

from palabre.engines.timetable.problem import (
    DAY,
    Person,
    Problem,
    Room,
    Session,
    Span,
    Team,
)
from palabre.engines.timetable.relations import (
    held_by,
    inside,
    lines_of,
    may_interpret,
    seats,
)
from palabre.engines.timetable.solution import Placement, Solution

MOST_WORK = 2_000
"""Sessions placed, all beginnings together, before it is left to the search."""

FEWEST, MOST = 4, 20
"""Beginnings at least and at most, however many sessions there are."""

STEP = 1_000
"""How far to the front a session goes each time it found no place."""


def sketch(problem: Problem, *, pins: Sequence[Placement] = ()) -> Solution | None:
    """Return a programme in which every session has a place, or None.

    Parameters
    ----------
    problem : Problem
    pins : sequence of Placement
        What stands where it is.

    Returns
    -------
    Solution, optional
        Not checked: `check` tells whether what was fixed breaks a rule.
    """
    drawing = _Drawing(problem, pins)
    n = max(1, len(problem.sessions))
    for _ in range(max(FEWEST, min(MOST, MOST_WORK // n))):
        late = drawing.draw()
        if not late:
            placed = drawing.page.placed
            found = [placed[one.code] for one in problem.sessions]
            return Solution(tuple(found), problem=problem.name)
        for code in late:
            drawing.urgency[code] += STEP
    return None


class _Choice(NamedTuple):
    """A place that is free, the best first."""

    n_new_blocks: int
    empty: int
    start: int
    room: str
    team: str | None


@dataclass(slots=True)
class _Page:
    """What stands so far."""

    placed: dict[str, Placement] = field(default_factory=dict)
    rooms: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    everything: int = 0
    alone: int = 0
    works_in: dict[tuple[str, int], str] = field(default_factory=dict)
    days_of: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))


_Serving = list[tuple[int, list[tuple[Team, str | None]]]]


class _Drawing:
    """Draws one page after another; what never changes is worked out once."""

    def __init__(self, problem: Problem, pins: Sequence[Placement]) -> None:
        self.problem = problem
        self.pins = {one.session: one for one in pins}
        self.sessions = {one.code: one for one in problem.sessions}
        self.rooms = {one.code: one for one in problem.rooms}
        self.people = {one.code: one for one in problem.people}
        self.walks = {frozenset((w.first, w.second)): w.minutes for w in problem.walks}
        self.travels = {
            frozenset((w.first, w.second)): w.minutes for w in problem.travels
        }
        ends = [span.end for venue in problem.venues for span in venue.open]
        self.n_days = max([*ends, 0]) // DAY + 2
        self.blocks = [_row(span) for span in problem.blocks]
        self.open = {one.code: one.open for one in problem.venues}
        self.opening: dict[tuple[str, int], int] = {}
        self.ties = self._ties()
        self.orders = self._orders()
        self.starts = {one.code: self._starts(one) for one in problem.sessions}
        self.choices = {one.code: self._rooms_of(one) for one in problem.sessions}
        self.closed = {
            one.code: _union(one.closed) for one in problem.rooms if one.closed
        }
        self.urgency = {
            code: rank for rank, code in enumerate(reversed(self._hardest_first()))
        }
        self.page = _Page()

    def draw(self) -> list[str]:
        """Fill an empty page; return the sessions that found no place."""
        self.page = _Page()
        late = []
        queue = sorted(self.urgency, key=lambda code: -self.urgency[code])
        queue.sort(key=lambda code: code not in self.pins)
        for code in queue:
            placement = self.pins.get(code) or self._place(self.sessions[code])
            if placement is None:
                late.append(code)
            else:
                self._put(placement)
        return late

    def _put(self, one: Placement) -> None:
        session = self.sessions[one.session]
        span = Span(one.start, one.start + session.minutes)
        page, row = self.page, _row(span)
        page.placed[one.session] = one
        page.rooms[one.room] |= row
        page.everything |= row
        if session.alone:
            page.alone |= row
        if one.team is not None:
            block = self._block_of(span)
            if block is not None and (one.team, block) not in page.works_in:
                page.works_in[one.team, block] = one.room
                page.days_of[one.team].append(self.problem.blocks[block].start // DAY)

    def _place(self, session: Session) -> Placement | None:
        """Return the best free place of a session, None where there is none."""
        found = min(self._free(session), default=None)
        if found is None:
            return None
        return Placement(session.code, found.start, found.room, found.team)

    def _free(self, session: Session) -> Iterator[_Choice]:
        """Return the best free hour of each room, with each team where one must be."""
        starts = self.starts[session.code] & ~self._held(session)
        if not starts:
            return
        near = _Near(self, session)
        is_served = bool(session.must_interpret and session.languages)
        serving = self._serving(session) if is_served else []
        for room, empty in self.choices[session.code]:
            free = starts & self._free_in(room, session)
            free = free and free & ~near.to(room)
            if not free:
                continue
            if is_served:
                yield from self._served(session, room, empty, free, serving)
            else:
                start = self._wished(session, free)
                yield _Choice(0, empty, start, room.code, None)

    def _served(
        self, session: Session, room: Room, empty: int, free: int, serving: _Serving
    ) -> Iterator[_Choice]:
        """Return the best hour of each block in which a team can serve a room."""
        for row, teams in serving:
            hours = free & row
            free &= ~hours  # what an earlier block holds is that block's
            if not hours:
                continue
            for team, where in teams:
                if where in {None, room.code} and room.n_booths >= team.n_booths:
                    start = self._wished(session, hours)
                    yield _Choice(
                        int(where is None), empty, start, room.code, team.code
                    )
                    break

    def _serving(self, session: Session) -> _Serving:
        """Return each block's hours, and who can work then: where, or anywhere.

        Who works already in the block comes first, so that blocks are filled.
        """
        able = [one for one in self.problem.teams if self._can_serve(one, session)]
        found = []
        for block, row in enumerate(self.blocks):
            where = {
                one.code: self.page.works_in.get((one.code, block)) for one in able
            }
            at_work = [(one, where[one.code]) for one in able if where[one.code]]
            fresh = [(one, None) for one in able if self._may_begin(one, block)]
            found.append((_fitting(row, session.minutes), [*at_work, *fresh]))
        return found

    @staticmethod
    def _can_serve(team: Team, session: Session) -> bool:
        if session.hybrid and not team.hybrid:
            return False
        return may_interpret(session, team.languages)

    def _may_begin(self, team: Team, block: int) -> bool:
        """Tell whether a team may work one more block."""
        page, span = self.page, self.problem.blocks[block]
        if (team.code, block) in page.works_in:
            return False
        if span.end - span.start > team.block_minutes:
            return False
        if team.present and not any(inside(span, one) for one in team.present):
            return False
        days = page.days_of[team.code]
        n_today = days.count(span.start // DAY)
        return n_today < team.blocks_a_day and len(days) < team.blocks_a_week

    def _block_of(self, span: Span) -> int | None:
        blocks = enumerate(self.problem.blocks)
        return next((b for b, block in blocks if inside(span, block)), None)

    def _wished(self, session: Session, free: int) -> int:
        """Return the first free minute, one that is wished for if there is one."""
        for wish in session.wishes:
            within = free & _windows(wish.spans, session.minutes)
            free = within or free
        return _first(free)

    def _held(self, session: Session) -> int:
        """Return the minutes at which a session may not begin whatever the room."""
        page = self.page
        row = _spread(page.everything if session.alone else page.alone, session.minutes)
        for order in self.orders[session.code]:
            row |= ~self._after(order, session)
        return row

    def _after(self, order: tuple[str, int, int, int | None], session: Session) -> int:
        """Return the minutes at which an order lets a session begin."""
        code, turn, least, most = order
        other = self.page.placed.get(code)
        whole = (1 << self.n_days * DAY) - 1
        if other is None:
            return whole
        if turn > 0:
            ends = other.start + self.sessions[code].minutes
            last = self.n_days * DAY if most is None else ends + most + 1
            return _row(Span(ends + least, last)) & whole
        last = other.start - least - session.minutes
        first = 0 if most is None else other.start - most - session.minutes
        return _row(Span(max(0, first), last + 1))

    def _free_in(self, room: Room, session: Session) -> int:
        """Return the minutes at which a room is open and free for a session."""
        gap = self.problem.rules.changeover
        taken = self.page.rooms[room.code]
        row = _spread(_grown(taken, gap), session.minutes, gap)
        row |= _spread(self.closed.get(room.code, 0), session.minutes)
        return self._opening(room.venue, session.minutes) & ~row

    def _opening(self, venue: str, minutes: int) -> int:
        """Return the minutes at which something that long fits into opening hours."""
        key = (venue, minutes)
        if key not in self.opening:
            self.opening[key] = _windows(self.open[venue], minutes)
        return self.opening[key]

    def tied(self, session: Session) -> list[tuple[Placement, int, bool]]:
        """Return what is placed and shares people or a body: rest, and who walks."""
        placed = self.page.placed
        return [
            (placed[code], rest, walks)
            for code, (rest, walks) in self.ties[session.code].items()
            if code in placed
        ]

    def way(self, first: Room, second: Room) -> int:
        if first.code == second.code:
            return 0
        usual = self.problem.rules.walk
        if first.venue != second.venue:
            venues = frozenset((first.venue, second.venue))
            usual = self.travels.get(venues, self.problem.rules.travel)
        return self.walks.get(frozenset((first.code, second.code)), usual)

    def _ties(self) -> dict[str, dict[str, tuple[int, bool]]]:
        """Return for each session those it shares people or a body with."""
        found: dict[str, dict[str, tuple[int, bool]]] = {
            code: {} for code in self.sessions
        }
        codes = [one.code for one in self.problem.sessions]
        for line in lines_of(self.problem):
            for s, t in permutations(line, 2):
                found[codes[s]].setdefault(codes[t], (0, False))
        for code, held in held_by(self.problem, "person").items():
            person = self.people.get(code, Person(code))
            for s, t in permutations(held, 2):
                rest, walks = found[codes[s]][codes[t]]
                walks = walks or person.remote_offset is None
                found[codes[s]][codes[t]] = (max(rest, person.rest), walks)
        return found

    def _orders(self) -> dict[str, list[tuple[str, int, int, int | None]]]:
        """Return for each session whom it follows (1) or precedes (-1), how far."""
        found: dict[str, list[tuple[str, int, int, int | None]]] = defaultdict(list)
        for one in self.problem.orders:
            found[one.after].append((one.before, 1, one.at_least, one.at_most))
            found[one.before].append((one.after, -1, one.at_least, one.at_most))
        return found

    def _starts(self, session: Session) -> int:
        """Return the minutes at which nothing about a session alone forbids to begin."""
        minutes = session.minutes
        if session.start is not None:
            row = _row(Span(session.start, session.start + 1))
        else:
            row = _every(self.problem.rules.grid, self.n_days * DAY)
        if session.windows:
            row &= _windows(session.windows, minutes)
        for code in sorted({part.person for part in session.people}):
            person = self.people.get(code, Person(code))
            if person.present:
                row &= _windows(person.present, minutes)
            if person.remote_offset is not None:
                row &= self._awake(person, minutes)
        return row

    def _awake(self, person: Person, minutes: int) -> int:
        """Return the minutes at which a remote person may be asked to begin."""
        rules = self.problem.rules
        shift = (person.remote_offset or 0) - rules.utc_offset
        row = 0
        for day in range(-2, self.n_days + 2):
            first = day * DAY + rules.civil.start - shift
            last = day * DAY + min(rules.civil.end - minutes, DAY - 1) - shift
            row |= _row(Span(max(0, first), max(0, last + 1)))
        return row

    def _rooms_of(self, session: Session) -> list[tuple[Room, int]]:
        """Return the rooms that can hold a session with the seats left empty."""
        found = []
        for room in self.problem.rooms:
            if self._may_hold(room, session):
                short, empty = seats(session.audience, room.capacity)
                is_booth_lost = room.n_booths and not session.must_interpret
                found.append((room, 10 * short + empty + 5 * bool(is_booth_lost)))
        return found

    def _may_hold(self, room: Room, session: Session) -> bool:
        if session.room is not None and room.code != session.room:
            return False
        if session.rooms and room.code not in session.rooms:
            return False
        if not set(session.needs) <= set(room.equipment):
            return False
        over = self.problem.rules.overfill_percent
        return room.capacity is None or session.audience * 100 <= room.capacity * over

    def _hardest_first(self) -> list[str]:
        """Return the sessions as a hand would place them."""

        def key(one: Session) -> tuple[object, ...]:
            n_places = self.starts[one.code].bit_count() * len(self.choices[one.code])
            n_ties = len(self.ties[one.code]) + len(self.orders[one.code])
            is_free = one.start is None
            return (
                is_free,
                not one.alone,
                not one.must_interpret,
                n_places / (1 + n_ties),
            )

        ordered = sorted(self.problem.sessions, key=key)
        return [one.code for one in ordered]


class _Near:
    """The minutes at which a session would be too near to what it is tied to.

    They are the same in all rooms of a venue but those in which a tied session stands
    and those whose ways are told one by one.
    """

    def __init__(self, drawing: _Drawing, session: Session) -> None:
        self.drawing = drawing
        self.session = session
        self.tied = drawing.tied(session)
        told = {code for pair in drawing.walks for code in pair}
        self.special = {one.room for one, _, _ in self.tied} | told
        self.known: dict[tuple[str, str], int] = {}

    def to(self, room: Room) -> int:
        """Return the minutes at which the session may not begin in a room."""
        key = (room.venue, room.code if room.code in self.special else "")
        if key not in self.known:
            row = 0
            for other, rest, walks in self.tied:
                row |= self.around(other, self.gap(other, room, rest, walks=walks))
            self.known[key] = row
        return self.known[key]

    def gap(self, other: Placement, room: Room, rest: int, *, walks: bool) -> int:
        """Return the minutes that must lie between."""
        way = self.drawing.way(self.drawing.rooms[other.room], room) if walks else 0
        return max(rest, way)

    def around(self, other: Placement, gap: int) -> int:
        """Return the minutes at which a session is nearer than that to another."""
        ends = other.start + self.drawing.sessions[other.session].minutes
        first = max(0, other.start - self.session.minutes - gap + 1)
        return _row(Span(first, ends + gap))


def _row(span: Span) -> int:
    """Return the minutes of a period as bits."""
    return (1 << span.end) - (1 << span.start) if span.end > span.start else 0


def _union(spans: Iterable[Span]) -> int:
    row = 0
    for span in spans:
        row |= _row(span)
    return row


def _windows(spans: Iterable[Span], minutes: int) -> int:
    """Return the minutes at which something can begin inside one of the periods."""
    return _union(Span(span.start, span.end - minutes + 1) for span in spans)


def _fitting(row: int, minutes: int) -> int:
    """Return the minutes at which something can begin and stay within a period."""
    return row & (row >> (minutes - 1)) if minutes > 0 else row


def _spread(row: int, minutes: int, before: int = 0) -> int:
    """Return the minutes at which something that long would touch a row of bits."""
    length = minutes + before
    done, found = 1, row
    while done < length:
        step = min(done, length - done)
        found |= found >> step
        done += step
    return found


def _grown(row: int, minutes: int) -> int:
    """Return a row of bits that lasts longer."""
    found, done = row, 0
    while done < minutes:
        step = min(max(1, done), minutes - done)
        found |= found << step
        done += step
    return found


def _every(step: int, length: int) -> int:
    """Return each so many minutes."""
    row, done = 1, step
    while done < length:
        row |= row << done
        done *= 2
    return row & ((1 << length) - 1)


def _first(row: int) -> int:
    return (row & -row).bit_length() - 1
