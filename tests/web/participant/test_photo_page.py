"""A photograph is handed in on a page, stands at the desk, and is taken back."""

import io

import make
import make_accreditation as made
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from palabre.kernel.actors import Role
from palabre.stages.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

PAGE = "/en/hamlet-2026/register/photo/"
PICTURE = "/en/hamlet-2026/register/photo.jpg"


@pytest.fixture
def badge(db):
    return made.badge(make.summit(), make.person("Élodie Marchetaz"))


@pytest.fixture
def elodie(badge, visit):
    return visit(badge.registration.person)


def handed_in(client, content):
    file = SimpleUploadedFile("me.png", content)
    return client.post(PAGE, {"photo": file}, follow=True).content.decode()


def test_handed_in_shown_and_deleted(elodie):
    assert PICTURE not in elodie.get(PAGE).content.decode()

    page = handed_in(elodie, made.picture((640, 480)))

    assert PICTURE in page
    shown = elodie.get(PICTURE)
    assert Image.open(io.BytesIO(shown.content)).size == (420, 540)
    assert shown["Cache-Control"] == "private, no-store"
    page = elodie.post(PAGE, {"drop": "1"}, follow=True).content.decode()
    assert PICTURE not in page
    assert elodie.get(PICTURE).status_code == 404


@pytest.mark.parametrize("content", [b"", b"#!/bin/sh", made.picture((90, 90))])
def test_a_refusal_stands_beside_the_field(elodie, content):
    page = handed_in(elodie, content)

    assert 'role="alert" id="photo-refused"' in page
    assert PICTURE not in page


def test_the_desk_sees_the_face(badge, elodie, visit):
    gate = Person.objects.get(
        pk=make.holder(badge.registration.summit, Role.GATE).person_id
    )
    desk = "/en/hamlet-2026/gate/desk/"
    picture = f"{desk}{badge.serial}/photo.jpg"
    assert picture not in visit(gate).get(f"{desk}?q=elodie").content.decode()
    assert visit(gate).get(picture).status_code == 404

    handed_in(elodie, made.picture((640, 480)))

    assert picture in visit(gate).get(f"{desk}?q=elodie").content.decode()
    assert visit(gate).get(picture)["Content-Type"] == "image/jpeg"
    assert elodie.get(picture).status_code == 403
