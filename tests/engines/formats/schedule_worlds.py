"""Fictional schedules for tests, by hand and by chance, and the real ones."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import strategies as st

from palabre.engines.formats.intake import plain
from palabre.engines.formats.schedule.values import (
    Link,
    PersonRole,
    Schedule,
    ScheduledEvent,
    ScheduledPerson,
)
from palabre.engines.formats.schedule.wording import one_line

SHARED = Path(
    os.environ.get("PALABRE_SHARED", Path(__file__).parents[3].parent / "shared")
)
START = datetime(2031, 6, 2, 7, 0, tzinfo=UTC)

SAMPLE_XML = """<?xml version="1.0" encoding="UTF-8"?>
<schedule>
  <version>two</version>
  <conference>
    <title>Lakeside Forum 2031</title>
    <acronym>lakeside31</acronym>
    <time_zone_name>Europe/Zurich</time_zone_name>
    <day_change>04:00:00</day_change>
    <base_url>https://forum.example.org/</base_url>
  </conference>
  <day index="1" date="2031-06-02">
    <room name="Blue Room">
      <event id="17">
        <start>09:00</start>
        <duration>00:45</duration>
        <room>Blue Room</room>
        <slug>bridges</slug>
        <title>Bridges over
          quiet water</title>
        <subtitle/>
        <track>Access</track>
        <type>workshop</type>
        <language>French</language>
        <abstract>&lt;p&gt;Who pays?&lt;/p&gt;&lt;p&gt;And who swims?&lt;/p&gt;</abstract>
        <description></description>
        <persons><person id="3">Ama Osei</person><person>Bo Li</person></persons>
        <links><link href="/notes">Notes</link><link href="">None</link></links>
        <recording><license>CC BY 4.0</license><optout>true</optout></recording>
      </event>
    </room>
    <room name="Red Room">
      <event id="18">
        <start>01:30</start>
        <duration>01:00</duration>
        <title>Night watch</title>
      </event>
    </room>
  </day>
</schedule>
"""


def shared(path: str) -> bytes:
    """Return a real input, or skip the test."""
    file = SHARED / "data" / path
    if not file.exists():
        pytest.skip(f"the real inputs are not here: {file}")
    return file.read_bytes()


def event(number: int = 1, **changes) -> ScheduledEvent:
    """Return an event that starts on the hour of its number."""
    plain = ScheduledEvent(
        guid=f"00000000-0000-4000-8000-{number:012d}",
        title=f"Session {number}",
        id=str(number),
        room="Blue Room",
        starts_at=START + timedelta(hours=number),
        minutes=45,
    )
    return replace(plain, **changes)


def schedule(*events: ScheduledEvent, **changes) -> Schedule:
    """Return a schedule in Zurich."""
    plain = Schedule(
        "Lakeside Forum", "lakeside31", zone="Europe/Zurich", events=events
    )
    return replace(plain, **changes)


def shown(events, **same) -> list[ScheduledEvent]:
    """Return events in an order of their own, without their lines."""
    bare = (replace(event, line=0, **same) for event in events)
    return sorted(bare, key=lambda event: event.guid)


SIGNS = st.characters(exclude_categories=["Cs"], max_codepoint=0x2FFFF)
LINES = st.text(SIGNS, max_size=20).map(one_line)
CELLS = LINES.filter(lambda text: not text.startswith("'"))
TITLES = CELLS.filter(bool)
PASSAGES = (
    st.lists(
        st.sampled_from(
            ["tea & cake", "<p>", "</p>", "&lt;", "<br/>", "\n\n", "  x", "]]>", "é"]
        )
        | st.text(SIGNS, max_size=9),
        max_size=6,
    )
    .map("".join)
    .map(lambda text: plain(text).strip().lstrip("'").strip())
)
NAMES = st.from_regex(r"[A-Z][a-z]{1,8} [A-Z][a-z]{2,9}", fullmatch=True).filter(
    lambda name: not name.split()[0].lower().startswith(("speak", "exper", "memb"))
)
ADDRESSES = st.from_regex(
    r"https://[a-z]{1,9}\.example/[a-z0-9?=&#]{0,9}", fullmatch=True
)
ZONES = st.sampled_from(
    ["Europe/Zurich", "Asia/Kathmandu", "America/New_York", "UTC", "Africa/Nairobi"]
)
MINUTES = st.integers(0, 110 * 365 * 24 * 60).map(
    lambda minutes: datetime(1990, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
PERSONS = st.builds(
    ScheduledPerson, NAMES, st.integers(1, 10**9).map(str), st.just(PersonRole.SPEAKER)
)
LINKS = st.lists(st.builds(Link, LINES, ADDRESSES), max_size=2).map(tuple)


@st.composite
def schedules(draw) -> Schedule:
    """Draw a schedule of what schedule XML, JSON and tables have in common."""
    guids = draw(st.lists(st.uuids(version=4), min_size=1, max_size=4, unique=True))
    ids = draw(
        st.lists(
            st.integers(1, 10**6 - 1),
            min_size=len(guids),
            max_size=len(guids),
            unique=True,
        )
    )
    events = tuple(
        ScheduledEvent(
            guid=str(guid),
            title=draw(TITLES),
            id=str(number),
            code=draw(st.just("") | st.just(f"{number:06d}")),
            slug=f"talk_{number}-about_{number:04d}",
            subtitle=draw(CELLS),
            kind=draw(CELLS),
            track=draw(CELLS),
            lang=draw(st.sampled_from(["", "en", "fr", "zh-Hans"])),
            abstract=draw(PASSAGES),
            description=draw(PASSAGES),
            room=draw(CELLS),
            starts_at=draw(MINUTES),
            minutes=draw(st.integers(0, 5999)),
            persons=tuple(draw(st.lists(PERSONS, max_size=3))),
            links=draw(LINKS),
            attachments=draw(LINKS),
            url=draw(ADDRESSES),
            is_recorded=draw(st.booleans()),
            licence=draw(CELLS),
        )
        for guid, number in zip(guids, ids, strict=True)
    )
    return Schedule(
        title=draw(TITLES),
        code=draw(st.from_regex(r"[a-z0-9_]{4,12}", fullmatch=True)),
        zone=draw(ZONES),
        version=draw(LINES),
        url=draw(ADDRESSES),
        events=events,
    )
