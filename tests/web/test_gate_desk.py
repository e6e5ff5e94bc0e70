"""The badge desk: found in any spelling, printed, replaced when lost."""

import io

import make
import make_accreditation as world
import pytest
from django.conf import settings
from pypdf import PdfReader

from palabre.kernel.actors import Role
from palabre.kernel.languages import text
from palabre.stages.accreditation import zones
from palabre.stages.accreditation.models import Badge
from palabre.stages.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

DESK = "/en/hamlet-2026/gate/desk/"


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def badge(summit):
    return world.badge(summit, make.person("Élodie Marchetaz"))


@pytest.fixture
def dalia(summit, visit):
    return visit(Person.objects.get(pk=make.holder(summit, Role.GATE).person_id))


def test_bearer_is_found_in_any_spelling(badge, dalia):
    page = dalia.get(f"{DESK}?q=elodie+MARCHETAZ").content.decode()

    assert badge.serial in page
    assert badge.serial not in dalia.get(f"{DESK}?q=somebody").content.decode()
    assert badge.serial not in dalia.get(DESK).content.decode()


def test_badge_is_printed_at_the_desk(badge, dalia):
    answer = dalia.get(f"{DESK}{badge.serial}/badge.pdf")

    told = PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    assert "Élodie Marchetaz" in told


def test_lost_badge_is_replaced(badge, dalia):
    assert settings.BADGE_KEY  # the desk signs with the house's own key

    answer = dalia.post(f"{DESK}{badge.serial}/lost/")

    old, new = Badge.objects.order_by("id")
    assert (old.revoked_at, new.revoked_at) == (make.NOON, None)
    page = dalia.get(answer.url).content.decode()
    assert new.serial in page
    assert f"/{old.serial}/" not in page


def test_guard_prints_no_stack_of_badges(badge, dalia):
    assert dalia.get("/en/hamlet-2026/gate/badges.pdf").status_code == 403


def test_the_next_code_is_not_typed_behind_a_refused_one(summit, badge, dalia):
    refused = dalia.post(
        "/en/hamlet-2026/gate/", {"token": "PB1.RUBBISH", "gate": "North"}
    )

    page = refused.content.decode()
    assert "RUBBISH" not in page
    assert "This badge was not issued for this edition." in page
    assert 'value="North"' in page


def test_zones_are_told_by_name_at_the_gate_without_scripts(summit, badge, dalia):
    zones.set_zones(
        summit, [("rooms", text(en="Session rooms"))], by=make.LOADER, at=make.NOON
    )

    page = dalia.post("/en/hamlet-2026/gate/", {"token": badge.token, "gate": "A"})

    assert "Session rooms" in page.content.decode()
