"""What sessions have to do with each other: pairs, and what is counted over many."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from palabre.engines.timetable.problem import DAY, Person, Problem, Session, Span

FAR = 1 << 40


@dataclass(slots=True)
class Pair:
    """What two sessions have to do with each other, by preference."""

    rest: int = -1
    apart: int = 0
    order: int = 0
    least: int = -FAR
    most: int = FAR
    audience: int = 0
    themes: int = 0
    rivals: int = 0
    same_day: int = 0
    other_day: int = 0
    track: int = 0
    people: int = 0

    @property
    def overlap(self) -> int:
        """Return what it costs to hold both at the same time."""
        return self.audience + self.themes + self.rivals

    @property
    def is_hard(self) -> bool:
        """Tell whether a rule stands between them."""
        return self.rest >= 0 or bool(self.apart or self.order)

    @property
    def is_rivalry(self) -> bool:
        """Tell whether they do no more than compete for an hour."""
        return not (self.is_hard or self.same_day or self.other_day or self.track)

    def turned(self) -> "Pair":
        """Return the same pair as the other session sees it."""
        return Pair(
            self.rest, self.apart, -self.order, self.least, self.most, self.audience,
            self.themes, self.rivals, self.same_day, self.other_day, self.track,
            self.people,
        )  # fmt: skip


@dataclass(slots=True)
class Counter:
    """Something counted over sessions; costs above its cap."""

    preference: str
    concern: str
    cap: int
    kind: int
    sessions: list[int] = field(default_factory=list)


def may_interpret(session: Session, languages: Iterable[str]) -> bool:
    """Tell whether a team's languages serve a session: all of them, or one wished."""
    wished, given = set(session.languages), set(languages)
    return wished <= given if session.must_interpret else bool(wished & given)


def seats(audience: int, capacity: int | None) -> tuple[int, int]:
    """Return the people without a seat, and the tens of seats empty beyond half."""
    if capacity is None or audience == 0:
        return 0, 0
    return max(0, audience - capacity), max(0, capacity - 2 * audience) // 10


def is_prime(prime: Iterable[Span], start: int) -> bool:
    """Tell whether a session that begins then has a prime slot."""
    return any(span.start <= start % DAY < span.end for span in prime)


def pairs_of(problem: Problem, weights: dict[str, int]) -> dict[tuple[int, int], Pair]:
    """Return every two sessions that have to do with each other."""
    found: dict[tuple[int, int], Pair] = defaultdict(Pair)
    at = numbered(problem.sessions)
    _pair_people(problem, found)
    _pair_organizers(problem, found)
    for first, second in combinations(range(len(problem.sessions)), 2):
        if problem.sessions[first].alone or problem.sessions[second].alone:
            found[first, second].apart = 1
    for order in problem.orders:
        s, t = at[order.before], at[order.after]
        pair = found[min(s, t), max(s, t)]
        turn = 1 if s < t else -1
        if pair.order == -turn:
            pair.least = FAR  # each after the other: nowhere
        pair.order = turn
        pair.least = max(pair.least, order.at_least)
        pair.most = min(pair.most, FAR if order.at_most is None else order.at_most)
    for one in problem.affinities:
        s, t = sorted((at[one.first], at[one.second]))
        found[s, t].audience += weights["shared-audience"] * one.people
    _pair_themes(problem, weights, found)
    _pair_tracks(problem, weights, found)
    _pair_rivals(problem, weights, found)
    return dict(sorted(found.items()))


def _pair_people(problem: Problem, found: dict[tuple[int, int], Pair]) -> None:
    people = {one.code: one for one in problem.people}
    for code, sessions in held_by(problem, "person").items():
        person = people.get(code, Person(code))
        for s, t in combinations(sessions, 2):
            pair = found[s, t]
            pair.rest = max(pair.rest, person.rest)
            pair.people += int(person.remote_offset is None)


def _pair_organizers(problem: Problem, found: dict[tuple[int, int], Pair]) -> None:
    many = {one.code for one in problem.organizers if not one.is_one_at_a_time}
    for code, sessions in held_by(problem, "organizer").items():
        if code not in many:
            for s, t in combinations(sessions, 2):
                found[s, t].apart = 1


def _pair_themes(
    problem: Problem, weights: dict[str, int], found: dict[tuple[int, int], Pair]
) -> None:
    days = {one.code: one.days for one in problem.themes}
    for code, sessions in held_by(problem, "theme").items():
        for s, t in combinations(sessions, 2):
            found[s, t].themes += weights["theme-apart"]
            if days.get(code) == "spread":
                found[s, t].same_day += weights["theme-days"]
            if days.get(code) == "gather":
                found[s, t].other_day += weights["theme-days"]


def _pair_tracks(
    problem: Problem, weights: dict[str, int], found: dict[tuple[int, int], Pair]
) -> None:
    for sessions in held_by(problem, "track").values():
        for s, t in combinations(sessions, 2):
            found[s, t].track += weights["track-rooms"]


def _pair_rivals(
    problem: Problem, weights: dict[str, int], found: dict[tuple[int, int], Pair]
) -> None:
    for s, t in combinations(high_sessions(problem), 2):
        found[s, t].rivals += weights["protocol-rival"]


def high_sessions(problem: Problem) -> list[int]:
    """Return the sessions in which somebody of high rank has a part."""
    high = {
        one.code for one in problem.people if 0 < one.rank <= problem.rules.high_rank
    }
    return [
        s
        for s, session in enumerate(problem.sessions)
        if any(part.person in high for part in session.people)
    ]


def held_by(problem: Problem, what: str) -> dict[str, list[int]]:
    """Return the sessions of each person, organizer, theme or track, by its code."""
    found: dict[str, list[int]] = defaultdict(list)
    for s, session in enumerate(problem.sessions):
        codes: tuple[str, ...] = {
            "person": tuple(part.person for part in session.people),
            "organizer": session.organizers,
            "theme": session.themes,
            "track": (session.track,) if session.track else (),
            "group": (session.group,) if session.group else (),
            "region": (session.region,) if session.region else (),
        }[what]
        for code in sorted(set(codes)):
            found[code].append(s)
    return dict(sorted(found.items()))


def lines_of(problem: Problem) -> tuple[tuple[int, ...], ...]:
    """Return the sessions that share a person or a body, of which one at a time is."""
    many = {one.code for one in problem.organizers if not one.is_one_at_a_time}
    found = list(held_by(problem, "person").values())
    found += [
        sessions
        for code, sessions in held_by(problem, "organizer").items()
        if code not in many
    ]
    return tuple(tuple(sessions) for sessions in found if len(sessions) > 1)


def counters_of(problem: Problem) -> list[Counter]:
    """Return what is counted over many sessions."""
    rules = problem.rules
    remote = {one.code for one in problem.people if one.remote_offset is not None}
    found = [
        Counter("organizer-load", code, rules.organizer_day, 0, sessions)
        for code, sessions in held_by(problem, "organizer").items()
        if len(sessions) > rules.organizer_day
    ]
    spare = rules.lunch.end - rules.lunch.start - rules.lunch_minutes
    found += [
        Counter("lunch", code, spare, 1, sessions)
        for code, sessions in held_by(problem, "person").items()
        if code not in remote
    ]
    prime, opened = prime_minutes(problem)
    for what in ("group", "region"):
        for code, sessions in held_by(problem, what).items():
            cap = len(sessions) - len(sessions) * prime // max(1, opened)
            found.append(Counter("prime-balance", code, cap, 2, sessions))
    return found


def prime_minutes(problem: Problem) -> tuple[int, int]:
    """Return the prime minutes of the opening hours, and all of them."""
    total = inside = 0
    for venue in problem.venues:
        for span in venue.open:
            total += span.end - span.start
            for prime in problem.rules.prime:
                day = span.start // DAY * DAY
                first = max(span.start, day + prime.start)
                inside += max(0, min(span.end, day + prime.end) - first)
    return inside, total


def numbered(things: Iterable[object]) -> dict[str, int]:
    """Return the place of each code."""
    codes = [str(getattr(one, "code")) for one in things]  # noqa: B009 - any of ours
    return {code: at for at, code in enumerate(codes)}


def inside(span: Span, other: Span) -> bool:
    """Tell whether a period lies within another."""
    return other.start <= span.start and span.end <= other.end


def overlapping(span: Span, other: Span) -> bool:
    """Tell whether two periods share time."""
    return span.start < other.end and other.start < span.end
