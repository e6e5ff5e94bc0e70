"""Vetting, delegations, places and protocol by keyboard, at 360 pixels, in Arabic."""

import json

import pytest
from playwright.sync_api import expect
from test_registering_by_phone import MEANT, NAMELESS, walked

pytestmark = [pytest.mark.slow, pytest.mark.browser]

PEOPLE = """
import json
from django.contrib.sessions.backends.db import SessionStore
import make, make_accreditation as made
from palabre.kernel.actors import Role
from palabre.stages.accreditation import mandating, nominating, waiting
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.stating import RegistrationFacts
from palabre.stages.people import operations as people
from palabre.stages.summits import operations as summits
from palabre.stages.summits.models import Summit
summit = Summit.objects.get(code="hamlet-2026")
def enter(name, role=None):
    person = make.person(name)
    if role:
        summits.grant(summit, person, role, by=make.LOADER, at=make.NOON)
    account = people.open_account(
        person, email=f"{person.code.lower()}@example.org", by=make.LOADER,
        at=make.NOON)
    session = SessionStore()
    session["_auth_user_id"] = str(account.pk)
    session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    session["_auth_user_hash"] = account.get_session_auth_hash()
    session.save()
    return person, session.session_key
kind = summit.categories.get(code="participant")
lena, lenas = enter("Lena Sandberg", Role.ACCREDITATION)
mandating.give(
    summit, lena, category=kind, group="", by=make.LOADER, at=make.NOON)
amina, aminas = enter("Amina Benhaddou", Role.SECRETARIAT)
hana, hanas = enter("Hana Kobayashi", Role.PROTOCOL)
farid, farids = enter("Farid Haddad")
body = make.organization("Министерство колодцев и воды", group="government")
plan = nominating.DelegationPlan(seats_on_site=5)
opened = nominating.open_delegation(
    summit, body, farid, plan, by=make.LOADER, at=make.NOON)
nominating.nominate_all(
    opened, [nominating.Nominee(make.person("نور رحمن"), kind)],
    by=make.LOADER, at=make.NOON)
facts = RegistrationFacts(
    person=make.person("Guðrún Sigurðardóttir"), category=kind, attendance="on-site",
    group="academia", country="IS", post="Director of Digital Inclusion")
asked = accreditation.register(summit, facts, by=make.LOADER, at=make.NOON)
waiting.set_pool(
    kind, "online", seats=3, offer_hours=24, by=make.LOADER, at=make.NOON)
print(json.dumps({
    "lena": lenas, "amina": aminas, "hana": hanas, "farid": farids,
    "asked": asked.code, "body": body.code}))
"""


@pytest.fixture(scope="module")
def people(hamlet):
    """Return sessions of four people, and what stands in their addresses."""
    return json.loads(hamlet[2].script(PEOPLE))


@pytest.fixture
def looks(people, served, page):
    """Return how somebody opens a page of the edition on a narrow phone."""

    def opened(who, path, lang="ar"):
        cookie = {"name": "sessionid", "value": people[who], "url": served}
        page.context.add_cookies([cookie])
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto(f"{served}/{lang}/hamlet-2026/{path.format(**people)}")
        return page

    return opened


@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("lena", "vetting/"),
        ("lena", "vetting/{asked}/"),
        ("lena", "vetting/alike/"),
        ("farid", "delegations/{body}/"),
        ("farid", "delegations/{body}/list/"),
        ("amina", "secretariat/pools/"),
        ("amina", "secretariat/delegations/"),
        ("hana", "protocol/"),
        ("hana", "protocol/ranks/"),
        ("hana", "secretariat/board/protocol/"),
    ],
)
def test_every_control_is_named_and_reached_on_a_narrow_phone(looks, who, path):
    page = looks(who, path)

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert page.evaluate(NAMELESS) == []
    assert walked(page) == page.evaluate(MEANT), "not reached by Tab, or not in order"


def test_an_officer_accredits_without_a_mouse(looks, people, hamlet_made):
    page = looks("lena", "vetting/", "en")
    box = page.locator(f'[name=code][value="{people["asked"]}"]')

    box.focus()
    page.keyboard.press("Space")
    page.locator("button", has_text="Accredit the chosen").focus()
    page.keyboard.press("Enter")

    told = page.locator("[role=status]", has_text="1 accredited.")
    expect(told.first).to_be_visible()
