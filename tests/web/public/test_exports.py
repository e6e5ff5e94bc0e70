import csv
import io
import json
from datetime import timedelta

import make
import make_programme
import pytest
from icalendar import Calendar
from lxml import etree

from palabre.stages.programme import operations as programme
from palabre.stages.programme import releases

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

BASE = "/en/hamlet-2026"


@pytest.fixture
def summit():
    summit = make.summit()
    for code, hour in (("A-1", 9), ("A-2", 11)):
        made = make_programme.session(summit, code, speakers=(make.person(code),))
        make_programme.placed(made, hour)
    releases.release(summit, "", by=make.LOADER, at=make.NOON)
    return summit


def events(answer):
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def test_the_programme_opens_as_a_calendar(client, summit):
    answer = client.get(f"{BASE}/programme.ics")

    first, _ = events(answer)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert str(first["UID"]) == str(summit.sessions.get(code="A-1").guid)
    assert first["DTSTART"].dt.isoformat() == "2026-05-25T07:00:00+00:00"
    assert str(first["LOCATION"]) == "Tilia, The Hall"
    assert str(first["URL"]).endswith("/en/hamlet-2026/sessions/A-1/")


def test_uid_stays_and_sequence_rises_for_what_changed_alone(client, summit):
    def told():
        found = events(client.get(f"{BASE}/programme.ics"))
        return {
            str(one["SUMMARY"])[-3:]: (str(one["UID"]), one["SEQUENCE"])
            for one in found
        }

    before = told()
    moved = summit.sessions.get(code="A-1")
    make_programme.placed(moved, 14)
    releases.release(summit, "", by=make.LOADER, at=make.NOON + timedelta(hours=1))
    after = told()

    assert after["A-1"] == (before["A-1"][0], before["A-1"][1] + 1)
    assert after["A-2"] == before["A-2"]
    (alone,) = events(client.get(f"{BASE}/sessions/A-1.ics"))
    assert (str(alone["UID"]), alone["SEQUENCE"]) == after["A-1"]


def test_a_file_holds_what_the_page_chose(client, summit):
    (event,) = events(client.get(f"{BASE}/programme.ics?q=a-2&day=all"))

    assert str(event["SUMMARY"]) == "Session A-2"


def test_one_session_goes_into_a_calendar(client, summit):
    (event,) = events(client.get(f"{BASE}/sessions/A-2.ics"))

    assert str(event["SUMMARY"]) == "Session A-2"
    assert client.get(f"{BASE}/sessions/A-9.ics").status_code == 404


def test_a_cancelled_session_is_cancelled_in_calendars(client, summit):
    gone = summit.sessions.get(code="A-1")
    programme.cancel(gone, reason="Flu.", by=make.LOADER, at=make.NOON)

    (event,) = events(client.get(f"{BASE}/sessions/A-1.ics"))

    assert str(event["STATUS"]) == "CANCELLED"


def test_schedule_xml_has_day_room_and_event(client, summit):
    tree = etree.fromstring(client.get(f"{BASE}/programme.xml").content)

    assert tree.xpath("//room/@name") == ["Tilia"]
    assert tree.xpath("//event/title/text()") == ["Session A-1", "Session A-2"]


def test_schedule_json_names_the_release(client, summit):
    told = json.loads(client.get(f"{BASE}/programme.json").content)

    assert told["schedule"]["version"] == "1.0"


def test_csv_has_a_row_for_each_session(client, summit):
    words = client.get(f"{BASE}/programme.csv").content.decode("utf-8-sig")

    rows = list(csv.reader(io.StringIO(words)))
    assert len(rows) == 3


def test_nothing_is_exported_before_a_release(client):
    make_programme.placed(make_programme.session(make.summit()))

    assert events(client.get(f"{BASE}/programme.ics")) == []
    tree = etree.fromstring(client.get(f"{BASE}/programme.xml").content)
    assert tree.xpath("//event") == []
