"""The Chair at the desk, by keyboard alone; and two people at once."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]

DESK = "/en/hamlet-2026/chair/"


def entered(page, served, link):
    page.goto(link.replace("http://127.0.0.1:8000", served))
    page.locator("main form button").first.click()
    page.wait_for_load_state()


def draft_open(page, served):
    """Open the draft that is not issued yet, and return its address."""
    page.goto(served + DESK)
    if not page.locator("tr[data-state='drafted']").count():
        page.locator("button[name='lang'][value='fr']").first.click()
        page.goto(served + DESK)
    page.locator("tr[data-state='drafted'] a").first.click()
    page.wait_for_load_state()
    return page.url


def reach(page, code):
    """Walk through the text by key until a sentence has the focus."""
    page.keyboard.press("2")
    for _ in range(80):
        if page.evaluate("document.activeElement.id") == f"t-{code}":
            return
        page.keyboard.press("j")
    pytest.fail(f"{code} is not reached")


def tab_to(page, selector, key="Tab"):
    """Press a key until something has the focus."""
    for _ in range(120):
        if page.evaluate("what => document.activeElement.matches(what)", selector):
            return
        page.keyboard.press(key)
    pytest.fail(f"{selector} is not reached")


def cited(page):
    """Return the codes of a theme's sentences that rest on words."""
    ids = page.locator("a.s[id^='t-T01']").evaluate_all("all => all.map(one => one.id)")
    return [one.removeprefix("t-") for one in ids]


def test_chair_edits_merges_comments_and_signs_by_keyboard_alone(served, page, links):
    entered(page, served, links["chair"])
    draft_open(page, served)
    first, second = cited(page)[1:3]
    keys = page.keyboard

    reach(page, first)
    keys.press("Enter")
    expect(page.locator("[data-drawer] .evidence")).to_have_attribute(
        "data-code", first
    )
    keys.press("e")
    expect(page.locator("#edit-text")).to_be_focused()
    keys.press("Control+End")
    keys.type(" Et 9 321 pompes.")
    expect(page.locator("[data-judged] [data-tone='bad']")).to_be_visible()
    for _ in range(len(" Et 9 321 pompes.")):
        keys.press("Backspace")
    expect(page.locator("[data-judged] [data-tone='good']")).to_be_visible()
    keys.press("Control+Enter")
    expect(page.locator(f"#t-{first}")).to_be_focused()

    keys.press("c")
    keys.type("Plus court, si possible.")
    keys.press("Control+Enter")
    expect(page.locator(".remarks li").last).to_contain_text("Plus court")
    expect(page.locator(f"#t-{first}")).to_be_focused()

    keys.press("m")
    expect(page.locator("#merge-text")).to_be_focused()
    keys.press("Control+Enter")
    expect(page.locator(f"#t-{second}")).to_have_attribute("data-dropped", "")
    expect(page.locator(".remarks li").last).to_contain_text("Plus court")

    keys.press("n")
    if page.locator("[data-part='bar'] .waits").count():
        keys.press("e")
        tab_to(page, "#override-reason")
        keys.type("Lu par la présidence.")
        keys.press("Enter")
    expect(page.locator("[data-part='bar'] .ready")).to_be_visible()
    tab_to(page, "[data-sign]", key="Shift+Tab")
    keys.press("Enter")
    expect(page.locator("[name='n_open']")).to_be_focused()  # a comment is open
    keys.press("Space")
    keys.press("Tab")
    keys.press("Enter")
    page.wait_for_load_state()
    expect(page.locator(".way .hash")).to_be_visible()


def test_moves_are_undone_by_key_as_fast_as_one_presses(served, page, links):
    entered(page, served, links["chair"])
    address = draft_open(page, served)
    code, keys = cited(page)[1], page.keyboard
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address.replace("/en/", "/ar/"))

    def order():
        return page.locator("a.s").evaluate_all("all => all.map(one => one.id)")

    before = order()
    reach(page, code)
    for _ in range(3):
        keys.press("d")
    expect(page.locator("[data-move='back']")).to_be_attached()
    page.wait_for_function(
        "all => document.querySelectorAll('a.s').length === all", arg=len(before)
    )
    for _ in range(3):
        keys.press("z")
    expect(page.locator("[data-move='back']")).to_have_count(0)

    assert order() == before
    expect(page.locator(f"#t-{code}")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_keys_go_on_from_the_section_that_was_chosen(served, page, links):
    entered(page, served, links["chair"])
    draft_open(page, served)
    reach(page, cited(page)[0])
    keys = page.keyboard

    keys.press("1")
    keys.press("Tab")
    keys.press("Enter")
    chosen = page.evaluate("location.hash.slice(1)")
    first = page.locator(f"section[aria-labelledby='{chosen}'] a.s").first
    expect(first).to_be_focused()
    keys.press("j")

    assert page.evaluate(
        "document.activeElement.closest('section').querySelector('a.s').id"
    ) == first.get_attribute("id")


def test_help_opens_and_closes_by_key(served, page, links):
    entered(page, served, links["chair"])
    draft_open(page, served)
    help_ = page.locator("dialog.help")

    page.keyboard.press("?")
    expect(help_).to_be_visible()
    page.keyboard.press("Escape")

    expect(help_).to_be_hidden()


def test_what_is_typed_comes_back_until_it_is_kept(served, page, links):
    entered(page, served, links["secretariat"])
    draft_open(page, served)
    first, second = cited(page)[1:3]
    keys = page.keyboard
    edited = page.locator("#edit-text")

    reach(page, first)
    keys.press("e")
    expect(edited).to_be_focused()
    stood = edited.input_value()
    keys.press("Control+End")
    keys.type(" Pas encore gardé.")
    keys.press("Escape")
    keys.press("c")
    keys.type("Une observation.")
    keys.press("Control+Enter")
    expect(page.locator(".remarks li").last).to_contain_text("Une observation.")
    expect(edited).to_have_value(f"{stood} Pas encore gardé.")

    reach(page, second)
    keys.press("Enter")
    expect(edited).not_to_have_value(f"{stood} Pas encore gardé.")
    page.goto(page.url)
    expect(page.locator(f"#t-{first}")).to_have_attribute("data-unkept", "")
    page.locator(f"#t-{first}").focus()
    keys.press("Enter")
    expect(edited).to_have_value(f"{stood} Pas encore gardé.")

    page.locator(".unkept button").click()
    expect(edited).to_have_value(stood)
    expect(page.locator("[data-unkept]")).to_have_count(0)


def test_each_of_several_people_who_edit_is_told_to_a_third(
    served, page, links, chromium
):
    entered(page, served, links["chair"])
    address = draft_open(page, served)
    code = cited(page)[1]
    editors = [page, chromium.new_context().new_page()]
    third = chromium.new_context().new_page()
    entered(editors[1], served, links["secretariat"])
    entered(third, served, links["rapporteur"])
    third.goto(address)
    expect(third.locator(f"#t-{code}")).to_be_visible()

    for one in editors:
        one.goto(f"{address}?sentence={code}")
        reach(one, code)
        one.keyboard.press("e")
        expect(one.locator("#edit-text")).to_be_focused()
        one.keyboard.type("A")

    expect(third.locator("[data-news] [data-person]")).to_have_count(2)


def test_desk_works_without_script(served, page, links):
    entered(page, served, links["secretariat"])
    state = page.context.storage_state()
    bare = page.context.browser.new_context(
        java_script_enabled=False, storage_state=state
    ).new_page()
    draft_open(bare, served)
    code = cited(bare)[0]

    bare.locator(f"#t-{code}").click()

    expect(bare.locator("[data-drawer] .evidence")).to_be_visible()
    expect(bare.locator("#keys")).to_contain_text("move up, move down")


CHANGE = """
from datetime import UTC, datetime
from palabre.kernel.actors import Actor, Role
from palabre.stages.outcomes import editing
from palabre.stages.outcomes.models import Sentence
by = Actor(None, "Amina Diallo", frozenset({(Role.SECRETARIAT, "hamlet-2026")}))
one = Sentence.objects.get(draft__code="%s", code="%s")
editing.edit_sentence(one, "Neuf mille puits de 1871.", by=by, at=datetime.now(UTC))
"""


def test_what_stood_in_the_way_is_seen_before_checks_and_signature(
    served, page, links, hamlet_made
):
    entered(page, served, links["chair"])
    draft = draft_open(page, served).split("/chair/")[1].partition("/")[0]
    first, second = cited(page)[1:3]
    keys = page.keyboard
    page.set_viewport_size({"width": 1280, "height": 420})

    reach(page, first)
    keys.press("e")
    hamlet_made.script(CHANGE % (draft, first))
    keys.press("Control+A")
    keys.type("Des puits.")
    keys.press("Control+Enter")
    notice = page.locator(".conflict")
    expect(notice).to_be_focused()
    expect(notice).to_be_in_viewport()
    expect(page.locator("#edit-text")).to_have_value("Des puits.")

    hamlet_made.script(CHANGE % (draft, second))
    keys.press("e")
    keys.press("Control+Enter")
    expect(page.locator(f"#t-{first}")).to_be_focused()
    page.locator("[data-sign]").click()
    if page.locator("[name='n_open']").count():  # a comment is open
        page.locator("[name='n_open']").check()
        page.locator("[data-sign]").click()
    told = page.locator("[data-unsigned]")
    expect(told).to_be_focused()
    expect(told).to_contain_text("1871")
    expect(told.locator("li a")).to_have_text([first, second])

    page.goto(served + DESK)  # another draft for whoever comes next
    page.locator("button[name='lang'][value='fr']").first.click()
    page.wait_for_load_state()


def test_a_lost_line_is_told_and_the_keys_go_on_working(served, page, links):
    entered(page, served, links["secretariat"])
    draft_open(page, served)
    first, second = cited(page)[1:3]
    keys, lost = page.keyboard, "The server could not be reached."

    reach(page, first)
    keys.press("c")
    keys.type("Une observation.")
    expect(page.locator("#comment-text")).to_have_value("Une observation.")
    page.context.set_offline(True)
    keys.press("Control+Enter")
    expect(page.locator("[data-act='comment'] [role='alert']")).to_contain_text(lost)
    expect(page.locator("#comment-text")).to_have_value("Une observation.")
    keys.press("Escape")
    reach(page, second)
    expect(page.locator("[data-news]")).to_contain_text(lost)

    page.context.set_offline(False)
    keys.press("e")
    expect(page.locator("#edit-text")).to_be_focused()
    expect(page.locator("[data-drawer] .evidence")).to_have_attribute(
        "data-code", second
    )
    page.locator(f"#t-{first}").focus()
    keys.press("c")
    expect(page.locator("#comment-text")).to_have_value("Une observation.")


def signed_out(context):
    """Let the session end as time does, and return its cookie."""
    (kept,) = [one for one in context.cookies() if one["name"] == "sessionid"]
    context.clear_cookies(name="sessionid")
    return kept


def test_who_is_signed_out_while_typing_is_told_and_loses_nothing(served, page, links):
    entered(page, served, links["secretariat"])
    draft = draft_open(page, served)
    first = cited(page)[1]
    keys, told = page.keyboard, "You are signed out."

    reach(page, first)
    keys.press("e")
    expect(page.locator("#edit-text")).to_be_focused()
    session = signed_out(page.context)
    keys.press("Control+End")
    keys.type(" Pas gardé.")
    expect(page.locator("#judged")).to_contain_text(told)
    expect(page.locator("#judged a")).to_be_visible()
    page.context.add_cookies([session])
    page.goto(f"{draft}?sentence={first}")
    expect(page.locator("#edit-text")).to_have_value(re.compile(r" Pas gardé\.$"))
    page.locator(".unkept button").click()

    page.goto(f"{draft}write/")
    page.locator("#write-text").fill("Des puits")
    session = signed_out(page.context)
    page.locator("#write-text").press("End")
    keys.type(" et des pompes.")
    expect(page.locator("[data-told]")).to_contain_text(told)
    keys.press("Control+Enter")
    page.wait_for_url("**/sign-in/**")
    page.context.add_cookies([session])
    page.goto(f"{draft}write/")
    expect(page.locator("#write-text")).to_have_value("Des puits et des pompes.")

    keys.press("Control+Enter")  # kept now, and asked for no more
    page.wait_for_url("**?sentence=W**")
    page.goto(f"{draft}write/")
    expect(page.locator("#write-text")).to_have_value("")
