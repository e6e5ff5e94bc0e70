"""Choosing sessions: by day, place, theme, language, who takes part, and words."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from zoneinfo import ZoneInfo

from palabre.stages.people.queries import folded
from palabre.stages.programme.values import Body, SessionRow


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader asked for; an empty part asks for nothing.

    Parameters
    ----------
    day : str
        ISO 8601 date in the summit's zone.
    line : str
        Code of an Action Line or of any item that sessions are tagged with.
    organization, person : str
        A code, else words that all stand in the name (or the acronym).
    q : str
        Words: all of them must stand in the title, a name or a description.
    """

    day: str = ""
    venue: str = ""
    room: str = ""
    theme: str = ""
    type: str = ""
    language: str = ""
    line: str = ""
    organization: str = ""
    country: str = ""
    person: str = ""
    q: str = ""

    @classmethod
    def asked(cls, query: Mapping[str, str]) -> "Choice":
        """Return the choice that an address holds; unknown parts are left aside."""
        return cls(
            **{one.name: query.get(one.name, "").strip()[:100] for one in fields(cls)}
        )

    @property
    def made(self) -> dict[str, str]:
        """Return the parts that ask for something."""
        pairs = ((one.name, getattr(self, one.name)) for one in fields(self))
        return {name: value for name, value in pairs if value}


Test = Callable[[SessionRow, str], bool]


def _is_on(zone: ZoneInfo) -> Test:
    def test(row: SessionRow, day: str) -> bool:
        return row.held is not None and row.held.on(zone).isoformat() == day

    return test


TESTS: Mapping[str, Test] = {
    "venue": lambda row, code: row.held is not None and row.held.room.venue == code,
    "room": lambda row, code: row.held is not None and row.held.room.code == code,
    "theme": lambda row, code: code in row.themes,
    "type": lambda row, code: row.type == code,
    "language": lambda row, tag: tag in row.languages,
    "line": lambda row, code: code in row.lines,
    "country": lambda row, iso2: iso2.upper() in row.countries,
}


def people_named(rows: Iterable[SessionRow]) -> dict[str, str]:
    """Return the name of everybody who takes part, by code."""
    return {part.person: part.name for row in rows for part in row.parts}


def bodies_named(rows: Iterable[SessionRow]) -> dict[str, Body]:
    """Return the organizations behind sessions or spoken for in them, by code."""
    return {body.code: body for row in rows for body in row.all_bodies}


def _of_person(rows: Sequence[SessionRow], told: str) -> Callable[[SessionRow], bool]:
    named = people_named(rows)
    wanted = {told} if told in named else _matching(told, named)
    return lambda row: any(part.person in wanted for part in row.parts)


def _of_body(rows: Sequence[SessionRow], told: str) -> Callable[[SessionRow], bool]:
    named = {
        code: " ".join((*body.name.words.values(), body.acronym))
        for code, body in bodies_named(rows).items()
    }
    wanted = {told} if told in named else _matching(told, named)
    return lambda row: not wanted.isdisjoint(row.bodies)


def _matching(told: str, named: Mapping[str, str]) -> set[str]:
    words = folded(told).split()
    if not words:
        return set()
    return {
        code
        for code, name in named.items()
        if all(word in folded(name) for word in words)
    }


def chosen(
    rows: Iterable[SessionRow],
    choice: Choice,
    *,
    zone: str,
    words: Mapping[str, str] | None = None,
) -> list[SessionRow]:
    """Return the rows that a choice asks for, in their order.

    Parameters
    ----------
    words : mapping of str to str
        Folded words of each session by code (`words_of`), needed for ``q``.
    """
    rows, made = list(rows), choice.made
    tests = [
        (_is_on(ZoneInfo(zone)) if name == "day" else TESTS[name], value)
        for name, value in made.items()
        if name == "day" or name in TESTS
    ]
    kept = [row for row in rows if all(test(row, value) for test, value in tests)]
    for name, of in (("person", _of_person), ("organization", _of_body)):
        if name in made:
            kept = list(filter(of(rows, made[name]), kept))
    wanted = folded(choice.q).split()
    if not wanted:
        return kept
    known = words or {}
    return [
        row for row in kept if all(word in known.get(row.code, "") for word in wanted)
    ]


def words_of(row: SessionRow, description: str = "") -> str:
    """Return what a reader may look for in a session, folded for comparing."""
    bodies = [*row.organizers]
    bodies += [part.organization for part in row.parts if part.organization]
    said = [row.code, *row.title.words.values(), row.track, description]
    said += [part.name for part in row.parts]
    said += [name for body in bodies for name in (*body.name.words.values(),)]
    said += [body.acronym for body in bodies]
    return folded(" ".join(said))


def days_of(rows: Iterable[SessionRow], *, zone: str) -> dict[date, int]:
    """Return the days on which something is held, with how many sessions begin."""
    local = ZoneInfo(zone)
    counted = Counter(row.held.on(local) for row in rows if row.held)
    return dict(sorted(counted.items()))


def counts(rows: Sequence[SessionRow]) -> dict[str, Counter[str]]:
    """Return how many sessions each possible choice would show."""
    return {
        "venue": Counter(row.held.room.venue for row in rows if row.held),
        "room": Counter(row.held.room.code for row in rows if row.held),
        "theme": Counter(code for row in rows for code in row.themes),
        "type": Counter(row.type for row in rows),
        "language": Counter(tag for row in rows for tag in row.languages),
        "line": Counter(code for row in rows for code in row.lines),
        "country": Counter(iso2 for row in rows for iso2 in row.countries),
    }


def on_now(rows: Iterable[SessionRow], *, at: datetime) -> list[SessionRow]:
    """Return the sessions that are on at an instant, by room."""
    there = [
        row
        for row in rows
        if row.held and row.held.starts_at <= at < row.held.ends_at and _is_on_air(row)
    ]
    return sorted(there, key=lambda row: row.held.room if row.held else None)  # type: ignore[arg-type,return-value]


def next_up(rows: Iterable[SessionRow], *, at: datetime) -> list[SessionRow]:
    """Return the next session of each room, soonest first."""
    first: dict[str, SessionRow] = {}
    coming = [
        row for row in rows if row.held and row.held.starts_at > at and _is_on_air(row)
    ]
    for row in sorted(coming, key=_by_time):
        assert row.held is not None
        first.setdefault(f"{row.held.room.venue}/{row.held.room.code}", row)
    return list(first.values())


def _is_on_air(row: SessionRow) -> bool:
    return not row.is_cancelled


def _by_time(row: SessionRow) -> tuple[object, ...]:
    assert row.held is not None
    return row.held.starts_at, row.held.room, row.code
