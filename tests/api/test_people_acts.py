"""Delegations, vetting and places over the API: the same acts, the same rights."""

import json
from datetime import UTC, timedelta

import make
import make_accreditation as made
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from make_protocol import browser_of

from palabre.kernel.actors import Role
from palabre.stages.accreditation import forms, mandating, nominating, vetting
from palabre.stages.accreditation.models import Mandate, Registration
from palabre.stages.accreditation.retention import ended_at, purge_due
from palabre.stages.people.models import Person

pytestmark = pytest.mark.django_db
HOME = "/api/v1/editions/hamlet-2026"
LIST = "Name,Country,Place\nNoor Rahman,Kenya,head\nBo Lindqvist,Atlantis,member\n"


@pytest.fixture
def summit():
    summit = make.summit()
    made.categories(summit)
    return summit


@pytest.fixture
def enter(summit):
    def entered(role, name):
        make.holder(summit, role, name)
        return browser_of(Person.objects.get(name=name))

    return entered


@pytest.fixture
def amina(enter):
    return enter(Role.SECRETARIAT, "Amina Benhaddou")


@pytest.fixture
def delegation(summit):
    body = make.organization("Ministry of Wells", group="government")
    return nominating.open_delegation(
        summit,
        body,
        make.person("Farid Haddad"),
        nominating.DelegationPlan(seats_on_site=2),
        by=make.LOADER,
        at=make.NOON,
    )


@pytest.fixture
def farid(delegation):
    return browser_of(Person.objects.get(name="Farid Haddad"))


def send(client, path, given=None, how="post"):
    body = json.dumps(given if given is not None else {})
    return getattr(client, how)(f"{HOME}{path}", body, content_type="application/json")


def test_a_delegation_from_list_to_confirmed(delegation, farid):
    here = f"/delegations/{delegation.organization.code}"
    file = {"file": make_upload("list.csv", LIST)}

    preview = farid.post(f"{HOME}{here}/list", file).json()
    named = send(farid, f"{here}/nominees", preview["good"])
    code = named.json()[0]["code"]
    facts = {
        "category": "participant",
        "attendance": "online",
        "place": "head",
        "post": "Minister",
    }
    amended = send(farid, f"/nominees/{code}", facts, "put").json()
    confirmed = send(farid, f"{here}/confirm", {"codes": [code]}).json()

    (wrong,) = preview["wrong"]
    assert (wrong["line"], wrong["column"], wrong["value"], wrong["why"]) == (
        3,
        "Country",
        "Atlantis",
        "country",
    )
    assert (named.status_code, amended["post"], amended["attendance"]) == (
        201,
        "Minister",
        "online",
    )
    assert [(one["name"], one["state"]) for one in confirmed["members"]] == [
        ("Noor Rahman", "registered")
    ]
    assert [(one["confirmed"], one["limit"]) for one in confirmed["quotas"]] == [
        (0, 2),
        (1, None),
    ]
    delegation.summit.ends_on = timezone.now().date() + timedelta(days=30)
    delegation.summit.save()
    dropped = send(farid, f"/nominees/{code}/drop").json()
    again = send(farid, f"/nominees/{code}/return").json()
    assert (dropped["state"], again["state"]) == ("withdrawn", "nominated")


def test_after_the_window_a_member_can_be_dropped_and_not_named_again(
    delegation, farid
):
    here = f"/delegations/{delegation.organization.code}"
    (one,) = send(farid, f"{here}/nominees", [{"name": "Noor Rahman"}]).json()
    delegation.closes_at = timezone.now() - timedelta(hours=1)
    delegation.save()
    delegation.summit.ends_on = timezone.now().date() + timedelta(days=30)
    delegation.summit.save()

    dropped = send(farid, f"/nominees/{one['code']}/drop")
    again = send(farid, f"/nominees/{one['code']}/return")

    assert (dropped.status_code, dropped.json()["state"]) == (200, "withdrawn")
    assert (again.status_code, again.json()["code"]) == (409, "delegation-closed")


def make_upload(name, words):
    return SimpleUploadedFile(name, words.encode(), content_type="text/csv")


def test_a_focal_point_stays_within_quota_categories_and_delegation(
    summit, delegation, farid
):
    here = f"/delegations/{delegation.organization.code}"
    many = [{"name": name} for name in ("Ann", "Ben", "Cid")]
    codes = [one["code"] for one in send(farid, f"{here}/nominees", many).json()]
    stranger = browser_of(make.person("Grace Okonkwo"))

    full = send(farid, f"{here}/confirm", {"codes": codes})
    press = send(farid, f"{here}/nominees", [{"name": "Dee", "category": "press"}])
    none = send(farid, f"{here}/nominees", [{"name": "Dee", "category": "martian"}])

    assert (full.status_code, full.json()["code"]) == (409, "quota-full")
    assert [one.json()["code"] for one in (press, none)] == ["field-unknown"] * 2
    assert send(stranger, f"{here}/confirm", {"codes": codes}).status_code == 404
    assert send(stranger, f"/nominees/{codes[0]}/drop").status_code == 404
    assert stranger.get(f"{HOME}/delegations").json() == []
    assert send(farid, f"{here}/letter").status_code == 403
    assert {one.state for one in Registration.objects.all()} == {"nominated"}


def test_the_secretariat_opens_a_delegation_and_checks_its_letter(summit, amina):
    plan = {
        "organization": "Ministry of Roads",
        "name": "Ines Duarte",
        "email": "ines@cast.example",
        "seats_on_site": 3,
        "closes_on": "2026-05-01",
    }

    opened = send(amina, "/delegations", plan)
    code = opened.json()["organization"]
    checked = send(amina, f"/delegations/{code}/letter").json()

    assert (opened.status_code, opened.json()["letter_at"]) == (201, None)
    assert opened.json()["closes_at"] == "2026-05-01T22:00:00Z"
    assert checked["letter_at"] is not None


def test_an_officer_vets_their_part(summit, enter):
    lena = enter(Role.ACCREDITATION, "Lena Sandberg")
    ours = made.registration(summit, make.person("Noor Rahman"))
    theirs = made.registration(
        summit,
        make.person("Bo Lindqvist"),
        category=summit.categories.get(code="press"),
    )
    mandating.give(
        summit,
        Person.objects.get(name="Lena Sandberg"),
        category=summit.categories.get(code="participant"),
        group="",
        by=make.LOADER,
        at=make.NOON,
    )

    queue = lena.get(f"{HOME}/vetting").json()
    other = send(lena, "/vetting/accredit", {"codes": [ours.code, theirs.code]})
    nobody = send(lena, "/vetting/refuse", {"codes": [ours.code]})
    refused = send(lena, "/vetting/refuse", {"codes": [ours.code], "reason": "No."})

    assert [one["code"] for one in queue["items"]] == [ours.code]
    assert lena.get(f"{HOME}/vetting/{theirs.code}").status_code == 404
    assert (other.status_code, other.json()["code"]) == (404, "not-found")
    assert nobody.json()["code"] == "reason-missing"
    assert refused.json()["refused"] == [ours.code]
    assert lena.get(f"{HOME}/pools").status_code == 403
    assert lena.get(f"{HOME}/vetting-mandates").status_code == 403


def test_an_appeal_goes_through(summit, amina, enter):
    asked = made.registration(summit, make.person("Noor Rahman"))
    bo = enter(Role.SECRETARIAT, "Bo Lindqvist")
    noor = browser_of(asked.person)
    send(amina, "/vetting/refuse", {"codes": [asked.code], "reason": "No letter."})

    own = send(noor, "/registrations/own/appeal", {"words": "Here it is."})
    verdict = {"outcome": "upheld", "reason": "Seen."}
    refuser = send(amina, f"/vetting/{asked.code}/appeal", verdict)
    waits = bo.get(f"{HOME}/vetting?state=appealed").json()["n"]
    done = send(bo, f"/vetting/{asked.code}/appeal", verdict).json()

    assert own.status_code == 200
    assert refuser.json()["code"] == "appeal-own-refusal"
    assert (waits, done["state"], done["appeal"]["outcome"]) == (
        1,
        "registered",
        "upheld",
    )


def test_places_are_set_waited_for_offered_and_taken_up(summit, amina):
    summit.ends_on = timezone.now().date() + timedelta(days=30)  # not over yet
    summit.save()
    people = [make.person(name) for name in ("Ann", "Ben")]
    codes = [made.registration(summit, one).code for one in people]
    rule = {"seats": 1, "offer_hours": 24}

    send(amina, "/pools/participant/on-site", rule, "put")
    done = send(amina, "/vetting/accredit", {"codes": codes}).json()
    (pool,) = amina.get(f"{HOME}/pools").json()
    gone = send(browser_of(people[0]), "/registrations/own/withdraw").json()
    offered = send(amina, "/pools/promote").json()
    taken = send(browser_of(people[1]), "/registrations/own/take-up").json()
    back = send(browser_of(people[0]), "/registrations/own/return").json()

    assert (done["accredited"], done["waiting"]) == ([codes[0]], [codes[1]])
    assert (pool["held"], pool["free"], pool["in_line"]) == (1, 0, [codes[1]])
    assert (gone["state"], offered) == ("withdrawn", [codes[1]])
    assert (taken["state"], taken["has_badge"]) == ("accredited", True)
    assert (back["code"], back["state"], back["has_badge"]) == (
        codes[0],
        "registered",
        False,
    )


def test_rules_and_mandates_are_set(summit, amina):
    given = {"email": "lena@cast.example", "name": "Lena", "category": "press"}

    rule = send(
        amina,
        "/vetting-rules/press",
        {"deciders": ["accreditation"], "needs_second": True},
        "put",
    )
    wrong = send(amina, "/vetting-rules/press", {"deciders": ["gate"]}, "put")
    named = send(amina, "/vetting-mandates", given)
    press = amina.get(f"{HOME}/vetting-rules").json()[1]
    number = named.json()["number"]
    ended = amina.delete(f"{HOME}/vetting-mandates/{number}")

    assert rule.json()["needs_second"] is True
    assert wrong.json()["code"] == "field-unknown"
    assert (press["deciders"], press["named"]) == (["accreditation"], ["Lena"])
    assert (ended.status_code, Mandate.objects.count()) == (204, 0)


def test_a_proposed_refusal_is_turned_down_and_a_badge_revoked(summit, amina):
    asked = made.registration(summit, make.person("Noor Rahman"))
    vetting.set_rule(
        asked.category, deciders=[], needs_second=True, by=make.LOADER, at=make.NOON
    )
    given = {"codes": [asked.code], "reason": "No."}

    proposed = send(amina, "/vetting/refuse", given).json()
    down = send(amina, f"/vetting/{asked.code}/turn-down").json()
    send(amina, "/vetting/accredit", {"codes": [asked.code]})
    revoked = send(amina, f"/vetting/{asked.code}/revoke", {"reason": "Lost."}).json()

    assert proposed["proposed"] == [asked.code]
    assert (down["state"], down["proposed_refusal"]) == ("registered", "")
    assert (revoked["state"], revoked["reason"]) == ("revoked", "Lost.")


def test_what_is_kept_and_what_has_gone_without_a_name(summit, amina, farid):
    forms.edit(summit, made.form(), by=make.LOADER, at=make.NOON)
    forms.publish(summit, by=make.LOADER, at=make.NOON)
    noor = make.person("Noor Rahman")
    asked = made.registration(summit, noor)
    given = {"needs_visa": "yes", "passport": "X1", "diet": "nuts"}
    forms.hand_in(asked, given, by=make.LOADER, at=make.NOON)
    over = ended_at(summit) + timedelta(days=30)
    purge_due(summit, safe=made.safe(), by=make.LOADER, at=over)

    told = amina.get(f"{HOME}/retention").json()
    kept = {one["key"]: one for one in told["kept"]}

    assert kept["passport"]["keep_days"] == 30
    assert kept["passport"]["until"] == over.astimezone(UTC).strftime(
        "%Y-%m-%dT%H:%M:%SZ"
    )
    assert kept["photos"]["label"] is None
    (purge,) = told["purges"]
    assert (purge["fields"], purge["answers"]) == (["passport"], 1)
    assert "Noor" not in json.dumps(told)
    assert farid.get(f"{HOME}/retention").status_code == 403


CLASSES = [
    {
        "code": "participant",
        "name": {"original": "fr", "words": {"fr": "Participante, participant"}},
        "colour": "#2F6B3C",
        "zones": ["rooms"],
    },
    {
        "code": "staff",
        "name": {"original": "en", "words": {"en": "Staff", "fr": "Personnel"}},
        "colour": "#444b54",
        "zones": ["rooms", "back-office"],
    },
]


def test_categories_are_read_by_anybody_and_set_by_the_secretariat(
    summit, amina, client
):
    farid = browser_of(make.person("Farid Haddad"))

    refused = send(farid, "/categories", CLASSES, "put")
    kept = send(amina, "/categories", CLASSES, "put")
    named = send(
        amina,
        "/zones",
        [
            {"code": "rooms", "name": {"original": "en", "words": {"en": "Rooms"}}},
            {"code": "back-office", "name": CLASSES[1]["name"]},
        ],
        "put",
    )
    told = client.get(f"{HOME}/categories").json()

    assert refused.status_code == 403
    assert (kept.status_code, named.status_code) == (200, 200)
    assert [(one["code"], one["colour"], one["is_given"]) for one in told] == [
        ("participant", "#2f6b3c", False),
        ("staff", "#444b54", True),
    ]
    assert told[0]["zones"] == [
        {"code": "rooms", "name": {"original": "en", "words": {"en": "Rooms"}}}
    ]
    assert [one["code"] for one in client.get(f"{HOME}/zones").json()] == [
        "rooms",
        "back-office",
    ]


def test_categories_that_cannot_be_are_refused_in_words(summit, amina):
    made.registration(summit, make.person("Noor Rahman"))
    pale = [CLASSES[1] | {"colour": "red"}]
    unnamed = [CLASSES[1] | {"name": {"original": "en", "words": {"fr": "Personnel"}}}]

    in_use = send(amina, "/categories", CLASSES[1:], "put")
    wrong = [send(amina, "/categories", one, "put") for one in (pale, unnamed)]
    send(amina, "/zones", [{"code": "rooms", "name": CLASSES[0]["name"]}], "put")
    kept = send(amina, "/zones", [], "put")

    assert (in_use.status_code, in_use.json()["code"]) == (409, "category-in-use")
    assert [one.status_code for one in wrong] == [422, 422]
    assert (kept.status_code, kept.json()["code"]) == (409, "zone-in-use")
    assert summit.categories.count() == 2


def test_limit_of_places_is_lifted(summit, amina):
    rule = {"seats": 1, "offer_hours": 24}
    send(amina, "/pools/participant/on-site", rule, "put")

    gone = send(amina, "/pools/participant/on-site", None, "delete")

    assert gone.status_code == 204
    assert amina.get(f"{HOME}/pools").json() == []
