"""The pages of suggested tags: words marked, one click, nothing public before it."""

import make
import make_calls
import make_programme
import pytest

from palabre.kernel.languages import text
from palabre.stages.people.models import Person
from palabre.stages.programme.models import SessionTag

pytestmark = pytest.mark.django_db
LIST = "/en/hamlet-2026/tags/session/"
ONE = f"{LIST}INC-01/"


@pytest.fixture
def session():
    make_calls.frameworks()
    summit = make.summit()
    return make_programme.session(
        summit,
        title=text(en="Teachers in rural schools"),
        description=text(en="A curriculum in the mother tongue."),
    )


@pytest.fixture
def desk(session, visit):
    by = make.secretariat(session.summit)
    return visit(Person.objects.get(pk=by.person_id))


def test_the_page_marks_the_words_and_offers_two_buttons(desk):
    page = desk.get(ONE).content.decode()

    assert "<mark>Teachers</mark> in rural <mark>schools</mark>" in page
    assert page.count('value="confirm"') == page.count('value="dismiss"') == 2


def test_one_click_confirms_and_the_public_page_shows_it_only_then(desk, client):
    public = "/en/hamlet-2026/sessions/INC-01/"
    before = client.get(public).content.decode()

    answer = desk.post(f"{ONE}decide/", {"item": "sdg/4", "act": "confirm"})

    assert (answer.status_code, answer["Location"]) == (302, ONE)
    assert SessionTag.objects.get().status == "confirmed"
    assert "Item 4" not in before
    assert "Item 4" in client.get(public).content.decode()
    assert "4 is confirmed." in desk.get(ONE).content.decode()


def test_a_click_in_the_list_comes_back_to_its_place(desk):
    sent = {"item": "sdg/4", "act": "dismiss", "back": "list", "page": "1"}

    answer = desk.post(f"{ONE}decide/", sent)

    assert answer["Location"] == f"{LIST}?page=1#INC-01"
    page = desk.get(ONE).content.decode()
    assert "Take back" in page
    assert page.count('value="confirm"') == 1


@pytest.mark.parametrize("sent", [{"item": "sdg/9", "act": "confirm"}, {"item": "x"}])
def test_what_cannot_be_decided_is_said(desk, sent):
    desk.post(f"{ONE}decide/", sent)

    assert 'data-tone="bad"' in desk.get(ONE).content.decode()
    assert SessionTag.objects.count() == 0


@pytest.mark.parametrize("kind", ["proposal", "report", "initiative"])
def test_every_kind_has_its_list(desk, kind):
    assert desk.get(f"/en/hamlet-2026/tags/{kind}/").status_code == 200
