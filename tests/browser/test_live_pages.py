"""Every page of the days themselves, as people meet it: on a phone, in Arabic, by
keyboard, without the internet. Each page is looked at twice; nothing is done in it.
"""

import re
from datetime import datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from busy_room import PAGES
from playwright.sync_api import expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]
LOCAL = ("http://127.0.0.1", "data:", "blob:", "about:")
LOOKS = {"ar": 360, "fr": 768, "en": 1280}
"""Languages in which a page is looked at, and how wide: a phone, a tablet, a desk."""

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
    r"Ada Okonkwo|Emeka Obi|Mei Lin|Zainab Musa|Bo Lindqvist(?: the Younger)?|Chidi Okafor|"
    r"Dolores Ibárruri|Yes|No|I cannot say|Shall we meet every month\?|"
    r"“village”|(?:[a-z]+\.)+(?:org|com|us)|Who (?:pays|decides)[^?]*\?|leaves for the airport|Farid Haddad|Soraya Hakim|"
    r"International Federation of Library Associations and Institutions"
)
"""Names, and words that somebody in the session wrote."""


class Look:
    """What is found on a page in one language and at one width."""

    def __init__(self, busy, person, name, lang) -> None:
        width = LOOKS[lang]
        self.page = one = person(
            PAGES[name][0], viewport={"width": width, "height": 800}
        )
        self.refused = []
        asked = []
        one.context.on("request", lambda request: asked.append(request.url))
        one.context.route(
            lambda url: not url.startswith(LOCAL), lambda route: route.abort()
        )
        one.on(
            "console",
            lambda line: line.type == "error" and self.refused.append(line.text),
        )
        one.goto(busy.address(name, lang), wait_until="load")
        one.wait_for_function("document.fonts.status === 'loaded'")
        self.asked_outside = [url for url in asked if not url.startswith(LOCAL)]

    @property
    def broken_rules(self):
        """Return the rules of access that it breaks.

        Renewing is what the text-only page is for; it can be told to stay.
        """
        found = [row["id"] for row in Axe().run(self.page).response["violations"]]
        return [one for one in found if one != "meta-refresh"]

    @property
    def is_as_wide_as_the_screen(self):
        return self.page.evaluate(
            "document.documentElement.scrollWidth"
            " <= document.documentElement.clientWidth"
        )

    @property
    def not_in_arabic(self):
        """Return what it says in its own voice in another script."""
        told = self.page.evaluate(SPOKEN)
        return [words for words in told if NOT_ARABIC.search(NAMES.sub("", words))]

    def walked(self):
        """Tab through it; return what was never reached, and what did not show it."""
        one = self.page
        one.evaluate("document.activeElement?.blur()")
        there = {str(number) for number in one.evaluate(FOCUSABLE)}
        reached, unseen = set(), []
        for _ in range(len(there) + 90):  # a date has several stops
            one.keyboard.press("Tab")
            seen, is_shown = one.evaluate(FOCUSED)
            reached.add(seen)
            if seen and not is_shown:
                unseen.append(
                    one.evaluate("document.activeElement.outerHTML.slice(0, 90)")
                )
            if there <= reached:
                break
        missed = one.evaluate(
            "all => all.map(n => document.querySelector(`[data-seen='${n}']`)"
            "?.outerHTML.slice(0, 90))",
            sorted(there - reached),
        )
        # Some were renewed meanwhile; in a date the browser marks the part that is
        # typed into, not the field.
        return [one for one in missed if one], [
            html for html in unseen if "datetime-local" not in html
        ]


@pytest.mark.parametrize("lang", LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_for_everybody_and_asks_nothing_of_the_internet(
    busy, person, name, lang
):
    look = Look(busy, person, name, lang)

    assert look.asked_outside == []
    assert look.refused == []
    assert look.broken_rules == []
    assert look.is_as_wide_as_the_screen
    assert look.page.evaluate("document.dir") == ("rtl" if lang == "ar" else "ltr")
    if lang == "ar":
        assert look.not_in_arabic == []
    if lang == "ar" and name != "door":  # nothing is touched there
        assert look.walked() == ([], [])


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (360, 740)])
def test_the_wall_shows_a_signal_and_two_languages_and_covers_nothing(
    busy, person, size
):
    given = datetime.fromisoformat(busy.given["at"]) + timedelta(seconds=20)
    busy.stand(given)  # the signal is shown, however long the page takes
    wall = person(viewport={"width": size[0], "height": size[1]})
    wall.context.clock.set_fixed_time(given)
    wall.goto(busy.address("wall"))
    expect(wall.locator("[data-live-signal]")).to_have_text("Please conclude")
    expect(wall.locator("[data-live-signal]")).to_be_visible()
    expect(wall.locator(".said")).to_have_count(2)
    expect(wall.locator("[data-live-time]")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    expect(wall.locator("[data-live-list] li")).to_have_count(3)

    parts = wall.locator(
        "header, [data-live-signal], .wall-floor, .wall-said"
    ).evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(r => [r.top, r.bottom])"
    )

    assert len(parts) == 4
    above = [bottom for _, bottom in parts[:-1]]
    below = [top for top, _ in parts[1:]]
    assert all(top >= bottom for bottom, top in zip(above, below, strict=True))
    assert wall.locator(".cue").last.bounding_box()["height"] > 0

    # A minute and more later it has gone by itself.
    wall.context.clock.set_fixed_time(given + timedelta(minutes=2))
    expect(wall.locator("[data-live-signal]")).to_be_hidden()


@pytest.mark.parametrize("name", ["wall", "captioner"])
def test_a_poll_that_is_open_leaves_other_pages_alone(busy, person, name):
    one = person(PAGES[name][0])
    one.add_init_script("Math.random = () => 0")  # what reloads does so at once
    one.goto(busy.address(name))
    one.evaluate("window.isStill = true")
    busy_words = f"Said while {name} stays."
    busy.caption(busy_words)
    expect(one.locator(".said .cue").filter(has_text=busy_words)).to_have_count(1)
    busy.caption(f"{busy_words} Again.")
    expect(one.locator(".said .cue").filter(has_text="Again.").last).to_be_attached()

    assert one.evaluate("window.isStill === true")


def test_captions_are_read_larger_scrolled_back_and_none_is_lost(busy, person):
    one = person(viewport={"width": 360, "height": 640})
    one.goto(busy.address("live"))
    expect(one.locator("[data-live-link]")).to_have_text("following live")
    said, cues = one.locator(".said"), one.locator(".said .cue")

    def size():
        return float(
            cues.last.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
        )

    was = size()
    one.get_by_role("button", name="Larger words").click()
    one.get_by_role("button", name="Contrast").click()
    assert size() > was
    one.reload()  # kept on this device
    expect(one.locator("[data-live-link]")).to_have_text("following live")
    assert size() > was
    contrast = one.get_by_role("button", name="Contrast")
    expect(contrast).to_have_attribute("aria-pressed", "true")

    one.get_by_role("button", name="Pause").click()
    said.evaluate("box => { box.scrollTop = 0 }")
    n_before = cues.count()
    for number in range(3):
        busy.caption(f"Said meanwhile, {number}.")
    expect(cues).to_have_count(n_before + 3)
    assert said.evaluate("box => box.scrollTop") == 0
    one.locator("[data-live-pause]").click()
    is_at_end = "box => box.scrollHeight - box.scrollTop - box.clientHeight < 60"
    assert said.evaluate(is_at_end)
    expect(cues.last).to_have_text("Said meanwhile, 2.")
