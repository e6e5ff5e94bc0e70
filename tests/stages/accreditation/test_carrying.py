"""Carried over: found again, filled in by consent, compared before whoever vets."""

from datetime import date

import make
import make_accreditation as made
import pytest
from make_protocol import browser_of

from palabre.kernel.actors import Role
from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import carrying, forms, mandating, nominating
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.nominating import DelegationPlan, Nominee
from palabre.stages.people import consents
from palabre.stages.people.consents import Use
from palabre.stages.people.models import Person
from palabre.stages.summits import operations as summits
from palabre.workflows.carry_over import carry_over, name_again

pytestmark = pytest.mark.django_db
NEXT = "/en/hamlet-2027"


@pytest.fixture
def first():
    return make.summit()


@pytest.fixture
def second(first):
    plan = summits.SummitPlan(
        code="hamlet-2027",
        name=text(en="Hamlet Forum 2027"),
        starts_on=date(2027, 5, 25),
        ends_on=date(2027, 5, 26),
        zone="Europe/Zurich",
        city=text(en="Ombreval"),
        is_fictional=True,
    )
    summit = summits.announce(first.series, plan, by=make.LOADER, at=make.NOON)
    made.categories(summit)
    return summit


@pytest.fixture
def noor(first):
    """Return somebody who was accredited for the first edition and answered there."""
    publish(first)
    person = make.person("Noor Rahman")
    body = make.organization("Wells Network")
    asked = made.badge(first, person, organization=body, post="Engineer").registration
    given = {"needs_visa": "yes", "passport": "X1234567"}
    forms.hand_in(asked, given, by=make.LOADER, at=make.NOON)
    return person


def publish(summit):
    forms.edit(summit, made.form(), by=make.LOADER, at=make.NOON)
    forms.publish(summit, by=make.LOADER, at=make.NOON)


def taken_over(second, noor):
    return carry_over(second, noor, lang="fr", by=make.actor(noor), at=make.NOON)


def test_what_was_stated_is_filled_in_with_proof_of_consent(second, noor):
    publish(second)

    draft = taken_over(second, noor)

    assert draft.facts == {
        "attendance": "on-site",
        "category": "participant",
        "group": "civil-society",
        "organization": "Wells Network",
        "post": "Engineer",
        "country": "KE",
        "languages": [],
    }
    assert draft.answers == {"needs_visa": "yes"}  # no passport, no document
    proof = consents.standing(noor, "hamlet-2027")[Use.CARRY_OVER]
    assert (proof.lang, proof.version, "repris" in proof.words) == ("fr", "1", True)


def test_what_was_typed_stays(second, noor):
    by = make.actor(noor)
    forms.keep_draft(
        second, noor, facts={"post": "Director", "group": ""}, by=by, at=make.NOON
    )

    draft = taken_over(second, noor)

    assert (draft.facts["post"], draft.facts["group"]) == ("Director", "civil-society")


def test_it_is_ones_own_to_take_over(second, noor):
    stranger = make.person("Bo Lindqvist")

    with pytest.raises(Refused, match="not-found"):
        taken_over(second, stranger)
    with pytest.raises(Refused, match="not-allowed"):
        carry_over(second, noor, lang="en", by=make.actor(stranger), at=make.NOON)
    assert consents.history(noor) == []


def test_changes_are_shown_by_consent_and_no_longer_without(second, noor):
    amina = make.secretariat(second)
    asked = made.registration(second, noor, country="UG", post="Engineer")

    bare = carrying.before(amina, asked)
    taken_over(second, noor)
    whole = carrying.before(amina, asked)

    assert (bare.registration.summit.code, bare.beside) == ("hamlet-2026", ())
    told = {one.name: (one.was, one.now) for one in whole.beside if one.is_changed}
    assert told == {
        "country": ("KE", "UG"),
        "organization": (text(en="Wells Network"), ""),
    }
    assert carrying.before(make.actor(make.person("Bo")), asked) is None
    consents.withdraw(
        noor, Use.CARRY_OVER, edition=second.code, by=make.actor(noor), at=make.NOON
    )
    assert carrying.before(amina, asked).beside == ()


def test_a_revoked_badge_and_a_later_edition_are_not_carried(first, second, noor):
    later = made.badge(second, make.person("Bo Lindqvist")).registration
    assert carrying.accredited_before(later.person_id, first) is None
    there = noor.registrations.get(summit=first)

    accreditation.revoke(there, reason="Lost.", by=make.LOADER, at=make.NOON)

    assert carrying.accredited_before(noor.pk, second) is None


def test_the_page_offers_it_and_the_officer_sees_what_changed(second, noor):
    client = browser_of(noor)
    offered = client.get(f"{NEXT}/register/").content.decode()
    client.post(f"{NEXT}/register/", {"carry": "1"})
    filled = client.get(f"{NEXT}/register/").content.decode()
    asked = made.registration(second, noor, post="Director")
    make.holder(second, Role.ACCREDITATION, "Lena Sandberg")
    lena = Person.objects.get(name="Lena Sandberg")
    mandating.give(second, lena, category=None, group="", by=make.LOADER, at=make.NOON)

    seen = browser_of(lena).get(f"{NEXT}/vetting/{asked.code}/").content.decode()

    assert "You were accredited for Hamlet Forum 2026." in offered
    assert 'value="Wells Network"' in filled
    assert 'name="carry"' not in filled
    assert "<strong><bdi>Director</bdi></strong>" in seen
    assert "2 things are stated otherwise than then." in seen


def test_a_focal_point_names_again_who_came_last_time(first, second, noor):
    body = make.organization("Ministry of Wells", group="government")
    focal = make.person("Farid Haddad")
    many = [make.person(name) for name in ("Ama Mensah", "Kofi Boateng", "Li Lei")]
    opened = [
        nominating.open_delegation(
            one, body, focal, DelegationPlan(), by=make.LOADER, at=make.NOON
        )
        for one in (first, second)
    ]
    kind = first.categories.get(code="participant")
    named = nominating.nominate_all(
        opened[0],
        [Nominee(one, kind, post="Adviser", place="alternate") for one in many],
        by=make.LOADER,
        at=make.NOON,
    )
    nominating.confirm_all(
        opened[0], [one.code for one in named], by=make.LOADER, at=make.NOON
    )
    accreditation.accredit_all(
        list(opened[0].registrations.order_by("id"))[:2],
        key=made.KEY,
        by=make.LOADER,
        at=make.NOON,
    )
    came = carrying.members_before(opened[1])
    assert [one.person.name for one in came] == ["Kofi Boateng", "Ama Mensah"]
    client = browser_of(focal)
    page = f"{NEXT}/delegations/{body.code}/"
    assert "Who came last time" in client.get(page).content.decode()

    client.post(page, {"again": "1", "before": [came[0].code]})

    (again,) = opened[1].registrations.order_by("id")
    assert (again.person.name, again.post, again.place, again.state) == (
        "Kofi Boateng",
        "Adviser",
        "alternate",
        "nominated",
    )
    assert [one.person.name for one in carrying.members_before(opened[1])] == [
        "Ama Mensah"
    ]
    with pytest.raises(Refused, match="nobody-chosen"):
        name_again(opened[1], ["nothing"], by=make.actor(focal), at=make.NOON)
    with pytest.raises(Refused, match="not-allowed"):
        name_again(opened[1], [came[1].code], by=make.actor(noor), at=make.NOON)
