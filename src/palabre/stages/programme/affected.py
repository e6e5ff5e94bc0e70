"""Whom a change of the programme concerns, and which of its lines: nobody else is told.

A session concerns those with a part in it, the proposer who stands for its organizers,
and whoever has it in their agenda. When only the people of a session change, it concerns
those who come or go and the proposer; the others keep their hour and their room.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from palabre.stages.people.models import Person
from palabre.stages.programme.models import Session, Star
from palabre.stages.summits.models import Summit

Line = Mapping[str, Any]
"""A line of a changelog: kind, session, fields, was, now."""


@dataclass(frozen=True, slots=True)
class Told:
    """A person and the lines that concern them, in the changelog's order."""

    person: Person
    lines: tuple[Line, ...]


def affected(summit: Summit, changelog: Iterable[Line]) -> list[Told]:
    """Return who must be told of what, by name. Four queries.

    Persons without an address are in it: the secretariat may reach them otherwise.
    """
    lines = list(changelog)
    codes = {line["session"] for line in lines}
    sessions = {
        one.code: one
        for one in Session.objects.filter(summit=summit, code__in=codes)
        .select_related("proposal")
        .prefetch_related("roles__person")
    }
    watched = _watchers(summit, codes)
    concerned: dict[str, list[Line]] = defaultdict(list)
    proposers: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        session = sessions.get(line["session"])
        for code in sorted(_persons(line, session) | _keep(line, watched)):
            concerned[code].append(line)
        if session is not None and session.proposal is not None:
            proposers[session.proposal.proposer_id].append(line)
    return _told(concerned, proposers)


def _told(
    concerned: Mapping[str, list[Line]], proposers: Mapping[int, list[Line]]
) -> list[Told]:
    by_code = Person.objects.filter(code__in=concerned)
    by_key = Person.objects.filter(pk__in=proposers)
    found = {one.pk: one for one in (*by_code, *by_key)}
    told = []
    for key, person in found.items():
        lines = [*concerned.get(person.code, ())]
        lines += [one for one in proposers.get(key, ()) if one not in lines]
        told.append(Told(person, tuple(sorted(lines, key=lambda one: one["session"]))))
    return sorted(told, key=lambda one: (one.person.sort_name, one.person.pk))


def _persons(line: Line, session: Session | None) -> set[str]:
    was = set((line["was"] or {}).get("people", ()))
    now = set((line["now"] or {}).get("people", ()))
    if line.get("fields") == ["people"]:
        return was ^ now
    there = {role.person.code for role in session.roles.all()} if session else set()
    return was | now | there


def _keep(line: Line, watched: Mapping[str, set[str]]) -> set[str]:
    if line["kind"] == "added" or line.get("fields") == ["people"]:
        return set()
    return watched.get(line["session"], set())


def _watchers(summit: Summit, codes: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    stars = (
        Star.objects.filter(agenda__summit=summit, session__code__in=list(codes))
        .exclude(agenda__person=None)
        .order_by("id")
    )
    for code, person in stars.values_list("session__code", "agenda__person__code"):
        found[code].add(person)
    return found
