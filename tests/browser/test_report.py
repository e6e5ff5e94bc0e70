"""The rapporteur beside the transcript: a line shows its words, words make a line."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]

SELECT = """words => {
  const turn = [...document.querySelectorAll("[data-turn]")].find(one => one.textContent.includes(words));
  const texts = document.createTreeWalker(turn, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
    return true;
  }
  return false;
}"""


def entered(page, served, link):
    page.goto(link.replace("http://127.0.0.1:8000", served))
    page.locator("main form button").first.click()
    page.wait_for_load_state()


def tab_to(page, selector):
    """Press Tab until something has the focus."""
    for _ in range(400):
        if page.evaluate("what => document.activeElement.matches(what)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{selector} is not reached")


@pytest.fixture
def report(served, page, links):
    """Open a report that may be written, beside its transcript."""
    entered(page, served, links["secretariat"])
    page.goto(f"{served}/en/hamlet-2026/secretariat/reports/")
    links_to = page.locator("a[href*='/report/edit/']").evaluate_all(
        "all => all.map(one => one.href)"
    )
    for address in links_to:
        page.goto(address)
        draft = page.locator("form[action$='/report/draft/'] button")
        if draft.count():
            draft.click()
            page.wait_for_load_state()
        if page.locator("#report-form").count() and page.locator("mark").count():
            return address
    pytest.fail("no report may be written")


def words_of_a_turn(page):
    """Return a few words of a sentence that no line cites."""
    spans = page.locator("[data-turn] span[data-start]").all_inner_texts()
    long = next(one.strip() for one in spans if len(one.split()) > 8)
    return " ".join(long.split()[1:6])


def test_line_shows_its_words_and_words_show_their_line(page, report):
    line = page.locator("a[data-words]").first
    code = line.get_attribute("data-words")

    line.focus()
    page.keyboard.press("Enter")

    expect(page.locator(f"mark[data-line='{code}']").first).to_have_class("is-shown")
    expect(page.locator("mark.is-shown").first).to_be_in_viewport()
    page.locator(f"mark[data-line='{code}']").first.click()
    expect(page.locator(f"#l-{code}")).to_be_focused()


def test_selected_words_become_a_line_that_rests_on_them(page, report):
    words = words_of_a_turn(page)
    before = page.locator("#report-form textarea[name^='line-']").count()

    assert page.evaluate(SELECT, words)
    page.locator("#pick-heading").select_option("quotation")
    page.locator("button[value='pick']").click()
    page.wait_for_load_state()

    expect(page.locator("#report-form textarea[name^='line-']")).to_have_count(
        before + 1
    )
    texts = page.locator("#report-form textarea[name^='line-']").evaluate_all(
        "all => all.map(one => one.value)"
    )
    assert words in texts
    assert page.locator("mark", has_text=words).count() >= 1
    page.wait_for_timeout(1_000)
    assert page.evaluate("document.activeElement.value") == words


def test_ticked_words_become_a_line_by_keyboard_alone(page, report):
    before = page.locator("#report-form textarea[name^='line-']").count()
    keys = page.keyboard

    tab_to(page, "#pick-heading")
    keys.type("Key")
    keys.press("Tab")
    tab_to(page, "input.pick")
    keys.press("Space")
    for _ in range(60):
        if page.evaluate("document.activeElement.value === 'pick'"):
            break
        keys.press("Shift+Tab")
    keys.press("Enter")
    page.wait_for_load_state()

    lines = page.locator("#report-form textarea[name^='line-']")
    expect(lines).to_have_count(before + 1)


def test_page_fits_a_phone(page, report):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(report)

    wide = page.evaluate("document.documentElement.scrollWidth")

    assert wide <= 360


def test_words_are_chosen_by_keyboard_and_become_a_line(page, report):
    lines = page.locator("#report-form textarea[name^='line-']")
    before, keys = lines.count(), page.keyboard

    page.locator("#pick-heading").select_option("quotation")
    page.locator("a[href='#record']").focus()
    keys.press("Enter")
    tab_to(page, "input.pick")
    keys.press("ArrowDown")
    keys.press("ArrowRight")
    for _ in range(3):
        keys.press("Shift+ArrowRight")
    expect(page.locator("[data-picked]")).not_to_be_empty()
    words = page.evaluate("document.getSelection().toString()")
    keys.press("Enter")

    expect(lines).to_have_count(before + 1)
    assert len(words.split()) == 4
    assert words in lines.evaluate_all("all => all.map(one => one.value)")


def test_words_of_two_turns_make_two_lines(page, report):
    lines = page.locator("#report-form textarea[name^='line-']")
    before = lines.count()

    page.evaluate(
        """() => {
          const [one, other] = document.querySelectorAll("[data-turn]");
          document.getSelection().setBaseAndExtent(one, 0, other, other.childNodes.length);
        }"""
    )
    page.locator("#pick-heading").select_option("quotation")
    page.locator("button[value='pick']").click()

    expect(lines).to_have_count(before + 2)


def test_words_typed_when_the_network_was_lost_are_offered_again(page, report):
    words = "A line that was typed on a train."
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("textarea[name='new-trend']").last.fill(words)
    page.context.set_offline(True)
    with page.expect_event("requestfailed"):
        page.locator("#report-form button[value='keep']").click(no_wait_after=True)
    page.wait_for_timeout(1_000)
    page.context.set_offline(False)

    page.goto(report)
    expect(page.locator(".notice li")).to_have_text(words)
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator("textarea[name='new-trend']").last).to_have_value(words)
    page.locator("#report-form button[value='keep']").click()
    page.wait_for_load_state()

    page.goto(report)
    expect(page.get_by_role("button", name="Put it back")).to_have_count(0)
    kept = page.locator("textarea[name^='line-']").evaluate_all(
        "all => all.map(one => one.value)"
    )
    assert words in kept


def test_words_chosen_on_a_phone_are_made_a_line_where_they_are(page, report):
    page.set_viewport_size({"width": 360, "height": 740})
    page.reload()
    assert page.evaluate(SELECT, words_of_a_turn(page))
    page.locator("[data-turn]").last.scroll_into_view_if_needed()

    expect(page.locator("[data-pick] button[value='pick']")).to_be_in_viewport()
