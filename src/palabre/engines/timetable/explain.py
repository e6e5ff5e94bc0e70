"""Why here, why not there, what each rule costs, who bears most.

Charges come from the independent checker, so they add up to the cost exactly. What a
move would change is worked out from the session's own ties alone, in well under a
millisecond a cell.
"""

from collections import Counter as Tally
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from palabre.engines.timetable import kernels
from palabre.engines.timetable.check import Checker, check
from palabre.engines.timetable.compiled import compile_problem
from palabre.engines.timetable.held import Held
from palabre.engines.timetable.kernels import HASTE, NONE
from palabre.engines.timetable.model import Model
from palabre.engines.timetable.phrases import EN
from palabre.engines.timetable.preferences import BY_CODE
from palabre.engines.timetable.problem import DAY, Problem, Span
from palabre.engines.timetable.relations import Pair
from palabre.engines.timetable.solution import (
    Charge,
    Placement,
    Solution,
    Verdict,
    Violation,
)
from palabre.engines.timetable.solve import Params, solve


@dataclass(frozen=True, slots=True)
class Cell:
    """What a place would mean for a session: what breaks, what it costs more or less.

    ``changes`` holds the difference of each preference that changes; they add up to
    ``cost_change``.
    """

    session: str
    start: int
    room: str
    team: str | None
    violations: tuple[Violation, ...]
    changes: dict[str, int] = field(default_factory=dict)

    @property
    def cost_change(self) -> int:
        """Return how much dearer the programme would be, less than 0 for cheaper."""
        return sum(self.changes.values())

    @property
    def is_possible(self) -> bool:
        """Tell whether no rule would be broken."""
        return not self.violations


@dataclass(frozen=True, slots=True)
class WhyHere:
    """Why a session stands where it does.

    ``charges`` are what it costs there. ``better`` are the cells that would be cheaper
    and what forbids them; ``n_possible`` counts the cells that break nothing.
    """

    placement: Placement
    charges: tuple[Charge, ...]
    better: tuple[Cell, ...]
    n_possible: int
    n_cells: int

    @property
    def holding(self) -> dict[str, int]:
        """Return how many cheaper cells each rule forbids, the strongest first."""
        rules = Tally(
            rule
            for cell in self.better
            for rule in {one.rule for one in cell.violations}
        )
        return dict(sorted(rules.items(), key=lambda one: (-one[1], one[0])))


@dataclass(frozen=True, slots=True)
class Price:
    """How much better a programme could be without a rule or a preference."""

    rule: str
    name: str
    saving: int


class View:
    """A programme opened for questions; make one and ask many."""

    def __init__(self, problem: Problem, solution: Solution) -> None:
        self.problem = problem
        self.solution = solution
        self.model: Model = compile_problem(
            problem, starts=solution.placements, lenient=True
        )
        self.verdict: Verdict = check(problem, solution)
        self.checker = Checker(problem, Solution(()))
        self.large = {o.code for o in problem.organizers if not o.is_one_at_a_time}
        self.held: dict[int, Held] = {}
        self.by_room: dict[str, list[int]] = {}
        for one in solution.placements:
            s = self.model.session_at[one.session]
            self.held[s] = self.checker.of(one)
            self.by_room.setdefault(one.room, []).append(s)
        self.ties: list[list[tuple[int, Pair, bool]]] = [[] for _ in problem.sessions]
        for (s, t), pair in self.model.pairs.items():
            self.ties[s].append((t, pair, True))
            self.ties[t].append((s, pair, False))

    def charges(self, session: str) -> tuple[Charge, ...]:
        """Return the charges that concern a session."""
        return tuple(one for one in self.verdict.charges if session in one.sessions)

    def why_not(self, session: str, *, start: int, room: str) -> Cell:
        """Return what would break and what it would cost to place a session there."""
        s = self.model.session_at[session]
        held = self.checker.of(Placement(session, start, room))
        team, held = self.with_team(s, held)
        violations = (*self.checker.alone(held), *self.between(s, held))
        now = self.costs(s, self.held[s]) if s in self.held else {}
        then = self.costs(s, held)
        codes = [code for code in BY_CODE if code in now or code in then]
        changes = {code: then.get(code, 0) - now.get(code, 0) for code in codes}
        kept = {code: n for code, n in changes.items() if n}
        return Cell(session, start, room, team, violations, kept)

    def why_here(self, session: str) -> WhyHere:
        """Return what holds a session where it is."""
        placement = self.solution.by_session()[session]
        cells = [cell for cell in self.cells(session) if cell is not None]
        better = [cell for cell in cells if cell.cost_change < 0]
        better.sort(key=lambda one: (one.cost_change, one.start, one.room))
        return WhyHere(
            placement,
            self.charges(session),
            tuple(better),
            sum(cell.is_possible for cell in cells),
            len(cells),
        )

    def cells(self, session: str) -> list[Cell]:
        """Return every other place on the grid for a session, in order of time."""
        problem = self.problem
        placement = self.solution.by_session().get(session)
        venues = {one.code: one for one in problem.venues}
        minutes = problem.sessions[self.model.session_at[session]].minutes
        places = [
            (start, room.code)
            for room in problem.rooms
            for span in venues[room.venue].open
            for start in range(
                -(-span.start // problem.rules.grid) * problem.rules.grid,
                span.end - minutes + 1,
                problem.rules.grid,
            )
        ]
        here = (placement.start, placement.room) if placement else None
        return [
            self.why_not(session, start=start, room=room)
            for start, room in sorted(places)
            if (start, room) != here
        ]

    def with_team(self, s: int, held: Held) -> tuple[str | None, Held]:
        """Return the team that serves best there, and the session with it."""
        teams = [t for t in self.model.teams_of(s) if t != NONE]
        wished = set(held.session.languages)
        free = [t for t in teams if self.is_free(s, held, t)]
        best = max(
            free,
            key=lambda t: (len(wished & set(self.problem.teams[t].languages)), -t),
            default=None,
        )
        if best is None:
            return None, held
        team = self.problem.teams[best]
        return team.code, replace(held, team=team)

    def is_free(self, s: int, held: Held, t: int) -> bool:
        """Tell whether a team may serve one more session there."""
        team = self.problem.teams[t]
        others = [one for k, one in self.held.items() if k != s and one.team == team]
        return not [*self.checker.work_of([*others, replace(held, team=team)])]

    def between(self, s: int, held: Held) -> Iterable[Violation]:
        """Return the rules that a session would break with others."""
        gap = self.problem.rules.changeover
        for t in self.by_room.get(held.room.code, ()):
            other = self.held[t]
            if t != s and held.start < other.end + gap and other.start < held.end + gap:
                both = (held.code, other.code)
                yield Violation("room-twice", both, places=(held.room.code,))
        for t, pair, is_first in self.ties[s]:
            if t in self.held and (pair.rest >= 0 or pair.apart or pair.order):
                yield from self.pair_rules(held, self.held[t], pair, is_first=is_first)

    def pair_rules(
        self, held: Held, other: Held, pair: Pair, *, is_first: bool
    ) -> Iterable[Violation]:
        """Return what two related sessions would break."""
        both = (held.code, other.code)
        gap = max(other.start - held.end, held.start - other.end)
        if pair.rest >= 0:
            yield from self.checker.pair_of_people(held, other)
        if pair.apart and gap < 0:
            yield from self.side_by_side(held, other)
        if pair.order:
            is_later = (pair.order > 0) == is_first
            distance = other.start - held.end if is_later else held.start - other.end
            if distance < pair.least:
                yield Violation("order", both)
            elif distance > pair.most:
                yield Violation("order-too-far", both)

    def side_by_side(self, held: Held, other: Held) -> Iterable[Violation]:
        """Return why two sessions may not be held at the same time."""
        both = (held.code, other.code)
        if held.session.alone or other.session.alone:
            yield Violation("beside-ceremony", both)
        shared = set(held.session.organizers) & set(other.session.organizers)
        for code in sorted(shared - self.large):
            yield Violation("organizer-twice", both, places=(code,))

    def costs(self, s: int, held: Held) -> dict[str, int]:
        """Return what a session costs in a place, by preference, others as they are."""
        found: Tally[str] = Tally()
        for charge in self.checker.own_charges(held):
            found[charge.preference] += charge.cost
        for t, pair, _ in self.ties[s]:
            if t in self.held:
                self.add_pair(found, held, self.held[t], pair)
        self.add_counted(found, s, held)
        return {code: n for code, n in found.items() if n}

    def add_pair(
        self, found: "Tally[str]", held: Held, other: Held, pair: Pair
    ) -> None:
        """Add what two sessions cost each other."""
        gap = max(other.start - held.end, held.start - other.end)
        if gap < 0:
            found["shared-audience"] += pair.audience
            found["theme-apart"] += pair.themes
            found["protocol-rival"] += pair.rivals
        if held.day != other.day:
            found["theme-days"] += pair.other_day
            return
        found["theme-days"] += pair.same_day
        if held.room.code != other.room.code:
            found["track-rooms"] += pair.track
        if pair.people and gap >= self.checker.way(held.room, other.room):
            weights = self.model.weights
            if gap < HASTE and held.room.venue == other.room.venue:
                walked = self.checker.way(held.room, other.room) * pair.people
                found["walking"] += weights["walking"] * walked
            hours = max(0, gap - self.problem.rules.wait) // 60
            found["waiting"] += weights["waiting"] * hours * pair.people

    def add_counted(self, found: "Tally[str]", s: int, held: Held) -> None:
        """Add what is counted over many sessions, with this one and without."""
        a = self.model.arrays
        for c in range(
            a.sessions[s, kernels.COUNTERS], a.sessions[s + 1, kernels.COUNTERS]
        ):
            which = self.model.counter_of(c)
            counter = self.model.counters[which]
            others = sum(
                self.model.amount(t, counter.kind, self.held[t].start)
                for t in counter.sessions
                if t != s
                and t in self.held
                and (counter.kind == 2 or self.held[t].day == held.day)
            )
            step = self.model.amount(s, counter.kind, held.start)
            over = max(0, others + step - counter.cap) - max(0, others - counter.cap)
            found[counter.preference] += self.model.weights[counter.preference] * over

    def harmed(self, n: int = 10) -> list[tuple[str, int]]:
        """Return the people who bear most, each with their share in minutes of harm.

        A charge that names several people is shared evenly among them.
        """
        found: dict[str, float] = {}
        for charge in self.verdict.charges:
            for person in charge.people:
                share = charge.cost / len(charge.people)
                found[person] = found.get(person, 0.0) + share
        ranked = sorted(found.items(), key=lambda one: (-one[1], one[0]))
        return [(person, round(cost)) for person, cost in ranked[:n]]


ALWAYS = Span(0, 366 * DAY)

WITHOUT: dict[str, Callable[[Problem], Problem]] = {
    "person-absent": lambda p: replace(
        p, people=tuple(replace(one, present=()) for one in p.people)
    ),
    "remote-hours": lambda p: replace(
        p, rules=replace(p.rules, civil=Span(0, 2 * DAY))
    ),
    "way": lambda p: replace(
        p, walks=(), travels=(), rules=replace(p.rules, walk=0, travel=0)
    ),
    "changeover": lambda p: replace(p, rules=replace(p.rules, changeover=0)),
    "room-too-small": lambda p: replace(
        p, rules=replace(p.rules, overfill_percent=100_000)
    ),
    "equipment": lambda p: _each(p, needs=()),
    "interpretation": lambda p: _each(p, must_interpret=False),
    "beside-ceremony": lambda p: _each(p, alone=False),
    "order": lambda p: replace(p, orders=()),
    "outside-window": lambda p: _each(p, windows=()),
    "organizer-twice": lambda p: _each(p, organizers=()),
}
"""What a programme would be asked for without each rule."""


def _each(problem: Problem, **changed: object) -> Problem:
    sessions = tuple(replace(one, **changed) for one in problem.sessions)  # type: ignore[arg-type]
    return replace(problem, sessions=sessions)


def prices(
    problem: Problem, solution: Solution, *, params: Params, seed: int = 0
) -> list[Price]:
    """Return how much better the programme could be without each rule, dearest first.

    Each is searched anew from the programme as it stands: a saving is what was found,
    so never more than there is.
    """
    before = solve(problem, start=solution, params=params, seed=seed)
    found = []
    for code, without in WITHOUT.items():
        eased = without(problem)
        if eased == problem:
            continue
        after = solve(eased, start=before.solution, params=params, seed=seed)
        cost = after.cost if code != "organizer-twice" else _without_load(after.verdict)
        base = before.cost
        if code == "organizer-twice":
            base = _without_load(before.verdict)
        found.append(Price(code, EN.named[code], max(0, base - cost)))
    for code, preference in BY_CODE.items():
        paid = before.verdict.costs.get(code, 0)
        if not paid:
            continue
        eased = replace(problem, weights={**problem.weights, code: 0})
        after = solve(eased, start=before.solution, params=params, seed=seed)
        saving = max(0, before.cost - paid - after.cost)
        found.append(Price(code, preference.name, saving))
    return sorted(found, key=lambda one: (-one.saving, one.rule))


def _without_load(verdict: Verdict) -> int:
    return verdict.cost - verdict.costs.get("organizer-load", 0)
