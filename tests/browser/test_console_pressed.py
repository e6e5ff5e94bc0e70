"""The console as it is pressed: twice, held, signed out, without a network."""

import json
import re
import time
import urllib.request
from datetime import datetime

import make_accreditation as made
import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def read(busy, code):
    at = f"{busy.origin}/api/v1/editions/hamlet-2026/sessions/{code}/floor"
    with urllib.request.urlopen(at, timeout=60) as answer:  # noqa: S310 - our own
        return json.load(answer)


def floor(busy, code):
    """Return who speaks and who waits, as the server has it."""
    told = read(busy, code)
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


def test_a_console_without_a_network_shows_what_it_did_and_takes_it_back(busy, person):
    chair = person("emeka")

    def late(route):
        time.sleep(1.5)
        route.continue_()

    chair.route("**/console.js", late)
    chair.goto(busy.address("console", code="OFF"))
    expect(chair.locator("[data-live-link]")).to_have_text("following live")
    names = chair.locator("[data-console-list] li bdi:first-child")
    told, clock = chair.locator("[data-console-told]"), chair.locator("[data-clock]")
    chair.context.set_offline(True)

    pressed = time.time()
    chair.keyboard.press("n")
    expect(chair.locator("[data-live-floor]")).to_contain_text("Ada")
    chair.get_by_role("button", name="+1 min").click()
    expect(clock).to_have_attribute("data-limit", "240")
    row = chair.locator("[data-console-list] li").first
    row.locator("summary").click()
    row.get_by_role("button", name="Absent: skip").click()
    order = chair.locator("[data-console-list] li strong bdi")
    expect(order).to_have_text(["Gaspard", "Maud"])
    five = chair.get_by_role("button", name="5 min")
    five.click()
    expect(five).to_have_attribute("aria-pressed", "true")
    chair.get_by_label("Name", exact=True).fill("Zoe")
    chair.get_by_role("button", name="Add to the list", exact=True).click()
    expect(names.last).to_have_text("Zoe")
    expect(told).to_contain_text("5 waits for the network")

    for left in ("4", "3"):
        told.get_by_role("button", name="Take back").click()
        expect(told).to_contain_text(f"{left} waits for the network")
    expect(order).to_have_text(["Gaspard", "Maud"])
    expect(chair.get_by_text("Zoe")).to_have_count(0)
    expect(five).not_to_have_attribute("aria-pressed", "true")
    chair.context.set_offline(False)

    soon(busy, "OFF", ("Ada", ["Gaspard", "Maud"]))
    expect(chair.locator("[data-live]")).to_have_attribute("data-acts", "")
    held = read(busy, "OFF")["holds"]
    assert held["limit_seconds"] == 240
    since = datetime.fromisoformat(held["since"]).timestamp()
    assert abs(since - pressed) < 1


def test_an_older_page_that_comes_late_does_not_stand_for_a_newer_one(busy, person):
    chair, other = person("emeka"), person("emeka")
    at = busy.address("console", code="LATE")
    chair.goto(at)
    expect(chair.locator("[data-live-link]")).to_have_text("following live")
    held = []

    def read_now_come_later(route):
        if route.request.is_navigation_request() or held:
            return route.fallback()
        held.append((route, route.fetch()))  # as it stands now
        return None

    chair.route(at, read_now_come_later)
    other.goto(at)
    other.get_by_role("button", name="Give the floor to Ada").click()
    soon(busy, "LATE", ("Ada", ["Maud", "Gaspard"]))
    while not held:
        chair.wait_for_timeout(50)
    other.get_by_role(
        "button", name="End the statement and give the floor to Maud"
    ).click()
    gaspard = chair.get_by_role(
        "button", name="End the statement and give the floor to Gaspard"
    )
    expect(gaspard).to_have_class("primary")  # the newer page came

    route, older = held[0]
    route.fulfill(response=older)
    chair.wait_for_timeout(700)

    expect(gaspard).to_have_class("primary")
    expect(
        chair.get_by_role("button", name="End the statement and give the floor to Maud")
    ).to_have_count(0)


def test_a_console_asks_again_where_the_server_fails(busy, person):
    chair, other = person("emeka"), person("emeka")
    at = busy.address("console", code="LATER")
    chair.goto(at)
    expect(chair.locator("[data-live-link]")).to_have_text("following live")
    failed = []

    def fail_once(route):
        if failed:
            return route.fallback()
        failed.append(1)
        return route.fulfill(status=503, body="")

    chair.route(at, fail_once)
    other.goto(at)
    other.get_by_role("button", name="Give the floor to Ada").click()

    expect(
        chair.get_by_role("button", name="End the statement and give the floor to Maud")
    ).to_be_visible()
    assert failed


def test_an_act_at_which_the_server_fails_is_put_aside(busy, person):
    chair = person("emeka")
    tried = []

    def fail(route):
        tried.append(route.request.url)
        route.fulfill(status=500, body="")

    chair.route("**/give/", fail)
    chair.goto(busy.address("console", code="FAILS"))
    expect(chair.locator("[data-live-link]")).to_have_text("following live")
    told = chair.locator("[data-console-told]")

    chair.keyboard.press("n")
    chair.get_by_role("button", name="2 min").click()

    expect(told).to_contain_text("2 waits for the network")
    expect(told).to_contain_text("The server failed at this act", timeout=40_000)
    expect(chair.locator("[data-live]")).to_have_attribute("data-acts", "")
    expect(chair.get_by_role("button", name="2 min")).to_have_attribute(
        "aria-pressed", "true"
    )
    soon(busy, "FAILS", ("", ["Ada", "Maud", "Gaspard"]))
    expect(chair.get_by_role("button", name="Give the floor to Ada")).to_be_visible()
    n_tried = len(tried)
    chair.wait_for_timeout(5000)
    assert len(tried) == n_tried == 5


def test_readers_see_whose_words_are_anothers_now_and_what_the_list_weighs(
    busy, person
):
    chair, reader = person("emeka"), person()
    reader.goto(busy.address("live", "fr", code="ANEW"))
    chair.goto(busy.address("console", code="ANEW"))
    for one in (chair, reader):
        expect(one.locator("[data-live-link]")).not_to_be_empty()
    voices = reader.locator(".said .voice")
    lines = reader.locator(".said > p")

    busy.caption("Before anybody spoke", "anew")
    expect(voices).to_have_count(1)
    chair.keyboard.press("n")
    soon(busy, "ANEW", ("Ada", ["Maud", "Gaspard"]))
    busy.caption("and then Ada did.", "anew")
    expect(voices).to_have_count(2)
    expect(voices.last).to_contain_text("Ada")

    chair.get_by_role("button", name="Take back").click()

    expect(voices).to_have_count(1)
    expect(voices).to_contain_text("Sans nom")
    expect(lines).to_have_count(2)
    expect(lines.last).to_have_text("Before anybody spoke and then Ada did.")

    rule = reader.locator("[data-live-rule]")
    expect(rule).to_have_text("Dans l’ordre des demandes")
    chair.get_by_role("link", name="Order, limits").click()
    chair.get_by_label("Order of the list").select_option("balance")
    chair.get_by_label("Region", exact=True).fill("7")
    chair.get_by_role("button", name="Set", exact=True).click()
    expect(rule).to_contain_text("Région 7 ·")


def test_a_document_is_there_for_who_follows_and_gone_when_it_is_taken_away(
    busy, person
):
    chair, reader = person("emeka"), person()
    reader.goto(busy.address("live", "fr", code="ANEW"))
    expect(reader.locator("[data-live-link]")).not_to_be_empty()
    listed = reader.locator("#documents")
    expect(listed).to_be_hidden()
    chair.goto(busy.address("live", code="ANEW"))
    chair.get_by_role("link", name="Add a document").click()
    picture = {"name": "wells.png", "mimeType": "image/png", "buffer": made.picture()}
    chair.get_by_label("File").set_input_files(picture)
    chair.get_by_label("Title").fill("Where the wells are")
    chair.get_by_label("Language of the document").select_option("en")

    chair.get_by_role("button", name="Add the document").click()

    link = listed.get_by_role("link", name="Where the wells are")
    expect(link).to_have_attribute("lang", "en")
    expect(listed).to_contain_text("JPEG, 1 ko, Anglais")
    with reader.expect_download() as got:
        link.click()
    assert got.value.suggested_filename == "wells.jpg"
    reader.reload()
    expect(listed).to_contain_text("JPEG, 1 ko, Anglais")

    chair.get_by_role("button", name="Take “Where the wells are” away").click()
    expect(listed).to_be_hidden()


def test_a_reader_loses_nothing_typed_nor_missed(busy, person):
    chair, farid = person("emeka"), person("farid")
    events, cues_read = re.compile(r"/events\?"), re.compile(r"/cues\?")
    asked = []

    def late(route):
        asked.append(route.request.url)
        time.sleep(1)
        route.continue_()

    busy.caption("The first.", "read")
    for address in (events, cues_read):
        farid.route(address, lambda route: route.abort())
    farid.goto(busy.address("live", code="READ"))
    link, cues = farid.locator("[data-live-link]"), farid.locator(".cue")
    rows = farid.locator("[data-live-questions] > li")
    expect(link).to_have_text("connection lost, trying again")
    expect(cues).to_have_count(1)
    expect(rows).to_have_count(14)

    # More is missed than the stream keeps: what it brings waits for what came before.
    farid.get_by_role("button", name="Pause").click()
    busy.captions("read", [f"Said {number}." for number in range(2, 503)])
    farid.unroute(cues_read)
    farid.route(cues_read, late)
    assert asked == []
    farid.unroute(events)
    expect(link).to_have_text("following live", timeout=60_000)
    expect(cues).to_have_count(502, timeout=60_000)
    numbers = cues.evaluate_all("all => all.map(one => Number(one.dataset.number))")
    assert numbers == list(range(1, 503))

    # The list closes while a question is being written, the captions paused.
    farid.get_by_text("Ask in writing").click()
    field = farid.get_by_label("Your question")
    field.fill("And the school?")
    farid.get_by_role("heading", name="Questions").click()
    chair.goto(busy.address("console", code="READ"))
    chair.get_by_role("button", name="Close the list").click()
    expect(farid.locator("#ask")).to_contain_text("list of speakers is closed")
    expect(field).to_have_value("And the school?")
    expect(cues).to_have_count(502)
    expect(farid.get_by_role("button", name="Back to live")).to_be_visible()

    # One question hidden is one question less.
    chair.locator(".ask-row").first.get_by_role("button", name="Hide").click()
    expect(rows).to_have_count(13)
    expect(rows.locator("form")).to_have_count(13)
