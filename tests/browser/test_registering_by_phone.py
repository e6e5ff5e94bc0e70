"""Registering on a bad line, going on by phone; every own page by keyboard alone."""

import json

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]

NEWCOMER = """
import json
from datetime import timedelta
from django.contrib.sessions.backends.db import SessionStore
import make, make_accreditation as made
from django.utils import timezone
from palabre.stages.accreditation import forms
from palabre.stages.accreditation.models import Registration
from palabre.stages.people import operations as people
from palabre.stages.people.models import Account
from palabre.stages.summits import operations as summits
from palabre.stages.summits.models import Phase, Summit
summit = Summit.objects.get(code="hamlet-2026")
Phase.objects.filter(summit=summit, kind="accreditation").delete()
forms.edit(summit, made.form(), by=make.LOADER, at=make.NOON)
forms.publish(summit, by=make.LOADER, at=make.NOON)
person = make.person("نورة الفهد")
account = people.open_account(
    person, email="noura@example.org", by=make.LOADER, at=make.NOON)
session = SessionStore()
session["_auth_user_id"] = str(account.pk)
session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
session["_auth_user_hash"] = account.get_session_auth_hash()
session.save()
print(json.dumps(session.session_key))
"""


@pytest.fixture(scope="module")
def session(hamlet):
    """Return the session of somebody who has not registered yet."""
    return json.loads(hamlet[2].script(NEWCOMER))


@pytest.fixture
def noura(session, served, page):
    """Return a page on which a newcomer is signed in."""
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": served}])
    return page


def at_a_step(page, served, lang="en"):
    """Fill the first step and go on to the questions."""
    page.goto(f"{served}/{lang}/hamlet-2026/register/")
    page.locator("[name=attendance][value=on-site]").check()
    page.locator("[name=category]").select_option("participant")
    page.locator("[name=group]").select_option("academia")
    page.locator("[name=country]").select_option("KW")
    page.locator("form.stack button.primary").first.click()
    page.wait_for_url("**/register/1/")


def test_what_is_typed_survives_a_bad_line_and_is_there_on_the_phone(noura, served):
    at_a_step(noura, served)
    told = noura.locator("[data-keeps-told]")
    passport = noura.locator("[name=a-passport]")
    noura.locator("[name=a-needs_visa][value=no]").check()  # whatever was kept before
    expect(passport).to_be_hidden()
    noura.locator("[name=a-needs_visa][value=yes]").check()
    expect(passport).to_be_visible()

    noura.context.set_offline(True)
    passport.fill("K1234567")
    expect(told).to_contain_text("No line", timeout=8000)
    noura.context.set_offline(False)
    expect(told).to_contain_text("Kept at", timeout=8000)

    phone = noura.context.browser.new_context(viewport={"width": 360, "height": 740})
    phone.add_cookies(noura.context.cookies())
    small = phone.new_page()
    small.goto(f"{served}/ar/hamlet-2026/register/1/")
    expect(small.locator("[name=a-passport]")).to_have_value("K1234567")
    assert small.evaluate("document.documentElement.scrollWidth") <= 360
    assert small.evaluate("getComputedStyle(document.body).direction") == "rtl"
    phone.close()


def test_going_on_without_a_line_loses_nothing(noura, served):
    at_a_step(noura, served)
    told = noura.locator("[data-keeps-told]")
    noura.locator("[name=a-needs_visa][value=yes]").check()
    noura.context.set_offline(True)

    noura.locator("[name=a-passport]").fill("K7654321")
    noura.locator("form.stack button.primary").first.click()
    expect(told).to_contain_text("No line")

    expect(noura.locator("[name=a-passport]")).to_have_value("K7654321")
    noura.context.set_offline(False)
    noura.reload()  # a tab that the phone threw out meanwhile
    expect(noura.locator("[name=a-passport]")).to_have_value("K7654321")
    noura.locator("form.stack button.primary").first.click()
    noura.wait_for_url("**/register/2/")
    noura.goto(f"{served}/en/hamlet-2026/register/1/")
    expect(noura.locator("[name=a-passport]")).to_have_value("K7654321")


@pytest.mark.parametrize("lang", ["en", "fr", "ar"])
@pytest.mark.parametrize(
    "path",
    [
        "hamlet-2026/register/",
        "hamlet-2026/register/1/",
        "hamlet-2026/register/photo/",
        "me/data/",
        "me/data/erase/",
    ],
)
def test_own_pages_by_keyboard_at_360_pixels(noura, served, lang, path):
    if path.endswith("/1/"):
        at_a_step(noura, served, lang)
    noura.set_viewport_size({"width": 360, "height": 740})
    noura.goto(f"{served}/{lang}/{path}")

    assert noura.evaluate("document.documentElement.scrollWidth") <= 360
    direction = noura.evaluate("getComputedStyle(document.body).direction")
    assert direction == ("rtl" if lang == "ar" else "ltr")
    assert noura.evaluate(NAMELESS) == []
    reached = walked(noura)
    assert reached == noura.evaluate(MEANT), "not reached by Tab, or not in order"


MEANT = """[...document.querySelectorAll("main a[href], main button, main input, \
main select, main textarea, main summary")]
  .filter(one => one.type !== "hidden" && one.checkVisibility() && one.tabIndex >= 0)
  .filter(one => one.type !== "radio" || one === [...document.querySelectorAll(
    `[name="${one.name}"]`)].find(it => it.checked) || (![...document.querySelectorAll(
    `[name="${one.name}"]`)].some(it => it.checked) && one === document.querySelector(
    `[name="${one.name}"]`)))
  .map(one => (one.name || one.getAttribute("href") || one.textContent.trim()))"""

NAMELESS = """[...document.querySelectorAll("main button, main a[href], main input, \
main select, main textarea")]
  .filter(one => one.type !== "hidden" && one.checkVisibility())
  .filter(one => !(one.textContent.trim() || one.labels?.length
    || one.getAttribute("aria-label") || one.getAttribute("aria-labelledby")))
  .map(one => one.outerHTML.slice(0, 80))"""

HERE = """(() => { const one = document.activeElement;
  if (!one || !one.closest("main")) return null;
  if (one.matches("main, [tabindex]:not(a):not(button):not(input):not(select)"))
    return "";
  if (one === window.stoodAt) return "";  // a date has a stop for each of its parts
  window.stoodAt = one;
  return one.name || one.getAttribute("href") || one.textContent.trim(); })()"""


def walked(page):
    """Press Tab through the page; return what of the main part was reached."""
    page.evaluate("document.activeElement?.blur(); stoodAt = null; scrollTo(0, 0)")
    found, is_inside = [], False
    for _ in range(120):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here is None and is_inside:
            break
        if here is not None:
            is_inside = True
            if here:
                found.append(here)
    return found
