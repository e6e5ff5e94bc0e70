"""What the draft knows of demands: windows, rooms, orders, bodies, ways to go.

Pure values, in instants; `clashes` asks them for a session, a room and an hour. The
engine knows the same in minutes (`optimisation`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from palabre.engines.timetable.problem import Rules
from palabre.stages.programme import planning, wanted
from palabre.stages.programme.states import ClashKind
from palabre.stages.programme.wanted import After, Demands, Moments, Wanted
from palabre.stages.summits.models import Summit


@dataclass(frozen=True, slots=True)
class Asks:
    """What one session asks.

    Parameters
    ----------
    wishes : tuple
        Of each wish, when it is met.
    """

    windows: tuple[Moments, ...] = ()
    wishes: tuple[tuple[Moments, ...], ...] = ()
    fixed_at: datetime | None = None
    rooms: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    must_interpret: bool = False

    def breaks(
        self,
        room: str,
        equipment: frozenset[str],
        starts_at: datetime,
        ends_at: datetime,
    ) -> Iterator[tuple[ClashKind, tuple[str, ...]]]:
        """Yield what a place breaks of it, and what is lacking."""
        if self.windows and not _within(self.windows, starts_at, ends_at):
            yield ClashKind.WINDOW, ()
        if self.fixed_at is not None and self.fixed_at != starts_at:
            yield ClashKind.FIXED, ()
        if self.rooms and room not in self.rooms:
            yield ClashKind.ROOM_UNCHOSEN, ()
        lacking = self.needs - equipment
        if lacking:
            yield ClashKind.EQUIPMENT, tuple(sorted(lacking))
        if any(not _within(one, starts_at, ends_at) for one in self.wishes):
            yield ClashKind.WISH, ()


NOTHING = Asks()


@dataclass(frozen=True, slots=True)
class Demanded:
    """All of it, for one draft.

    Parameters
    ----------
    orders : mapping
        Code of a session → the orders in which it stands.
    ways : mapping
        Two rooms as ``venue/room``, or two venues → minutes between them.
    rest : mapping
        Code of a person → minutes of rest between two sessions.
    own : Wanted
        All of it as it was asked.
    """

    asks: Mapping[str, Asks] = field(default_factory=dict)
    orders: Mapping[str, tuple[After, ...]] = field(default_factory=dict)
    single: frozenset[str] = frozenset()
    equipment: Mapping[str, frozenset[str]] = field(default_factory=dict)
    closed: Mapping[str, tuple[Moments, ...]] = field(default_factory=dict)
    ways: Mapping[frozenset[str], int] = field(default_factory=dict)
    rest: Mapping[str, int] = field(default_factory=dict)
    numbers: Rules = planning.USUAL
    own: Wanted = field(default_factory=Wanted)

    @property
    def reach(self) -> timedelta:
        """Return how near in time two sessions may disturb each other."""
        numbers = self.numbers
        usual = (numbers.travel, numbers.walk, numbers.changeover)
        most = max((*usual, *self.ways.values(), *self.rest.values()))
        return timedelta(minutes=most)

    def of(self, code: str) -> Asks:
        """Return what a session asks."""
        return self.asks.get(code, NOTHING)

    def is_closed(self, room: str, starts_at: datetime, ends_at: datetime) -> bool:
        """Tell whether a room is closed at any time of a period."""
        spans = self.closed.get(room, ())
        return any(begins < ends_at and starts_at < ends for begins, ends in spans)

    def way(self, here: tuple[str, str], there: tuple[str, str]) -> int:
        """Return the minutes between two rooms, each (venue, room)."""
        if here == there:
            return 0
        usual = self.numbers.walk
        if here[0] != there[0]:
            houses = frozenset((here[0], there[0]))
            usual = self.ways.get(houses, self.numbers.travel)
        rooms = frozenset(("/".join(here), "/".join(there)))
        return self.ways.get(rooms, usual)


def demanded_of(
    summit: Summit, own: Wanted, equipment: Mapping[str, frozenset[str]]
) -> Demanded:
    """Return what an edition asks, in instants."""
    orders: dict[str, list[After]] = {}
    for order in own.orders:
        for code in (order.before, order.after):
            orders.setdefault(code, []).append(order)
    rules = own.rules
    return Demanded(
        asks={code: _asks(summit, one) for code, one in own.demands.items()},
        orders={code: tuple(found) for code, found in orders.items()},
        single=own.single,
        equipment=equipment,
        closed=own.closed,
        ways={
            frozenset((one, other)): minutes
            for one, other, minutes in (*rules.walks, *rules.travels)
        },
        rest={code: one.rest for code, one in own.attending.items() if one.rest},
        numbers=planning.with_numbers(planning.USUAL, rules.numbers),
        own=own,
    )


def ways_of(summit: Summit) -> Demanded:
    """Return the ways of an edition alone: the minutes between rooms. One query."""
    return demanded_of(summit, Wanted(rules=wanted.numbers_of(summit)), {})


def order_broken(
    order: After, first: tuple[datetime, datetime], second: tuple[datetime, datetime]
) -> ClashKind | None:
    """Return what an order's two sessions break where they stand, None if nothing."""
    gap = (second[0] - first[1]).total_seconds() / 60
    if gap < order.at_least:
        return ClashKind.ORDER
    if order.at_most is not None and gap > order.at_most:
        return ClashKind.ORDER_FAR
    return None


def _asks(summit: Summit, one: Demands) -> Asks:
    spans = wanted.spans_of(summit, one.windows)
    wishes = (wanted.wish_spans(summit, wish) for wish in one.wishes)
    return Asks(
        windows=wanted.moments(summit, spans),
        wishes=tuple(wanted.moments(summit, wish) for wish in wishes if wish),
        fixed_at=one.fixed_at,
        rooms=frozenset(one.rooms),
        needs=frozenset(one.needs),
        must_interpret=one.must_interpret,
    )


def _within(spans: tuple[Moments, ...], starts_at: datetime, ends_at: datetime) -> bool:
    return any(begins <= starts_at and ends_at <= ends for begins, ends in spans)
