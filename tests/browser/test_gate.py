"""A gate in a browser whose network is cut: it admits, refuses, finds, keeps, sends."""

import json

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]

APP = "/en/hamlet-2026/gate/app/"
BADGES = """
import json
from palabre.kernel.actors import system
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.models import Badge
from django.utils import timezone
rows = Badge.objects.filter(
    registration__attendance="on-site", revoked_at__isnull=True
).select_related("registration__person").order_by("id")
first, second, third = rows[:3]
accreditation.revoke(
    third.registration, reason="Lost", by=system("test"), at=timezone.now()
)
print(json.dumps([
    {"token": one.token, "name": one.registration.person.name}
    for one in (first, second, third)
]))
"""
BADGES_KEPT = """
import json
from palabre.stages.accreditation.models import Badge
rows = Badge.objects.filter(
    registration__attendance="on-site", revoked_at__isnull=True
).select_related("registration__person").order_by("id")
print(json.dumps([
    {"token": one.token, "name": one.registration.person.name} for one in rows[:2]
]))
"""
ONLINE = """
import json
from palabre.stages.accreditation.models import Badge, Registration
last = Badge.objects.filter(
    registration__attendance="on-site", revoked_at__isnull=True
).order_by("id").last()
Registration.objects.filter(pk=last.registration_id).update(attendance="online")
print(json.dumps(last.token))
"""
ARRIVED = """
import json
from palabre.stages.accreditation.gate_models import GateScan
rows = GateScan.objects.filter(gate="North").order_by("at", "id").values_list(
    "gate", "refusal", "is_exit", "is_by_name"
)
print(json.dumps(list(rows)))
"""


def check(page, token):
    page.locator("#code").fill(token)
    page.keyboard.press("Enter")


def test_gate_works_without_the_network_and_sends_when_it_is_back(
    hamlet_made, served, links, page
):
    first, second, revoked = json.loads(hamlet_made.script(BADGES))
    page.goto(links["gate"].replace("http://127.0.0.1:8000", served))
    page.locator("main form button").first.click()
    page.wait_for_load_state()
    page.goto(served + APP)
    expect(page.locator("[data-gate][data-ready]")).to_be_attached()
    expect(page.locator("[data-state]")).to_contain_text("connected")
    page.locator("#gate").fill("North")
    page.locator("#gate").blur()
    expect(page.locator("[data-gate]")).to_have_attribute("data-gate-kept", "North")
    context = page.context

    context.set_offline(True)
    page.reload()
    verdict = page.locator("[data-result]")
    expect(page.locator("[data-state]")).to_contain_text("without network")

    check(page, first["token"])
    expect(verdict).to_contain_text("Admit")
    expect(verdict).to_contain_text(first["name"])
    check(page, first["token"])
    expect(verdict).to_contain_text("seen earlier today")
    check(page, revoked["token"])
    expect(verdict).to_contain_text("Revoked")
    middle = len(first["token"]) - 30
    forged = "A" if first["token"][middle] != "A" else "B"
    check(page, first["token"][:middle] + forged + first["token"][middle + 1 :])
    expect(verdict).to_contain_text("Wrong signature")
    page.locator("#search").fill(second["name"].upper())
    page.locator("[data-found] button").first.click()
    expect(verdict).to_contain_text(second["name"])
    page.get_by_label("Out", exact=True).check()
    check(page, first["token"])
    expect(verdict).to_contain_text("Out")
    page.get_by_label("In", exact=True).check()
    check(page, first["token"])
    expect(verdict).to_contain_text("comes back in")
    check(page, first["token"])
    expect(verdict).to_contain_text("seen earlier today")
    page.reload()  # what waits on the device still counts
    check(page, second["token"])
    expect(verdict).to_contain_text("seen earlier today")
    expect(page.locator("[data-gate]")).to_have_attribute("data-waiting", "9")

    context.set_offline(False)
    expect(page.locator("[data-gate]")).to_have_attribute(
        "data-waiting", "0", timeout=20_000
    )
    assert json.loads(hamlet_made.script(ARRIVED)) == [
        ["North", "", False, False],
        ["North", "", False, False],
        ["North", "badge-revoked", False, False],
        ["North", "badge-forged", False, False],
        ["North", "", False, True],
        ["North", "", True, False],
        ["North", "", False, False],
        ["North", "", False, False],
        ["North", "", False, False],
    ]


ALL = """
import json
from palabre.stages.accreditation.gate_models import GateScan
rows = GateScan.objects.filter(gate="{gate}").order_by("at", "id")
print(json.dumps([one.refusal for one in rows]))
"""


def enter(page, links, served):
    page.goto(links["gate"].replace("http://127.0.0.1:8000", served))
    page.locator("main form button").first.click()
    page.wait_for_load_state()


def stand_at(page, served, gate):
    page.goto(served + APP)
    expect(page.locator("[data-gate][data-ready]")).to_be_attached()
    expect(page.locator("[data-state]")).to_contain_text("connected")
    page.locator("#gate").fill(gate)
    page.locator("#gate").blur()
    expect(page.locator("[data-gate]")).to_have_attribute("data-gate-kept", gate)


def test_a_gate_whose_sign_in_expired_says_so_and_sends_after_the_next(
    hamlet_made, served, links, page
):
    first = json.loads(hamlet_made.script(BADGES_KEPT))[0]
    enter(page, links, served)
    stand_at(page, served, "South")

    page.context.clear_cookies()
    check(page, first["token"])

    told = page.locator("[data-state]")
    expect(page.locator("[data-result]")).to_contain_text(first["name"])
    expect(told).to_contain_text("sign in again")
    expect(page.locator("[data-gate]")).to_have_attribute("data-waiting", "1")

    beside = page.context.new_page()  # as a guard does: in another tab
    enter(beside, links, served)
    check(page, first["token"])

    expect(told).to_contain_text("connected")
    expect(page.locator("[data-gate]")).to_have_attribute("data-waiting", "0")
    assert json.loads(hamlet_made.script(ALL.format(gate="South"))) == ["", ""]


def test_a_code_that_is_too_long_holds_nothing_up(hamlet_made, served, links, page):
    first = json.loads(hamlet_made.script(BADGES_KEPT))[0]
    enter(page, links, served)
    stand_at(page, served, "West")
    page.context.set_offline(True)

    check(page, "https://shop.example/?" + "A" * 3000)
    expect(page.locator("[data-result]")).to_contain_text("Unknown here")
    check(page, first["token"])
    expect(page.locator("[data-gate]")).to_have_attribute("data-waiting", "2")
    page.context.set_offline(False)

    expect(page.locator("[data-gate]")).to_have_attribute(
        "data-waiting", "0", timeout=20_000
    )
    kept = json.loads(hamlet_made.script(ALL.format(gate="West")))
    assert kept == ["badge-unknown", ""]


def test_a_badge_of_whoever_takes_part_online_is_told_so_without_the_network(
    hamlet_made, served, links, page
):
    token = json.loads(hamlet_made.script(ONLINE))
    enter(page, links, served)
    stand_at(page, served, "Quay")
    page.context.set_offline(True)

    check(page, token)

    expect(page.locator("[data-result]")).to_contain_text(
        "This person is registered online only. Send to the desk."
    )
    page.context.set_offline(False)
    expect(page.locator("[data-gate]")).to_have_attribute(
        "data-waiting", "0", timeout=20_000
    )
    kept = json.loads(hamlet_made.script(ALL.format(gate="Quay")))
    assert kept == ["badge-online"]  # the server says the same


def test_a_gate_that_is_loaded_anew_stands_where_it_stood(
    hamlet_made, served, links, page
):
    enter(page, links, served)
    stand_at(page, served, "East")
    page.locator("#place").select_option("rooms")
    page.locator("[name=direction][value=out]").check()
    expect(page.locator("[data-gate]")).to_have_attribute("data-stands", "rooms out")

    page.reload()

    expect(page.locator("#place")).to_have_value("rooms")
    expect(page.locator("[name=direction][value=out]")).to_be_checked()
