"""One's own agenda through the API: starred, told with its overlaps, taken out."""

import make
import make_programme as planned
import pytest
from make_protocol import browser_of as visitor

from palabre.stages.programme import releases
from palabre.stages.programme.models import Agenda

pytestmark = pytest.mark.django_db
AGENDA = "/api/v1/editions/hamlet-2026/agenda"


@pytest.fixture
def summit():
    made = make.summit()
    planned.placed(planned.session(made, "INC-01"), 9)
    planned.placed(planned.session(made, "INC-02"), 9, 30, in_="acacia")
    releases.release(made, "", by=make.LOADER, at=make.NOON)
    planned.placed(planned.session(made, "INC-03"), 14)
    return made


@pytest.fixture
def vera(summit):
    return visitor(make.person("Vera Visitor"))


def test_sessions_are_put_in_told_with_what_overlaps_and_taken_out(vera):
    empty = vera.get(AGENDA).json()
    vera.post(f"{AGENDA}/INC-02")
    vera.post(f"{AGENDA}/INC-01")
    twice = vera.post(f"{AGENDA}/INC-01")
    token = Agenda.objects.get().token

    assert empty == {"sessions": [], "overlapping": [], "feed": ""}
    assert twice.status_code == 201
    assert twice.json()["sessions"] == ["INC-01", "INC-02"]
    assert twice.json()["overlapping"] == [["INC-01", "INC-02"]]
    assert token in twice.json()["feed"]
    left = vera.delete(f"{AGENDA}/INC-02").json()
    assert (left["sessions"], left["overlapping"]) == (["INC-01"], [])
    path = left["feed"].removeprefix("http://127.0.0.1:8000")
    assert "INC-02" not in vera.get(path).content.decode()


def test_nobody_reads_anothers_agenda(vera, summit):
    vera.post(f"{AGENDA}/INC-01")

    other = visitor(make.person("Odd Other"))

    assert other.get(AGENDA).json()["sessions"] == []
    assert other.delete(f"{AGENDA}/INC-01").json()["sessions"] == []
    assert vera.get(AGENDA).json()["sessions"] == ["INC-01"]


def test_what_is_not_released_cannot_be_starred(vera):
    refused = vera.post(f"{AGENDA}/INC-03")

    assert refused.status_code == 404
    assert not Agenda.objects.exists()


def test_a_stranger_has_no_agenda_here(summit, client):
    assert client.get(AGENDA).status_code == 401
