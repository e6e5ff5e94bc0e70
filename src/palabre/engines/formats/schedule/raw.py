"""What readers hand to the desk: a file's own words, by the name they have here."""

from dataclasses import dataclass

from palabre.engines.formats.schedule.values import Day, Link, ScheduledPerson


@dataclass(frozen=True, slots=True)
class RawEvent:
    """An event as a file spells it, before anything is made of the words.

    Parameters
    ----------
    moment, until : str
        Date and time in one; an offset in them wins over every zone.
    on, start, end : str
        A day and wall clocks.
    zone : str
        Zone or offset of this event alone.
    """

    line: int
    title: str = ""
    guid: str = ""
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
    moment: str = ""
    until: str = ""
    on: str = ""
    start: str = ""
    end: str = ""
    length: str = ""
    zone: str = ""
    day_change: int = 0
    url: str = ""
    online_url: str = ""
    status: str = ""
    licence: str = ""
    is_recorded: bool = True
    sequence: int = 0
    persons: tuple[ScheduledPerson, ...] = ()
    organisers: tuple[str, ...] = ()
    action_lines: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    attachments: tuple[Link, ...] = ()
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Front:
    """What a file says about the meeting as a whole, as it spells it."""

    title: str = ""
    code: str = ""
    starts_on: str = ""
    ends_on: str = ""
    days: tuple[Day, ...] = ()
    version: str = ""
    url: str = ""
