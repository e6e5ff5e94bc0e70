"""JSON of every shape becomes the same events."""

import json
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from schedule_worlds import event, schedule, shared

from palabre.engines.formats.schedule.json_out import to_schedule_json
from palabre.engines.formats.schedule.reading import read_schedule
from palabre.engines.formats.schedule.values import (
    EventStatus,
    Link,
    PersonRole,
    ScheduledPerson,
)
from palabre.kernel.refusals import Refused

GUID = event().guid
NINE = datetime(2031, 6, 2, 7, 0, tzinfo=UTC)


def read(tree, **settings):
    return read_schedule("forum.json", json.dumps(tree, indent=1).encode(), **settings)


def first_generation(**changes):
    event_tree = {
        "id": 17,
        "guid": GUID,
        "date": "2031-06-02T09:00:00+02:00",
        "start": "09:00",
        "duration": "00:45",
        "room": None,
        "title": "Bridges",
        "subtitle": None,
        "language": "en",
        "do_not_record": True,
        "persons": [{"id": 3, "public_name": "Ama Osei"}, {"name": ""}, "Bo Li"],
        "links": [{"url": "/notes", "title": "Notes"}, {"title": "nothing"}],
        "attachments": None,
        "url": f"urn:uuid:{GUID}",
    }
    conference = {
        "title": "Lakeside Forum",
        "acronym": "lakeside31",
        "days": [
            {"date": "2031-06-02", "rooms": {"Blue Room": [event_tree | changes]}}
        ],
    }
    return {
        "schedule": {
            "version": "two",
            "base_url": "https://forum.example.org/",
            "conference": conference,
        }
    }


def test_the_first_generation_is_read():
    given = read(first_generation())

    kept = given.events[0]
    assert (kept.guid, kept.id, kept.title, kept.room) == (
        GUID,
        "17",
        "Bridges",
        "Blue Room",
    )
    assert (kept.starts_at, kept.minutes, kept.is_recorded) == (NINE, 45, False)
    assert kept.persons == (ScheduledPerson("Ama Osei", "3"),)
    assert kept.links == (Link("Notes", "https://forum.example.org/notes"),)
    assert (kept.url, kept.line) == ("", 13)
    assert (given.zone, given.version) == ("Etc/GMT-2", "two")


def test_a_day_and_a_clock_serve_without_an_instant():
    bare = read(first_generation(date=None), zone=ZoneInfo("Europe/Zurich"))

    assert bare.events[0].starts_at == NINE


def test_the_end_and_the_duration_may_stand_for_each_other():
    ended = first_generation(duration=None, end="2031-06-02T09:45:00+02:00")

    assert read(ended).events[0].minutes == 45


def test_an_end_before_the_start_is_noted():
    reversed_ = first_generation(duration=None, end="2031-06-02T08:45:00+02:00")

    assert [n.code for n in read(reversed_).notes] == ["end-before-start"]


def test_the_second_generation_is_read():
    tree = {
        "schedule": {
            "conference": {
                "title": "Lakeside Forum",
                "time_zone_name": "Europe/Zurich",
                "rooms": [{"guid": "r1", "name": "Blue Room"}],
                "tracks": [{"slug": "access", "name": "Access for all"}],
                "days": [],
            },
            "events": [
                {
                    "guid": GUID,
                    "title": "Bridges",
                    "start": "2031-06-02T09:00:00+02:00",
                    "end": "2031-06-02T09:45:00+02:00",
                    "room": {"guid": "r1"},
                    "track": {"slug": "access"},
                    "abstract": {"fr": "Des ponts", "en": "Bridges"},
                    "state": "CANCELED",
                    "participants": [
                        {"guid": "p1", "name": "Ama Osei", "role": "MODERATOR"}
                    ],
                },
                {"title": "Lunch", "type": "BREAK", "start": "2031-06-02T12:00:00"},
            ],
        }
    }

    given = read(tree)

    kept, lunch = given.events
    assert (kept.room, kept.track, kept.abstract) == (
        "Blue Room",
        "Access for all",
        "Bridges",
    )
    assert (kept.starts_at, kept.minutes) == (NINE, 45)
    assert kept.status is EventStatus.CANCELLED
    assert kept.persons == (ScheduledPerson("Ama Osei", "p1", PersonRole.MODERATOR),)
    assert (lunch.kind, lunch.starts_at.hour, lunch.minutes) == ("BREAK", 10, 0)


def test_a_widget_of_talks_is_read():
    tree = {
        "timezone": "Europe/Zurich",
        "rooms": [{"id": 5, "name": {"en": "Blue Room", "fr": "Salle bleue"}}],
        "tracks": [{"id": 6, "name": {"fr": "Accès"}}],
        "speakers": [{"code": "A7", "name": "Ama Osei"}],
        "talks": [
            {
                "code": "XY12",
                "title": "Bridges",
                "room": 5,
                "track": 6,
                "start": "2031-06-02T09:00:00+02:00",
                "duration": 45,
                "speakers": ["A7", "nobody"],
            }
        ],
    }

    kept = read(tree).events[0]

    assert (kept.room, kept.track, kept.starts_at) == ("Blue Room", "Accès", NINE)
    assert kept.persons == (ScheduledPerson("Ama Osei", "A7"),)


def indico(**changes):
    zone = {"tz": "Europe/Zurich"}
    talk = {
        "id": "4",
        "title": "Bridges",
        "startDate": {"date": "2031-06-02", "time": "09:00:00", **zone},
        "endDate": {"date": "2031-06-02", "time": "09:45:00", **zone},
        "duration": 45,
        "roomFullname": "Blue Room",
        "location": "Lake House",
        "session": "Opening",
        "keywords": ["access", 7],
        "speakers": [
            {"first_name": "Ama", "last_name": "Osei", "affiliation": "ITA", "id": 3}
        ],
        "folders": [
            {
                "attachments": [
                    {"title": "Slides", "download_url": "https://x.example/s"}
                ]
            }
        ],
    }
    meeting = {
        "id": "99",
        "title": "Lakeside Forum",
        "timezone": "Europe/Zurich",
        "startDate": {"date": "2031-06-02", "time": "09:00:00", **zone},
        "endDate": {"date": "2031-06-04", "time": "18:00:00", **zone},
        "contributions": [talk, {"id": "5", "title": "Later", "startDate": None}],
    }
    return {"count": 1, "results": [meeting | changes]}


def test_an_indico_meeting_is_read():
    given = read(indico())

    kept, later = given.events
    assert (kept.id, kept.room, kept.venue, kept.track) == (
        "99/4",
        "Blue Room",
        "Lake House",
        "Opening",
    )
    assert (kept.starts_at, kept.minutes, kept.topics) == (NINE, 45, ("access",))
    assert kept.persons == (ScheduledPerson("Ama Osei", "3", affiliation="ITA"),)
    assert kept.attachments == (Link("Slides", "https://x.example/s"),)
    assert (given.code, given.ends_on) == ("indico-99", date(2031, 6, 4))
    assert later.starts_at is None
    assert [n.code for n in given.notes] == ["day-missing"]


def test_family_name_that_indico_puts_first_is_put_last():
    whole = indico()
    whole["results"][0]["contributions"][0]["speakers"] = [
        {"first_name": "Ama", "last_name": "Osei", "fullName": "OSEI, Ama"},
        {"fullName": "Bo Li"},
    ]

    given = read(whole)

    assert [one.name for one in given.events[0].persons] == ["Ama Osei", "Bo Li"]


def test_contributions_of_indico_sessions_are_read_once():
    whole = indico()
    talk = whole["results"][0]["contributions"][0] | {"session": None}
    block = {"title": "Block A", "room": "Red Room", "contributions": [talk]}

    given = read(indico(sessions=[block]))

    assert [(e.id, e.track) for e in given.events] == [
        ("99/4", "Block A"),
        ("99/5", ""),
    ]


def test_an_indico_category_is_a_list_of_meetings():
    meeting = indico(contributions=[], chairs=[{"fullName": "Ama Osei"}])["results"][0]

    given = read({"results": [meeting, meeting | {"id": "100", "title": "Next"}]})

    assert [e.title for e in given.events] == ["Lakeside Forum", "Next"]
    assert given.events[0].minutes == (2 * 24 + 9) * 60
    assert given.events[0].persons[0].role is PersonRole.MODERATOR


def test_a_list_of_records_is_read_whatever_its_keys():
    records = [
        {
            "Titre": "Ponts",
            "Jour": "2 juin 2031",
            "Début": "9h00",
            "Durée": 45,
            "persons": [{"#text": "Ama Osei", "id": "3"}],
            "themes": ["eau", "accès"],
            "level": "easy",
        }
    ]

    kept = read(records, zone=ZoneInfo("Europe/Zurich")).events[0]

    assert (kept.title, kept.starts_at, kept.minutes) == ("Ponts", NINE, 45)
    assert kept.persons == (ScheduledPerson("Ama Osei", "3"),)
    assert kept.topics == ("eau", "accès")
    assert kept.details == (("level", "easy"),)


@pytest.mark.parametrize(
    "content, code, line",
    [
        (b'{"a": 1,\n "b": }', "json-malformed", 2),
        (b'{"a": ' + b"9" * 5000 + b"}", "json-malformed", 0),
        (b"[" * 100_000, "json-nested", None),
        (b'{"a":' * 100_000, "json-nested", None),
        (b'{"other": []}', "schedule-unknown", None),
        (b'[{"colour": "red"}]', "schedule-unknown", None),
        (b"[1, 2]", "schedule-unknown", None),
    ],
)
def test_what_is_no_schedule_is_refused(content, code, line):
    with pytest.raises(Refused) as refused:
        read_schedule("x.json", content)

    assert (refused.value.code, refused.value.facts.get("line")) == (code, line)


def test_values_of_wrong_types_do_no_harm():
    odd = first_generation(title=["x"], persons=7, links="none", duration={"a": []})

    given = read(odd)

    assert [n.code for n in given.notes] == ["title-missing"]


def test_what_the_schema_refuses_is_not_written():
    given = schedule(
        event(
            1,
            code="A1",
            slug="Not Good",
            title="Ünïcode",
            links=(Link("ok", "mailto:a@b.example"), Link("bad", "no where")),
            persons=(
                ScheduledPerson("Ama", "AB1"),
                ScheduledPerson("Bo", GUID),
                ScheduledPerson("Chi", "?"),
            ),
        ),
        zone="Etc/GMT-2",
        url="https://forum.example.org",
    )

    whole = json.loads(to_schedule_json(given))["schedule"]["conference"]

    written = whole["days"][0]["rooms"]["Blue Room"][0]
    assert written["links"] == [{"url": "mailto:a@b.example", "title": "ok"}]
    assert [set(who) - {"name"} for who in written["persons"]] == [
        {"code"},
        {"guid"},
        set(),
    ]
    assert (written["slug"], written["code"]) == ("ncode-00000000", "A1")
    assert "time_zone_name" not in whole


@pytest.mark.parametrize(
    "path, n_events, n_rooms, n_days",
    [
        ("schedule-interchange/pretalx-rc3.json", 48, 5, 4),
        ("schedule-interchange/frab-camp2019.json", 79, 2, 5),
        ("republica-2013/sessions.json", 306, 14, 3),
    ],
)
def test_real_json_is_read_whole(path, n_events, n_rooms, n_days):
    real = read_schedule(path, shared(path), zone=ZoneInfo("Europe/Berlin"))

    rooms = {e.room for e in real.events}
    assert (len(real.events), len(rooms), len(real.days)) == (n_events, n_rooms, n_days)
    assert real.notes == ()
