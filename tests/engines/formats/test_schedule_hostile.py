"""Whatever comes, a reader gives a schedule or a refusal, never a crash."""

import gzip
import io
import json
import time
import zipfile
from datetime import UTC, datetime
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from schedule_worlds import SAMPLE_XML, event, schedule, shared

from palabre.engines.formats.calendars import to_icalendar
from palabre.engines.formats.intake import LIMIT_BYTES
from palabre.engines.formats.schedule.json_out import to_schedule_json
from palabre.engines.formats.schedule.reading import read_schedule
from palabre.engines.formats.schedule.table_out import to_csv, to_xlsx
from palabre.engines.formats.schedule.values import Schedule
from palabre.kernel.refusals import Refused

SECOND = {"schedule": {"conference": {}, "events": [{"title": "A", "room": {}}]}}
INDICO = {"results": [{"id": 1, "title": "A", "startDate": {"date": "2031-06-02"}}]}
FORMATS = ["xml", "json", "second", "indico", "ics", "csv", "xlsx"]


@cache
def valid(kind):
    whole = schedule(event(1, abstract="water & bread"), event(2))
    stamp = datetime(2031, 1, 1, tzinfo=UTC)
    return {
        "xml": SAMPLE_XML.encode(),
        "json": to_schedule_json(whole),
        "second": json.dumps(SECOND).encode(),
        "indico": json.dumps(INDICO).encode(),
        "ics": to_icalendar(whole, stamped_at=stamp),
        "csv": to_csv(whole),
        "xlsx": to_xlsx(whole),
    }[kind]


def read_or_refuse(content):
    try:
        given_schedule = read_schedule("x", content)
    except Refused:
        return
    assert isinstance(given_schedule, Schedule)
    for kept in given_schedule.events:
        assert kept.title
        assert kept.starts_at is None or kept.starts_at.tzinfo is UTC


@pytest.mark.parametrize("kind", FORMATS)
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_damaged_files_are_read_or_refused(kind, data):
    content = bytearray(valid(kind))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)))
        until = at + data.draw(st.integers(0, 40))
        content[at:until] = data.draw(
            st.binary(max_size=12) | st.just(b"<&>\"',;:{}[]")
        )
    read_or_refuse(bytes(content[: data.draw(st.integers(0, len(content)))] or content))
    read_or_refuse(bytes(content))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content):
    for start in (
        b"",
        b"<schedule>",
        b'{"schedule":',
        b"BEGIN:VCALENDAR\n",
        b"Title\n",
    ):
        read_or_refuse(start + content)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "schedule",
                    "conference",
                    "days",
                    "rooms",
                    "events",
                    "date",
                    "title",
                    "start",
                    "duration",
                    "persons",
                    "links",
                    "url",
                    "results",
                    "talks",
                    "id",
                ]
            ),
            inside,
            max_size=4,
        )
    ),
    max_leaves=15,
)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(["schedule", "results", "talks"]), JSON)
def test_any_json_is_read_or_refused(key, tree):
    read_or_refuse(json.dumps({key: tree}).encode())
    read_or_refuse(json.dumps([tree]).encode())


def zipped(**inside):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in inside.items():
            archive.writestr(name, content)
    return out.getvalue()


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">'
    b"]><schedule><conference><title>&b;</title></conference></schedule>"
)


@pytest.mark.parametrize(
    "content, code",
    [
        (b"", "file-empty"),
        (b" \n", "file-empty"),
        (BOMB, "xml-forbidden"),
        (b"<schedule>" + b"<day>" * 100_000, "xml-forbidden"),
        (b"[" * 1_000_000, "json-nested"),
        (gzip.compress(b"\0" * 20_000_000, mtime=0), "archive-bomb"),
        (gzip.compress(b"Title\n", mtime=0)[:-9], "archive-damaged"),
        (zipped(a=b"Title\nx", b=b"Title\ny"), "schedule-unknown"),
        (zipped(a=zipped(b=b"x")), "archive-nested"),
        (b"\x89PNG\r\n" + bytes(range(32)) * 20, "file-binary"),
    ],
)
def test_hostile_files_are_refused_by_name(content, code):
    with pytest.raises(Refused) as refused:
        read_schedule("x", content)

    assert refused.value.code == code


def test_two_hundred_megabytes_are_refused_at_once():
    began = time.perf_counter()

    with pytest.raises(Refused) as refused:
        read_schedule("x.xml", bytes(200 * 1024 * 1024))

    assert refused.value.code == "file-too-large"
    assert refused.value.facts["limit_bytes"] == LIMIT_BYTES
    assert time.perf_counter() - began < 1


def test_a_packed_file_is_read_under_its_own_name():
    given_schedule = read_schedule("forum.xml.gz", gzip.compress(SAMPLE_XML.encode()))

    assert (given_schedule.file, len(given_schedule.events)) == ("forum.xml", 2)


@pytest.mark.shared
def test_a_real_schedule_cut_in_the_middle_gives_its_first_half():
    content = gzip.decompress(shared("fosdem-schedules/fosdem-2023.xml.gz"))

    half = read_schedule("fosdem.xml", content[: len(content) // 2])

    assert [n.code for n in half.notes] == [
        "xml-broken",
        "event-cut-off",
        "zone-missing",
    ]
    assert len(half.events) == 386
