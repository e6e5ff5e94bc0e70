"""Protocol through the API: read in order, moved with a reason, closed to others."""

import json

import make
import make_programme as planned
import make_protocol as made
import pytest
from make_protocol import browser_of as visitor

from palabre.kernel.actors import Role
from palabre.stages.people.models import Person
from palabre.stages.protocol import notes, seating
from palabre.stages.protocol.models import SeatMove

pytestmark = pytest.mark.django_db
HOME = "/api/v1/editions/hamlet-2026"


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def officer(summit):
    make.holder(summit, Role.PROTOCOL, "Hana Kobayashi")
    return visitor(Person.objects.get(name="Hana Kobayashi"))


def test_ranks_are_public_and_in_order(summit, client):
    found = client.get(f"{HOME}/ranks").json()

    assert [one["place"] for one in found] == list(range(1, len(found) + 1))
    assert found[0]["name"]["fr"] == "Chef d’État"


def test_the_list_comes_in_order_with_reasons_and_without_notes(summit, officer):
    one = made.dignitary(summit, "Ama Mensah")
    made.dignitary(summit, "Kofi Boateng", "head-of-state")
    notes.keep_notes(
        one, notes.Notes("No pork"), seal=made.SEAL, by=make.LOADER, at=make.NOON
    )

    response = officer.get(f"{HOME}/high-level?lang=fr")

    assert [(each["name"], each["place"]) for each in response.json()] == [
        ("Kofi Boateng", 1),
        ("Ama Mensah", 2),
    ]
    assert response.json()[0]["why"] == "Chef d’État\u00a0: rang 1 du tableau."
    assert "pork" not in response.content.decode()


def test_a_seat_is_moved_with_a_reason_and_given_back(summit, officer):
    one = made.dignitary(summit, "Ama Mensah")
    session = planned.session(summit, "PAN-01", speakers=(one.person, make.person()))
    facts = seating.SeatingFacts(session=session, shape="order")
    plan = seating.plan(summit, facts, by=make.LOADER, at=make.NOON)
    path = f"{HOME}/seatings/{plan.code}"
    move = {"person": one.person.code, "seat": 2, "reason": "Speaks last"}

    done = officer.post(
        f"{path}/moves", json.dumps(move), content_type="application/json"
    )

    assert done.status_code == 201
    seats = officer.get(path).json()["seats"]
    assert [(each["name"], each["is_by_hand"]) for each in seats][1] == (
        "Ama Mensah",
        True,
    )
    back = {"person": one.person.code, "reason": "As before"}
    officer.post(f"{path}/moves", json.dumps(back), content_type="application/json")
    assert officer.get(path).json()["seats"][0]["name"] == "Ama Mensah"
    assert SeatMove.objects.count() == 2


def test_clashes_are_told_by_code(summit, officer):
    one = made.dignitary(summit, "Ama Mensah")
    planned.placed(planned.session(summit, "PAN-01", speakers=(one.person,)), 10)

    found = officer.get(f"{HOME}/protocol-clashes").json()

    assert [(each["kind"], each["session"]) for each in found] == [
        ("no-escort", ""),
        ("no-arrival", "PAN-01"),
    ]


@pytest.mark.parametrize(
    "path", ["high-level", "protocol-clashes", "seatings", "seatings/NOTHING1"]
)
def test_nobody_else_reads_it(summit, path):
    reviewer = make.holder(summit, Role.REVIEWER, "Chidi Eze")
    browser = visitor(Person.objects.get(name=reviewer.name))

    assert browser.get(f"{HOME}/{path}").status_code == 403
