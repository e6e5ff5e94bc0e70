"""One allows a use, sees the proof, takes it back, and erases it all on pages."""

import make
import make_accreditation as made
import pytest

from palabre.stages.people.models import Account, Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

DATA = "/en/me/data/"
CONSENT = "/en/hamlet-2026/consent/"


@pytest.fixture
def badge(db):
    return made.badge(make.summit(), make.person("Élodie Marchetaz"))


@pytest.fixture
def elodie(badge, visit):
    return visit(badge.registration.person)


def test_a_use_is_allowed_with_its_words_and_taken_back(elodie):
    assert "Passing on to co-organizers" in elodie.get(DATA).content.decode()

    page = elodie.post(CONSENT, {"use": "sharing"}, follow=True).content.decode()

    assert "Allowed since" in page
    assert "Version 1, en, own-page" in page
    page = elodie.post(
        CONSENT, {"use": "sharing", "withdraw": "1"}, follow=True
    ).content.decode()
    assert "Allowed since" not in page
    assert "own-page" in page  # the proof stays


def test_the_photograph_is_allowed_by_handing_it_in(elodie):
    answer = elodie.post(CONSENT, {"use": "photo"})

    assert answer.url == "/en/hamlet-2026/register/photo/"


def test_erasure_asks_whether_one_is_sure(elodie, badge):
    page = elodie.post(f"{DATA}erase/").content.decode()

    assert 'role="alert" id="refused"' in page
    assert Account.objects.exists()


def test_erasure_signs_out_for_good(elodie, badge):
    assert "No public record names you" in elodie.get(f"{DATA}erase/").content.decode()

    answer = elodie.post(f"{DATA}erase/", {"sure": "1"})

    assert answer.url == "/en/sign-in/"
    assert not Account.objects.exists()
    assert elodie.get(DATA).status_code == 302
    assert "Élodie" not in Person.objects.get().name
