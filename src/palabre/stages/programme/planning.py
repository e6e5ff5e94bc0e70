"""Acts about the rules with which an edition is planned.

Its numbers (minutes to walk, to travel, to change a room over …), what a unit of each
preference weighs, ways between rooms and venues, closed rooms, and who can attend when.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from zoneinfo import available_timezones

from django.db import transaction

from palabre.engines.timetable.preferences import BY_CODE
from palabre.engines.timetable.problem import Rules, Span
from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.people.models import Person
from palabre.stages.programme import rules, wanted
from palabre.stages.programme.models import (
    Availability,
    PlanningRules,
    RoomClosure,
    SessionRole,
)
from palabre.stages.programme.wanted import Attending, Numbers
from palabre.stages.summits.models import Room, Summit, Venue
from palabre.stages.summits.periods import check_periods

TRAVEL = 30
"""Minutes between two venues where an edition says no other number."""

USUAL = Rules(travel=TRAVEL)
"""The numbers of an edition that set none of its own."""

HEAVIEST = 10_000

MOST_CLOSURES = 1000
"""Times at which rooms of an edition are closed."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that an edition may set: its unit and what it may be.

    Parameters
    ----------
    unit : str
        ``minutes``, ``percent``, ``clock`` (minutes of the day) or ``sessions``.
    """

    code: str
    unit: str
    least: int
    most: int


NUMBERS = (
    Number("changeover", "minutes", 0, 120),
    Number("walk", "minutes", 0, 60),
    Number("travel", "minutes", 0, 240),
    Number("overfill_percent", "percent", 100, 1000),
    Number("civil_start", "clock", 0, 1440),
    Number("civil_end", "clock", 0, 1440),
    Number("comfortable_start", "clock", 0, 1440),
    Number("comfortable_end", "clock", 0, 1440),
    Number("lunch_start", "clock", 0, 1440),
    Number("lunch_end", "clock", 0, 1440),
    Number("lunch_minutes", "minutes", 0, 240),
    Number("early_until", "clock", 0, 1440),
    Number("organizer_day", "sessions", 1, 50),
    Number("wait", "minutes", 15, 720),
)
"""What an edition may set, in the order in which it is shown."""

BY_NUMBER = {one.code: one for one in NUMBERS}
SPANS = ("civil", "comfortable", "lunch")
SPREAD, GATHER = "spread", "gather"


@dataclass(frozen=True, slots=True)
class Closure:
    """A time at which a room may not be used."""

    venue: str
    room: str
    starts_at: datetime
    ends_at: datetime
    reason: str = ""


def usual(code: str) -> int:
    """Return a number as it is where an edition set none."""
    return number_in(USUAL, code)


def number_in(numbers: Rules, code: str) -> int:
    """Return a number of the engine's rules by the code of the page."""
    name, _, end = code.rpartition("_")
    if name in SPANS and end in {"start", "end"}:
        return int(getattr(getattr(numbers, name), end))
    return int(getattr(numbers, code))


def with_numbers(numbers: Rules, own: Mapping[str, int]) -> Rules:
    """Return the engine's rules with the numbers that an edition set."""
    plain = {one.name for one in fields(Rules)}
    held = {code: n for code, n in own.items() if code in plain and code in BY_NUMBER}
    for name in SPANS:
        span = getattr(numbers, name)
        held[name] = Span(  # type: ignore[assignment]
            own.get(f"{name}_start", span.start), own.get(f"{name}_end", span.end)
        )
    return replace(numbers, **held)  # type: ignore[arg-type]


def set_rules(summit: Summit, given: Numbers, *, by: Actor, at: datetime) -> None:
    """Set the numbers and weights with which an edition is planned.

    A number or weight that is the usual one is not kept: it follows the usual one.
    Raises Refused: ``not-allowed``, ``number-outside``, ``span-malformed``,
    ``field-unknown``, ``room-elsewhere``, ``not-found``, ``way-twice``.
    Journal: ``programme.rules.set``.
    """
    act = "programme.rules.set"
    require(rules.may_plan(by, summit), act)
    _check_numbers(given)
    _check_themes(summit, given.themes)
    _check_ways(summit, given)
    with transaction.atomic():
        Summit.objects.select_for_update().get(pk=summit.pk)
        was = wanted.numbers_of(summit)
        kept = _own(given)
        PlanningRules.objects.update_or_create(
            summit=summit,
            defaults={
                "numbers": dict(kept.numbers),
                "weights": dict(kept.weights),
                "themes": dict(kept.themes),
                "walks": [list(one) for one in kept.walks],
                "travels": [list(one) for one in kept.travels],
            },
        )
        subject, told = f"summit:{summit.code}", _difference(was, kept)
        journal.record(act, subject, by=by, at=at, summit=summit.code, changes=told)


def set_closures(
    summit: Summit, closures: Sequence[Closure], *, by: Actor, at: datetime
) -> None:
    """Say when rooms of an edition may not be used; others are open again.

    Raises Refused: ``not-allowed``, ``room-elsewhere``, ``closure-hours``,
    ``list-too-long``. Journal: ``programme.closures.set``.
    """
    act = "programme.closures.set"
    require(rules.may_plan(by, summit), act)
    if len(closures) > MOST_CLOSURES:
        raise Refused("list-too-long", n=len(closures), longest=MOST_CLOSURES)
    rows = Room.objects.filter(venue__summit=summit).select_related("venue")
    rooms = {(one.venue.code, one.code): one for one in rows.order_by("id")}
    for one in closures:
        if (one.venue, one.room) not in rooms:
            raise Refused("room-elsewhere", room=one.room, field="room")
        if one.starts_at >= one.ends_at:
            raise Refused("closure-hours", room=one.room, field="ends_at")
    with transaction.atomic():
        Summit.objects.select_for_update().get(pk=summit.pk)
        RoomClosure.objects.filter(room__venue__summit=summit).delete()
        RoomClosure.objects.bulk_create(
            RoomClosure(
                room=rooms[one.venue, one.room],
                starts_at=one.starts_at,
                ends_at=one.ends_at,
                reason=one.reason,
            )
            for one in closures
        )
        subject, n = f"summit:{summit.code}", len(closures)
        journal.record(act, subject, by=by, at=at, summit=summit.code, n_closures=n)


def attend(
    summit: Summit, person: Person, given: Attending, *, by: Actor, at: datetime
) -> None:
    """Say when a person can attend, from where, and the rest they need.

    Raises Refused: ``not-allowed``, ``not-found`` where the person has no part in the
    edition, ``period-malformed``, ``day-elsewhere``, ``zone-unknown``,
    ``number-outside``. Journal: ``programme.availability.set``.
    """
    act = "programme.availability.set"
    require(rules.may_plan(by, summit), act)
    participant(summit, person.code)
    check_periods(given.periods, summit.starts_on, summit.ends_on, "periods")
    if given.zone and given.zone not in available_timezones():
        raise Refused("zone-unknown", zone=given.zone, field="zone")
    if not 0 <= given.rest <= 480:
        raise Refused("number-outside", least=0, most=480, field="rest")
    with transaction.atomic():
        mine = Availability.objects.filter(summit=summit, person=person)
        if given.is_empty:
            mine.delete()
        else:
            Availability.objects.update_or_create(
                summit=summit,
                person=person,
                defaults={
                    "periods": [one.to_json() for one in given.periods],
                    "zone": given.zone,
                    "rest": given.rest,
                },
            )
        subject = f"person:{person.code}"
        journal.record(act, subject, by=by, at=at, summit=summit.code)


def closures_of(summit: Summit) -> list[Closure]:
    """Return when rooms may not be used, in order of time."""
    rows = RoomClosure.objects.filter(room__venue__summit=summit)
    return [
        Closure(*row)
        for row in rows.order_by("starts_at", "id").values_list(
            "room__venue__code", "room__code", "starts_at", "ends_at", "reason"
        )
    ]


def participant(summit: Summit, code: str) -> Person:
    """Return somebody who has a part in a session of an edition.

    Raises Refused: ``not-found``.
    """
    parts = SessionRole.objects.filter(session__summit=summit, person__code=code)
    found = parts.select_related("person").order_by("id").first()
    if found is None:
        raise Refused("not-found", what="person", code=code)
    return found.person


def attending_of(summit: Summit, person: Person) -> Attending:
    """Return what is known of a person's presence."""
    return wanted.all_attending(summit).get(person.code, Attending())


def _own(given: Numbers) -> Numbers:
    """Return what differs from the usual, ways in their order."""
    weights = {
        code: n for code, n in given.weights.items() if n != BY_CODE[code].weight
    }
    numbers = {code: n for code, n in given.numbers.items() if n != usual(code)}
    themes = {code: days for code, days in given.themes.items() if days}
    return replace(given, numbers=numbers, weights=weights, themes=themes)


def _check_numbers(given: Numbers) -> None:
    for code, n in given.numbers.items():
        if code not in BY_NUMBER:
            raise Refused("field-unknown", value=code, field="numbers")
        one = BY_NUMBER[code]
        if not one.least <= n <= one.most:
            raise Refused("number-outside", least=one.least, most=one.most, field=code)
    whole = with_numbers(USUAL, given.numbers)
    for name in SPANS:
        span = getattr(whole, name)
        if span.start >= span.end:
            raise Refused("span-malformed", field=f"{name}_end")
    for code, n in given.weights.items():
        if code not in BY_CODE:
            raise Refused("field-unknown", value=code, field="weights")
        if not 0 <= n <= HEAVIEST:
            raise Refused("number-outside", least=0, most=HEAVIEST, field=code)


def _check_themes(summit: Summit, themes: Mapping[str, str]) -> None:
    known = set(summit.themes.order_by("id").values_list("code", flat=True))
    for code, days in themes.items():
        if code not in known or days not in {"", SPREAD, GATHER}:
            raise Refused("field-unknown", value=code, field="themes")


def _check_ways(summit: Summit, given: Numbers) -> None:
    rooms = Room.objects.filter(venue__summit=summit).order_by("id")
    known = {f"{one}/{two}" for one, two in rooms.values_list("venue__code", "code")}
    venues = Venue.objects.filter(summit=summit).order_by("id")
    houses = set(venues.values_list("code", flat=True))
    seen: set[frozenset[str]] = set()
    for one, other, minutes in (*given.walks, *given.travels):
        if not 0 <= minutes <= 240:
            raise Refused("number-outside", least=0, most=240, field="minutes")
        if one == other or frozenset((one, other)) in seen:
            raise Refused("way-twice", one=one, other=other, field="minutes")
        seen.add(frozenset((one, other)))
    for room in (end for way in given.walks for end in way[:2]):
        if room not in known:
            raise Refused("room-elsewhere", room=room, field="room")
    for venue in (end for way in given.travels for end in way[:2]):
        if venue not in houses:
            raise Refused("not-found", what="venue", code=venue)


def _difference(was: Numbers, now: Numbers) -> str:
    """Return which numbers and weights are different now, for the journal."""
    told = []
    for before, after in ((was.numbers, now.numbers), (was.weights, now.weights)):
        told += [
            f"{code}: {before.get(code, '·')} → {after.get(code, '·')}"
            for code in sorted(before.keys() | after.keys())
            if before.get(code) != after.get(code)
        ]
    if was.themes != now.themes:
        told.append("themes")
    if (was.walks, was.travels) != (now.walks, now.travels):
        told.append("ways")
    return "; ".join(told)
