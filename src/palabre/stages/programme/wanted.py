"""What an edition asks of its timetable beside the sessions themselves.

Read in one go for the engine and for the board, so that both know the same. Values and
reads; the acts are in `demands` and `planning`.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from palabre.kernel.actors import Actor
from palabre.stages.programme.models import (
    Availability,
    OrganizerRule,
    PlanningRules,
    RoomClosure,
    Session,
    SessionDemands,
    SessionOrder,
    SessionOrganizer,
)
from palabre.stages.programme.states import SessionState
from palabre.stages.summits.models import Summit
from palabre.stages.summits.periods import DAY, Period, Wished, merged

Moments = tuple[datetime, datetime]
Spans = tuple[tuple[int, int], ...]

A_DAY = 3
"""Sessions that a body bears in a day; who has more on every day is taken for large."""


@dataclass(frozen=True, slots=True)
class Demands:
    """What one session asks; empty for nothing.

    Parameters
    ----------
    windows : tuple of Period
        The only hours in which it may be held.
    rooms : tuple of str
        The only rooms that it may have, as ``venue/room``.
    """

    windows: tuple[Period, ...] = ()
    wishes: tuple[Wished, ...] = ()
    fixed_at: datetime | None = None
    rooms: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    must_interpret: bool = False

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is asked."""
        return self == Demands()


@dataclass(frozen=True, slots=True)
class After:
    """One session after another, by their codes, with the minutes between."""

    before: str
    after: str
    at_least: int = 0
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Attending:
    """When a person can attend, from where, and the rest they need."""

    periods: tuple[Period, ...] = ()
    zone: str = ""
    rest: int = 0

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is known: always there, on site."""
        return self == Attending()


@dataclass(frozen=True, slots=True)
class Numbers:
    """An edition's own numbers and weights, where it set any."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    weights: Mapping[str, int] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)
    walks: tuple[tuple[str, str, int], ...] = ()
    travels: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """All of it, for one edition.

    Parameters
    ----------
    demands : mapping
        Code of a session → what it asks; sessions that ask nothing are left out.
    single : frozenset of str
        Codes of organizations that hold one session at a time.
    attending : mapping
        Code of a person → when and from where they attend.
    closed : mapping
        Room as ``venue/room`` → when it may not be used.
    """

    demands: Mapping[str, Demands] = field(default_factory=dict)
    orders: tuple[After, ...] = ()
    single: frozenset[str] = frozenset()
    attending: Mapping[str, Attending] = field(default_factory=dict)
    closed: Mapping[str, tuple[Moments, ...]] = field(default_factory=dict)
    rules: Numbers = field(default_factory=Numbers)


def wanted_of(summit: Summit) -> Wanted:
    """Return what an edition asks of its timetable. Seven queries."""
    return Wanted(
        demands=all_demands(summit),
        orders=tuple(orders_of(summit)),
        single=single_of(summit),
        attending=all_attending(summit),
        closed=closed_of(summit),
        rules=numbers_of(summit),
    )


def all_demands(summit: Summit) -> dict[str, Demands]:
    """Return what sessions ask, by code. One query."""
    rows = SessionDemands.objects.filter(session__summit=summit)
    rows = rows.select_related("session").only(
        "session__code",
        *("windows", "wishes", "fixed_at", "rooms", "needs", "must_interpret"),
    )
    return {row.session.code: _demands(row) for row in rows.order_by("id")}


def demands_of(session: Session) -> Demands:
    """Return what a session asks. One query."""
    row = SessionDemands.objects.filter(session=session).first()
    return _demands(row) if row else Demands()


def orders_of(summit: Summit) -> list[After]:
    """Return which sessions follow which. One query."""
    rows = SessionOrder.objects.filter(before__summit=summit)
    planned = rows.exclude(before__state=SessionState.CANCELLED)
    planned = planned.exclude(after__state=SessionState.CANCELLED)
    return [
        After(*row)
        for row in planned.order_by("id").values_list(
            "before__code", "after__code", "at_least", "at_most"
        )
    ]


def single_of(summit: Summit) -> frozenset[str]:
    """Return the organizations that hold one session at a time. Two queries."""
    n_of: dict[str, int] = defaultdict(int)
    rows = SessionOrganizer.objects.filter(session__summit=summit)
    planned = rows.exclude(session__state=SessionState.CANCELLED).order_by("id")
    for code in planned.values_list("organization__code", flat=True):
        n_of[code] += 1
    told = dict(
        OrganizerRule.objects.filter(summit=summit)
        .order_by("id")
        .values_list("organization__code", "is_one_at_a_time")
    )
    return frozenset(
        code for code, n in n_of.items() if told.get(code, is_single(summit, n))
    )


def is_single(summit: Summit, n_sessions: int) -> bool:
    """Tell whether a body with so many sessions is taken to hold one at a time.

    Most are a handful of people; who has more than three a day on every day of the
    edition could not hold them one after another, and is taken to be large.
    """
    n_days = (summit.ends_on - summit.starts_on).days + 1
    return n_sessions <= A_DAY * n_days


def all_attending(summit: Summit) -> dict[str, Attending]:
    """Return when people can attend, by code. One query."""
    rows = Availability.objects.filter(summit=summit).order_by("id")
    return {
        code: Attending(tuple(Period.from_json(one) for one in periods), zone, rest)
        for code, periods, zone, rest in rows.values_list(
            "person__code", "periods", "zone", "rest"
        )
    }


def own_attending(actor: Actor) -> list[dict[str, object]]:
    """Return what is known of the presence of the person who asks."""
    rows = Availability.objects.filter(person_id=actor.person_id or 0)
    return [
        {
            "edition": one.summit.code,
            "periods": one.periods,
            "zone": one.zone,
            "rest": one.rest,
        }
        for one in rows.select_related("summit").order_by("id")
    ]


def closed_of(summit: Summit) -> dict[str, tuple[Moments, ...]]:
    """Return when rooms may not be used, by ``venue/room``. One query."""
    found: dict[str, list[Moments]] = defaultdict(list)
    rows = RoomClosure.objects.filter(room__venue__summit=summit)
    for venue, room, begins, ends in rows.order_by("starts_at", "id").values_list(
        "room__venue__code", "room__code", "starts_at", "ends_at"
    ):
        found[f"{venue}/{room}"].append((begins, ends))
    return {room: tuple(spans) for room, spans in found.items()}


def numbers_of(summit: Summit) -> Numbers:
    """Return the numbers and weights that an edition set. One query."""
    row = PlanningRules.objects.filter(summit=summit).first()
    if row is None:
        return Numbers()
    return Numbers(
        dict(row.numbers),
        dict(row.weights),
        dict(row.themes),
        tuple((one, other, minutes) for one, other, minutes in row.walks),
        tuple((one, other, minutes) for one, other, minutes in row.travels),
    )


def spans_of(summit: Summit, periods: tuple[Period, ...]) -> Spans:
    """Return periods in minutes of the edition's clock, those that touch as one."""
    first, last = summit.starts_on, summit.ends_on
    return tuple(merged(span for one in periods for span in one.minutes(first, last)))


def wish_spans(summit: Summit, wish: Wished) -> Spans:
    """Return in which minutes of the edition's clock a wish is met."""
    return tuple(wish.minutes(summit.starts_on, summit.ends_on))


def moments(summit: Summit, spans: Spans) -> tuple[Moments, ...]:
    """Return minutes of the edition's clock as instants."""
    zone = ZoneInfo(summit.zone)
    midnight = datetime.combine(summit.starts_on, datetime.min.time())

    def instant(minute: int) -> datetime:
        days, rest = divmod(minute, DAY)
        return (midnight + timedelta(days=days, minutes=rest)).replace(tzinfo=zone)

    return tuple((instant(start), instant(end)) for start, end in spans)


def offset_at(summit: Summit, zone: str) -> int:
    """Return the minutes from UTC of a zone when the edition begins."""
    begins = summit.starts_on
    noon = datetime(begins.year, begins.month, begins.day, 12, tzinfo=ZoneInfo(zone))
    return int((noon.utcoffset() or timedelta()).total_seconds() // 60)


def _demands(row: SessionDemands) -> Demands:
    return Demands(
        windows=tuple(Period.from_json(one) for one in row.windows),
        wishes=tuple(Wished.from_json(one) for one in row.wishes),
        fixed_at=row.fixed_at,
        rooms=tuple(row.rooms),
        needs=tuple(row.needs),
        must_interpret=row.must_interpret,
    )
