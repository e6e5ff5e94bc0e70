"""The programme as readers see it: plain rows, no database behind them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from palabre.kernel.languages import Text


@dataclass(frozen=True, slots=True, order=True)
class RoomRow:
    """A room with its building; compares in the order of venues and rooms."""

    venue_position: int
    position: int
    code: str
    venue: str
    name: Text = field(compare=False)
    venue_name: Text = field(compare=False)
    address: str = field(compare=False, default="")
    floor: str = field(compare=False, default="")
    capacity: int | None = field(compare=False, default=None)
    n_booths: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class Held:
    """Where and when a session is held, half-open."""

    room: RoomRow
    starts_at: datetime
    ends_at: datetime

    def on(self, zone: ZoneInfo) -> date:
        """Return the day on which it begins, in a zone."""
        return self.starts_at.astimezone(zone).date()


@dataclass(frozen=True, slots=True)
class Body:
    """An organization as lists name it."""

    code: str
    name: Text
    acronym: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Who takes part in a session, as what, for whom."""

    person: str
    name: str
    role: str
    country: str = ""
    post: str = ""
    group: str = ""
    organization: Body | None = None


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session as the programme lists it."""

    code: str
    title: Text
    type: str
    type_name: Text
    is_high_level: bool
    is_cancelled: bool
    mode: str
    lang: str
    languages: tuple[str, ...]
    is_captioned: bool
    track: str = ""
    held: Held | None = None
    themes: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    organizers: tuple[Body, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def countries(self) -> frozenset[str]:
        """Return the countries of everybody who takes part or organizes."""
        found = {body.country for body in self.all_bodies}
        return frozenset(found | {part.country for part in self.parts}) - {""}

    @property
    def bodies(self) -> frozenset[str]:
        """Return the codes of the organizations behind it or spoken for in it."""
        return frozenset(body.code for body in self.all_bodies)

    @property
    def all_bodies(self) -> tuple[Body, ...]:
        """Return the organizations behind it and those spoken for in it."""
        spoken_for = (part.organization for part in self.parts if part.organization)
        return (*self.organizers, *spoken_for)
