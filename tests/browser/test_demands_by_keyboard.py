"""What a session asks, typed with keys alone, and told by the board."""

import pytest
from playwright.sync_api import expect
from test_board_whole_way import reach

pytestmark = [pytest.mark.slow, pytest.mark.browser]

HERE = "/en/hamlet-2026/secretariat/"


def test_demands_are_typed_and_told_on_the_board_by_keyboard(served, links, page):
    link = links["secretariat"]
    page.goto(served + link[link.index("/fr/") :])
    reach(page, "main form button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/me/")
    page.goto(f"{served}{HERE}programme/WEL-02/")

    # from the session's page to what it asks
    reach(page, 'a[href$="/WEL-02/demands/"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/WEL-02/demands/")
    reach(page, "[name=windows-0-opens]")
    page.keyboard.type("0200PM")
    reach(page, "[name=windows-0-closes]")
    page.keyboard.type("0600PM")
    reach(page, "[name=wishes-0-days]")
    page.keyboard.press("Space")
    reach(page, "[name=orders-0-other]")
    page.keyboard.type("WEL-05")
    reach(page, "[name=needs][value=recording]")
    page.keyboard.press("Space")
    reach(page, "form.setup button.primary")
    page.keyboard.press("Enter")
    page.wait_for_url("**/programme/WEL-02/")

    # the page of the session tells it
    asks = page.locator("[aria-labelledby=asks] dl")
    expect(asks).to_contain_text("every day, 14:00–18:00")
    expect(asks).to_contain_text("if possible: ")
    expect(asks).to_contain_text("after WEL-05")
    expect(asks).to_contain_text("recording")

    # so does the board, of the session that is held and of places that break it
    page.goto(f"{served}{HERE}board/?session=WEL-02")
    held = page.locator("#held")
    expect(held.locator("dl").first).to_contain_text("after WEL-05")
    texts = held.locator("form .offers li").all_text_contents()
    morning = [one for one in texts if " 09:" in one or " 10:" in one]
    elsewhere = [one for one in texts if "The Bakehouse" in one]
    assert morning
    assert elsewhere
    told = "Outside the days and hours in which it may be held."
    assert all(told in one for one in morning)
    lacking = "The room lacks what it needs: recording."
    assert all(lacking in one for one in elsewhere)
