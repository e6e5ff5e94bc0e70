"""The board in a browser: by keyboard alone, by mouse, and two planners at once."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]

BOARD = "/en/hamlet-2026/secretariat/board/"


def sign_in(page, links, served):
    page.goto(served + links["secretariat"][links["secretariat"].index("/fr/") :])
    page.locator("main form button").first.click()
    page.goto(served + BOARD)


def beside(page, served, **facts):
    """Return the board in another browser of the same planner."""
    state = page.context.storage_state()
    context = page.context.browser.new_context(storage_state=state, **facts)
    opened = context.new_page()
    opened.goto(served + BOARD)
    return opened


def card(page, code):
    return page.locator(f'[data-card="{code}"]')


def first_code(page):
    return page.locator("[data-part=grid] [data-card]").first.get_attribute("data-card")


def answer(page, held):
    """Let the request through that was held back, and wait for its answer."""
    while not held:
        page.wait_for_timeout(20)
    with page.expect_response("**/targets/**"):
        held.pop().continue_()


def place_of(page, code):
    return (
        card(page, code).get_attribute("data-room"),
        card(page, code).get_attribute("data-at"),
    )


def test_session_is_moved_pinned_and_taken_back_by_keyboard_alone(served, links, page):
    sign_in(page, links, served)
    code = first_code(page)
    before = place_of(page, code)

    card(page, code).locator("a").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#held-title")).to_be_visible()
    expect(page.locator("#held")).to_be_focused()
    offer = page.locator(".offers button[name=to]").first
    where, _, when = offer.get_attribute("value").partition("@")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "to":
            break
    page.keyboard.press("Enter")

    expect(card(page, code)).to_have_attribute("data-room", where)
    expect(card(page, code)).to_have_attribute("data-at", when)
    page.keyboard.press("Control+z")
    expect(card(page, code)).to_have_attribute("data-at", before[1])
    expect(card(page, code)).to_have_attribute("data-room", before[0])


def test_session_is_carried_by_arrows_and_every_step_is_said(served, links, page):
    sign_in(page, links, served)
    code = first_code(page)
    before = place_of(page, code)
    card(page, code).locator("a").focus()

    page.keyboard.press("Space")
    expect(page.locator(".mark")).to_be_visible()
    expect(page.locator("[data-say]")).to_contain_text(before[1][11:16])
    for _ in range(36):
        page.keyboard.press("ArrowDown")
        if page.locator(".mark").get_attribute("data-level") != "forbidden":
            break
    expect(page.locator("[data-say]")).not_to_contain_text(before[1][11:16])
    page.keyboard.press("Enter")

    expect(card(page, code)).not_to_have_attribute("data-at", before[1])
    page.keyboard.press("Control+z")
    expect(card(page, code)).to_have_attribute("data-at", before[1])


def test_escape_lets_go_and_changes_nothing(served, links, page):
    sign_in(page, links, served)
    code = first_code(page)
    before = place_of(page, code)
    card(page, code).locator("a").focus()

    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")

    expect(page.locator(".mark")).to_have_count(0)
    assert place_of(page, code) == before


def test_keys_struck_before_the_places_came_are_kept(served, links, page):
    sign_in(page, links, served)
    code = first_code(page)
    before = place_of(page, code)
    held = []
    page.route("**/targets/**", lambda route: held.append(route))  # noqa: PLW0108
    card(page, code).locator("a").focus()

    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    answer(page, held)
    expect(page.locator("[data-say]")).to_contain_text(code)
    expect(page.locator(".mark")).to_have_count(0)
    assert place_of(page, code) == before

    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    answer(page, held)
    expect(page.locator(".mark")).to_be_visible()
    expect(page.locator("[data-say]")).not_to_contain_text(before[1][11:16])


def test_dragged_session_says_what_clashes_on_the_way(served, links, page):
    sign_in(page, links, served)
    cards = page.locator("[data-part=grid] [data-card]")
    code, other = (cards.nth(n).get_attribute("data-card") for n in (0, 1))
    page.set_viewport_size({"width": 1280, "height": 1000})
    here, there = card(page, code).bounding_box(), card(page, other).bounding_box()

    page.mouse.move(here["x"] + 20, here["y"] + 12)
    page.mouse.down()
    page.mouse.move(here["x"] + 40, here["y"] + 30, steps=3)
    expect(page.locator(".mark")).to_be_visible()
    page.mouse.move(there["x"] + 30, there["y"] + 6, steps=4)

    expect(page.locator("[data-tip]")).to_contain_text("The room is taken")
    page.mouse.up()
    expect(page.locator(".mark")).to_have_count(0)


def test_two_planners_see_each_other_and_overwrite_nothing(served, links, page):
    sign_in(page, links, served)
    code = first_code(page)
    second = beside(page, served)
    second.route("**/events", lambda route: route.abort())
    second.reload()
    card(second, code).locator("a").click()
    expect(second.locator("#held-title")).to_be_visible()

    card(page, code).locator("a").click()
    page.locator(".offers button[name=to]").nth(1).click()
    expect(page.locator("main > .notice")).to_contain_text("Done")
    second.locator(".offers button[name=to]").nth(2).click()

    expect(second.locator("main > .notice")).to_contain_text("meanwhile")
    third = beside(page, served)
    page.keyboard.press("Control+z")
    expect(third.locator("[data-tip]")).to_contain_text("Changed by somebody else")


def test_ones_own_move_is_not_told_as_somebody_elses(served, links, page):
    sign_in(page, links, served)
    code = first_code(page)
    card(page, code).locator("a").click()
    expect(page.locator("#held-title")).to_be_visible()
    held = []

    def hold(route):
        held.append(route)

    page.route("**/board/move/", hold)
    other = beside(page, served)
    expect(card(other, code)).to_be_visible()

    page.locator(".offers button[name=to]").nth(1).click()
    while not held:
        page.wait_for_timeout(20)
    route = held.pop()
    answer = route.fetch(max_redirects=0)
    expect(other.locator("[data-tip]")).to_contain_text("Changed by somebody else")
    page.wait_for_timeout(600)  # longer than the page takes to renew itself
    said = page.locator("[data-tip]").text_content()
    route.fulfill(response=answer)

    assert "Changed by somebody else" not in said
    expect(page.locator("main > .notice")).to_contain_text("Done")
    assert "Changed by somebody else" not in page.locator("[data-tip]").text_content()


def test_board_works_without_script(served, links, page):
    sign_in(page, links, served)
    bare = beside(page, served, java_script_enabled=False)
    code = first_code(bare)

    card(bare, code).locator("a").click()
    bare.locator(".offers button[name=to]").first.click()

    expect(bare.locator("main > .notice")).to_contain_text("Done")
    bare.locator("[data-key=undo]").click()
    expect(bare.locator("main > .notice")).to_contain_text("undone")
