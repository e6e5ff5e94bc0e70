"""What happens to a programme between release and closing, as changed problems."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from palabre.engines.timetable.problem import (
    DAY,
    Person,
    Problem,
    Room,
    Session,
    Span,
    Team,
)
from palabre.engines.timetable.solution import Placement

ALWAYS = Span(0, 366 * DAY)


def without(problem: Problem, sessions: Collection[str]) -> Problem:
    """Return the problem in which some sessions are not held."""
    left_out = set(sessions)
    return replace(
        problem,
        sessions=tuple(one for one in problem.sessions if one.code not in left_out),
        orders=tuple(
            one for one in problem.orders if not {one.before, one.after} & left_out
        ),
        affinities=tuple(
            one for one in problem.affinities if not {one.first, one.second} & left_out
        ),
    )


def pinned(problem: Problem, pins: Iterable[Placement]) -> Problem:
    """Return the problem in which what is pinned is fixed in its hour and room."""
    held = {one.session: one for one in pins}
    sessions = [
        replace(one, start=held[one.code].start, room=held[one.code].room)
        if one.code in held
        else one
        for one in problem.sessions
    ]
    return replace(problem, sessions=tuple(sessions))


def arrives(problem: Problem, person: str, *, at: int) -> Problem:
    """Return the problem in which somebody is there only from a minute on."""
    return _person(problem, person, lambda one: _cut(one, Span(at, ALWAYS.end)))


def leaves(problem: Problem, person: str, *, at: int) -> Problem:
    """Return the problem in which somebody is gone from a minute on."""
    return _person(problem, person, lambda one: _cut(one, Span(0, at)))


def goes_remote(problem: Problem, person: str, *, offset: int) -> Problem:
    """Return the problem in which somebody speaks from another time zone."""
    return _person(problem, person, lambda one: replace(one, remote_offset=offset))


def loses_room(problem: Problem, room: str, *, during: Span = ALWAYS) -> Problem:
    """Return the problem in which a room is closed for a time."""

    def changed(one: Room) -> Room:
        return replace(one, closed=(*one.closed, during))

    rooms = [changed(one) if one.code == room else one for one in problem.rooms]
    return replace(problem, rooms=tuple(rooms))


def lasts(problem: Problem, session: str, *, minutes: int) -> Problem:
    """Return the problem in which a session takes longer, or less."""

    def changed(one: Session) -> Session:
        return replace(one, minutes=minutes) if one.code == session else one

    return replace(problem, sessions=tuple(changed(one) for one in problem.sessions))


def works_less(problem: Problem, team: str, *, blocks_a_week: int) -> Problem:
    """Return the problem in which a team works fewer blocks."""

    def changed(one: Team) -> Team:
        return replace(one, blocks_a_week=blocks_a_week) if one.code == team else one

    return replace(problem, teams=tuple(changed(one) for one in problem.teams))


def _person(problem: Problem, code: str, change: Callable[[Person], Person]) -> Problem:
    known = {one.code for one in problem.people}
    people = problem.people if code in known else (*problem.people, Person(code))
    changed = tuple(change(one) if one.code == code else one for one in people)
    return replace(problem, people=changed)


def _cut(person: Person, span: Span) -> Person:
    """Return a person who is there in the shared part of their spans and another."""
    parts = [
        Span(max(one.start, span.start), min(one.end, span.end))
        for one in person.present or (ALWAYS,)
    ]
    left = tuple(one for one in parts if one.start < one.end)
    return replace(person, present=left or (Span(ALWAYS.end - 1, ALWAYS.end),))
