"""The board's whole way by keyboard alone; by a finger; on a phone, right to left."""

import re

import pytest
from playwright.sync_api import expect
from test_board import BOARD, answer, beside, card, first_code, place_of, sign_in

pytestmark = [pytest.mark.slow, pytest.mark.browser]

PLACES = """() => [document.documentElement.scrollWidth, innerWidth,
  [...document.querySelectorAll("main *")].filter(one =>
    one.getBoundingClientRect().right > innerWidth + 1
    && !one.closest(".scroll, [data-grid], .grid")).map(one =>
    one.outerHTML.slice(0, 120)).slice(0, 3)]"""
PAGES = (
    "board/",
    "board/people/",
    "board/protocol/",
    "board/interpretation/",
    "board/interpretation/teams/",
    "board/timetables/",
    "board/why/",
    "board/changes/",
    "programme/",
    "import/",
)


def reach(page, selector, most=300):
    """Go on with Tab until what is meant has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("s => Boolean(document.activeElement?.matches(s))", selector):
            return
    pytest.fail(f"Tab never comes to {selector}")


def test_move_change_and_release_by_keyboard_alone(served, links, page, hamlet_made):
    sign_in(page, links, served)
    code = first_code(page)
    before = place_of(page, code)

    # a move: to the card, lift, carry to where nothing forbids it, put down
    reach(page, f'[data-card="{code}"] a')
    page.keyboard.press("Space")
    expect(page.locator(".mark")).to_be_visible()
    for _ in range(36):
        page.keyboard.press("ArrowDown")
        if page.locator(".mark").get_attribute("data-level") != "forbidden":
            break
    page.keyboard.press("Enter")
    expect(card(page, code)).not_to_have_attribute("data-at", before[1])

    # a change: somebody arrives late
    page.reload()
    reach(page, 'a[href$="/board/changes/"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/board/changes/")
    reach(page, ".changes details:first-child summary")
    page.keyboard.press("Enter")
    reach(page, "[name=arrives-what]")
    page.keyboard.press("ArrowDown")
    reach(page, "[name=arrives-at]")
    page.keyboard.type("1000AM")
    page.keyboard.press("Enter")
    expect(page.locator("#searches h2").first).to_be_visible()

    # the worker answers: with ways to take over, or with why there is none
    hamlet_made.palabre("work", "--once")
    page.reload()
    expect(page.locator("#searches")).not_to_contain_text("waits for the worker")

    # a release, by the way of the planning page
    reach(page, '.crumbs a[href$="/secretariat/programme/"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/secretariat/programme/")
    # a release
    reach(page, 'form[action$="/release/"] button')
    page.keyboard.press("Enter")
    expect(page.locator("main .notice").first).to_contain_text("is public")


def touched(screen, kind, *points):
    """Send what a finger does, as the browser hears it from the screen."""
    told = [{"x": x, "y": y} for x, y in points]
    screen.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": told})


FREE = """async ([code, before]) => {
  const board = document.querySelector("[data-board]");
  const grid = board.querySelector("[data-grid]");
  const day = board.querySelector("[data-part=grid]").dataset.on;
  const answer = await fetch(`${board.dataset.targets}${code}/?day=${day}`);
  const { places } = await answer.json();
  const lines = [...grid.querySelectorAll(".hour")];
  const [first, last] = [lines[0], lines.at(-1)];
  const per = (last.offsetTop - first.offsetTop)
    / (Date.parse(last.dataset.at) - Date.parse(first.dataset.at));
  const box = grid.getBoundingClientRect();
  const found = [];
  for (const column of grid.querySelectorAll(".room")) {
    const sides = column.getBoundingClientRect();
    for (const [at, [level]] of Object.entries(places[column.dataset.room] ?? {})) {
      const y = box.top + first.offsetTop + (Date.parse(at) - Date.parse(first.dataset.at)) * per;
      const x = sides.left + sides.width / 2;
      if (level !== "forbidden" && at !== before && x < innerWidth - 40) found.push({ at, room: column.dataset.room, x, y });
    }
  }
  return found;
}"""
"""The places in view that nothing forbids a session, with the point of the screen each lies at."""


@pytest.mark.parametrize("is_slow", [False, True])
def test_finger_lifts_carries_and_puts_down(served, links, page, is_slow):
    sign_in(page, links, served)
    tall = {"width": 412, "height": 2400}  # so that no edge scrolls under the finger
    phone = beside(page, served, has_touch=True, viewport=tall)
    code = first_code(phone)
    free = phone.evaluate(FREE, [code, place_of(phone, code)[1]])[-1]
    box = card(phone, code).bounding_box()
    x, y = box["x"] + 20, box["y"] + 10
    screen = phone.context.new_cdp_session(phone)
    held = []
    if is_slow:
        phone.route("**/targets/**", lambda route: held.append(route))  # noqa: PLW0108

    with phone.expect_request("**/targets/**"):
        touched(screen, "touchStart", (x, y))  # and it rests there
    if is_slow:  # the finger goes on before the places came
        touched(screen, "touchMove", (x, y + 20))
        answer(phone, held)
    expect(phone.locator(".mark")).to_be_visible()
    for part in (0.25, 0.5, 0.75, 1):
        there = (x + (free["x"] - x) * part, y + (free["y"] + 1 - y) * part)
        touched(screen, "touchMove", there)
    expect(phone.locator("[data-tip]")).to_contain_text(free["at"][11:16])
    expect(phone.locator(".mark")).not_to_have_attribute("data-level", "forbidden")
    touched(screen, "touchEnd")

    expect(card(phone, code)).to_have_attribute("data-at", free["at"])
    expect(card(phone, code)).to_have_attribute("data-room", free["room"])
    phone.locator("[data-key=undo]").click()
    expect(card(phone, code)).not_to_have_attribute("data-at", free["at"])


def test_finger_that_moves_at_once_scrolls_and_lifts_nothing(served, links, page):
    sign_in(page, links, served)
    phone = beside(page, served, has_touch=True, viewport={"width": 412, "height": 900})
    code = first_code(phone)
    box = card(phone, code).bounding_box()
    x, y = box["x"] + 20, box["y"] + 10
    screen = phone.context.new_cdp_session(phone)

    touched(screen, "touchStart", (x, y))
    touched(screen, "touchMove", (x, y - 40))
    phone.wait_for_timeout(600)
    touched(screen, "touchEnd")

    expect(phone.locator(".mark")).to_have_count(0)
    expect(phone.locator(".lifted")).to_have_count(0)


@pytest.mark.parametrize("lang", ["ar", "fr"])
def test_every_page_of_the_board_keeps_within_a_phone(served, links, page, lang):
    sign_in(page, links, served)
    page.set_viewport_size({"width": 360, "height": 740})

    for path in PAGES:
        page.goto(f"{served}/{lang}/hamlet-2026/secretariat/{path}")
        wide, seen, beyond = page.evaluate(PLACES)
        assert wide <= seen, (path, wide, beyond)
        direction = page.evaluate("getComputedStyle(document.body).direction")
        assert direction == ("rtl" if lang == "ar" else "ltr")


def test_board_speaks_arabic(served, links, page):
    sign_in(page, links, served)

    page.goto(served + BOARD.replace("/en/", "/ar/"))

    for text in page.locator(".board .page-head :is(h1, .switch a)").all_inner_texts():
        assert re.search(r"[\u0600-\u06ff]", text), text
