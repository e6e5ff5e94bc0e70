"""Where raw events become events: one leniency for every format, and its notes.

Readers know where a format keeps things; the desk knows how to read what people
write there.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from palabre.engines.formats.notes import Note, NoteKind
from palabre.engines.formats.schedule import times
from palabre.engines.formats.schedule.raw import Front, RawEvent
from palabre.engines.formats.schedule.values import (
    Day,
    EventStatus,
    Schedule,
    ScheduledEvent,
)
from palabre.engines.formats.schedule.wording import (
    folded,
    language_tag,
    one_line,
    paragraphs,
)
from palabre.kernel.codes import slug

_STATUS: Final = {
    "cancelled": EventStatus.CANCELLED,
    "canceled": EventStatus.CANCELLED,
    "annule": EventStatus.CANCELLED,
    "withdrawn": EventStatus.CANCELLED,
    "deleted": EventStatus.CANCELLED,
    "rejected": EventStatus.CANCELLED,
    "tentative": EventStatus.TENTATIVE,
    "draft": EventStatus.TENTATIVE,
    "submitted": EventStatus.TENTATIVE,
}


@dataclass(frozen=True, slots=True)
class _When:
    """What could be made of an event's times."""

    starts_at: datetime | None = None
    held_on: date | None = None
    minutes: int = 0


class Desk:
    """Settle the raw events of one file and keep the notes."""

    def __init__(self, file: str, zone: tzinfo | None = None, code: str = "") -> None:
        self.file = file
        self.zone = zone
        self.code = code
        self.notes: list[Note] = []
        self.offsets: Counter[timedelta] = Counter()
        self.guids: set[str] = set()
        self.is_zone_missed = False
        self.forms = {"day": "YYYY-MM-DD", "time": "HH:MM"}

    def mend(self, line: int, code: str, told: str) -> None:
        """Note a place that was read with a guess or without a part."""
        self.notes.append(Note(self.file, line, code, told))

    def refuse(self, line: int, code: str, told: str) -> None:
        """Note something that was left out."""
        self.notes.append(Note(self.file, line, code, told, NoteKind.REFUSED))

    def use_zone(self, name: str, *, line: int = 0) -> None:
        """Take the zone that the file names; it wins over the caller's."""
        zone = times.zone_named(name)
        if zone is not None:
            self.zone = zone
        elif name.strip():
            told = f"“{_short(name)}” is no time zone; write one like Europe/Zurich."
            self.mend(line, "zone-unknown", told)

    def settle(self, raw: RawEvent) -> ScheduledEvent | None:
        """Return the event, or None with a note when it has not even a title."""
        title = one_line(raw.title)
        if not title:
            told = "This event has no title and was left out; give it one."
            self.refuse(raw.line, "title-missing", told)
            return None
        when = self._when(raw, title)
        return ScheduledEvent(
            guid=self._guid(raw, title),
            title=title,
            id=one_line(raw.id),
            code=one_line(raw.code),
            slug=one_line(raw.slug),
            subtitle=one_line(raw.subtitle),
            kind=one_line(raw.kind),
            track=one_line(raw.track),
            lang=language_tag(raw.lang),
            abstract=paragraphs(raw.abstract),
            description=paragraphs(raw.description),
            room=one_line(raw.room),
            venue=one_line(raw.venue),
            starts_at=when.starts_at,
            held_on=when.held_on,
            minutes=when.minutes,
            persons=raw.persons,
            organisers=raw.organisers,
            action_lines=raw.action_lines,
            topics=raw.topics,
            links=raw.links,
            attachments=raw.attachments,
            url=one_line(raw.url),
            online_url=one_line(raw.online_url),
            is_recorded=raw.is_recorded,
            licence=one_line(raw.licence),
            status=_STATUS.get(folded(raw.status), EventStatus.CONFIRMED),
            sequence=raw.sequence,
            details=tuple(sorted(raw.details)),
            line=raw.line,
        )

    def schedule(self, front: Front, raws: Iterable[RawEvent]) -> Schedule:
        """Settle all events and return the whole schedule with its notes."""
        title = one_line(front.title) or self.file
        self.code = one_line(front.code) or self.code or slug(title)
        events = tuple(event for event in map(self.settle, raws) if event)
        zone = self._zone_of_all()
        days = front.days or days_of(events, zone)
        first = times.day(front.starts_on)[0] or (days[0].on if days else None)
        last = times.day(front.ends_on)[0] or (days[-1].on if days else None)
        return Schedule(
            title=title,
            code=self.code,
            starts_on=first,
            ends_on=last,
            zone=times.name_of(zone),
            days=days,
            version=one_line(front.version),
            url=one_line(front.url),
            events=events,
            notes=tuple(self.notes),
            file=self.file,
        )

    def _guid(self, raw: RawEvent, title: str) -> str:
        """Return the file's UUID, or one that stays when times and rooms change."""
        told = _uuid(raw.guid)
        if raw.guid.strip() and not told:
            words = (
                f"“{_short(raw.guid)}” is no UUID; one was made from the event's id."
            )
            self.mend(raw.line, "guid-malformed", words)
        key = raw.id.strip() or raw.code.strip() or title
        guid, n_same = told or guid_of(self.code, key), 1
        while guid in self.guids:
            n_same += 1
            guid = guid_of(self.code, f"{key}#{n_same}")
        if told and n_same > 1:
            words = f"The UUID {told} is used twice; this event got another one."
            self.mend(raw.line, "guid-twice", words)
        self.guids.add(guid)
        return guid

    def _when(self, raw: RawEvent, title: str) -> _When:
        start = self._moment(raw, raw.moment) or self._clocked(raw, title)
        if start is None:
            on = times.day(raw.on or raw.moment)[0]
            return _When(held_on=on, minutes=times.length(raw.length) or 0)
        return _When(starts_at=start, minutes=self._minutes(raw, start))

    def _moment(self, raw: RawEvent, text: str) -> datetime | None:
        """Read a date and time in one."""
        if not text.strip():
            return None
        moment = times.instant(text)
        if moment is None:
            return None
        if moment.tzinfo is None:
            minutes = moment.hour * 60 + moment.minute
            return times.at(moment.date(), minutes, self._zone_of(raw))
        self.offsets[moment.utcoffset() or timedelta()] += 1
        return moment.astimezone(UTC)

    def _clocked(self, raw: RawEvent, title: str) -> datetime | None:
        """Read a day and a wall clock, and say what is missing of them."""
        on, is_guess = times.day(raw.on or raw.moment)
        minutes = times.clock(raw.start)
        if on is None or minutes is None:
            self._note_gap(raw, title, on)
            return None
        if is_guess:
            told = f"“{_short(raw.on)}” was read as day/month/year; write {on}."
            self.mend(raw.line, "date-ambiguous", told)
        if minutes < raw.day_change:
            on += timedelta(days=1)
        zone = self._zone_of(raw)
        if not times.exists(on, minutes, zone):
            told = f"{on} {raw.start} does not exist there (clocks jump); it was moved."
            self.mend(raw.line, "time-skipped", told)
        return times.at(on, minutes, zone)

    def _note_gap(self, raw: RawEvent, title: str, on: date | None) -> None:
        what = "day" if on is None else "time"
        rest = raw.moment[len("2030-01-01") :]
        said = (raw.on or raw.moment) if on is None else (raw.start or rest)
        name = f"“{_short(title)}” is in without a {what}"
        if said.strip():
            told = f"{name}: “{_short(said)}” is none; write {self.forms[what]}."
            self.mend(raw.line, f"{what}-malformed", told)
        else:
            self.mend(raw.line, f"{what}-missing", f"{name}; the file gives none.")

    def _minutes(self, raw: RawEvent, start: datetime) -> int:
        minutes = times.length(raw.length)
        if raw.length.strip() and minutes is None:
            told = f"“{_short(raw.length)}” is no duration; write HH:MM."
            self.mend(raw.line, "duration-malformed", told)
        if minutes is None:
            minutes = self._until(raw, start)
        if minutes is None:
            told = (
                "The file gives no end and no duration; the event is in with 0 minutes."
            )
            self.mend(raw.line, "duration-missing", told)
        return minutes or 0

    def _until(self, raw: RawEvent, start: datetime) -> int | None:
        """Return the minutes to the end, which may be after midnight."""
        end = self._moment(raw, raw.until)
        if end is None:
            end = self._end_clock(raw, start)
        if end is None:
            return None
        minutes = int((end - start).total_seconds() // 60)
        if 0 <= minutes <= times.LONGEST_MINUTES:
            return minutes
        told = "The end is before the start; the event is in with 0 minutes."
        self.mend(raw.line, "end-before-start", told)
        return 0

    def _end_clock(self, raw: RawEvent, start: datetime) -> datetime | None:
        minutes = times.clock(raw.end)
        if minutes is None:
            return None
        zone = self._zone_of(raw)
        on = start.astimezone(zone).date()
        end = times.at(on, minutes, zone)
        return end if end >= start else times.at(on + timedelta(days=1), minutes, zone)

    def _zone_of(self, raw: RawEvent) -> tzinfo:
        """Return the zone for the wall clocks of an event."""
        own = times.zone_named(raw.zone)
        if own is not None:
            offset = own.utcoffset(None)
            if offset is not None:
                self.offsets[offset] += 1
            return own
        if self.zone is None:
            self._miss_zone()
        return self.zone or UTC

    def _miss_zone(self) -> None:
        if self.is_zone_missed:
            return
        self.is_zone_missed = True
        told = (
            "The file does not name its time zone; its times were read as UTC. "
            "Name the zone, for example Europe/Zurich."
        )
        self.mend(0, "zone-missing", told)

    def _zone_of_all(self) -> tzinfo:
        """Return the file's zone; the most usual of bare offsets makes one."""
        if self.zone is not None:
            return self.zone
        if not self.offsets or self.is_zone_missed:
            return UTC
        usual = max(sorted(self.offsets), key=self.offsets.__getitem__)
        return times.zone_named(_named_offset(usual)) or UTC


def guid_of(code: str, key: str) -> str:
    """Return the UUID that belongs to a key of a schedule (RFC 9562 section 5.5)."""
    return str(uuid5(NAMESPACE_URL, f"urn:palabre:schedule:{code}:{key}"))


def days_of(events: tuple[ScheduledEvent, ...], zone: tzinfo) -> tuple[Day, ...]:
    """Return the days that have events, from midnight to midnight in a zone."""
    dates = {e.starts_at.astimezone(zone).date() for e in events if e.starts_at}
    return tuple(day_on(i, on, zone) for i, on in enumerate(sorted(dates), start=1))


def day_on(index: int, on: date, zone: tzinfo, *, change: int = 0) -> Day:
    """Return a whole day that begins some minutes after midnight."""
    begin = times.at(on, change, zone)
    return Day(index, on, begin, times.at(on + timedelta(days=1), change, zone))


def numbered_days(
    told: Iterable[tuple[str, str, str]], zone: tzinfo, *, change: int = 0
) -> tuple[Day, ...]:
    """Return the days that a file lists, in order and numbered from 1.

    Parameters
    ----------
    told : iterable of (str, str, str)
        Date, start and end as the file spells them; a day without a whole pair of
        instants lasts 24 hours.
    change : int
        Minutes after midnight when a day begins, where the file gives no start.
    """
    days: dict[date, Day] = {}
    for named, start, end in told:
        on = times.day(named)[0] or times.day(start)[0]
        if on is None or on in days:
            continue
        first, last = times.instant(start), times.instant(end)
        if first and last and first.tzinfo and last.tzinfo and first < last:
            days[on] = Day(0, on, first.astimezone(UTC), last.astimezone(UTC))
        else:
            days[on] = day_on(0, on, zone, change=change)
    return tuple(replace(days[on], index=i) for i, on in enumerate(sorted(days), 1))


def _uuid(text: str) -> str:
    try:
        return str(UUID(text.strip()))
    except ValueError:
        return ""


def _named_offset(offset: timedelta) -> str:
    minutes = int(offset.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"{sign}{hours:02d}:{rest:02d}"


def _short(text: str) -> str:
    """Return text fit for a note."""
    text = one_line(text)
    return text if len(text) <= 60 else text[:59] + "…"
