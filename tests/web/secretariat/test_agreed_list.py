"""The list of who allows a use, as a spreadsheet opens it."""

import make
import make_accreditation as made
import pytest

from palabre.stages.people import consents
from palabre.stages.people.consents import Use, Way
from palabre.stages.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def test_a_spreadsheet_runs_no_name(visit):
    summit = make.summit()
    person = make.person('=HYPERLINK("https://evil.example")', email="a@example.org")
    made.registration(summit, person)
    consents.give(
        person,
        Use.SHARING,
        edition=summit.code,
        lang="en",
        way=Way.PAGE,
        by=make.actor(person),
        at=make.NOON,
    )
    grace = visit(Person.objects.get(pk=make.secretariat(summit).person_id))

    sent = grace.get("/en/hamlet-2026/secretariat/registrations/agreed/sharing.csv")

    assert sent.headers["Content-Type"] == "text/csv; charset=utf-8"
    table = sent.content.decode("utf-8-sig").splitlines()
    assert table[1].startswith("\"'=HYPERLINK(")
