"""A sitting in real browsers: moderator, captioner, and a reader who loses the net."""

import json
import shutil

import pytest
from installations import sqlite_in
from playwright.sync_api import expect, sync_playwright
from test_kill import free_port, started

WORLD = """
import json
import make, make_live
from django.test import Client
from palabre.kernel.actors import Role
from palabre.management.database import bring_up_to_date
from palabre.stages.people import operations as people
from palabre.stages.summits import operations as summits
bring_up_to_date()
emeka = make_live.role("Emeka Obi", "moderator")
session = make_live.session(roles=[emeka])
ivo = make.person("Ivo Maric")
summits.grant(session.summit, ivo, Role.CAPTIONER, by=make.LOADER, at=make.NOON)
cookies = {}
for name, person in (("emeka", emeka.person), ("ivo", ivo)):
    account = people.open_account(
        person, email=f"{name}@example.org", by=make.LOADER, at=make.NOON
    )
    client = Client()
    client.force_login(account)
    cookies[name] = client.cookies["sessionid"].value
print(json.dumps(cookies))
"""
RECORD = """
from palabre.stages.reports.models import Intervention
for one in Intervention.objects.order_by("position"):
    print(f"{one.label}: {one.text}")
"""
SESSION = "/en/hamlet-2026/sessions/INC-01/"

pytestmark = [pytest.mark.slow, pytest.mark.services, pytest.mark.browser]


@pytest.fixture
def served(tmp_path):
    installation = sqlite_in(tmp_path)
    cookies = json.loads(installation.script(WORLD))
    port = free_port()
    installation.environment["PALABRE_ORIGIN"] = f"http://127.0.0.1:{port}"
    server = started(installation, port)
    yield installation, f"http://127.0.0.1:{port}", cookies
    server.kill()
    server.wait()


@pytest.fixture
def browser():
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("no chromium is installed")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"]
        )
        yield opened
        opened.close()


class Seat:
    """One person's browser; a script that fails fails the test."""

    def __init__(self, browser, origin, cookie=None) -> None:
        self.context = browser.new_context()
        if cookie:
            self.context.add_cookies(
                [{"name": "sessionid", "value": cookie, "url": origin}]
            )
        self.page = self.context.new_page()
        self.wrong = []
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self._origin = origin

    def sit(self, what):
        self.page.goto(f"{self._origin}{SESSION}{what}/")
        return self.page

    def press(self, name):
        self.page.get_by_role("button", name=name).first.click()


def test_what_is_said_reaches_every_reader_and_becomes_the_record(served, browser):
    installation, origin, cookies = served
    emeka = Seat(browser, origin, cookies["emeka"])
    ivo = Seat(browser, origin, cookies["ivo"])
    reader = Seat(browser, origin)
    emeka.sit("console")
    emeka.press("Open the session")
    room, desk = reader.sit("live"), ivo.sit("captions")
    floor, said = room.locator("[data-live-floor]"), room.locator(".cue")
    expect(floor).to_contain_text("The floor is free.")

    emeka.page.get_by_label("Name", exact=True).fill("Soraya Hakim")
    emeka.press("Add to the list")
    expect(room.locator("[data-live-list]")).to_contain_text("Soraya Hakim")
    emeka.press("Give the floor to Soraya Hakim")
    expect(floor).to_contain_text("Soraya Hakim")
    expect(floor).to_contain_text("left")

    box = desk.get_by_label("What is said")
    for words in ("Good morning.", "<b>We</b> begin."):
        box.fill(words)
        box.press("Enter")
        expect(said.last).to_have_text(words)
    expect(room.locator(".voice .who")).to_have_text(["Soraya Hakim"])
    expect(box).to_have_value("")

    reader.context.set_offline(True)
    for words in (">> MODERATOR: One minute.", ">> SORAYA: I conclude."):
        box.fill(words)
        box.press("Enter")
        expect(desk.locator(".cue").last).to_have_text(words.partition(": ")[2])
    reader.context.set_offline(False)
    expect(said).to_have_text(
        ["Good morning.", "<b>We</b> begin.", "One minute.", "I conclude."],
        timeout=15_000,
    )

    emeka.page.get_by_text("Close the session", exact=True).click()
    emeka.press("Close the session now")
    expect(room.get_by_text("Closed", exact=True)).to_be_visible(timeout=10_000)
    assert installation.script(RECORD).splitlines() == [
        "Soraya Hakim: Good morning. <b>We</b> begin.",
        "MODERATOR: One minute.",
        "Soraya Hakim: I conclude.",
    ]
    assert [*emeka.wrong, *ivo.wrong, *reader.wrong] == []
