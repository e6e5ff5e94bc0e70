"""Check a timetable against its problem, and add up what it costs.

Written from the definitions alone: nothing of the search is used here, so that a fault
of the search cannot hide. Slow and plain on purpose.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from palabre.engines.timetable.held import MINUTES_OF_A_DAY, Held
from palabre.engines.timetable.problem import Person, Problem, Room, Span, Team
from palabre.engines.timetable.solution import Charge, Placement, Solution, Verdict
from palabre.engines.timetable.solution import Violation as Broken

IN_HASTE = 30
"""A walk between two sessions is in haste when less than this lies between them."""

WEIGHTS = {
    "shared-audience": 5,
    "theme-apart": 30,
    "theme-days": 5,
    "wishes": 60,
    "protocol-early": 15,
    "protocol-rival": 60,
    "prime-balance": 45,
    "organizer-load": 30,
    "track-rooms": 10,
    "lunch": 1,
    "lost-languages": 60,
    "walking": 1,
    "seats": 5,
    "empty-seats": 1,
    "waiting": 10,
    "remote-comfort": 40,
}
"""What a unit costs where a problem says nothing; told again, not shared."""


def check(problem: Problem, solution: Solution) -> Verdict:
    """Return every rule that a solution breaks and every preference it pays for.

    Parameters
    ----------
    problem : Problem
    solution : Solution

    Returns
    -------
    Verdict
        Violations and charges in a fixed order; sessions that are not placed.
    """
    looked = Checker(problem, solution)
    violations = [one for rule in looked.rules() for one in rule()]
    charges = [one for preference in looked.preferences() for one in preference()]
    placed = {one.session for one in solution.placements}
    unplaced = [one.code for one in problem.sessions if one.code not in placed]
    return Verdict(
        tuple(violations),
        tuple(one for one in charges if one.cost),
        tuple(unplaced),
    )


class Checker:
    """One solution beside its problem."""

    def __init__(self, problem: Problem, solution: Solution) -> None:
        self.problem = problem
        self.numbers = problem.rules
        self.weights = {**WEIGHTS, **problem.weights}
        self.sessions = {one.code: one for one in problem.sessions}
        self.rooms = {one.code: one for one in problem.rooms}
        self.teams = {one.code: one for one in problem.teams}
        self.people = {one.code: one for one in problem.people}
        self.walks = {frozenset((w.first, w.second)): w.minutes for w in problem.walks}
        self.travels = {
            frozenset((w.first, w.second)): w.minutes for w in problem.travels
        }
        self.placements = solution.placements
        self.held = [self.of(one) for one in solution.placements if self.is_known(one)]
        self.at = {one.code: one for one in self.held}

    def is_known(self, one: Placement) -> bool:
        """Tell whether a placement speaks of things that exist."""
        has_team = one.team is None or one.team in self.teams
        return one.session in self.sessions and one.room in self.rooms and has_team

    def of(self, one: Placement) -> Held:
        """Return a placement with what its codes stand for."""
        session = self.sessions[one.session]
        team = None if one.team is None else self.teams[one.team]
        end = one.start + session.minutes
        return Held(session, self.rooms[one.room], one.start, end, team)

    def rules(self) -> tuple[Callable[[], Iterator[Broken]], ...]:
        """Return the hard rules."""
        return (
            self.names, self.hours, self.fixed, self.places, self.shared_rooms,
            self.presence, self.twice, self.organizers_twice, self.ceremonies,
            self.orders, self.interpretation, self.blocks,
        )  # fmt: skip

    def alone(self, one: Held) -> Iterator[Broken]:
        """Look at the rules that concern one session by itself."""
        self.held = [one]
        for rule in (self.hours, self.fixed, self.places, self.presence):
            yield from rule()
        yield from self.interpretation()

    def own_charges(self, one: Held) -> Iterator[Charge]:
        """Charge what one session costs by itself."""
        self.held = [one]
        for preference in (self.wishes, self.early, self.languages, self.seats):
            yield from preference()
        yield from self.comfort()

    def work_of(self, held: list[Held]) -> list[Broken]:
        """Look at the hours of the teams that serve sessions."""
        self.held = held
        return [*self.blocks()]

    def names(self) -> Iterator[Broken]:
        """Look that everything named exists and nothing is placed twice."""
        seen: set[str] = set()
        for one in self.placements:
            if not self.is_known(one):
                yield Broken("unknown", (one.session,), places=(one.room,))
            if one.session in seen:
                yield Broken("placed-twice", (one.session,))
            seen.add(one.session)

    def hours(self) -> Iterator[Broken]:
        """Look that the venue is open, the room too, and the window kept."""
        venues = {one.code: one for one in self.problem.venues}
        for one in self.held:
            if not _within_one(one.span, venues[one.room.venue].open):
                yield Broken("venue-closed", (one.code,), places=(one.room.venue,))
            if any(_touch(one.span, span) for span in one.room.closed):
                yield Broken("room-closed", (one.code,), places=(one.room.code,))
            if one.session.windows and not _within_one(one.span, one.session.windows):
                yield Broken("outside-window", (one.code,))

    def fixed(self) -> Iterator[Broken]:
        """Look that what is fixed stays there."""
        for one in self.held:
            session = one.session
            if session.start is not None and session.start != one.start:
                yield Broken("fixed-time", (one.code,))
            if session.room is not None and session.room != one.room.code:
                yield Broken("fixed-room", (one.code,), places=(session.room,))
            if session.rooms and one.room.code not in session.rooms:
                yield Broken("room-not-chosen", (one.code,), places=(one.room.code,))

    def places(self) -> Iterator[Broken]:
        """Look that the room is large enough and has what is needed."""
        for one in self.held:
            seats = one.room.capacity
            limit = self.numbers.overfill_percent
            if seats is not None and one.session.audience * 100 > seats * limit:
                yield Broken("room-too-small", (one.code,), places=(one.room.code,))
            if set(one.session.needs) - set(one.room.equipment):
                yield Broken("equipment", (one.code,), places=(one.room.code,))

    def shared_rooms(self) -> Iterator[Broken]:
        """Look for two sessions in a room, or too close to change over."""
        for code, held in _grouped(self.held, lambda one: (one.room.code,)).items():
            for first, second in combinations(held, 2):
                gap = max(second.start - first.end, first.start - second.end)
                if gap < self.numbers.changeover:
                    yield Broken(
                        "room-twice", (first.code, second.code), places=(code,)
                    )

    def presence(self) -> Iterator[Broken]:
        """Look that whoever must attend is there, and awake where they sit."""
        for one in self.held:
            for code in sorted(_attending(one)):
                person = self.people.get(code, Person(code))
                if person.present and not _within_one(one.span, person.present):
                    yield Broken("person-absent", (one.code,), (code,))
                if person.remote_offset is not None:
                    local = self.local(person, one)
                    if not _within(local, self.numbers.civil):
                        yield Broken("remote-hours", (one.code,), (code,))

    def local(self, person: Person, one: Held) -> Span:
        """Return when a session takes place on a remote person's clock."""
        offset = 0 if person.remote_offset is None else person.remote_offset
        minute = one.start - self.numbers.utc_offset + offset
        begins = minute % MINUTES_OF_A_DAY
        return Span(begins, begins + one.session.minutes)

    def twice(self) -> Iterator[Broken]:
        """Look for people in two places, or without time to go and to rest."""
        for code, held in _grouped(self.held, _attending).items():
            for first, second in combinations(held, 2):
                yield from self.one_person(code, first, second)

    def pair_of_people(self, first: Held, second: Held) -> Iterator[Broken]:
        """Look for those of two sessions who cannot attend both."""
        for code in sorted(_attending(first) & _attending(second)):
            yield from self.one_person(code, first, second)

    def one_person(self, code: str, first: Held, second: Held) -> Iterator[Broken]:
        """Look whether one person can attend two sessions."""
        person = self.people.get(code, Person(code))
        gap = max(second.start - first.end, first.start - second.end)
        needed = person.rest
        if person.remote_offset is None:
            needed = max(needed, self.way(first.room, second.room))
        if gap < needed:
            both = (first.code, second.code)
            yield Broken("person-twice", both, (code,), minutes=needed - gap)

    def way(self, first: Room, second: Room) -> int:
        """Return the minutes from a room to another."""
        if first.code == second.code:
            return 0
        usual = self.numbers.walk
        if first.venue != second.venue:
            venues = frozenset((first.venue, second.venue))
            usual = self.travels.get(venues, self.numbers.travel)
        return self.walks.get(frozenset((first.code, second.code)), usual)

    def organizers_twice(self) -> Iterator[Broken]:
        """Look that a body holds one session at a time, if it can hold no more."""
        large = {o.code for o in self.problem.organizers if not o.is_one_at_a_time}
        groups = _grouped(self.held, lambda one: set(one.session.organizers) - large)
        for code, held in groups.items():
            for first, second in combinations(held, 2):
                if _touch(first.span, second.span):
                    both = (first.code, second.code)
                    yield Broken("organizer-twice", both, places=(code,))

    def ceremonies(self) -> Iterator[Broken]:
        """Look for what takes place beside a session that stands alone."""
        for one in self.held:
            if not one.session.alone:
                continue
            for other in self.held:
                if other.code != one.code and _touch(one.span, other.span):
                    yield Broken("beside-ceremony", (one.code, other.code))

    def orders(self) -> Iterator[Broken]:
        """Look that what follows does so at the distance asked for."""
        for order in self.problem.orders:
            first, second = self.at.get(order.before), self.at.get(order.after)
            if first is None or second is None:
                continue
            gap = second.start - first.end
            if gap < order.at_least:
                yield Broken("order", (first.code, second.code))
            elif order.at_most is not None and gap > order.at_most:
                yield Broken("order-too-far", (first.code, second.code))

    def interpretation(self) -> Iterator[Broken]:
        """Look that what must be interpreted is, by a team that can."""
        for one in self.held:
            session, team = one.session, one.team
            missing = set(session.languages) - set(team.languages if team else ())
            if session.must_interpret and missing:
                yield Broken("interpretation", (one.code,), places=tuple(missing))
            if team is None:
                continue
            if session.hybrid and not team.hybrid:
                yield Broken("team-hybrid", (one.code,), places=(team.code,))
            if one.room.n_booths < team.n_booths:
                yield Broken("booths", (one.code,), places=(one.room.code,))

    def blocks(self) -> Iterator[Broken]:
        """Look that a team works in blocks, one room each, within its hours."""
        rooms: dict[tuple[str, Span], dict[str, list[str]]] = defaultdict(dict)
        for one in self.held:
            if one.team is None:
                continue
            block = next((b for b in self.problem.blocks if _within(one.span, b)), None)
            if block is None or not _may_work(one.team, block):
                yield Broken("team-block", (one.code,), places=(one.team.code,))
                continue
            used = rooms[one.team.code, block].setdefault(one.room.code, [])
            used.append(one.code)
        for (code, _), by_room in sorted(rooms.items()):
            if len(by_room) > 1:
                sessions = tuple(s for held in by_room.values() for s in held)
                yield Broken("team-twice", sessions, places=(code, *sorted(by_room)))
        work = {
            key: [s for held in used.values() for s in held]
            for key, used in rooms.items()
        }
        yield from self.hours_of_teams(work)

    def hours_of_teams(
        self, work: dict[tuple[str, Span], list[str]]
    ) -> Iterator[Broken]:
        """Look for teams with more blocks a day or a week than they may work."""
        for team in self.problem.teams:
            mine = {
                b: held for (code, b), held in sorted(work.items()) if code == team.code
            }
            if len(mine) > team.blocks_a_week:
                sessions = tuple(s for held in mine.values() for s in held)
                yield Broken("team-week", sessions, places=(team.code,))
            for day in sorted({b.start // MINUTES_OF_A_DAY for b in mine}):
                that = [
                    held
                    for b, held in mine.items()
                    if b.start // MINUTES_OF_A_DAY == day
                ]
                if len(that) > team.blocks_a_day:
                    sessions = tuple(s for held in that for s in held)
                    yield Broken("team-day", sessions, places=(team.code,))

    def preferences(self) -> tuple[Callable[[], Iterator[Charge]], ...]:
        """Return the preferences."""
        return (
            self.audiences, self.themes, self.theme_days, self.wishes, self.early,
            self.rivals, self.prime, self.load, self.tracks, self.lunch,
            self.languages, self.between, self.seats, self.comfort,
        )  # fmt: skip

    def charge(
        self, code: str, measure: int, sessions: Iterable[str], **whom: object
    ) -> Charge:
        """Return what a measure of a preference costs."""
        people = whom.get("people", ())
        return Charge(
            code,
            measure,
            self.weights[code] * measure,
            tuple(sessions),
            people if isinstance(people, tuple) else (),
            str(whom.get("concern", "")),
        )

    def audiences(self) -> Iterator[Charge]:
        """Count the people who would attend two sessions held at once."""
        for wish in self.problem.affinities:
            first, second = self.at.get(wish.first), self.at.get(wish.second)
            if first and second and _touch(first.span, second.span):
                both = (wish.first, wish.second)
                yield self.charge("shared-audience", wish.people, both)

    def themes(self) -> Iterator[Charge]:
        """Count the pairs of one theme held at once."""
        groups = _grouped(self.held, lambda one: set(one.session.themes))
        for code, held in groups.items():
            for first, second in combinations(held, 2):
                if _touch(first.span, second.span):
                    both = (first.code, second.code)
                    yield self.charge("theme-apart", 1, both, concern=code)

    def theme_days(self) -> Iterator[Charge]:
        """Count the pairs of a theme on one day to spread, on two to gather."""
        days = {one.code: one.days for one in self.problem.themes}
        groups = _grouped(self.held, lambda one: set(one.session.themes))
        for code, held in groups.items():
            for first, second in combinations(held, 2):
                is_one_day = first.day == second.day
                wrong = {"spread": is_one_day, "gather": not is_one_day}
                if wrong.get(days.get(code, ""), False):
                    both = (first.code, second.code)
                    yield self.charge("theme-days", 1, both, concern=code)

    def wishes(self) -> Iterator[Charge]:
        """Count the wishes that are not met."""
        for one in self.held:
            for wish in one.session.wishes:
                if not _within_one(one.span, wish.spans):
                    yield self.charge("wishes", wish.strength, (one.code,))

    def early(self) -> Iterator[Charge]:
        """Count the hours by which people of high rank come late in the day."""
        for one in self.held:
            late = one.start % MINUTES_OF_A_DAY - self.numbers.early_until
            people = self.high(one)
            if late > 0 and people:
                hours = (late + 59) // 60
                yield self.charge(
                    "protocol-early", hours * len(people), (one.code,), people=people
                )

    def high(self, one: Held) -> tuple[str, ...]:
        """Return who in a session is of high rank, each part counted."""
        limit = self.numbers.high_rank
        codes = [part.person for part in one.session.people]
        ranks = {code: self.people.get(code, Person(code)).rank for code in codes}
        return tuple(code for code in codes if 0 < ranks[code] <= limit)

    def rivals(self) -> Iterator[Charge]:
        """Count the pairs that take each other's audience from a minister."""
        high = [one for one in self.held if self.high(one)]
        for first, second in combinations(high, 2):
            if _touch(first.span, second.span):
                yield self.charge("protocol-rival", 1, (first.code, second.code))

    def prime(self) -> Iterator[Charge]:
        """Count the sessions by which a group has less than its share of prime time."""
        prime, opened = self.prime_minutes()
        for what in ("group", "region"):
            all_of: dict[str, int] = defaultdict(int)
            for session in self.problem.sessions:
                all_of[getattr(session, what)] += 1
            groups = _grouped(self.held, _of(what))
            for code, held in groups.items():
                fair = all_of[code] * prime // max(1, opened)
                late = [one for one in held if not self.is_prime(one)]
                short = len(late) - (all_of[code] - fair)
                if code and short > 0:
                    sessions = [one.code for one in late]
                    yield self.charge("prime-balance", short, sessions, concern=code)

    def is_prime(self, one: Held) -> bool:
        """Tell whether a session begins in a prime slot."""
        minute = one.start % MINUTES_OF_A_DAY
        return any(span.start <= minute < span.end for span in self.numbers.prime)

    def prime_minutes(self) -> tuple[int, int]:
        """Return the prime minutes of all opening hours, and all minutes."""
        spans = [span for venue in self.problem.venues for span in venue.open]
        prime = 0
        for span in spans:
            midnight = span.start - span.start % MINUTES_OF_A_DAY
            for one in self.numbers.prime:
                start = max(span.start, midnight + one.start)
                prime += max(0, min(span.end, midnight + one.end) - start)
        return prime, sum(span.end - span.start for span in spans)

    def load(self) -> Iterator[Charge]:
        """Count the sessions of an organizer on a day beyond what it can bear."""
        groups = _grouped(self.held, lambda one: set(one.session.organizers))
        for code, held in groups.items():
            for day in sorted({one.day for one in held}):
                that = [one.code for one in held if one.day == day]
                over = len(that) - self.numbers.organizer_day
                if over > 0:
                    yield self.charge("organizer-load", over, that, concern=code)

    def tracks(self) -> Iterator[Charge]:
        """Count the pairs of a track on one day in two rooms."""
        groups = _grouped(self.held, lambda one: {one.session.track} - {""})
        for code, held in groups.items():
            for first, second in combinations(held, 2):
                if first.day == second.day and first.room != second.room:
                    both = (first.code, second.code)
                    yield self.charge("track-rooms", 1, both, concern=code)

    def lunch(self) -> Iterator[Charge]:
        """Count the minutes that people lack for lunch."""
        numbers = self.numbers
        spare = numbers.lunch.end - numbers.lunch.start - numbers.lunch_minutes
        for code, held in _grouped(self.held, _attending).items():
            if self.people.get(code, Person(code)).remote_offset is not None:
                continue
            for day in sorted({one.day for one in held}):
                that = [one for one in held if one.day == day]
                lost = sum(_shared(self.clock(one), numbers.lunch) for one in that)
                if lost > spare:
                    sessions = [one.code for one in that]
                    yield self.charge("lunch", lost - spare, sessions, people=(code,))

    @staticmethod
    def clock(one: Held) -> Span:
        """Return when a session takes place in minutes of its day."""
        begins = one.start % MINUTES_OF_A_DAY
        return Span(begins, begins + one.session.minutes)

    def languages(self) -> Iterator[Charge]:
        """Count the languages wished for that nobody interprets."""
        for one in self.held:
            given = set(one.team.languages if one.team else ())
            lost = set(one.session.languages) - given
            told = ", ".join(sorted(lost))
            yield self.charge("lost-languages", len(lost), (one.code,), concern=told)

    def between(self) -> Iterator[Charge]:
        """Count walks in haste and long waits between two sessions of a day."""
        for code, held in _grouped(self.held, _attending).items():
            if self.people.get(code, Person(code)).remote_offset is not None:
                continue
            for first, second in combinations(held, 2):
                if first.day != second.day:
                    continue
                gap = max(second.start - first.end, first.start - second.end)
                whom, both = (code,), (first.code, second.code)
                if gap >= self.way(first.room, second.room):
                    yield from self.one_way(first, second, gap, whom)
                    hours = max(0, gap - self.numbers.wait) // 60
                    yield self.charge("waiting", hours, both, people=whom)

    def one_way(
        self, first: Held, second: Held, gap: int, people: tuple[str, ...]
    ) -> Iterator[Charge]:
        """Count a walk in haste inside one venue."""
        if gap < IN_HASTE and first.room.venue == second.room.venue:
            minutes = self.way(first.room, second.room)
            both = (first.code, second.code)
            yield self.charge("walking", minutes, both, people=people)

    def seats(self) -> Iterator[Charge]:
        """Count the people without a seat, and rooms more than half empty."""
        for one in self.held:
            seats, audience = one.room.capacity, one.session.audience
            if seats is None or audience == 0:
                continue
            who, where = (one.code,), one.room.code
            yield self.charge("seats", max(0, audience - seats), who, concern=where)
            empty = max(0, seats - 2 * audience) // 10
            yield self.charge("empty-seats", empty, who, concern=where)

    def comfort(self) -> Iterator[Charge]:
        """Count the remote people who sit at an odd hour."""
        for one in self.held:
            odd = [
                part.person
                for part in one.session.people
                if self.is_odd(part.person, one)
            ]
            yield self.charge(
                "remote-comfort", len(odd), (one.code,), people=tuple(odd)
            )

    def is_odd(self, code: str, one: Held) -> bool:
        """Tell whether a person would rather be asleep or at table."""
        person = self.people.get(code, Person(code))
        if person.remote_offset is None:
            return False
        return not _within(self.local(person, one), self.numbers.comfortable)


def _attending(one: Held) -> set[str]:
    return {part.person for part in one.session.people}


def _may_work(team: Team, block: Span) -> bool:
    if block.end - block.start > team.block_minutes:
        return False
    return not team.present or _within_one(block, team.present)


def _grouped(
    held: Iterable[Held], keys: Callable[[Held], Iterable[str]]
) -> dict[str, list[Held]]:
    """Return what is held by key, each in order of time."""
    found: dict[str, list[Held]] = defaultdict(list)
    for one in held:
        for key in keys(one):
            found[key].append(one)
    ordered = {k: sorted(v, key=lambda o: (o.start, o.code)) for k, v in found.items()}
    return dict(sorted(ordered.items()))


def _within(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end


def _within_one(span: Span, others: Iterable[Span]) -> bool:
    return any(_within(span, other) for other in others)


def _touch(span: Span, other: Span) -> bool:
    return span.start < other.end and other.start < span.end


def _shared(span: Span, other: Span) -> int:
    return max(0, min(span.end, other.end) - max(span.start, other.start))


def _of(what: str) -> Callable[[Held], Iterable[str]]:
    """Return a key: the group or the region of a session."""
    return lambda one: (getattr(one.session, what),)
