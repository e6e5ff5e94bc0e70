"""What is written is read back the same, and satisfies the public schemas."""

import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import jsonschema
import pytest
import xmlschema
from hypothesis import example, given, settings
from hypothesis import strategies as st
from schedule_worlds import (
    CELLS,
    NAMES,
    START,
    event,
    schedule,
    schedules,
    shared,
    shown,
)

from palabre.engines.formats.calendars import to_icalendar
from palabre.engines.formats.schedule.json_ld import to_json_ld
from palabre.engines.formats.schedule.json_out import to_schedule_json
from palabre.engines.formats.schedule.reading import read_schedule
from palabre.engines.formats.schedule.table_out import to_csv, to_xlsx
from palabre.engines.formats.schedule.values import EventStatus, PersonRole
from palabre.engines.formats.schedule.xml_out import to_schedule_xml

FEW = settings(max_examples=20, deadline=None)
STAMP = datetime(2031, 5, 1, 12, 0, tzinfo=UTC)


@cache
def xsd():
    content = shared("schedule-interchange/schedule.xml.xsd")
    return xmlschema.XMLSchema(io.BytesIO(content))


@cache
def json_schema():
    content = shared("schedule-interchange/schema.json")
    checker = jsonschema.FormatChecker()
    return jsonschema.Draft6Validator(json.loads(content), format_checker=checker)


def xml_errors(content):
    return [error.reason for error in xsd().iter_errors(io.BytesIO(content))]


def json_errors(content):
    return [error.message for error in json_schema().iter_errors(json.loads(content))]


@FEW
@given(schedules())
def test_schedule_xml_comes_back_whole(given_schedule):
    written = to_schedule_xml(given_schedule)

    back = read_schedule("x.xml", written)

    assert shown(back.events) == shown(given_schedule.events)
    assert back.notes == ()
    front = (back.title, back.code, back.zone, back.version, back.url)
    same = given_schedule
    assert front == (same.title, same.code, same.zone, same.version, same.url)
    assert to_schedule_xml(back) == written


@FEW
@given(schedules())
def test_schedule_json_comes_back_whole(given_schedule):
    written = to_schedule_json(given_schedule)

    back = read_schedule("x.json", written)

    assert shown(back.events) == shown(given_schedule.events)
    assert back.notes == ()
    assert to_schedule_json(back) == written


def held(events):
    return {one.guid: (one.room, one.starts_at, one.title) for one in events}


PLACES = st.lists(
    st.tuples(st.sampled_from(["Blue", "Red", "Green", ""]), st.integers(0, 80)),
    min_size=1,
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(PLACES)
@example([("Blue", 15), ("Red", 0), ("Red", 15)])
@example([("Blue", 40), ("Red", 30), ("Red", 2), ("Blue", 3)])
def test_rooms_whose_events_stand_in_no_order_of_time_keep_their_order(places):
    events = [
        event(number, room=room, starts_at=START + timedelta(hours=hours))
        for number, (room, hours) in enumerate(places, start=1)
    ]

    for name, write in (("x.xml", to_schedule_xml), ("x.json", to_schedule_json)):
        written = write(schedule(*events))
        back = read_schedule(name, written)

        assert write(back) == written
        assert held(back.events) == held(events)


@pytest.mark.shared
@settings(max_examples=12, deadline=None)
@given(schedules())
def test_chance_schedules_satisfy_the_schemas(given_schedule):
    assert xml_errors(to_schedule_xml(given_schedule)) == []
    assert json_errors(to_schedule_json(given_schedule)) == []


@st.composite
def table_schedules(draw):
    """Draw what only tables carry as well."""
    drawn = draw(schedules())
    few = st.lists(NAMES, max_size=2).map(tuple)
    events = tuple(
        replace(
            event,
            venue=draw(CELLS),
            organisers=draw(few),
            action_lines=draw(few),
            topics=draw(few),
            status=draw(st.sampled_from(EventStatus)),
            sequence=draw(st.integers(0, 99)),
            links=(),
            attachments=(),
            minutes=max(1, event.minutes),
            persons=tuple(
                replace(who, id="", role=role, affiliation=draw(NAMES))
                for who, role in zip(event.persons, PersonRole, strict=False)
            )[::-1],
        )
        for event in drawn.events
    )
    return replace(drawn, events=events)


@settings(max_examples=12, deadline=None)
@given(table_schedules())
def test_tables_come_back_whole(given_schedule):
    for name, write in (("x.csv", to_csv), ("x.xlsx", to_xlsx)):
        back = read_schedule(name, write(given_schedule))

        assert shown(back.events) == shown(given_schedule.events)
        assert back.notes == ()


@FEW
@given(schedules())
def test_calendar_comes_back_in_what_calendars_hold(given_schedule):
    written = to_icalendar(given_schedule, stamped_at=STAMP)

    back = read_schedule("x.ics", written)

    told = {e.guid: e for e in back.events}
    for one in given_schedule.events:
        kept = told[one.guid]
        for field in ("title", "starts_at", "minutes", "room", "url", "status"):
            assert getattr(kept, field) == getattr(one, field)
    assert back.zone == given_schedule.zone
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))


@FEW
@given(schedules())
def test_json_ld_names_every_event_and_cannot_leave_its_script(given_schedule):
    written = to_json_ld(given_schedule)

    assert not {"<", ">", "&"} & set(written)
    named = [event["name"] for event in json.loads(written)["subEvent"]]
    assert named == [event.title for event in given_schedule.events]


REAL = [
    pytest.param("fosdem-schedules/fosdem-2023.xml.gz", marks=pytest.mark.slow),
    "schedule-interchange/pretalx-rc3.json",
    "schedule-interchange/frab-camp2019.json",
    "republica-2013/sessions.json",
    "wsis2024/sessions.csv",
]


@pytest.mark.shared
@pytest.mark.parametrize("path", REAL)
def test_real_schedules_satisfy_the_schemas_and_come_back(path):
    real = read_schedule(path, shared(path), zone=ZoneInfo("Europe/Brussels"))
    xml, as_json = to_schedule_xml(real), to_schedule_json(real)

    assert xml_errors(xml) == []
    assert json_errors(as_json) == []
    placed = [event for event in real.events if event.starts_at]
    for back in (read_schedule("x.xml", xml), read_schedule("x.json", as_json)):
        kept = ("guid", "title", "starts_at", "minutes", "room", "abstract", "lang")
        told = [[getattr(e, k) for k in kept] for e in shown(back.events)]
        assert told == [[getattr(e, k) for k in kept] for e in shown(placed)]
        assert back.days == real.days
