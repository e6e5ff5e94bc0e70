"""What real schedules become as calendar, linked data, table and workbook: strict."""

import csv
import io
import json
from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from schedule_worlds import shared

from palabre.engines.formats.calendars import to_icalendar
from palabre.engines.formats.schedule.json_ld import to_json_ld
from palabre.engines.formats.schedule.reading import read_schedule
from palabre.engines.formats.schedule.table_out import to_csv, to_xlsx

pytestmark = pytest.mark.shared

STAMP = datetime(2026, 5, 25, 10, tzinfo=UTC)
STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
PROPERTIES = {
    "Event": {
        *("@type", "@id", "url", "identifier", "name", "alternateName", "description"),
        *("inLanguage", "startDate", "endDate", "eventStatus", "eventAttendanceMode"),
        *("location", "performer", "organizer", "keywords", "superEvent", "about"),
        *("subEvent", "duration"),
    },
    "Place": {"@type", "name"},
    "VirtualLocation": {"@type", "url"},
    "Person": {"@type", "name", "affiliation"},
    "Organization": {"@type", "name"},
}
"""What schema.org lets each of these types say, of what is said here."""

REAL = [
    pytest.param("fosdem-schedules/fosdem-2023.xml.gz", marks=pytest.mark.slow),
    pytest.param("fosdem-schedules/fosdem-2019.xml.gz", marks=pytest.mark.slow),
    "schedule-interchange/pretalx-rc3.json",
    "schedule-interchange/frab-camp2019.json",
    "republica-2013/sessions.json",
    "wsis2024/sessions.csv",
]
each = pytest.mark.parametrize("path", REAL)


@cache
def real(path):
    return read_schedule(path, shared(path), zone=ZoneInfo("Europe/Brussels"))


@each
def test_calendar_is_read_without_a_complaint_and_each_uid_stands_once(path):
    written = to_icalendar(real(path), stamped_at=STAMP)

    events = list(Calendar.from_ical(written).walk("VEVENT"))
    told = [one for one in real(path).events if one.starts_at or one.held_on]
    assert sorted(str(one["UID"]) for one in events) == sorted(e.guid for e in told)
    assert [one.errors for one in events if one.errors] == []
    assert min(one["SEQUENCE"] for one in events) >= 0
    assert all({"DTSTAMP", "DTSTART", "SUMMARY"} <= {*one} for one in events)
    lines = written.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)


@each
def test_linked_data_says_only_what_its_vocabulary_knows(path):
    whole = json.loads(to_json_ld(real(path)))

    assert whole.pop("@context") == "https://schema.org"
    assert list(strange(whole)) == []
    for one in whole["subEvent"]:
        assert one["eventStatus"].startswith("https://schema.org/Event")
        starts, ends = one["startDate"], one.get("endDate")
        if "T" in starts:
            assert datetime.fromisoformat(starts).tzinfo is not None
        else:
            date.fromisoformat(starts)
        assert ends is None or starts <= ends


def strange(node, of="Event"):
    """Yield what a type has no property for, and what is said with nothing in it."""
    kind = node.get("@type", of)
    for name, value in node.items():
        if name not in PROPERTIES[kind] or value in ("", None, [], {}):
            yield kind, name, value
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from strange(one)


@each
def test_table_has_as_many_cells_in_each_row_and_no_formula(path):
    text = to_csv(real(path)).decode("utf-8-sig")

    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) == len(real(path).events) + 1
    assert [
        cell for row in rows for cell in row if cell.startswith(STARTS_FORMULA)
    ] == []


@each
def test_workbook_opens_with_the_same_rows_and_no_formula(path):
    sheet = load_workbook(io.BytesIO(to_xlsx(real(path)))).worksheets[0]

    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert sheet.max_row == len(real(path).events) + 1
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
