"""A session with everybody in it: chair, remote speaker, delegate, captioner, readers.

Twenty minutes are played in one: the clocks of the server and of every browser skip
ahead together while somebody speaks, nothing is left out. It ends with the transcript as
it was said, at the times at which it was said.
"""

import json
import re
import sys
import urllib.request
from pathlib import Path

import pytest
from installations import sqlite_in
from playwright.sync_api import expect
from test_kill import free_port, started
from test_live_room import Seat, browser  # noqa: F401 - the fixture

WORLD = """
import json
from datetime import date
from django.conf import settings
from django.test import Client
import make, make_live, make_accreditation
from palabre.kernel.actors import Role
from palabre.management.database import bring_up_to_date
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation import tokens
from palabre.stages.people import operations as people
from palabre.stages.summits import operations as summits
from palabre.web.floor.keys import key_for
bring_up_to_date()
chair = make_live.role("Emeka Obi", "chair")
remote = make_live.role("Soraya Hakim", "speaker", make.organization("Wells Network"))
session = make_live.session(roles=[chair, remote])
ivo = make.person("Ivo Maric")
summits.grant(session.summit, ivo, Role.CAPTIONER, by=make.LOADER, at=make.NOON)
cookies = {}
for name, person in (("emeka", chair.person), ("soraya", remote.person), ("ivo", ivo)):
    account = people.open_account(
        person, email=f"{name}@example.org", by=make.LOADER, at=make.NOON
    )
    client = Client()
    client.force_login(account)
    cookies[name] = client.cookies["sessionid"].value
session.summit.ends_on = date(2099, 1, 1)  # badges are good until then
session.summit.save()
asked = make_accreditation.registration(
    session.summit, make.person("Farid Haddad"), country="EG", group="government"
)
key = tokens.key_at(settings.BADGE_KEY)
accreditation.accredit(asked, key=key, by=make.LOADER, at=make.NOON)
cookies["badge"] = asked.badges.get().token
cookies["key"] = key_for(session, make.LOADER)
print(json.dumps(cookies))
"""
RECORD = """
from palabre.stages.reports.models import Intervention
from palabre.stages.live.models import Sitting
for one in Intervention.objects.order_by("source", "position"):
    print(f"{one.source.kind} {one.lang} {one.label}: {one.text}")
held = Sitting.objects.get()
print(round((held.closed_at - held.opened_at).total_seconds() // 60))
print([round(one.starts_ms / 60000) for one in Intervention.objects.order_by("position")])
"""
CLOCK = """
const real = Date.now.bind(Date);
Date.now = () => real() + 1000 * Number(localStorage.skipped || 0);
"""
SESSION = "/en/hamlet-2026/sessions/INC-01/"

pytestmark = [pytest.mark.slow, pytest.mark.services, pytest.mark.browser]


class Clock:
    """The clock of a server and of the browsers that follow it."""

    def __init__(self, path) -> None:
        self.path, self.seconds, self.seats = path, 0, []
        self.path.write_text("0")

    def watch(self, seat):
        """Let a browser's clock skip with the server's."""
        seat.context.add_init_script(CLOCK)
        self.seats.append(seat)
        return seat

    def skip(self, seconds):
        """Let time pass for everybody at once."""
        self.seconds += seconds
        self.path.write_text(str(self.seconds))
        for seat in self.seats:
            if seat.page.url.startswith("http"):  # a page opened later knows by itself
                seat.page.evaluate(
                    "n => { localStorage.skipped = n + Number(localStorage.skipped || 0) }",
                    seconds,
                )

    def skip_to(self, left, page):
        """Let time pass until so many seconds are left on a page's clock."""
        shown = page.locator("[data-clock]").inner_text()
        minutes, seconds = re.search(r"(\d+):(\d\d)", shown).groups()
        self.skip(60 * int(minutes) + int(seconds) - left)


@pytest.fixture
def served(tmp_path):
    installation = sqlite_in(tmp_path)
    given = json.loads(installation.script(WORLD))
    port = free_port()
    installation.environment["PALABRE_ORIGIN"] = f"http://127.0.0.1:{port}"
    clock = Clock(tmp_path / "skipped")
    skipping = Path(__file__).with_name("skipping.py")
    server = started(
        installation, port, (sys.executable, str(skipping), str(clock.path))
    )
    yield installation, f"http://127.0.0.1:{port}", given, clock
    server.kill()
    server.wait()


def interpret(origin, key, words):
    """Send a caption in French, as the booth's captioner does."""
    address = (
        f"{origin}/live/hamlet-2026/INC-01/captions?key={key}&lang=fr&source=booth"
    )
    asked = urllib.request.Request(address, data=words.encode())  # noqa: S310 - our own server
    urllib.request.urlopen(asked, timeout=10).close()  # noqa: S310


def say(desk, words):
    box = desk.get_by_label("What is said")
    box.fill(words)
    box.press("Enter")
    expect(desk.locator(".said .cue").last).to_have_text(words)


def test_a_session_with_everybody_ends_with_the_right_transcript(served, browser):  # noqa: F811, PLR0915 - a story
    installation, origin, given, clock = served
    emeka = clock.watch(Seat(browser, origin, given["emeka"]))
    soraya = clock.watch(Seat(browser, origin, given["soraya"]))
    ivo = clock.watch(Seat(browser, origin, given["ivo"]))
    farid, english, french = (clock.watch(Seat(browser, origin)) for _ in range(3))
    everybody = (emeka, soraya, ivo, farid, english, french)

    # The chair opens; the captioner and two readers follow, one of them in French.
    emeka.sit("console")
    emeka.press("Open the session")
    desk = ivo.sit("captions")
    english.sit("live")
    french.page.goto(f"{origin}/fr{SESSION[3:]}live/?lang=fr")
    expect(emeka.page.locator("[data-live-state]")).to_contain_text("On now")

    clock.skip(120)

    # The delegate scans the badge at the seat, the speaker asks from afar.
    farid.sit("seat")
    farid.page.get_by_label("Code of your badge").fill(given["badge"])
    farid.press("Take part")
    farid.page.get_by_label("What for").select_option("statement")
    farid.press("Ask for the floor")
    expect(farid.page.get_by_text("You are on the list.")).to_be_visible()
    soraya.sit("live")
    soraya.page.get_by_label("I take part online").check()
    soraya.page.locator("#ask").get_by_label("Language").select_option("fr")
    soraya.press("Ask for the floor")
    listed = emeka.page.locator("[data-console-list] li strong")
    expect(listed).to_have_text(["Farid Haddad", "Soraya Hakim"])

    # The remote speaker is heard first: the chair moves her and says why.
    second = emeka.page.locator("[data-console-list] li").nth(1)
    second.locator("summary").click()
    second.get_by_label("because").fill("her line may fail")
    second.get_by_role("button", name="Move").click()
    expect(listed).to_have_text(["Soraya Hakim", "Farid Haddad"])
    emeka.press("Give the floor to Soraya Hakim")
    expect(english.page.locator("[data-live-floor]")).to_contain_text("Soraya Hakim")
    spoken = english.page.locator("[data-spoken]")
    expect(spoken).to_have_text("French")  # so that the booths know
    expect(soraya.page.locator("[data-clock]")).to_contain_text(
        re.compile("[23]:.*left")
    )
    clock.skip(60)

    # What she says is read in two languages; a name is corrected for all.
    say(desk, "Thank you, chair Obee.")
    interpret(origin, given["key"], "Merci, président Obi.")
    expect(french.page.locator(".said .cue")).to_have_text(["Merci, président Obi."])
    correction = desk.get_by_label("Caption 1", exact=True)
    correction.fill("Thank you, chair Obi.")
    desk.locator("#corrections form").filter(has=correction).get_by_role(
        "button", name="Correct"
    ).click()
    first = english.page.locator(".said .cue").first
    expect(first).to_have_text("Thank you, chair Obi.")

    # Her time runs down on her own screen; the chair signals, then gives her more.
    clock.skip_to(25, soraya.page)
    expect(soraya.page.locator("[data-clock]")).to_have_attribute("data-tone", "warn")
    emeka.press("Please conclude")
    expect(soraya.page.locator("[data-live-signal]")).to_have_text("Please conclude")
    emeka.press("+1 min")
    expect(soraya.page.locator("[data-clock]")).to_have_attribute("data-tone", "")

    # The chair gives the floor on, takes it back within ten seconds, gives it again.
    emeka.press("End the statement and give the floor to Farid Haddad")
    expect(emeka.page.locator("[data-live-floor]")).to_contain_text("Farid Haddad")
    undo = emeka.page.locator("[data-undo]").filter(has_text="Farid Haddad")
    undo.get_by_role("button").click()
    expect(emeka.page.locator("[data-live-floor]")).to_contain_text("Soraya Hakim")
    say(desk, "One more thing: water.")
    clock.skip(200)
    expect(soraya.page.locator("[data-clock]")).to_contain_text("over time")

    # The network fails in the hall; the console goes on and reconciles.
    emeka.context.set_offline(True)
    emeka.press("End the statement and give the floor to Farid Haddad")
    expect(emeka.page.locator("[data-live-floor]")).to_contain_text("Farid Haddad")
    expect(emeka.page.locator("[data-console-told]")).to_contain_text(re.compile("1 "))
    emeka.context.set_offline(False)
    expect(farid.page.locator("[data-live-floor]")).to_contain_text(
        "Farid Haddad", timeout=15_000
    )
    clock.skip(300)
    say(desk, "Wells before words.")
    clock.skip(240)

    # A question in writing, shown and answered; then the chair closes.
    farid.page.get_by_text("Ask in writing").click()
    farid.page.get_by_label("Your question").fill("Who pays?")
    farid.page.get_by_role("button", name="Ask", exact=True).click()
    emeka.page.reload()
    emeka.page.get_by_role("button", name="Show", exact=True).click()
    expect(english.page.locator("[data-live-questions]")).to_contain_text("Who pays?")
    english.page.locator("[data-live-pause]").click()  # scrolls back, loses nothing
    say(desk, "We rise.")
    expect(english.page.locator(".said .cue").last).to_have_text("We rise.")
    clock.skip(180)
    emeka.page.get_by_text("Close the session", exact=True).click()
    emeka.press("Close the session now")
    expect(english.page.get_by_text("Closed", exact=True)).to_be_visible(timeout=15_000)

    *record, lasted, began = installation.script(RECORD).splitlines()
    assert record == [
        "transcript en Soraya Hakim: Thank you, chair Obi. One more thing: water.",
        "transcript fr Soraya Hakim: Merci, président Obi.",
        "transcript en Farid Haddad: Wells before words. We rise.",
    ]
    assert 18 <= json.loads(lasted) <= 30  # skipped, and what the machine took
    first, french_first, last_turn = json.loads(began)
    assert 3 <= first <= french_first < 12 <= last_turn
    assert [wrong for one in everybody for wrong in one.wrong] == []
