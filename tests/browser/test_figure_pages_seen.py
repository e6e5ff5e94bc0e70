"""Looking at figures as people do: by keyboard, on a small screen, without a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]

FIGURES = "/hamlet-2026/figures/"
PAGES = ("", "participants/", "sessions/", "releases/", "releases/1/")


@pytest.mark.parametrize("lang", ["en", "fr", "ar"])
@pytest.mark.parametrize("width", [360, 1440])
def test_pages_of_figures_keep_the_rules_of_access(served, page, lang, width):
    page.set_viewport_size({"width": width, "height": 900})
    for path in (*(FIGURES + one for one in PAGES), "/hamlet-2026/participants/"):
        page.goto(f"{served}/{lang}{path}")

        found = Axe().run(page).response["violations"]

        assert [(one["id"], path) for one in found] == []
        assert page.evaluate(
            "document.documentElement.scrollWidth"
            " <= document.documentElement.clientWidth"
        ), path


def test_a_chart_is_told_to_whoever_does_not_see_it(served, page):
    page.goto(f"{served}/en{FIGURES}participants/")

    chart = page.get_by_role("img", name="participants on site and online: Gender")

    expect(chart).to_be_visible()


def test_tables_are_reached_and_scrolled_by_keyboard(served, page):
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(f"{served}/en{FIGURES}participants/")
    region = page.get_by_role("region", name="Map of tiles, one a State")

    region.focus()
    before = region.evaluate("one => one.scrollLeft")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(400)

    assert region.evaluate("one => one === document.activeElement")
    assert region.evaluate("one => one.scrollLeft") > before


def test_the_list_of_participants_is_searched_without_a_script(served, page):
    context = page.context.browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(f"{served}/en/hamlet-2026/participants/")
    name = bare.locator(".directory b").first.inner_text()

    bare.get_by_label("A name in any script").fill(name)
    bare.get_by_role("button", name="Search").click()

    expect(bare.locator(".directory b").first).to_have_text(name)
    context.close()
