"""What nobody may see: other delegations, passports, dietary notes."""

import json

import make
import make_accreditation as made
import pytest

from palabre.kernel.actors import Role
from palabre.stages.accreditation import forms, nominating
from palabre.stages.accreditation.nominating import DelegationPlan, Nominee
from palabre.stages.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

PASSPORT, DIET = "X1234567", "no shellfish, severe"
HERE = "/en/hamlet-2026"


@pytest.fixture
def summit(db):
    return make.summit()


@pytest.fixture
def bo(summit):
    """Return somebody whose answers are closed, with a badge."""
    forms.edit(summit, made.form(), by=make.LOADER, at=make.NOON)
    forms.publish(summit, by=make.LOADER, at=make.NOON)
    bo = make.person("Bo Lindqvist")
    badge = made.badge(summit, bo)
    given = {"needs_visa": "yes", "passport": PASSPORT, "diet": DIET}
    forms.hand_in(badge.registration, given, by=make.actor(bo), at=make.NOON)
    return badge


def holder(summit, visit, role):
    return visit(Person.objects.get(pk=make.holder(summit, role).person_id))


def delegation(summit, name):
    focal = make.person(f"Focal of {name}")
    body = make.organization(name, group="government")
    kinds = made.categories(summit)
    opened = nominating.open_delegation(
        summit, body, focal, DelegationPlan(), by=make.LOADER, at=make.NOON
    )
    nominee = Nominee(make.person(f"Minister of {name}"), kinds["participant"])
    (named,) = nominating.nominate_all(
        opened, [nominee], by=make.actor(focal), at=make.NOON
    )
    return focal, opened, named


def test_a_focal_point_sees_no_other_delegation(summit, visit):
    amin, ours, _ = delegation(summit, "Ruritania")
    _, theirs, nominee = delegation(summit, "Sylvania")
    mine = ours.registrations.get()
    client = visit(amin)
    own = f"{HERE}/delegations/{ours.organization.code}/"
    other = f"{HERE}/delegations/{theirs.organization.code}/"

    assert "Minister of Ruritania" in client.get(own).content.decode()
    for address in (f"{HERE}/delegations/", own, f"{HERE}/me/", "/en/me/"):
        assert "Sylvania" not in client.get(address).content.decode()
    for part in ("", "list.pdf", "list/"):
        assert client.get(f"{own}{part}").status_code == 200
        assert client.get(f"{other}{part}").status_code == 404
    assert client.get(f"{HERE}/nominees/{mine.code}/").status_code == 200
    assert client.get(f"{HERE}/nominees/{nominee.code}/").status_code == 404
    assert client.post(other, {"code": nominee.code, "act": "confirm"}).status_code in {
        403,
        404,
    }
    for act in ("drop", "restore"):  # on one's own page, with another's code
        assert client.post(own, {act: nominee.code}).status_code == 404
    api = f"/api/v1/editions/{summit.code}/nominees/{nominee.code}"
    for act in ("drop", "return"):
        assert client.post(f"{api}/{act}").status_code in {403, 404}
    nominee.refresh_from_db()
    assert nominee.state == "nominated"


def test_a_guard_sees_no_passport_number_and_no_diet(summit, bo, visit):
    guard = holder(summit, visit, Role.GATE)
    desk = f"{HERE}/gate/desk/"
    pages = [
        guard.get(f"{HERE}/gate/"),
        guard.get(f"{desk}?q=Lindqvist"),
        guard.get(f"/api/v1/editions/{summit.code}/gate-snapshot"),
        guard.get(f"{HERE}/vetting/{bo.registration.code}/"),
        guard.get(f"{desk}{bo.serial}/badge.pdf"),
    ]

    assert "Lindqvist" in pages[1].content.decode()
    assert "Lindqvist" in json.dumps(pages[2].json(), ensure_ascii=False)
    assert pages[3].status_code == 403
    for page in pages:
        assert PASSPORT.encode() not in page.content
        assert DIET.encode() not in page.content


def test_a_reviewer_sees_no_dietary_note(summit, bo, visit):
    reviewer = holder(summit, visit, Role.REVIEWER)
    code = bo.registration.code

    for address in (
        f"{HERE}/vetting/{code}/",
        f"{HERE}/vetting/",
        f"{HERE}/secretariat/proposals/",
        f"{HERE}/register/",
        "/en/me/data.json",
    ):
        assert DIET not in reviewer.get(address).content.decode()


def test_the_secretariat_opens_a_passport_and_bo_sees_who_did(summit, bo, visit):
    amina = holder(summit, visit, Role.SECRETARIAT)
    address = f"{HERE}/vetting/{bo.registration.code}/"
    assert PASSPORT not in amina.get(address).content.decode()

    opened = amina.post(address, {"act": "open"}, follow=True).content.decode()

    assert PASSPORT in opened
    assert DIET not in opened  # protocol's alone
    told = visit(bo.registration.person).get("/en/me/data/").content.decode()
    assert "passport" in told
