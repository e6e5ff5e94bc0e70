"""The one shape that every schedule file is read into and written from."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from palabre.engines.formats.notes import Note


class EventStatus(StrEnum):
    """What has become of an event (RFC 5545 section 3.8.1.11)."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"


class PersonRole(StrEnum):
    """What a person does in an event, as far as schedule files tell."""

    SPEAKER = "speaker"
    MODERATOR = "moderator"


@dataclass(frozen=True, slots=True, order=True)
class ScheduledPerson:
    """Somebody on the stage of an event.

    Parameters
    ----------
    id : str
        Number, code or UUID in the file; empty when it gives names alone.
    """

    name: str
    id: str = ""
    role: PersonRole = PersonRole.SPEAKER
    affiliation: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Something to read or see that belongs to an event."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """One day of a schedule; it may end after midnight.

    Parameters
    ----------
    index : int
        From 1.
    starts_at, ends_at : datetime
        Half-open, in UTC.
    """

    index: int
    on: date
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class ScheduledEvent:
    """One event of a schedule.

    Parameters
    ----------
    guid : str
        UUID in lower case, the same in every edition of the file. Derived from the
        code of the schedule and the id of the event when the file has none.
    id, code, slug : str
        The file's own names for the event; empty when it has none.
    lang : str
        Language tag; empty when the file does not say.
    abstract, description : str
        Plain text, paragraphs apart by an empty line.
    starts_at : datetime or None
        In UTC; None when the file gives no (readable) time.
    held_on : date or None
        The day, when the file gives a day and no time; else None.
    minutes : int
        Whole minutes; 0 when the file does not say.
    is_recorded : bool
        False when the file says that it must not be.
    sequence : int
        How often the event was changed (RFC 5545 section 3.8.7.4).
    details : tuple of (str, str)
        What the file says beyond this shape: name and text, sorted.
    line : int
        First line or row in the file, from 1; 0 if it was not read from a file.
    """

    guid: str
    title: str
    id: str = ""
    code: str = ""
    slug: str = ""
    subtitle: str = ""
    kind: str = ""
    track: str = ""
    lang: str = ""
    abstract: str = ""
    description: str = ""
    room: str = ""
    venue: str = ""
    starts_at: datetime | None = None
    held_on: date | None = None
    minutes: int = 0
    persons: tuple[ScheduledPerson, ...] = ()
    organisers: tuple[str, ...] = ()
    action_lines: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    attachments: tuple[Link, ...] = ()
    url: str = ""
    online_url: str = ""
    is_recorded: bool = True
    licence: str = ""
    status: EventStatus = EventStatus.CONFIRMED
    sequence: int = 0
    details: tuple[tuple[str, str], ...] = ()
    line: int = 0

    @property
    def ends_at(self) -> datetime | None:
        """Return the end, or None when the event has no time."""
        if self.starts_at is None:
            return None
        return self.starts_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A schedule as a file tells it.

    Parameters
    ----------
    code : str
        Acronym in the file, else made from the title.
    starts_on, ends_on : date or None
        First and last day, both included.
    zone : str
        IANA name; ``Etc/GMT-1`` and the like when the file has bare offsets.
    version : str
        Name of the release in the file.
    events : tuple of ScheduledEvent
        In the order of the file.
    notes : tuple of Note
        What was mended and what was left out, by line.
    file : str
        Name of the file as given, without its folder.
    """

    title: str
    code: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    zone: str = "UTC"
    days: tuple[Day, ...] = ()
    version: str = ""
    url: str = ""
    events: tuple[ScheduledEvent, ...] = ()
    notes: tuple[Note, ...] = ()
    file: str = ""
