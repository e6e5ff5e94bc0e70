"""What a timetable is asked for: frozen values in whole minutes.

Minute 0 is midnight before the first day, in the edition's own zone; a place of time is
half-open. Nothing here decides anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

FORMAT = "palabre-timetable-problem/1"
DAY = 24 * 60


class Span(NamedTuple):
    """A half-open period in minutes."""

    start: int
    end: int


CIVIL, COMFORTABLE = Span(6 * 60, 23 * 60), Span(8 * 60, 21 * 60)
"""Hours of the day at which remote people may be asked to speak, and should be."""

LUNCH = Span(12 * 60, 14 * 60)
PRIME = (Span(10 * 60, 12 * 60), Span(14 * 60, 16 * 60))


@dataclass(frozen=True, slots=True)
class Venue:
    """A building with its opening hours, day by day."""

    code: str
    open: tuple[Span, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """A place for sessions; ``capacity`` None where nobody counted the seats.

    ``equipment`` is what it has, ``closed`` when it may not be used.
    """

    code: str
    venue: str
    name: str = ""
    capacity: int | None = None
    n_booths: int = 0
    equipment: tuple[str, ...] = ()
    closed: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """Minutes on foot or by vehicle between two rooms or two venues, both ways."""

    first: str
    second: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who must attend sessions.

    ``rank`` is the place in protocol, 1 the highest, 0 for none. ``present`` lists when
    the person can attend; empty means always. ``remote_offset`` is the minutes from UTC
    where a remote person sits, None on site. ``rest`` is asked between two sessions.
    """

    code: str
    name: str = ""
    rank: int = 0
    present: tuple[Span, ...] = ()
    remote_offset: int | None = None
    rest: int = 0
    group: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Organizer:
    """A body behind sessions; most can hold only one at a time."""

    code: str
    name: str = ""
    is_one_at_a_time: bool = True


@dataclass(frozen=True, slots=True)
class Theme:
    """A topic; ``days`` says whether its sessions spread or gather over the days."""

    code: str
    name: str = ""
    days: str = ""  # "", "spread" or "gather"


@dataclass(frozen=True, slots=True)
class Part:
    """A person in a session."""

    person: str
    role: str = "speaker"


@dataclass(frozen=True, slots=True)
class Wish:
    """When a session would like to take place, and how much that matters (1 to 3)."""

    spans: tuple[Span, ...]
    strength: int = 1


@dataclass(frozen=True, slots=True)
class Session:
    """Something to place.

    ``start`` and ``room`` are fixed where given; ``windows`` and ``rooms`` restrict,
    empty means anywhere. ``alone`` lets nothing else take place at the same time.
    ``languages`` are wished for interpretation; with ``must_interpret`` a session
    without all of them may not take place. ``hybrid`` asks for a team that works
    hybrid meetings.
    """

    code: str
    minutes: int
    title: str = ""
    kind: str = ""
    audience: int = 0
    people: tuple[Part, ...] = ()
    organizers: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    track: str = ""
    group: str = ""
    region: str = ""
    languages: tuple[str, ...] = ()
    must_interpret: bool = False
    hybrid: bool = False
    needs: tuple[str, ...] = ()
    start: int | None = None
    room: str | None = None
    rooms: tuple[str, ...] = ()
    windows: tuple[Span, ...] = ()
    wishes: tuple[Wish, ...] = ()
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """One session after another, with the distance in minutes between them.

    The distance runs from the end of the first to the start of the second. Parts of a
    series are orders one after another.
    """

    before: str
    after: str
    at_least: int = 0
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Team:
    """Interpreters who work together, one room a block.

    ``languages`` are those a listener can choose. A team works ``blocks_a_day`` and
    ``blocks_a_week`` blocks at most, none longer than ``block_minutes``; in person seven
    of three hours, hybrid five of two (AIIC's guidelines).
    """

    code: str
    languages: tuple[str, ...]
    name: str = ""
    hybrid: bool = False
    n_booths: int = 1
    block_minutes: int = 180
    blocks_a_day: int = 2
    blocks_a_week: int = 7
    present: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Affinity:
    """How many people want to attend both of two sessions."""

    first: str
    second: str
    people: int


@dataclass(frozen=True, slots=True)
class Rules:
    """Numbers that the rules share; minutes unless said otherwise."""

    grid: int = 15
    changeover: int = 0
    walk: int = 0
    travel: int = 60
    utc_offset: int = 0
    overfill_percent: int = 150
    civil: Span = CIVIL
    comfortable: Span = COMFORTABLE
    lunch: Span = LUNCH
    lunch_minutes: int = 45
    prime: tuple[Span, ...] = PRIME
    high_rank: int = 2
    early_until: int = 12 * 60
    organizer_day: int = 3
    wait: int = 120


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything a timetable is made from.

    ``blocks`` are the periods in which interpretation is offered; ``weights`` overrides
    what a unit of a preference costs, by its code (`preferences.PREFERENCES`).
    """

    name: str
    first_day: str
    zone: str
    venues: tuple[Venue, ...]
    rooms: tuple[Room, ...]
    sessions: tuple[Session, ...]
    people: tuple[Person, ...] = ()
    organizers: tuple[Organizer, ...] = ()
    themes: tuple[Theme, ...] = ()
    orders: tuple[Order, ...] = ()
    teams: tuple[Team, ...] = ()
    blocks: tuple[Span, ...] = ()
    affinities: tuple[Affinity, ...] = ()
    walks: tuple[Way, ...] = ()
    travels: tuple[Way, ...] = ()
    rules: Rules = field(default_factory=Rules)
    weights: Mapping[str, int] = field(default_factory=dict)
    format: str = FORMAT
