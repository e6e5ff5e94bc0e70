"""Calendars are read line by line, and written as RFC 5545 wants them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest
from schedule_worlds import event, schedule

from palabre.engines.formats import calendars
from palabre.engines.formats.calendars import to_icalendar
from palabre.engines.formats.notes import NoteKind
from palabre.engines.formats.schedule.reading import read_schedule
from palabre.engines.formats.schedule.values import (
    EventStatus,
    Link,
    ScheduledPerson,
)
from palabre.kernel.refusals import Refused

STAMP = datetime(2031, 5, 1, 12, 0, tzinfo=UTC)
NINE = datetime(2031, 6, 2, 7, 0, tzinfo=UTC)
FULL = event(
    1,
    title="Bridges, über Wasser; \\quiet",
    venue="Lake House",
    abstract="Line one\n\n" + "long words " * 20,
    persons=(ScheduledPerson("Ama Osei"),),
    kind="workshop",
    track="Access",
    url="https://forum.example.org/1",
    online_url="https://forum.example.org/live/1",
    sequence=3,
)


def write(*events, **changes):
    return to_icalendar(schedule(*events, **changes), stamped_at=STAMP)


def read(*lines, **settings):
    whole = ["BEGIN:VCALENDAR", "X-WR-CALNAME:Lakeside", *lines, "END:VCALENDAR"]
    return read_schedule("forum.ics", "\r\n".join(whole).encode(), **settings)


def vevent(*lines):
    return ["BEGIN:VEVENT", "SUMMARY:Bridges", *lines, "END:VEVENT"]


def codes(given):
    return [(note.line, note.code) for note in given.notes]


def test_a_written_event_has_every_property_a_calendar_needs():
    calendar = icalendar.Calendar.from_ical(
        write(FULL, url="https://forum.example.org")
    )

    (written,) = calendar.events
    assert str(written["UID"]) == FULL.guid
    assert (written["SEQUENCE"], written["STATUS"]) == (3, "CONFIRMED")
    assert written["DTSTAMP"].dt == STAMP
    assert (written["DTSTART"].dt, written["DTEND"].dt) == (
        FULL.starts_at,
        FULL.ends_at,
    )
    assert str(written["SUMMARY"]) == FULL.title
    assert str(written["LOCATION"]) == "Blue Room, Lake House"
    assert written["CONFERENCE"] == FULL.online_url
    assert written["CATEGORIES"].cats == ["Access", "workshop"]
    assert str(written["DESCRIPTION"]).startswith("Ama Osei\n\nLine one")
    assert str(calendar["X-WR-TIMEZONE"]) == "Europe/Zurich"
    assert str(calendar["URL"]) == "https://forum.example.org"


def test_lines_are_folded_and_end_in_crlf():
    written = write(FULL)

    assert written.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert max(map(len, written.split(b"\r\n"))) <= 75


def test_the_same_schedule_gives_the_same_bytes():
    assert write(FULL) == write(replace(FULL))


def test_a_cancelled_event_is_told_as_cancelled():
    given = write(event(1, status=EventStatus.CANCELLED, sequence=4))

    assert b"STATUS:CANCELLED\r\n" in given
    assert read_schedule("x.ics", given).events[0].status is EventStatus.CANCELLED


def test_a_day_without_a_time_lasts_all_day_and_nothing_is_not_written():
    given = write(
        event(1, starts_at=None, held_on=date(2031, 6, 2)), event(2, starts_at=None)
    )

    assert b"DTSTART;VALUE=DATE:20310602\r\nDTEND;VALUE=DATE:20310603\r\n" in given
    (back,) = read_schedule("x.ics", given).events
    assert (back.starts_at, back.held_on) == (None, date(2031, 6, 2))


def test_an_event_of_unknown_length_has_no_end():
    assert b"DTEND" not in write(event(1, minutes=0))


def test_a_foreign_event_is_read():
    given = read(
        *vevent(
            "UID:17@lake.example",
            'DTSTART;TZID="Europe/Zurich":20310602T090000',
            "DURATION:PT45M",
            "LOCATION:Blue Room\\, Lake House",
            "DESCRIPTION:Who pays?\\nAnd who",
            "  swims?",
            "CATEGORIES:Access\\, all,Workshop",
            "SEQUENCE:2",
            "URL:https://forum.example.org/1",
            "ATTACH;FILENAME=Notes:https://forum.example.org/notes",
            "ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA",
            "ATTENDEE;CN=Ama Osei:mailto:ama@lake.example",
            "ATTENDEE:mailto:bo@lake.example",
            'X-ODD;A="b:c":d',
        )
    )

    (kept,) = given.events
    assert (kept.id, kept.starts_at, kept.minutes) == ("17@lake.example", NINE, 45)
    assert (kept.room, kept.track, kept.kind) == (
        "Blue Room, Lake House",
        "Access, all",
        "Workshop",
    )
    assert kept.abstract == "Who pays?\nAnd who swims?"
    assert (kept.sequence, kept.line) == (2, 3)
    assert kept.attachments == (Link("Notes", "https://forum.example.org/notes"),)
    assert kept.persons == (ScheduledPerson("Ama Osei"),)
    assert (given.title, given.notes) == ("Lakeside", ())


@pytest.mark.parametrize(
    "zone",
    [
        "Europe/Zurich",
        "/example.org/Europe/Zurich",
        "W. Europe Standard Time",
        "Lake Time",
    ],
)
def test_zones_go_by_many_names(zone):
    definition = [
        "BEGIN:VTIMEZONE",
        "TZID:Lake Time",
        "X-LIC-LOCATION:Europe/Zurich",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]
    given = read(*definition, *vevent(f"DTSTART;TZID={zone}:20310602T090000"))

    assert given.events[0].starts_at == NINE


def test_floating_times_take_the_zone_of_the_calendar_then_the_callers():
    floating = vevent("DTSTART:20310602T090000", "DTEND:20310602T094500")

    named = read("X-WR-TIMEZONE:Europe/Zurich", *floating)
    called = read(*floating, zone=ZoneInfo("Europe/Zurich"))

    assert named.events[0].starts_at == called.events[0].starts_at == NINE
    assert codes(read(*floating)) == [(0, "zone-missing")]


def test_an_alarm_inside_an_event_changes_nothing():
    alarm = [
        "BEGIN:VALARM",
        "SUMMARY:Wake up",
        "DTSTART:20200101T000000Z",
        "END:VALARM",
    ]
    whole = vevent(*alarm, "DTSTART:20310602T070000Z", "DTEND:20310602T074500Z")

    assert read(*whole).events[0].title == "Bridges"
    assert read(*whole).events[0].starts_at == NINE


@pytest.mark.parametrize(
    "line, code, at",
    [
        ("RRULE:FREQ=DAILY", "recurrence-ignored", 3),
        ("no property", "line-malformed", 5),
        ("DTSTART:tomorrow", "day-malformed", 3),
    ],
)
def test_what_cannot_be_kept_is_noted(line, code, at):
    given = read(*vevent(line, "DTSTART:20310602T070000Z", "DTEND:20310602T074500Z"))

    assert codes(given) == [(at, code)]
    assert len(given.events) == 1


def test_whole_events_before_a_break_are_in():
    whole = vevent("DTSTART:20310602T070000Z", "DTEND:20310602T074500Z")
    text = "\r\n".join(["BEGIN:VCALENDAR", *whole, *whole[:-1]]).encode()

    given = read_schedule("x.ics", text)

    assert len(given.events) == 1
    assert [(n.line, n.code, n.kind) for n in given.notes] == [
        (7, "event-cut-off", NoteKind.REFUSED)
    ]


def test_a_missing_last_line_is_only_noted():
    whole = vevent("DTSTART:20310602T070000Z", "DTEND:20310602T074500Z", "END:VODD")
    text = "\n".join(["BEGIN:VCALENDAR", *whole]).encode()

    assert codes(read_schedule("x.ics", text)) == [(0, "calendar-cut-off")]


def test_a_calendar_without_events_is_refused():
    with pytest.raises(Refused) as refused:
        read("VERSION:2.0")

    assert refused.value.code == "calendar-malformed"


def test_absurdly_many_lines_are_refused(monkeypatch):
    monkeypatch.setattr(calendars, "MAX_LINES", 5)

    with pytest.raises(Refused) as refused:
        read(*vevent("DTSTART:20310602T070000Z"))

    assert refused.value.code == "file-many-lines"
    assert refused.value.facts["limit"] == 5


def test_a_subscriber_is_told_when_to_look_again():
    written = to_icalendar(schedule(), stamped_at=STAMP).decode()

    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in written
    assert "X-PUBLISHED-TTL:PT1H\r\n" in written
