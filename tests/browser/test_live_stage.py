"""Every page of the days themselves, as people meet it: by keyboard, on a phone, in
Arabic, without the internet; two at one console; clocks that ring; players that fail.
"""

import json
import re
import sys
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from installations import Installation
from playwright.sync_api import expect
from test_kill import free_port, started

pytestmark = [pytest.mark.slow, pytest.mark.browser]
LOCAL = ("http://127.0.0.1", "data:", "blob:", "about:")
SESSION = "hamlet-2026/sessions/INC-01/"
DOOR = "hamlet-2026/rooms/hall/tilia/door/"
PAGES = {
    "live": ("", f"{SESSION}live/"),
    "delegate": ("farid", f"{SESSION}live/"),
    "two languages": ("", f"{SESSION}live/?lang=en&lang=ar"),
    "text only": ("", f"{SESSION}live/?text=1"),
    "wall": ("", f"{SESSION}wall/"),
    "door": ("", DOOR),
    "all rooms": ("", "hamlet-2026/live/?words=village&country=ES&theme=health"),
    "console": ("emeka", f"{SESSION}console/"),
    "conduct": ("emeka", f"{SESSION}console/conduct/"),
    "player": ("emeka", f"{SESSION}console/player/"),
    "captioner": ("ivo", f"{SESSION}captions/"),
    "seat": ("", f"{SESSION}seat/"),
    "reply": ("", "the link of the letter"),
}
WORLD = """
import json
from datetime import UTC, datetime
from palabre.management.database import bring_up_to_date
bring_up_to_date()
import make_busy
print(json.dumps(make_busy.busy(datetime.now(UTC))))
"""
ACT = """
from datetime import UTC, datetime
import make, make_live
from palabre.stages.live.models import RequestForFloor, Sitting, Statement
held = Sitting.objects.get(session__code="INC-01")
now = datetime.now(UTC)
"""
FOCUSABLE = """
() => [...document.querySelectorAll(
  "a[href], button:not([disabled]), input:not([type=hidden]):not([disabled]), select,"
  + " textarea, summary, [tabindex='0']"
)].filter(one => one.checkVisibility({ visibilityProperty: true })
  && !(one.type === "radio" && !one.checked)).map((one, n) => (one.dataset.seen = n, n))
"""
FOCUSED = """
() => {
  const one = document.activeElement;
  const style = getComputedStyle(one);
  return [one.dataset.seen ?? "", style.outlineStyle !== "none" || style.boxShadow !== "none"];
}
"""
SPOKEN = """
() => [...document.querySelectorAll(
  "main h1, main h2, main label, main legend, main button, main summary, main .help,"
  + " main .lead, main .notice, main .quiet, main .state, main caption, main option"
)].filter(one => one.checkVisibility({ visibilityProperty: true }) || one.tagName === "OPTION")
  .filter(one => !one.closest("[lang]:not([lang=ar])") && !one.closest("bdi"))
  .map(one => {
    const copy = one.cloneNode(true);
    for (const part of copy.querySelectorAll("bdi, [lang]:not([lang=ar]), script")) part.remove();
    return copy.textContent.replace(/\\s+/g, " ").trim();
  }).filter(Boolean)
"""
"""What a page of the house says in its own voice, names and other people's words out."""

NOT_ARABIC = re.compile(r"[A-Za-z]{3,}")
NAMES = re.compile(
    r"WebVTT|Akoma Ntoso|Zoom|JSON|WebSocket|NAME|https?|Jitsi Meet|BigBlueButton|"
    r"YouTube|Vimeo|HLS|Enter|Shift|UTC|Palabre|Group of 77|www\.\S+|Health|Inclusion|"
    r"Ada Okonkwo|Zainab Musa|Bo Lindqvist(?: the Younger)?|Chidi Okafor|"
    r"Dolores Ibárruri|Yes|No|I cannot say|Shall we meet every month\?|"
    r"“village”|(?:[a-z]+\.)+(?:org|com|us)|Who (?:pays|decides)[^?]*\?|leaves for the airport|Farid Haddad|Soraya Hakim|"
    r"International Federation of Library Associations and Institutions"
)
"""Names, and words that somebody in the session wrote."""


class Busy:
    """A session at its busiest, served; the server's clock can skip or stand."""

    def __init__(self, made, origin, given, clock) -> None:
        self.made, self.origin, self.given, self._clock = made, origin, given, clock

    def address(self, name, lang="en"):
        """Return where a page is."""
        path = PAGES[name][1]
        if name == "reply":
            path = self.given["reply"].partition("/en/")[2]
        return f"{self.origin}/{lang}/{path}"

    def act(self, program):
        """Do something in the session, by the real operations."""
        return self.made.script(ACT + program)

    def skip(self, seconds):
        """Let the server's time pass."""
        self._clock.write_text(str(seconds))

    def stand(self, at):
        """Stop the server's clock."""
        self._clock.write_text(f"@{at.isoformat()}")


@pytest.fixture(scope="module")
def busy(tmp_path_factory):
    folder = tmp_path_factory.mktemp("busy")
    made = Installation(folder, f"sqlite:///{folder / 'palabre.sqlite3'}")
    port = free_port()
    made.environment["PALABRE_ORIGIN"] = f"http://127.0.0.1:{port}"
    given = json.loads(made.script(WORLD))
    clock = folder / "skipped"
    clock.write_text("0")
    skipping = Path(__file__).parents[1] / "services" / "skipping.py"
    server = started(made, port, (sys.executable, str(skipping), str(clock)))
    yield Busy(made, f"http://127.0.0.1:{port}", given, clock)
    server.kill()
    server.wait()


@pytest.fixture
def person(busy, page):
    """Return a function that opens a browser of somebody's own."""
    browser = page.context.browser
    opened, wrong = [], []

    def come(who="", **facts):
        context = browser.new_context(**facts)
        opened.append(context)
        if who:
            cookie = {"name": "sessionid", "value": busy.given[who]}
            context.add_cookies([cookie | {"url": busy.origin}])
        one = context.new_page()
        one.on("pageerror", lambda error: wrong.append(str(error)))
        return one

    yield come
    for context in opened:
        context.close()
    busy.skip(0)
    assert wrong == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_keeps_the_rules_of_access(busy, person, name):
    for lang, width in (("ar", 360), ("en", 1280)):
        one = person(PAGES[name][0], viewport={"width": width, "height": 800})
        one.goto(busy.address(name, lang))

        found = Axe().run(one).response["violations"]

        # Renewing is what the text-only page is for; it can be told to stay.
        found = [row["id"] for row in found if row["id"] != "meta-refresh"]
        assert (found, lang, width) == ([], lang, width)
        assert one.evaluate(
            "document.documentElement.scrollWidth"
            " <= document.documentElement.clientWidth"
        ), (lang, width)
        assert one.evaluate("document.dir") == ("rtl" if lang == "ar" else "ltr")
        one.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_speaks_arabic(busy, person, name):
    one = person(PAGES[name][0])
    one.goto(busy.address(name, "ar"))

    told = one.evaluate(SPOKEN)

    assert [words for words in told if NOT_ARABIC.search(NAMES.sub("", words))] == []


@pytest.mark.parametrize("name", [one for one in PAGES if one != "door"])
def test_everything_on_a_page_is_reached_by_keyboard(busy, person, name):
    one = person(PAGES[name][0], viewport={"width": 360, "height": 800})
    one.goto(busy.address(name))
    one.evaluate("document.activeElement?.blur()")
    there = set(one.evaluate(FOCUSABLE))
    reached, unseen = set(), []
    for _ in range(len(there) + 90):  # a date has several stops
        one.keyboard.press("Tab")
        seen, is_shown = one.evaluate(FOCUSED)
        reached.add(seen)
        if seen and not is_shown:
            unseen.append(one.evaluate("document.activeElement.outerHTML.slice(0, 90)"))

    missed = [
        one.evaluate(
            "n => document.querySelector(`[data-seen='${n}']`)?.outerHTML.slice(0, 90)",
            number,
        )
        for number in sorted(there)
        if str(number) not in reached
    ]
    assert [html for html in missed if html] == []  # some were renewed meanwhile
    # In a date the browser marks the part that is typed into, not the field.
    assert [html for html in unseen if "datetime-local" not in html] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_nothing_of_the_internet(busy, person, name):
    one = person(PAGES[name][0])
    asked, refused = [], []
    one.context.on("request", lambda request: asked.append(request.url))
    one.context.route(
        lambda url: not url.startswith(LOCAL), lambda route: route.abort()
    )
    one.on("console", lambda line: line.type == "error" and refused.append(line.text))

    one.goto(busy.address(name), wait_until="load")
    one.wait_for_function("document.fonts.status === 'loaded'")

    assert [url for url in asked if not url.startswith(LOCAL)] == []
    assert refused == []


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (360, 740)])
def test_the_wall_shows_two_languages_and_covers_nothing(busy, person, size):
    wall = person(viewport={"width": size[0], "height": size[1]})
    wall.goto(busy.address("wall"))
    expect(wall.locator(".said")).to_have_count(2)
    expect(wall.locator("[data-live-time]")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    expect(wall.locator("[data-live-list] li")).to_have_count(3)

    parts = wall.locator("header, .wall-floor, .wall-said").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(r => [r.top, r.bottom])"
    )

    above = [bottom for _, bottom in parts[:-1]]
    below = [top for top, _ in parts[1:]]
    assert all(top >= bottom for bottom, top in zip(above, below, strict=True))
    assert wall.locator(".cue").last.bounding_box()["height"] > 0


@pytest.mark.parametrize("name", ["wall", "captioner"])
def test_a_poll_that_is_open_leaves_other_pages_alone(busy, person, name):
    one = person(PAGES[name][0])
    one.add_init_script("Math.random = () => 0")  # what reloads does so at once
    one.goto(busy.address(name))
    one.evaluate("window.isStill = true")
    busy_words = f"Said while {name} stays."
    _caption(busy, busy_words)
    expect(one.locator(".said .cue").filter(has_text=busy_words)).to_have_count(1)
    _caption(busy, f"{busy_words} Again.")
    expect(one.locator(".said .cue").filter(has_text="Again.").last).to_be_attached()

    assert one.evaluate("window.isStill === true")


def _caption(busy, words):
    """Send a caption as a machine does."""
    address = f"{busy.origin}/live/hamlet-2026/INC-01/captions?key={busy.given['key']}"
    asked = urllib.request.Request(address, data=words.encode())  # noqa: S310 - our own server
    urllib.request.urlopen(asked, timeout=60).close()  # noqa: S310


def _gives_floor(chair, busy, name):
    """Let somebody speak, as the chair does at the console."""
    chair.goto(busy.address("console"))
    chair.get_by_label("Name", exact=True).fill(name)
    chair.get_by_role("button", name="Add to the list").click()
    chair.get_by_role("button", name=re.compile(f"[Gg]ive the floor to {name}")).click()
    expect(chair.locator("[data-live-floor]")).to_contain_text(name)


def test_the_end_of_a_speakers_time_is_heard_once_where_it_was_asked_for(busy, person):
    _gives_floor(person("emeka"), busy, "Ada Okonkwo")
    asked, silent, late = person(), person(), person()
    for one in (asked, silent):
        one.context.clock.install(time=datetime.now(UTC))
        one.goto(busy.address("live"))
        expect(one.locator("[data-live-floor]")).to_contain_text("Ada Okonkwo")
    sound = asked.get_by_role("button", name="Sound when the time is over")
    sound.focus()
    asked.keyboard.press("Enter")
    expect(sound).to_have_attribute("aria-pressed", "true")
    left = asked.evaluate(
        "() => { const { since, limit } = document.querySelector('[data-clock]').dataset;"
        " return (Date.parse(since) + limit * 1000 - Date.now()) / 1000 }"
    )
    assert left > 10

    for one in (asked, silent):
        one.context.clock.fast_forward(int(left * 1000) - 8000)
    expect(asked.locator("[data-clock]")).to_have_attribute("data-tone", "warn")
    assert sound.get_attribute("data-rang") is None
    for one in (asked, silent):
        one.context.clock.fast_forward(9500)

    expect(asked.locator("[data-clock]")).to_contain_text("over time")
    expect(sound).to_have_attribute("data-rang", "1")
    asked.context.clock.fast_forward(2000)
    asked.wait_for_timeout(600)  # two more looks at the clock
    expect(sound).to_have_attribute("data-rang", "1")
    assert silent.locator("[data-sound]").get_attribute("data-rang") is None
    late.add_init_script("localStorage['palabre-sound'] = '1'")
    late.context.clock.install(time=datetime.now(UTC) + timedelta(seconds=left + 60))
    late.goto(busy.address("live"))
    late.mouse.click(5, 5)
    late.wait_for_timeout(600)
    assert late.locator("[data-sound]").get_attribute("data-rang") is None


def test_the_list_opens_and_closes_at_its_announced_times(busy, person):
    begins = datetime.now(UTC).replace(second=0, microsecond=0)
    opens, closes = (begins + timedelta(minutes=n) for n in (20, 40))
    busy.stand(begins + timedelta(seconds=30))
    chair, farid = person("emeka"), person("farid")
    for one in (chair, farid):
        one.context.clock.install(time=begins + timedelta(seconds=30))
    chair.goto(busy.address("conduct"))
    chair.get_by_label("The list opens").fill(f"{opens:%Y-%m-%dT%H:%M}")
    chair.get_by_label("The list closes").fill(f"{closes:%Y-%m-%dT%H:%M}")
    chair.get_by_role("button", name="Set", exact=True).click()
    expect(chair.get_by_text(f"opens at {opens:%H:%M}")).to_be_visible()

    farid.goto(busy.address("live"))
    ask = farid.locator("#ask")
    expect(ask).to_contain_text(f"The list opens at {opens:%H:%M}.")
    ask.get_by_role("button", name="Ask for the floor").click()
    expect(farid.get_by_text("The list of speakers is closed.").first).to_be_visible()

    for at, told in (
        (opens, "The list closes at"),
        (closes, "list of speakers is closed"),
    ):
        busy.stand(at + timedelta(seconds=5))
        for one in (chair, farid):
            one.context.clock.fast_forward(20 * 60 * 1000)
        expect(ask).to_contain_text(told)
    expect(chair.get_by_text("The list is closed.")).to_be_visible()
    ask.get_by_label("What for").select_option("point-of-order")
    ask.get_by_role("button", name="Ask for the floor").click()
    expect(farid.get_by_text("You are on the list.")).to_be_visible()
    farid.get_by_role("button", name="Withdraw").click()
    chair.goto(busy.address("conduct"))
    for label in ("The list opens", "The list closes"):
        chair.get_by_label(label).fill("")
    chair.get_by_role("button", name="Set", exact=True).click()
    expect(chair.locator("[data-console]")).to_be_visible()


def test_two_at_one_console_see_each_other_and_overwrite_nothing(busy, person):
    emeka, mei = person("emeka"), person("mei")
    _gives_floor(emeka, busy, "Zainab Musa")
    now = datetime.now(UTC)
    busy.stand(now)
    for one in (emeka, mei):
        one.context.clock.install(time=now)
        one.context.clock.set_fixed_time(now)  # ten seconds are long on a busy machine
        one.goto(busy.address("console"))
        expect(one.locator("[data-live-link]")).to_have_text("following live")
    floor = mei.locator("[data-live-floor]")

    # What one does the other sees, and may take back.
    emeka.get_by_label("Name", exact=True).fill("Bo Lindqvist the Younger")
    emeka.get_by_role("button", name="Add to the list").click()
    row = mei.locator("[data-console-list] li").filter(has_text="the Younger")
    expect(row).to_be_visible()
    give = re.compile("give the floor to Bo Lindqvist the Younger")
    emeka.get_by_role("button", name=give).click()
    expect(floor).to_contain_text("the Younger")
    undo = mei.locator("[data-undo]").filter(has_text="Younger was given the floor")
    undo.get_by_role("button").click()
    for one in (emeka, mei):
        expect(one.locator("[data-live-floor]")).to_contain_text("Zainab Musa")

    # One who lost the network acts on who spoke before: told, and nobody else touched.
    mei.context.set_offline(True)
    mei.get_by_role("button", name="Pause", exact=True).click()
    expect(mei.locator("[data-console-told]")).to_contain_text("waits for the network")
    emeka.get_by_role("button", name=give).click()
    expect(emeka.locator("[data-live-floor]")).to_contain_text("the Younger")
    expect(emeka.locator("[data-live]")).to_have_attribute("data-acts", "")
    mei.context.set_offline(False)
    expect(mei.locator("[data-console-told]")).to_contain_text(
        "The floor went on meanwhile", timeout=60_000
    )
    expect(floor).to_contain_text("the Younger")
    expect(mei.get_by_text("is paused")).to_have_count(0)

    # Both set the conduct: each keeps what it changed.
    for one in (emeka, mei):
        one.goto(busy.address("conduct"))
    emeka.get_by_label("Order of the list").select_option("inscription")
    emeka.get_by_role("button", name="Set", exact=True).click()
    expect(emeka.locator("[data-console]")).to_be_visible()
    mei.get_by_label("Seconds for a statement").fill("300")
    mei.get_by_role("button", name="Set", exact=True).click()
    expect(mei.get_by_text("As they asked", exact=True)).to_be_visible()
    expect(mei.get_by_role("button", name="5 min", pressed=True)).to_be_visible()


PLAYERS = {
    "jitsi": ("https://meet.example.org/room", "frame"),
    "bigbluebutton": ("https://bbb.example.org/b/abc", "frame"),
    "youtube": ("https://www.youtube.com/watch?v=abcdefghijk", "frame"),
    "vimeo": ("https://vimeo.com/123456789", "frame"),
    "zoom": ("https://zoom.us/j/123456789", "link"),
    "hls": ("https://stream.example.org/hall.m3u8", "video"),
    "none": ("", "nothing"),
}


@pytest.mark.parametrize("kind", PLAYERS)
def test_a_player_loads_only_when_asked_and_never_takes_the_captions(
    busy, person, kind
):
    url, shape = PLAYERS[kind]
    busy.act(
        "from palabre.stages.live.players import PlayerFacts, set_player\n"
        f"set_player(held.session, PlayerFacts({kind!r}, {url!r}),"
        " by=make.LOADER, at=now)"
    )
    one = person()
    asked, refused = [], []
    one.context.route(
        lambda url: not url.startswith(LOCAL),
        lambda route: (asked.append(route.request.url), route.abort()),
    )
    one.on(
        "console",
        lambda line: "Content Security" in line.text and refused.append(line.text),
    )

    one.goto(busy.address("live"))
    expect(one.locator("iframe, video")).to_have_count(0)
    assert asked == []
    policy = one.goto(f"{busy.address('live')}?player=1").headers[
        "content-security-policy"
    ]
    section = one.locator(".player")

    if shape == "frame":
        host = re.match(
            r"https://[^/]+", section.locator("iframe").get_attribute("src")
        )
        assert f"frame-src {host[0]}" in policy
    elif shape == "video":
        assert "media-src 'self' https://stream.example.org" in policy
        expect(section.locator("video")).to_be_hidden()
        expect(section.get_by_role("status")).to_have_text(
            "This stream does not play here; the captions go on below."
        )
        expect(section.get_by_role("link")).to_have_attribute("href", url)
    elif shape == "link":
        link = section.get_by_role("link", name="Join at zoom.us")
        expect(link).to_have_attribute("target", "_blank")
    else:
        expect(section).to_have_count(0)
    if shape != "frame":
        assert "frame-src" not in policy
    assert refused == []
    _caption(busy, f"Said beside {kind}.")
    expect(one.locator(".cue").last).to_have_text(f"Said beside {kind}.")
