"""A cabinet registers its minister on a page, sees the standing, takes back."""

from datetime import timedelta

import make
import make_accreditation as made
import pytest
from make_protocol import browser_of

from palabre.kernel.languages import text
from palabre.stages.accreditation import forms, nominating
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.models import Appeal, Registration
from palabre.stages.accreditation.questions import Kind
from palabre.stages.outbox.models import Message
from palabre.stages.people.models import Person
from palabre.workflows import vet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
QUERIES = 10
HOME = "/en/hamlet-2026/register/others/"
FORM = {
    "name": "Ama Mensah",
    "rank": "minister",
    "group": "government",
    "country": "GH",
    "attendance": "on-site",
}


@pytest.fixture
def browser():
    summit = make.summit()
    kinds = [("high-level", text(en="High level"), "#7a1f3d", ["grounds"])]
    accreditation.set_categories(summit, kinds, by=make.LOADER, at=make.NOON)
    asked = [made.question("needs_visa", Kind.YES_NO, is_required=True)]
    forms.edit(summit, asked, by=make.LOADER, at=make.NOON)
    forms.publish(summit, by=make.LOADER, at=make.NOON)
    return browser_of(make.person("Head of Cabinet"))


def test_what_is_missing_is_marked_and_nothing_is_lost(browser):
    response = browser.post(f"{HOME}high-level/", FORM)

    shown = response.content.decode()
    assert response.status_code == 200
    assert "Nothing is lost" in shown
    assert "Ama Mensah" in shown
    assert not Registration.objects.exists()


def test_a_minister_is_registered_listed_and_taken_back(browser):
    browser.post(f"{HOME}high-level/", FORM | {"a-needs_visa": "no"})

    one = Registration.objects.get()
    assert (one.person.name, one.state) == ("Ama Mensah", "registered")
    assert "Ama Mensah" in browser.get(HOME).content.decode()

    browser.post(HOME, {"back": one.code})

    one.refresh_from_db()
    assert one.state == "withdrawn"

    assert "Register Ama Mensah again" in browser.get(HOME).content.decode()
    browser.post(HOME, {"again": one.code})

    one.refresh_from_db()
    assert one.state == "registered"


def test_whom_a_delegation_sends_is_told_to_wait_for_its_confirmation(browser):
    browser.post(f"{HOME}high-level/", FORM | {"a-needs_visa": "no"})
    one = Registration.objects.get()
    one.delegation = nominating.open_delegation(
        one.summit,
        make.organization("Ministry of Wells"),
        make.person("Farid Haddad"),
        nominating.DelegationPlan(),
        by=make.LOADER,
        at=make.NOON,
    )
    one.save()
    browser.post(HOME, {"back": one.code})

    told = browser.post(HOME, {"again": one.code}, follow=True).content.decode()

    one.refresh_from_db()
    assert one.state == "nominated"
    assert "Nominated again. The delegation confirms it next." in told


def test_the_list_costs_the_same_for_one_and_three_withdrawn(
    browser, django_assert_num_queries
):
    for n, name in enumerate(("Ama Mensah", "Bea Obi", "Cleo Adu")):
        browser.post(f"{HOME}high-level/", FORM | {"name": name, "a-needs_visa": "no"})
        one = Registration.objects.get(person__name=name)
        browser.post(HOME, {"back": one.code})
        browser.get(HOME)
        if n == 1:
            continue
        with django_assert_num_queries(QUERIES):
            assert browser.get(HOME).content.count(b'name="again"') == n + 1


def test_nobody_else_takes_back_or_asks_for_an_unknown_class(browser):
    browser.post(f"{HOME}high-level/", FORM | {"a-needs_visa": "no"})
    other = browser_of(make.person("Stranger"))

    assert (
        other.post(HOME, {"back": Registration.objects.get().code}).status_code == 404
    )
    assert browser.get(f"{HOME}participant/").status_code == 404


def test_whoever_answers_reads_the_letter_and_shows_the_badge(browser, visit):
    browser.post(f"{HOME}high-level/", FORM | {"a-needs_visa": "no"})
    one = Registration.objects.get()
    cabinet = one.surrogate
    Person.objects.filter(pk=cabinet.pk).update(email="cabinet@cast.example")

    vet.accredit_batch([one], key=made.KEY, by=make.LOADER, at=make.NOON)

    (letter,) = Message.objects.order_by("id")
    assert (letter.email, letter.act, letter.state) == (
        "cabinet@cast.example",
        "accreditation.registration.accredited_told",
        "queued",
    )
    assert letter.subject.endswith(" · Ama Mensah")
    assert f"You answer for Ama Mensah (number {one.code})" in letter.body
    assert "/register/others/" in letter.body
    assert f"?of={one.code}" in browser.get(HOME).content.decode()
    badge = f"/en/hamlet-2026/badge/?of={one.code}"
    shown = browser.get(badge).content.decode()
    assert "Ama Mensah" in shown
    assert 'fill="#7a1f3d"' in shown
    assert browser_of(make.person("Grace Okonkwo")).get(badge).status_code == 409


def test_whoever_answers_takes_up_a_place_that_is_offered(browser, settings, tmp_path):
    settings.BADGE_KEY = tmp_path / "badge.key"
    browser.post(f"{HOME}high-level/", FORM | {"a-needs_visa": "no"})
    one = Registration.objects.get()
    until = make.NOON + timedelta(days=2)
    Registration.objects.update(state="offered", offer_until=until)
    assert "Take up the place of Ama Mensah" in browser.get(HOME).content.decode()

    browser.post(HOME, {"take": one.code})

    one.refresh_from_db()
    assert one.state == "accredited"


def test_whoever_answers_appeals_against_a_refusal(browser):
    browser.post(f"{HOME}high-level/", FORM | {"a-needs_visa": "no"})
    one = Registration.objects.get()
    vet.refuse_one(one, reason="No such post.", by=make.LOADER, at=make.NOON)
    assert "Appeal for Ama Mensah" in browser.get(HOME).content.decode()

    said = {"appeal": one.code, f"words-{one.code}": "She took up her post in May."}
    assert browser_of(make.person("Grace Okonkwo")).post(HOME, said).status_code == 404
    browser.post(HOME, said)

    assert [one.words for one in Appeal.objects.all()] == [
        "She took up her post in May."
    ]
    assert "Appeal for" not in browser.get(HOME).content.decode()


def test_another_decision_unsays_the_letter_to_who_answers(browser):
    browser.post(f"{HOME}high-level/", FORM | {"a-needs_visa": "no"})
    one = Registration.objects.get()
    Person.objects.filter(pk=one.surrogate_id).update(email="cabinet@cast.example")
    vet.accredit_batch([one], key=made.KEY, by=make.LOADER, at=make.NOON)
    one.refresh_from_db()

    vet.revoke(one, reason="Misuse.", by=make.LOADER, at=make.NOON)

    told = Message.objects.order_by("id").values_list("act", "state")
    assert list(told) == [
        ("accreditation.registration.accredited_told", "discarded"),
        ("accreditation.registration.revoked_told", "queued"),
    ]
