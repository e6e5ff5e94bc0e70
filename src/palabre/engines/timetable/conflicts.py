"""Why something cannot be placed: the fewest sessions and rules that contradict.

Rules are taken out of the problem itself, one by one, and what is left is asked again:
each set that is shown has been proven impossible, and possible without any one of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from palabre.engines.timetable.compiled import compile_problem
from palabre.engines.timetable.demands import Demand, WayOut
from palabre.engines.timetable.exact import feasible
from palabre.engines.timetable.limits import Limits
from palabre.engines.timetable.phrases import EN
from palabre.engines.timetable.problem import DAY, Problem, Session, Span
from palabre.engines.timetable.solve import Params, solve

Ease = Callable[[Problem], Problem]

MOST_SESSIONS = 24
"""Sessions looked at together before a conflict is given up as too wide."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sessions that cannot all be held while all of these demands stand.

    Without any one of the sessions, or any one of the demands, they can.
    """

    sessions: tuple[str, ...]
    demands: tuple[Demand, ...]
    ways_out: tuple[WayOut, ...] = ()

    @property
    def sentence(self) -> str:
        """Return the conflict in English, by codes; `wording.conflict` has names."""
        told = "; ".join(
            EN.demands[one.rule].format(whose=one.whose) for one in self.demands
        )
        words = "conflict" if len(self.sessions) > 1 else "conflict-one"
        return EN.said[words].format(
            sessions=", ".join(self.sessions), told=told or EN.said["no-demand"]
        )


def conflict_of(
    problem: Problem, session: str, *, limits: Limits | None = None
) -> Conflict | None:
    """Return why a session cannot be placed, None where it can or nobody could tell.

    Parameters
    ----------
    problem : Problem
    session : str
        A session that a search left out.
    limits : Limits, optional
        For each single question.
    """
    ask = _Asking(limits or Limits(seconds=5.0))
    wide = _widened(problem, session, ask)
    if wide is None:
        return None
    sessions = _fewest_sessions(problem, wide, session, ask)
    small = only(problem, sessions)
    demands = _fewest_demands(small, ask)
    return Conflict(tuple(sessions), tuple(demands))


def ways_out(
    problem: Problem, conflict: Conflict, *, params: Params
) -> tuple[WayOut, ...]:
    """Return what giving up each demand would come to, the best first."""
    found = []
    for demand in conflict.demands:
        eased = ease(problem, demand)
        result = solve(eased, params=params)
        found.append(WayOut(demand, len(result.verdict.unplaced), result.cost))
    return tuple(
        sorted(found, key=lambda one: (one.n_left_out, one.cost, one.demand.rule))
    )


class _Asking:
    """Asks whether a problem can be solved at all."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits

    def is_impossible(self, problem: Problem) -> bool:
        """Tell whether it is proven that not all sessions can be held."""
        model = compile_problem(problem, lenient=True)
        everyone = range(len(problem.sessions))
        if any(not len(model.places_of(s)) or not model.teams_of(s) for s in everyone):
            return True
        answer, _ = feasible(model, free=everyone, fixed={}, limits=self.limits)
        return answer is False


def only(problem: Problem, sessions: list[str]) -> Problem:
    """Return the problem with some of its sessions."""
    kept = tuple(one for one in problem.sessions if one.code in sessions)
    orders = tuple(
        one for one in problem.orders if {one.before, one.after} <= set(sessions)
    )
    return replace(problem, sessions=kept, orders=orders, affinities=())


def _widened(problem: Problem, session: str, ask: _Asking) -> list[str] | None:
    """Return sessions around one that cannot all be held, a few more at a time."""
    ranked = _nearest(problem, session)
    n = 1
    while True:
        some = ranked[:n]
        if ask.is_impossible(only(problem, some)):
            return some
        if n >= min(len(ranked), MOST_SESSIONS):
            return None
        n = min(2 * n, MOST_SESSIONS, len(ranked))


def _nearest(problem: Problem, session: str) -> list[str]:
    """Return the sessions by how much they have to do with one, itself first."""
    one = next(held for held in problem.sessions if held.code == session)
    tied = {order.before for order in problem.orders if order.after == session}
    tied |= {order.after for order in problem.orders if order.before == session}

    def key(other: Session) -> tuple[int, int, str]:
        people = {part.person for part in one.people} & {
            part.person for part in other.people
        }
        bodies = set(one.organizers) & set(other.organizers)
        near = len(people) + len(bodies) + int(other.code in tied)
        near += int(bool(other.windows or other.start is not None))
        return (int(other.code != session), -near, other.code)

    return [other.code for other in sorted(problem.sessions, key=key)]


def _fewest_sessions(
    problem: Problem, wide: list[str], session: str, ask: _Asking
) -> list[str]:
    """Return the sessions without which the rest could be held, one by one."""
    kept = list(wide)
    for code in reversed(wide):
        fewer = [other for other in kept if other != code]
        if code != session and ask.is_impossible(only(problem, fewer)):
            kept = fewer
    return kept


def _fewest_demands(problem: Problem, ask: _Asking) -> list[Demand]:
    """Return the demands without any of which the sessions could be held."""
    found = []
    eased = problem
    for demand in _demands(problem):
        fewer = ease(eased, demand)
        if fewer == eased:
            continue
        if ask.is_impossible(fewer):
            eased = fewer
        else:
            found.append(demand)
    return found


def _demands(problem: Problem) -> list[Demand]:
    """Return every demand of a problem, those easiest to live without first."""
    people = sorted({p.person for one in problem.sessions for p in one.people})
    found = [Demand(rule) for rule in ("hours", "way", "changeover", "order")]
    found += [
        Demand(rule, one.code) for rule in SESSION_RULES for one in problem.sessions
    ]
    found += [
        Demand(rule, who) for rule in ("remote", "present", "attends") for who in people
    ]
    return found


SESSION_RULES: dict[str, Callable[[Session], Session]] = {
    "audience": lambda one: replace(one, audience=0),
    "needs": lambda one: replace(one, needs=()),
    "rooms": lambda one: replace(one, rooms=(), room=None),
    "interpretation": lambda one: replace(one, must_interpret=False),
    "alone": lambda one: replace(one, alone=False),
    "organizers": lambda one: replace(one, organizers=()),
    "window": lambda one: replace(one, windows=()),
    "fixed": lambda one: replace(one, start=None),
}


def ease(problem: Problem, demand: Demand) -> Problem:
    """Return the problem without a demand."""
    rule, whose = demand.rule, demand.whose
    if rule in SESSION_RULES:
        sessions = [
            SESSION_RULES[rule](one) if one.code == whose else one
            for one in problem.sessions
        ]
        return replace(problem, sessions=tuple(sessions))
    if rule in PERSON_RULES:
        return PERSON_RULES[rule](problem, whose)
    return HOUSE_RULES[rule](problem)


def _whole_day(span: Span) -> Span:
    """Return a period from the midnight before it to the one after."""
    return Span(span.start // DAY * DAY, -(-span.end // DAY) * DAY)


HOUSE_RULES: dict[str, Ease] = {
    "hours": lambda p: replace(
        p,
        venues=tuple(
            replace(one, open=tuple(_whole_day(span) for span in one.open))
            for one in p.venues
        ),
    ),
    "order": lambda p: replace(p, orders=()),
    "changeover": lambda p: replace(p, rules=replace(p.rules, changeover=0)),
    "way": lambda p: replace(
        p, walks=(), travels=(), rules=replace(p.rules, walk=0, travel=0)
    ),
}


def _absent(problem: Problem, whose: str) -> Problem:
    sessions = [
        replace(one, people=tuple(p for p in one.people if p.person != whose))
        for one in problem.sessions
    ]
    return replace(problem, sessions=tuple(sessions))


def _always(problem: Problem, whose: str) -> Problem:
    people = [
        replace(one, present=()) if one.code == whose else one for one in problem.people
    ]
    return replace(problem, people=tuple(people))


def _on_site(problem: Problem, whose: str) -> Problem:
    people = [
        replace(one, remote_offset=None) if one.code == whose else one
        for one in problem.people
    ]
    return replace(problem, people=tuple(people))


PERSON_RULES: dict[str, Callable[[Problem, str], Problem]] = {
    "attends": _absent,
    "present": _always,
    "remote": _on_site,
}
