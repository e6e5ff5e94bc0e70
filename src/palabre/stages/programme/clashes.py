"""What would clash if a session stood there: named, levelled, counted in people.

Pure: a draft in, clashes out. The board asks it for every target of the session that
somebody holds, and for every session where it stands (the heat).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from palabre.stages.programme import planning
from palabre.stages.programme.demanded import NOTHING, Asks, order_broken
from palabre.stages.programme.drafts import ALONE, Draft, Planned
from palabre.stages.programme.house import Moments
from palabre.stages.programme.states import LEVELS, ClashKind, Level
from palabre.stages.programme.values import Held, RoomRow
from palabre.stages.programme.wanted import After

TRAVEL = timedelta(minutes=planning.TRAVEL)
"""Between two venues, where an edition says no other number (`planning.NUMBERS`)."""

STEP = timedelta(minutes=15)
"""Between the starts that the board offers."""

WORST = {Level.FORBIDDEN: 0, Level.CLASH: 1, Level.WARNING: 2}


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing that speaks against a place.

    Parameters
    ----------
    session : str
        The other session, if there is one.
    who : tuple of str
        Names of the persons or organizations that would be in two places.
    n : int
        People affected: without a seat, or drawn to two sessions at once; of booths,
        the languages that would be lost.
    minutes : int
        What is needed between the two sessions, where that is what lacks.
    """

    kind: ClashKind
    session: str = ""
    who: tuple[str, ...] = ()
    n: int = 0
    minutes: int = 0

    @property
    def level(self) -> Level:
        """Return how much it speaks against the place."""
        return LEVELS[self.kind]


@dataclass(frozen=True, slots=True)
class Target:
    """A place that a session could take, with all that speaks against it."""

    room: RoomRow
    starts_at: datetime
    clashes: tuple[Clash, ...]

    @property
    def level(self) -> Level | None:
        """Return the worst level, or None when nothing clashes."""
        return worst(self.clashes)

    @property
    def n_affected(self) -> int:
        """Return how many people it affects in all."""
        return sum(one.n for one in self.clashes)

    @property
    def weight(self) -> tuple[int, int, int]:
        """Return the key by which targets are offered, the best first."""
        return weight_of(self.clashes)


def worst(clashes: Iterable[Clash]) -> Level | None:
    """Return the worst level of clashes, or None when there are none."""
    levels = sorted({one.level for one in clashes}, key=WORST.__getitem__)
    return levels[0] if levels else None


def is_clash(clashes: Iterable[Clash]) -> bool:
    """Tell whether anything more than a warning is among them."""
    return worst(clashes) in {Level.FORBIDDEN, Level.CLASH}


def weight_of(clashes: Iterable[Clash]) -> tuple[int, int, int]:
    """Return a key for sorting: level first, then people affected, then number."""
    found = list(clashes)
    level = worst(found)
    order = 3 - WORST[level] if level else 0
    return order, sum(one.n for one in found), len(found)


@dataclass(frozen=True, slots=True)
class Near:
    """A session of a day, with the time in which another one may meet it."""

    other: Planned
    held: Held
    begins: datetime
    ends: datetime


Index = dict[date, list[Near]]
"""What is placed, by day; a draft's is made once and serves all of its judges."""


def index_of(draft: Draft) -> Index:
    """Return what is placed in a draft, by day."""
    zone, reach = ZoneInfo(draft.zone), draft.house.demanded.reach
    found: Index = defaultdict(list)
    for other in draft.sessions.values():
        held = other.held
        if held is None or other.row.is_cancelled:
            continue
        near = Near(other, held, held.starts_at - reach, held.ends_at + reach)
        for on in {held.on(zone), held.ends_at.astimezone(zone).date()}:
            found[on].append(near)
    return found


@dataclass(frozen=True, slots=True)
class Ties:
    """What two sessions share: people by code, bodies that lead, bodies that are one.

    Parameters
    ----------
    single : tuple of str
        Names of organizations of both that hold one session at a time.
    """

    people: Mapping[str, str]
    led: tuple[str, ...]
    single: tuple[str, ...]


@dataclass(slots=True)
class Judge:
    """Knows what one session meets; asked for many places of it.

    Parameters
    ----------
    ignored : frozenset of str
        Sessions that are taken as gone: a swap's other half.
    index : mapping, optional
        What is placed (`index_of`), where it is known already.
    """

    draft: Draft
    one: Planned
    ignored: frozenset[str] = frozenset()
    index: Index | None = None
    _zone: ZoneInfo = field(init=False)
    _by_day: Index = field(init=False)
    _gone: frozenset[str] = field(init=False)
    _ties: dict[str, "Ties"] = field(init=False)
    _afar: Mapping[str, int] = field(init=False)
    _asks: Asks = field(init=False)
    _orders: tuple[After, ...] = field(init=False)
    _changeover: int = field(init=False)

    def __post_init__(self) -> None:
        self._zone = ZoneInfo(self.draft.zone)
        self._by_day = self.index if self.index is not None else index_of(self.draft)
        self._gone = self.ignored | {self.one.row.code}
        self._ties = {}
        self._afar = self.draft.house.afar
        demanded, code = self.draft.house.demanded, self.one.row.code
        self._asks, self._orders = demanded.of(code), demanded.orders.get(code, ())
        self._changeover = demanded.numbers.changeover

    def _there(self, on: date) -> Iterator[Near]:
        """Yield what is placed on a day, but for itself and what is taken as gone."""
        for near in self._by_day.get(on, ()):
            if near.other.row.code not in self._gone:
                yield near

    def _tied(self, other: Planned) -> "Ties":
        """Return the people and the bodies that two sessions share."""
        code = other.row.code
        if code not in self._ties:
            one, single = self.one, self.draft.house.demanded.single
            both = {w: name for w, name in one.needed.items() if w in other.needed}
            led = (name for body, name in one.led_by.items() if body in other.led_by)
            bodies = (
                name
                for body, name in one.bodies.items()
                if body in single and body in other.bodies
            )
            self._ties[code] = Ties(both, tuple(led), tuple(bodies))
        return self._ties[code]

    def at(self, room: RoomRow, starts_at: datetime) -> tuple[Clash, ...]:
        """Return what clashes in a room from an instant on."""
        ends_at = starts_at + timedelta(minutes=self.one.minutes)
        found = [
            *self._house(room, starts_at, ends_at),
            *self._asked(room, starts_at, ends_at),
        ]
        for near in self._by_day.get(starts_at.astimezone(self._zone).date(), ()):
            is_near = near.begins < ends_at and starts_at < near.ends
            if is_near and near.other.row.code not in self._gone:
                found += self._meets(near.other, near.held, room, starts_at, ends_at)
        return tuple(sorted(found, key=lambda one: (WORST[one.level], -one.n)))

    def _house(
        self, room: RoomRow, starts_at: datetime, ends_at: datetime
    ) -> Iterator[Clash]:
        on = starts_at.astimezone(self._zone).date()
        opens, closes = self.draft.opening.get((room.venue, on), (None, None))
        if opens is None or closes is None or starts_at < opens or ends_at > closes:
            yield Clash(ClashKind.VENUE_CLOSED)
        short = (self.one.audience or 0) - (room.capacity or self.one.audience or 0)
        if short > 0:
            yield Clash(ClashKind.SEATS, n=short)
        languages = self.one.row.languages
        if len(languages) > 1 and len(languages) > room.n_booths:
            yield Clash(ClashKind.BOOTHS, n=len(languages) - max(room.n_booths, 1))
        yield from self._known(room, starts_at, ends_at)
        if len(languages) > 1 and self.draft.house.teams:
            yield from self._interpreted(room, starts_at, ends_at)

    def _asked(
        self, room: RoomRow, starts_at: datetime, ends_at: datetime
    ) -> Iterator[Clash]:
        """Tell what the place breaks of what the session asks, and of its orders."""
        code, asks = self.one.row.code, self._asks
        if asks is not NOTHING:
            where = f"{room.venue}/{room.code}"
            has = self.draft.house.demanded.equipment.get(where, frozenset())
            for kind, who in asks.breaks(where, has, starts_at, ends_at):
                yield Clash(kind, who=who)
        for order in self._orders:
            is_first = order.before == code
            other = order.after if is_first else order.before
            there = self.draft.sessions.get(other)
            if other in self._gone or there is None or there.held is None:
                continue
            here, held = (
                (starts_at, ends_at),
                (there.held.starts_at, there.held.ends_at),
            )
            pair = (here, held) if is_first else (held, here)
            broken = order_broken(order, *pair)
            if broken is not None:
                yield Clash(broken, other)

    def _known(
        self, room: RoomRow, starts_at: datetime, ends_at: datetime
    ) -> Iterator[Clash]:
        house, needed = self.draft.house, self.one.needed
        if house.is_lost(f"{room.venue}/{room.code}", starts_at, ends_at):
            yield Clash(ClashKind.ROOM_LOST)
        absent = house.absent(needed, starts_at, ends_at)
        if absent:
            yield Clash(ClashKind.PERSON_ABSENT, who=absent, n=len(absent))
        asleep = house.asleep(needed, starts_at, ends_at)
        if asleep:
            yield Clash(ClashKind.PERSON_NIGHT, who=asleep, n=len(asleep))

    def _interpreted(
        self, room: RoomRow, starts_at: datetime, ends_at: datetime
    ) -> Iterator[Clash]:
        """Tell languages that nobody interprets, and teams that work elsewhere."""
        house = self.draft.house
        block = house.block_at(starts_at, ends_at)
        there: set[str] = set()
        on = starts_at.astimezone(self._zone).date()
        for near in self._there(on) if block else ():
            if near.other.team and _is_in(near.held, block) and near.held.room == room:
                there.add(near.other.team)
        own = self._own(room, block)
        if own:
            there.add(own)
            yield from self._elsewhere(own, room, on, block)
        lost = [tag for tag in self.one.row.languages if tag not in house.spoken(there)]
        if lost:
            must = house.demanded.of(self.one.row.code).must_interpret
            kind = ClashKind.INTERPRETATION if must else ClashKind.LANGUAGES
            yield Clash(kind, who=tuple(one.upper() for one in lost))

    def _own(self, room: RoomRow, block: Moments | None) -> str:
        """Return the session's own team where it stays in its room and block."""
        held = self.one.held
        if not self.one.team or held is None or block is None or held.room != room:
            return ""
        return self.one.team if _is_in(held, block) else ""

    def _elsewhere(
        self, team: str, room: RoomRow, on: date, block: Moments | None
    ) -> Iterator[Clash]:
        for near in self._there(on):
            is_in = near.other.team == team and _is_in(near.held, block)
            if is_in and near.held.room != room:
                name = self.draft.house.teams[team].name
                yield Clash(ClashKind.TEAM_BUSY, near.other.row.code, (name,))
                return

    def _meets(
        self,
        other: Planned,
        held: Held,
        room: RoomRow,
        starts_at: datetime,
        ends_at: datetime,
    ) -> Iterator[Clash]:
        code = other.row.code
        ties = self._tied(other)
        both = tuple(ties.people.values())
        overlaps = held.starts_at < ends_at and starts_at < held.ends_at
        if not overlaps:
            if ties.people or self._changeover:
                yield from self._close_to(other, held, room, starts_at, ends_at)
            return
        if held.room == room:
            yield Clash(ClashKind.ROOM_TAKEN, code)
        if both:
            yield Clash(ClashKind.PERSON_BUSY, code, both, len(both))
        if other.row.type in ALONE or self.one.row.type in ALONE:
            yield Clash(ClashKind.ALONE, code)
        if ties.single:
            yield Clash(ClashKind.ORGANIZER_TWICE, code, ties.single, len(ties.single))
        elif ties.led:
            yield Clash(ClashKind.ORGANIZER_BUSY, code, ties.led, len(ties.led))
        if set(self.one.row.themes[:1]) & set(other.row.themes[:1]):
            drawn = min(self.one.audience or 0, other.audience or 0)
            yield Clash(ClashKind.THEME, code, n=drawn)

    def _close_to(
        self,
        other: Planned,
        held: Held,
        room: RoomRow,
        starts_at: datetime,
        ends_at: datetime,
    ) -> Iterator[Clash]:
        """Tell who cannot get from one to the other, and a room not changed over."""
        demanded, code = self.draft.house.demanded, other.row.code
        between = max(held.starts_at - ends_at, starts_at - held.ends_at)
        gap = between.total_seconds() / 60
        if held.room == room and gap < demanded.numbers.changeover:
            minutes = demanded.numbers.changeover
            yield Clash(ClashKind.CHANGEOVER, code, minutes=minutes)
        here, there = (room.venue, room.code), (held.room.venue, held.room.code)
        late: dict[str, int] = {}
        for who, name in self._tied(other).people.items():
            way = 0 if who in self._afar else demanded.way(here, there)
            needed = max(way, demanded.rest.get(who, 0))
            if gap < needed:
                late[name] = needed
        if late:
            most = max(late.values())
            yield Clash(ClashKind.PERSON_FAR, code, tuple(late), len(late), most)


def _is_in(held: Held, block: Moments | None) -> bool:
    return block is not None and block[0] <= held.starts_at and held.ends_at <= block[1]


def targets(draft: Draft, code: str, on: date | None = None) -> list[Target]:
    """Return every place that a session could take, by day, room and time.

    Of one day where it is given.

    A quarter of an hour apart within the opening hours; the room's free starts and
    those that are taken alike: who is in the way is worth knowing.
    """
    one = draft.sessions[code]
    judge = Judge(draft, one)
    length = timedelta(minutes=one.minutes)
    found = []
    opening = sorted(draft.opening.items(), key=lambda pair: pair[1])
    for (venue, day), (opens, closes) in opening:
        if on is not None and day != on:
            continue
        for room in draft.rooms:
            if room.venue != venue:
                continue
            starts_at = opens
            while starts_at + length <= closes:
                found.append(Target(room, starts_at, judge.at(room, starts_at)))
                starts_at += STEP
    return found


@dataclass(frozen=True, slots=True)
class Swap:
    """A session to change places with, and what clashes then for both."""

    other: Planned
    clashes: tuple[Clash, ...]

    @property
    def level(self) -> Level | None:
        """Return the worst level, or None when nothing clashes."""
        return worst(self.clashes)


def swaps(draft: Draft, code: str) -> list[Swap]:
    """Return the sessions with which one could change places, the best first."""
    one = draft.sessions[code]
    if one.held is None or one.is_pinned:
        return []
    found = []
    index = index_of(draft)
    for other in draft.sessions.values():
        if other is one or other.held is None or other.is_pinned:
            continue
        pair = frozenset({code, other.row.code})
        here = Judge(draft, one, pair, index).at(other.held.room, other.held.starts_at)
        there = Judge(draft, other, pair, index).at(one.held.room, one.held.starts_at)
        clashes = (*here, *there)
        if worst(clashes) != Level.FORBIDDEN:
            found.append(Swap(other, clashes))
    return sorted(
        found, key=lambda swap: (weight_of(swap.clashes), swap.other.row.code)
    )


def heat(draft: Draft) -> dict[str, tuple[Clash, ...]]:
    """Return what clashes now, by session; those in peace are not in it."""
    index = index_of(draft)
    found = {
        code: Judge(draft, one, index=index).at(one.held.room, one.held.starts_at)
        for code, one in draft.sessions.items()
        if one.held and not one.row.is_cancelled
    }
    return {code: clashes for code, clashes in found.items() if clashes}
