"""Walking from a sentence of the Chair's Summary to the words it rests on."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]

SUMMARY = "/en/hamlet-2026/outcomes/summary/"


def cited(page):
    """Return a theme's first sentence that cites somebody, after the counted one."""
    return page.locator("a.s[id^='t-T01']").nth(1)


def test_sentence_opens_to_its_words_and_on_to_the_record(served, page):
    page.goto(served + SUMMARY)
    drawer = page.locator("[data-drawer]")
    expect(drawer.locator(".evidence")).to_have_count(0)

    cited(page).click()

    expect(drawer.locator(".evidence")).to_be_visible()
    expect(cited(page)).to_have_attribute("aria-current", "true")
    words = drawer.locator("mark").first
    expect(words).to_be_visible()
    quote = words.inner_text()
    record = drawer.locator(
        "a.deep[href*='/transcript/'], a.deep[href*='/report/']"
    ).first
    record.click()
    page.wait_for_load_state()
    assert "/sessions/" in page.url
    assert quote in page.locator("main").inner_text()


def test_drawer_is_worked_by_keyboard_alone(served, page):
    page.goto(served + SUMMARY)

    cited(page).focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-drawer] .evidence")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.locator("[data-drawer] .evidence")).to_have_count(0)
    assert page.evaluate("document.activeElement.classList.contains('s')")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_chosen_sentence_stands_above_the_drawer_of_a_phone(served, page, lang):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(served + SUMMARY.replace("/en/", f"/{lang}/"))
    for number in range(4):
        chosen = page.locator("a.s[id^='t-T01']").nth(number)
        chosen.evaluate(
            "one => scrollBy(0, one.getBoundingClientRect().bottom - innerHeight * 0.58)"
        )

        chosen.evaluate("one => one.click()")

        expect(chosen).to_have_attribute("aria-current", "true")
        page.wait_for_function(
            """one => {
              const box = one.getBoundingClientRect();
              const from = document.querySelector("[data-drawer]").getBoundingClientRect().top;
              return box.top >= 0 && box.bottom <= from;
            }""",
            arg=chosen.element_handle(),
            timeout=5_000,
        )


def test_drawer_opens_without_script(served, page):
    context = page.context.browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(served + SUMMARY)

    cited(bare).click()

    expect(bare.locator("[data-drawer] mark").first).to_be_visible()


@pytest.mark.parametrize("lang", ["en", "fr", "ar"])
def test_main_pages_fit_a_phone_in_every_direction(served, page, lang):
    page.set_viewport_size({"width": 360, "height": 740})
    for path in ("", "programme/", "outcomes/summary/", "highlights/", "figures/"):
        page.goto(f"{served}/{lang}/hamlet-2026/{path}")

        wide = page.evaluate("document.documentElement.scrollWidth")
        direction = page.evaluate("getComputedStyle(document.body).direction")

        assert (path, wide <= 360) == (path, True)
        assert direction == ("rtl" if lang == "ar" else "ltr")
