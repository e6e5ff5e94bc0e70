"""Lists of who is in a programme: people, organizations, countries, with how much.

Pure: rows of a listing in, lines by name out.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from palabre.stages.people.queries import folded
from palabre.stages.programme.participation import bodies_in
from palabre.stages.programme.values import Body, Part, SessionRow

Line = TypeVar("Line", "PersonLine", "BodyLine")


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody with a part: for whom, and in how many sessions."""

    part: Part
    n: int

    @property
    def name(self) -> str:
        """Return the name by which the line is found."""
        return self.part.name

    @property
    def words(self) -> str:
        """Return what the line is found by."""
        body = self.part.organization
        return folded(" ".join([self.name, *(_names(body) if body else ())]))


@dataclass(frozen=True, slots=True)
class BodyLine:
    """An organization that organizes or is spoken for, and in how many sessions."""

    body: Body
    name: str
    n: int

    @property
    def words(self) -> str:
        """Return what the line is found by."""
        return folded(" ".join(_names(self.body)))


@dataclass(frozen=True, slots=True)
class CountryLine:
    """A country: sessions, people and organizations from there."""

    iso2: str
    n: int
    n_people: int
    n_organizations: int


def people_of(rows: Sequence[SessionRow]) -> list[PersonLine]:
    """Return everybody with a part, by name."""
    first: dict[str, Part] = {}
    counted: Counter[str] = Counter()
    for row in rows:
        for part in row.parts:
            held = first.setdefault(part.person, part)
            if held.organization is None and part.organization is not None:
                first[part.person] = part
        counted.update({part.person for part in row.parts})
    lines = [PersonLine(part, counted[code]) for code, part in first.items()]
    return sorted(lines, key=lambda one: (folded(one.name), one.part.person))


def organizations_of(rows: Sequence[SessionRow], lang: str) -> list[BodyLine]:
    """Return the organizations with a part, by their names in a language."""
    counted = Counter(code for row in rows for code in row.bodies)
    lines = [
        BodyLine(one, str(one.name.said_in(lang)), counted[one.code])
        for one in bodies_in(rows)
    ]
    return sorted(lines, key=lambda one: (folded(one.name), one.body.code))


def countries_of(rows: Sequence[SessionRow]) -> list[CountryLine]:
    """Return the countries of people and organizations, by code."""
    counted = Counter(iso2 for row in rows for iso2 in row.countries)
    people = Counter(one.part.country for one in people_of(rows))
    bodies = Counter(one.country for one in bodies_in(rows))
    return [
        CountryLine(iso2, n, people[iso2], bodies[iso2])
        for iso2, n in sorted(counted.items())
    ]


def found(lines: Iterable[Line], q: str) -> list[Line]:
    """Return the lines that hold every word looked for, in any accents."""
    words = folded(q).split()
    return [one for one in lines if all(word in one.words for word in words)]


def by_letter(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """Return lines under the first letter of their names."""
    return [
        (letter, list(many))
        for letter, many in groupby(lines, key=lambda one: _letter(one.name))
    ]


def _letter(name: str) -> str:
    return folded(name)[:1].upper() or "–"


def _names(body: Body) -> tuple[str, ...]:
    return (*body.name.words.values(), body.acronym)
