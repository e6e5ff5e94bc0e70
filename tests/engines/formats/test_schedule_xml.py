"""Schedule XML is read leniently and its notes tell where to mend it."""

from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from schedule_worlds import SAMPLE_XML, event, schedule

from palabre.engines.formats.notes import NoteKind
from palabre.engines.formats.schedule.grid import LARGEST_ID
from palabre.engines.formats.schedule.reading import read_schedule
from palabre.engines.formats.schedule.values import (
    EventStatus,
    Link,
    ScheduledEvent,
    ScheduledPerson,
)
from palabre.engines.formats.schedule.xml_out import to_schedule_xml
from palabre.kernel.refusals import Refused

ZURICH = ZoneInfo("Europe/Zurich")


def read(text, **settings):
    content = text if isinstance(text, bytes) else text.encode()
    return read_schedule("forum.xml", content, **settings)


def codes(given):
    return [(note.line, note.code) for note in given.notes]


def test_every_part_of_an_event_is_read():
    first = read(SAMPLE_XML).events[0]

    assert first == ScheduledEvent(
        guid=first.guid,
        id="17",
        slug="bridges",
        title="Bridges over quiet water",
        kind="workshop",
        track="Access",
        lang="fr",
        abstract="Who pays?\n\nAnd who swims?",
        room="Blue Room",
        starts_at=datetime(2031, 6, 2, 7, 0, tzinfo=UTC),
        minutes=45,
        persons=(ScheduledPerson("Ama Osei", "3"), ScheduledPerson("Bo Li")),
        links=(Link("Notes", "https://forum.example.org/notes"),),
        is_recorded=False,
        licence="CC BY 4.0",
        line=13,
    )


def test_the_front_of_the_file_is_read():
    whole = read(SAMPLE_XML)

    front = (whole.title, whole.code, whole.zone, whole.version, whole.file)
    assert front == (
        "Lakeside Forum 2031",
        "lakeside31",
        "Europe/Zurich",
        "two",
        "forum.xml",
    )
    assert (whole.starts_on, whole.ends_on) == (date(2031, 6, 2), date(2031, 6, 2))
    assert whole.days[0].starts_at == datetime(2031, 6, 2, 2, 0, tzinfo=UTC)
    assert whole.notes == ()


def test_an_event_after_midnight_belongs_to_the_next_morning():
    night = read(SAMPLE_XML).events[1]

    assert night.room == "Red Room"
    assert night.starts_at == datetime(2031, 6, 2, 23, 30, tzinfo=UTC)


def test_the_zone_of_the_file_wins_over_the_callers():
    elsewhere = read(SAMPLE_XML, zone=ZoneInfo("Asia/Tokyo"))

    assert elsewhere.events == read(SAMPLE_XML).events


def test_the_callers_zone_serves_where_the_file_has_none():
    bare = SAMPLE_XML.replace("<time_zone_name>Europe/Zurich</time_zone_name>", "")

    assert read(bare, zone=ZURICH).events[0].starts_at.hour == 7
    assert codes(read(bare)) == [(0, "zone-missing")]
    assert read(bare).events[0].starts_at.hour == 9


def test_an_unknown_zone_is_noted():
    wrong = SAMPLE_XML.replace("Europe/Zurich", "Middle/Earth")

    assert codes(read(wrong, zone=ZURICH)) == [(4, "zone-unknown")]


def test_a_guid_stays_when_time_and_room_change():
    moved = SAMPLE_XML.replace("09:00", "11:00").replace("Blue", "Green")

    assert [e.guid for e in read(moved).events] == [
        e.guid for e in read(SAMPLE_XML).events
    ]


@pytest.mark.parametrize(
    "old, new, code",
    [
        ("<start>09:00", "<start>25:99", "time-malformed"),
        ("<start>09:00</start>", "", "time-missing"),
        ('date="2031-06-02"', 'date="June"', "day-malformed"),
        ('date="2031-06-02"', "", "day-missing"),
        ("<duration>00:45", "<duration>a while", "duration-malformed"),
        ("<duration>00:45</duration>", "", "duration-missing"),
        ('id="17"', 'id="17" guid="seventeen"', "guid-malformed"),
    ],
)
def test_what_is_wrong_in_an_event_is_noted_and_the_event_is_in(old, new, code):
    given = read(SAMPLE_XML.replace(old, new, 1))

    assert (13, code) in codes(given)
    assert len(given.events) == 2


def test_a_guid_used_twice_is_noted():
    twice = SAMPLE_XML.replace("<event ", f'<event guid="{event().guid}" ')

    given = read(twice)

    assert codes(given) == [(32, "guid-twice")]
    assert len({e.guid for e in given.events}) == 2


def test_an_event_without_title_is_left_out():
    given = read(SAMPLE_XML.replace("<title>Night watch</title>", ""))

    assert [e.id for e in given.events] == ["17"]
    assert [(n.line, n.code, n.kind) for n in given.notes] == [
        (32, "title-missing", NoteKind.REFUSED)
    ]


def test_a_time_that_clocks_skip_is_noted():
    skipped = SAMPLE_XML.replace("2031-06-02", "2031-03-29")
    skipped = skipped.replace("<start>01:30", "<start>02:30")

    assert codes(read(skipped)) == [(32, "time-skipped")]


def test_what_stands_before_a_break_is_read():
    cut = SAMPLE_XML[: SAMPLE_XML.index("Night") + 3]

    given = read(cut)

    assert [e.id for e in given.events] == ["17"]
    assert [(n.line, n.code, n.kind) for n in given.notes] == [
        (35, "xml-broken", NoteKind.REFUSED),
        (32, "event-cut-off", NoteKind.REFUSED),
    ]


def test_ampersands_and_entities_of_html_are_mended():
    loose = SAMPLE_XML.replace("Night watch", "Q&A &nbsp;caf&eacute; &amp; &#0; &x;")

    given = read(loose)

    assert given.events[1].title == "Q&A café & � &x;"
    assert codes(given) == [(0, "xml-mended")]


def test_cdata_stays_as_it_is_when_the_rest_is_mended():
    loose = SAMPLE_XML.replace("Night watch", "<![CDATA[R&D]]> & more")

    assert read(loose).events[1].title == "R&D & more"


def test_a_wrong_encoding_is_mended():
    latin = SAMPLE_XML.replace("Night watch", "Soirée à l'hôtel").encode("cp1252")

    given = read(latin)

    assert given.events[1].title == "Soirée à l'hôtel"
    assert codes(given) == [(0, "encoding-guessed")]


def test_utf_16_is_read():
    assert len(read(SAMPLE_XML.replace("UTF-8", "UTF-16").encode("utf-16")).events) == 2


def test_namespaces_do_not_matter():
    spaced = SAMPLE_XML.replace("<schedule>", '<schedule xmlns="urn:example">')

    assert read(spaced).events == read(SAMPLE_XML).events


@pytest.mark.parametrize(
    "text, code",
    [
        ("<rss><channel/></rss>", "schedule-unknown"),
        ("<schedule><conference><title>x", "xml-malformed"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><schedule/>", "xml-forbidden"),
        ("<a>" * 300, "xml-forbidden"),
        ("<?xml version='1.0' encoding='klingon'?><schedule", "xml-malformed"),
    ],
)
def test_what_is_no_schedule_is_refused(text, code):
    with pytest.raises(Refused) as refused:
        read(text)

    assert refused.value.code == code


@pytest.mark.parametrize(
    "events, changes, code",
    [
        ((), {}, "schedule-empty"),
        ((event(1, minutes=6000),), {}, "event-too-long"),
        ((event(1), event(1)), {}, "guid-twice"),
        ((event(1, guid="one"),), {}, "guid-malformed"),
    ],
)
def test_what_would_not_validate_is_not_written(events, changes, code):
    with pytest.raises(Refused) as refused:
        to_schedule_xml(schedule(*events, **changes))

    assert refused.value.code == code


def test_cancelled_and_unplaced_events_are_not_published():
    given = schedule(
        event(1), event(2, status=EventStatus.CANCELLED), event(3, starts_at=None)
    )

    back = read(to_schedule_xml(given))

    assert [e.id for e in back.events] == ["1"]


def test_days_without_events_are_written():
    given = schedule(starts_on=date(2031, 6, 1), ends_on=date(2031, 6, 3))

    assert [str(d.on) for d in read(to_schedule_xml(given)).days] == [
        "2031-06-01",
        "2031-06-02",
        "2031-06-03",
    ]


def test_what_the_format_has_no_valid_place_for_is_left_out():
    given = schedule(
        event(
            1,
            id="seven",
            code="long-code",
            slug="x",
            url="mailto:a@b.example",
            title="bell \x07 rings",
            persons=(
                ScheduledPerson("Ama Osei", "A7"),
                ScheduledPerson("Bo Li", "00000000-0000-4000-8000-00000000000a"),
            ),
        ),
        event(2, id="eight"),
        code="",
        title="Hi!",
        zone="Nowhere",
    )

    back = read(to_schedule_xml(given))

    first = back.events[0]
    assert (first.code, first.slug, first.url) == ("", "", "")
    assert first.title == "bell rings"
    assert [who.id for who in first.persons] == [
        "",
        "00000000-0000-4000-8000-00000000000a",
    ]
    assert first.id.isdigit()
    assert back.code == "hi__"


def test_numbers_that_clash_are_moved_on():
    first, second = UUID(int=5), UUID(int=5 + LARGEST_ID)
    given = schedule(
        event(1, id="", guid=str(first)), event(2, id="", guid=str(second))
    )

    assert [e.id for e in read(to_schedule_xml(given)).events] == ["6", "7"]


def test_an_address_that_cannot_be_joined_stays():
    odd = SAMPLE_XML.replace('href="/notes"', 'href="//[notes"')

    assert read(odd).events[0].links == (Link("Notes", "//[notes"),)


def test_a_historic_offset_with_seconds_is_written_in_utc():
    old = datetime(1920, 5, 1, 9, 0, tzinfo=UTC)
    given = schedule(event(1, starts_at=old), zone="Africa/Monrovia")

    assert read(to_schedule_xml(given)).events[0].starts_at == old
