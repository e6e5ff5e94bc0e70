"""A scenario folder as a problem: edition.toml and sessions/*.toml.

Reads what the timetable needs and leaves the rest alone.
"""

import tomllib
from collections.abc import Iterable
from datetime import date, time
from itertools import combinations
from pathlib import Path
from typing import Any

from palabre.engines.timetable.problem import (
    DAY,
    Affinity,
    Organizer,
    Part,
    Person,
    Problem,
    Room,
    Rules,
    Session,
    Span,
    Theme,
    Venue,
    Way,
)
from palabre.engines.timetable.reasons import Reason, of_error
from palabre.engines.timetable.scenario_asks import with_asks
from palabre.kernel.refusals import Refused

MINUTES = {
    "opening": 60,
    "welcome": 30,
    "handover": 15,
    "leaders-talk": 30,
    "ministerial-round-table": 120,
    "high-level-dialogue": 60,
    "policy-session": 60,
    "interactive-session": 60,
    "knowledge-cafe": 120,
    "special-session": 60,
    "prize-ceremony": 60,
    "closing": 60,
}
"""How long sessions of a type last; others three quarters of an hour."""

USUAL_MINUTES = 45

RANKS = (
    "head-of-state",
    "head-of-government",
    "deputy-prime-minister",
    "minister",
    "deputy-minister",
    "regulator",
    "ambassador",
    "head-of-organization",
    "high-level",
)

HIGH_RANK = 6

FIRST, LAST = frozenset({"opening"}), frozenset({"closing"})
"""Types that open the first day and close the last, with nothing beside them."""

SHARED_IN = 20


def read_folder(folder: Path) -> Problem:
    """Return the problem in a scenario folder.

    Raises
    ------
    Refused
        ``timetable-file-wrong`` where a file is not there, no TOML, or lacks a field.
    """
    edition = _toml(folder / "edition.toml")
    found = [_toml(path) for path in sorted(folder.glob("sessions/*.toml"))]
    rows = [row for one in found for row in one.get("session", ())]
    try:
        return _problem(edition, rows)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        reason: str = f"{type(error).__name__}: {error}"
        if isinstance(error, KeyError):
            reason = Reason("missing", name=error.args[0])
        raise Refused(
            "timetable-file-wrong", where=str(folder), reason=reason
        ) from error


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        reason = of_error(error)
        raise Refused("timetable-file-wrong", where=str(path), reason=reason) from error
    except ValueError as error:
        raise Refused(
            "timetable-file-wrong", where=str(path), reason=str(error)
        ) from error


def _problem(edition: dict[str, Any], rows: list[dict[str, Any]]) -> Problem:
    summit = edition["summit"]
    first: date = summit["starts_on"]
    venues = [_venue(row, first) for row in edition["venue"]]
    rooms = [
        _room(row, venue["code"]) for venue in edition["venue"] for row in venue["room"]
    ]
    stage = next(
        (
            f"{venue['code']}/{row['code']}"
            for venue in edition["venue"]
            for row in venue["room"]
            if row.get("is_main_stage")
        ),
        rooms[0].code,
    )
    sessions = _ceremonies([_session(row) for row in rows], venues, rooms, stage)
    made = Problem(
        name=str(summit["code"]),
        first_day=first.isoformat(),
        zone=str(summit.get("zone", "UTC")),
        venues=tuple(venues),
        rooms=tuple(rooms),
        sessions=tuple(sessions),
        people=tuple(_people(rows)),
        organizers=tuple(
            Organizer(code, is_one_at_a_time=False)
            for code in sorted({name for one in sessions for name in one.organizers})
        ),
        themes=tuple(Theme(str(row["code"])) for row in edition.get("theme", ())),
        affinities=tuple(_affinities(sessions)),
        travels=tuple(_travels(edition["venue"])),
        rules=Rules(high_rank=HIGH_RANK),
    )
    n_days = (summit["ends_on"] - first).days + 1
    return with_asks(made, edition.get("asks", {}), n_days=n_days)


def _venue(row: dict[str, Any], first: date) -> Venue:
    opens, closes = _minutes(row["opens"]), _minutes(row["closes"])
    days = [(on - first).days * DAY for on in row["days"]]
    return Venue(row["code"], tuple(Span(day + opens, day + closes) for day in days))


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _room(row: dict[str, Any], venue: str) -> Room:
    return Room(
        f"{venue}/{row['code']}",
        venue,
        row["name"]["en"],
        row.get("capacity"),
        row.get("n_booths", 0),
        tuple(sorted(row.get("equipment", ()))),
    )


def _session(row: dict[str, Any]) -> Session:
    people = [one for one in row.get("people", ()) if one["role"] in MUST]
    return Session(
        row["code"],
        MINUTES.get(row["type"], USUAL_MINUTES),
        title=row["title"].get("en", row["code"]),
        kind=row["type"],
        audience=row.get("audience", 0),
        people=tuple(
            Part(name, role)
            for name, role in {one["name"]: one["role"] for one in people}.items()
        ),
        organizers=tuple(dict.fromkeys(row.get("organizations", ()))),
        themes=tuple(dict.fromkeys(row.get("themes", ()))),
        group=people[0].get("group", "") if people else "",
    )


MUST = frozenset({"chair", "moderator", "speaker"})
"""Who cannot be in two sessions at once."""


def _ceremonies(
    sessions: list[Session], venues: list[Venue], rooms: list[Room], stage: str
) -> Iterable[Session]:
    """Fix the opening on the first morning and the closing on the last evening."""
    spans = [span for venue in venues for span in venue.open]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    last_venue = next(v for v in venues if any(span.end == end for span in v.open))
    last_rooms = [room for room in rooms if room.venue == last_venue.code]
    largest = max(last_rooms, key=lambda one: (one.capacity or 0, one.code)).code
    seen: set[str] = set()
    for one in sessions:
        is_first, is_last = one.kind in FIRST, one.kind in LAST
        if one.kind in seen or not (is_first or is_last):
            yield one
            continue
        seen.add(one.kind)
        at = start + 60 if is_first else end - one.minutes
        room = stage if is_first else largest
        yield _fixed(one, at, room)


def _fixed(one: Session, start: int, room: str) -> Session:
    return Session(
        one.code, one.minutes, one.title, one.kind, 0, one.people, one.organizers,
        one.themes, group=one.group, start=start, room=room, alone=True,
    )  # fmt: skip


def _people(rows: Iterable[dict[str, Any]]) -> Iterable[Person]:
    ranks: dict[str, int] = {}
    for row in rows:
        for one in row.get("people", ()):
            rank = one.get("rank", "")
            place = RANKS.index(rank) + 1 if rank in RANKS else 0
            ranks[one["name"]] = ranks.get(one["name"], 0) or place
    return [Person(name, name, rank) for name, rank in sorted(ranks.items())]


def _affinities(sessions: Iterable[Session]) -> Iterable[Affinity]:
    """Guess who would want both of two sessions from the themes that they share."""
    for one, two in combinations(sessions, 2):
        shared = len(set(one.themes) & set(two.themes))
        people = min(one.audience, two.audience) * shared // SHARED_IN
        if people:
            yield Affinity(one.code, two.code, people)


def _travels(venues: Iterable[dict[str, Any]]) -> Iterable[Way]:
    for venue in venues:
        for other, minutes in venue.get("walk_minutes", {}).items():
            yield Way(venue["code"], other, minutes)
