"""The pages of whoever decides: their part alone, decisions on many, naming deciders."""

import re

import make
import make_accreditation as made
import pytest

from palabre.kernel.actors import Role
from palabre.stages.accreditation import (
    forms,
    mandating,
    returning,
    vetting,
    waiting,
)
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.models import Mandate
from palabre.stages.outbox.models import Message
from palabre.stages.people.models import Account, Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

HERE = "/en/hamlet-2026/vetting/"
POOLS = "/en/hamlet-2026/secretariat/pools/"


@pytest.fixture
def summit(db):
    return make.summit()


@pytest.fixture
def asked(summit):
    kinds = made.categories(summit)
    return {
        "ours": made.registration(
            summit, make.person("Noor Rahman", email="noor@cast.example")
        ),
        "theirs": made.registration(
            summit, make.person("Bo Lindqvist"), category=kinds["press"]
        ),
    }


@pytest.fixture
def enter(summit, visit):
    """Return a browser of somebody new with a role."""

    def entered(role, name="Lena Sandberg"):
        holder = make.holder(summit, role, name)
        return visit(Person.objects.get(pk=holder.person_id))

    return entered


def name_for(summit, code, name="Lena Sandberg"):
    mandating.give(
        summit,
        Person.objects.get(name=name),
        category=summit.categories.get(code=code),
        group="",
        by=make.LOADER,
        at=make.NOON,
    )


def text(client, address):
    return client.get(address).content.decode()


def test_an_officer_meets_their_part_alone(summit, asked, enter):
    lena = enter(Role.ACCREDITATION)
    assert "Nobody here." in text(lena, HERE)
    name_for(summit, "participant")

    queue = text(lena, HERE)

    assert "Noor Rahman" in queue
    assert "Bo Lindqvist" not in queue
    assert "Bo Lindqvist" not in text(lena, f"{HERE}?state=all&search=Lindqvist")
    assert lena.get(f"{HERE}{asked['ours'].code}/").status_code == 200
    assert lena.get(f"{HERE}{asked['theirs'].code}/").status_code == 404
    assert f'href="{HERE}"' in text(lena, "/en/hamlet-2026/")


def test_codes_of_anothers_part_are_not_decided(summit, asked, enter):
    lena = enter(Role.ACCREDITATION)
    name_for(summit, "participant")

    told = lena.post(
        f"{HERE}decide/", {"code": [asked["theirs"].code]}, follow=True
    ).content.decode()
    lena.post(f"{HERE}{asked['theirs'].code}/", {"act": "accredit"})

    asked["theirs"].refresh_from_db()
    assert asked["theirs"].state == "registered"
    assert "Choose at least one registration first." in told


def test_many_are_decided_and_the_queue_stays_as_it_was(summit, asked, enter):
    lena = enter(Role.ACCREDITATION)
    name_for(summit, "participant")
    chosen = {"code": [asked["ours"].code], "asked": "state=registered&group="}

    no = lena.post(f"{HERE}decide/", {**chosen, "act": "refuse"}, follow=True)
    yes = lena.post(f"{HERE}decide/", chosen)

    assert 'data-tone="bad"' in no.content.decode().split("<h1>")[0]
    assert yes["Location"] == f"{HERE}?state=registered&group="
    asked["ours"].refresh_from_db()
    assert asked["ours"].state == "accredited"
    assert Message.objects.filter(state="queued").count() == 1


def test_a_refusal_goes_from_one_officer_to_another(summit, asked, enter):
    one, two = enter(Role.ACCREDITATION), enter(Role.ACCREDITATION, "Ivo Novak")
    name_for(summit, "participant")
    name_for(summit, "participant", "Ivo Novak")
    vetting.set_rule(
        asked["ours"].category,
        deciders=[],
        needs_second=True,
        by=make.LOADER,
        at=make.NOON,
    )
    chosen = {"code": [asked["ours"].code], "act": "refuse"}

    one.post(f"{HERE}decide/", {**chosen, "reason": "No letter."})
    assert "you propose to refuse" in text(one, f"{HERE}?state=second")
    assert "another person refuses" in one.post(
        f"{HERE}decide/", {**chosen, "reason": "No letter."}, follow=True
    ).content.decode().replace("\n", " ")
    page = f"{HERE}{asked['ours'].code}/"
    assert "No letter." in text(two, page)
    one.post(page, {"act": "keep", "reason": ""})
    again = one.post(page, {"act": "refuse", "reason": "No letter."}, follow=True)
    assert "Refusal proposed" in again.content.decode()
    two.post(f"{HERE}decide/", chosen)

    asked["ours"].refresh_from_db()
    assert (asked["ours"].state, asked["ours"].reason) == ("refused", "No letter.")


def test_a_press_office_decides_where_a_category_names_it(summit, asked, enter):
    press = enter(Role.PRESS)
    assert press.get(HERE).status_code == 403
    assert f'href="{HERE}"' not in text(press, "/en/hamlet-2026/")
    vetting.set_rule(
        asked["theirs"].category,
        deciders=["press"],
        needs_second=False,
        by=make.LOADER,
        at=make.NOON,
    )
    amina = enter(Role.SECRETARIAT, "Amina Benhaddou")

    assert "Bo Lindqvist" in text(press, HERE)
    assert "Noor Rahman" not in text(press, HERE)
    assert f'href="{HERE}"' in text(press, "/en/hamlet-2026/")
    seen = text(amina, f"{HERE}{asked['theirs'].code}/")
    assert "Others decide on this category." in seen
    assert 'value="accredit"' not in seen


def test_an_officer_reads_answers_of_their_part_but_no_passport(summit, asked, enter):
    forms.edit(summit, made.form(), by=make.LOADER, at=make.NOON)
    forms.publish(summit, by=make.LOADER, at=make.NOON)
    one = asked["ours"]
    given = {"needs_visa": "yes", "passport": "X1234567", "diet": "no shellfish"}
    forms.hand_in(one, given, by=make.actor(one.person), at=make.NOON)
    lena = enter(Role.ACCREDITATION)
    name_for(summit, "participant")

    seen = text(lena, f"{HERE}{one.code}/")
    opened = lena.post(f"{HERE}{one.code}/", {"act": "open"})

    assert "Needs visa" in seen
    for page in (seen, opened.content.decode()):
        assert "X1234567" not in page
        assert "no shellfish" not in page
    assert opened.status_code == 403


def test_the_secretariat_names_and_dismisses_officers(summit, asked, enter):
    amina = enter(Role.SECRETARIAT, "Amina Benhaddou")
    wanted = {
        "email": "lena@cast.example",
        "name": "Lena Sandberg",
        "for_category": "press",
        "for_group": "academia",
    }

    wrong = amina.post(POOLS, {**wanted, "email": "no address"})
    assert "no address" in wrong.content.decode()
    page = amina.post(POOLS, wanted, follow=True).content.decode()

    mandate = Mandate.objects.get()
    assert (mandate.category.code, mandate.group) == ("press", "academia")
    assert "Lena Sandberg" in page
    assert Account.objects.filter(email="lena@cast.example").exists()
    amina.post(POOLS, {"end": "0"})
    assert Mandate.objects.count() == 1
    amina.post(POOLS, {"end": mandate.pk})
    assert Mandate.objects.count() == 0


def test_the_letter_of_an_offer_is_read_before_offers_go(summit, asked, enter):
    amina = enter(Role.SECRETARIAT, "Amina Benhaddou")
    pool = waiting.set_pool(
        asked["ours"].category,
        "on-site",
        seats=1,
        offer_hours=24,
        by=make.LOADER,
        at=make.NOON,
    )

    page = text(amina, POOLS)
    read = amina.post(POOLS, {"read": pool.pk}, follow=True).content.decode()

    assert "Nobody has read this wording yet." in page
    assert "Une place pour vous" in page
    assert "Amina Benhaddou read the letter on" in read


def test_places_are_set_without_touching_who_decides(summit, asked, enter):
    amina = enter(Role.SECRETARIAT, "Amina Benhaddou")
    kind = asked["theirs"].category
    rule = {"act": "rule", "category": "press", "deciders": ["press"]}
    amina.post(POOLS, {**rule, "needs_second": "on"})
    places = {"act": "places", "places-category": "press", "places-offer_hours": 24}
    places["places-attendance"] = "on-site"

    amina.post(POOLS, {**places, "places-seats": 3})

    kind.refresh_from_db()
    assert (kind.deciders, kind.needs_second) == (["press"], True)
    assert kind.pools.get().seats == 3
    shown = text(amina, f"{POOLS}?category=press")
    checked = re.findall(r'<input[^>]*name="deciders"[^>]*checked', shown)
    assert len(checked) == 1
    assert 'value="press"' in checked[0]
    amina.post(POOLS, {**places, "places-seats": ""})
    assert kind.pools.count() == 0


def test_who_waits_for_a_place_can_be_refused_on_the_page(summit, asked, enter):
    amina = enter(Role.SECRETARIAT, "Amina Benhaddou")
    one = asked["ours"]
    waiting.put_on_list([one], by=make.LOADER, at=make.NOON)

    page = text(amina, f"{HERE}{one.code}/")
    amina.post(f"{HERE}{one.code}/", {"act": "refuse", "reason": "Asked twice."})

    assert ('value="refuse"' in page, 'value="accredit"' in page) == (True, False)
    one.refresh_from_db()
    assert (one.state, one.reason) == ("refused", "Asked twice.")


def test_whoever_decides_sees_that_one_withdrew_and_came_back(asked, enter):
    one = asked["ours"]
    here = f"/en/hamlet-2026/vetting/{one.code}/"
    amina = enter(Role.SECRETARIAT, "Amina Benhaddou")
    assert "Came back after withdrawing" not in amina.get(here).content.decode()
    accreditation.withdraw(one, by=make.LOADER, at=make.NOON)
    returning.come_back(one, by=make.LOADER, at=make.NOON)

    page = amina.get(here).content.decode()
    journal = amina.get(
        f"/en/hamlet-2026/secretariat/journal/?subject=registration:{one.code}"
    ).content.decode()

    assert "Came back after withdrawing" in page
    assert f"journal/?subject=registration:{one.code}" in page
    for act in ("withdrawn", "returned"):
        assert f"accreditation.registration.{act}" in journal
