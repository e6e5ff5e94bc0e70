"""The console as it is pressed: twice, held, signed out, without a network."""

import json
import time
import urllib.request

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def floor(busy, code):
    """Return how a floor stands, as the server has it."""
    at = f"{busy.origin}/api/v1/editions/hamlet-2026/sessions/{code}/floor"
    with urllib.request.urlopen(at, timeout=60) as answer:  # noqa: S310 - our own
        told = json.load(answer)
    speaks = told["holds"]["speaker"] if told["holds"] else told["paused"]
    return speaks, [one["name"] for one in told["waiting"]]


def soon(busy, code, expected):
    """Wait until a floor stands as expected."""
    for _ in range(100):
        if floor(busy, code) == expected:
            return
        time.sleep(0.2)
    assert floor(busy, code) == expected


def test_the_floor_is_given_once_however_it_is_pressed(busy, person):
    chair = person("emeka")
    chair.goto(busy.address("console", code="PRESS"))
    expect(chair.locator("[data-live-link]")).to_have_text("following live")

    for _ in range(12):
        chair.keyboard.down("n")
        chair.wait_for_timeout(100)
    chair.keyboard.up("n")
    soon(busy, "PRESS", ("Ada", ["Maud", "Gaspard"]))

    first = chair.get_by_role("button", name="give the floor to Maud")
    expect(first).to_be_visible()
    chair.wait_for_timeout(900)
    box = first.bounding_box()
    for _ in range(2):
        chair.mouse.click(box["x"] + 10, box["y"] + 10)
        chair.wait_for_timeout(350)
    soon(busy, "PRESS", ("Maud", ["Gaspard"]))
    expect(chair.locator("[data-live]")).to_have_attribute("data-acts", "")
    assert floor(busy, "PRESS") == ("Maud", ["Gaspard"])


def test_a_console_that_is_signed_out_keeps_its_acts_and_says_so(busy, person):
    chair = person("emeka")
    chair.goto(busy.address("console", code="AWAY"))
    expect(chair.locator("[data-live-link]")).to_have_text("following live")
    kept = chair.context.cookies()
    chair.context.clear_cookies()
    told = chair.locator("[data-console-told]")

    chair.keyboard.press("n")

    expect(told).to_contain_text("no longer signed in")
    expect(told.get_by_role("link", name="Sign in again")).to_have_attribute(
        "href", "/en/sign-in/?next=/en/hamlet-2026/sessions/AWAY/console/"
    )
    assert floor(busy, "AWAY") == ("", ["Ada", "Maud", "Gaspard"])

    chair.context.add_cookies([one for one in kept if one["name"] == "sessionid"])
    soon(busy, "AWAY", ("Ada", ["Maud", "Gaspard"]))
    expect(told).to_be_hidden()
