"""Whole ways through the house by keyboard alone, each to its end."""

import make_accreditation as made
import pytest
from hands import Hands
from playwright.sync_api import expect
from screens import SEEN
from visiting import DESK, PHONE, Visitors

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def phones(chromium, every_screen):
    return Visitors(chromium, every_screen, "ar", **PHONE)


@pytest.fixture(scope="module")
def desks(chromium, every_screen):
    return Visitors(chromium, every_screen, "en", **DESK)


PEOPLE = "name,email,country\nسعاد بن علي,souad@cast.example,JO\nNo Place,,XX\n"
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:02.000\nHello there\n"
ANSWERS = {
    "people to nominate": (
        "farid",
        "participant:delegation-import",
        "people.csv",
        PEOPLE,
    ),
    "people of rank": (
        "hana",
        "protocol:list-import",
        "list.csv",
        "name,rank\nAma,XX\n",
    ),
    "a programme": ("amina", "secretariat:programme-import", "p.csv", "title\nWells\n"),
    "records": ("amina", "secretariat:records-import", "WEL-02.vtt", CAPTIONS),
    "records of a session": (
        "amina",
        "drafting:records-import",
        "day.vtt",
        CAPTIONS,
    ),
}
"""What a list that somebody brings is answered with: who, where, which file."""


def come(visitors, who, name):
    """Open a screen for somebody; return their hands and their page."""
    visitors.world.stand(name)
    page = visitors.of(who).page
    page.goto(visitors.where(name, SEEN)[1])
    return Hands(page), page


def test_somebody_registers_to_the_end_on_a_phone_in_arabic(phones):
    hands, page = come(phones, "grace", "register: new")

    hands.choose("attendance", "on-site")
    hands.pick("[name=category]", "participant")
    hands.pick("[name=group]", "academia")
    hands.pick("[name=country]", "KE")
    hands.go("main button.primary")
    assert page.url.endswith("/register/1/")
    hands.choose("a-needs_visa", "yes")
    hands.write("[name=a-passport]", "K1234567")
    hands.go("main button.primary")
    hands.bring("[name=a-status_letter]", "letter.png", made.picture(), "image/png")
    hands.write("[name=a-diet]", "بلا مكسرات")
    hands.go("main button.primary")
    assert page.url.endswith("/register/3/")
    expect(page.locator("main")).to_contain_text("K1234567")
    hands.go("main button.primary")

    assert page.url.endswith("/ar/hamlet-2026/register/")
    expect(page.get_by_role("status").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_focal_point_brings_a_list_and_mends_it(phones):
    hands, page = come(phones, "farid", "participant:delegation-import")

    hands.bring("#list", "people.csv", PEOPLE.encode(), "text/csv")
    hands.go("main form button")
    expect(page.locator("main")).to_contain_text("سعاد بن علي")
    expect(page.locator("main")).to_contain_text("XX")
    hands.go("main button.primary")

    expect(page.get_by_role("link", name="سعاد بن علي").first).to_be_visible()


def test_an_officer_decides_on_many_at_once(desks):
    hands, page = come(desks, "lena", "vetting:queue")
    waiting = page.locator("input[name=code]").count()
    assert waiting > 1

    for _ in range(2):
        hands.act("input[name=code]:not(:checked)", key="Space")
    hands.go("main button.primary", "Accredit the chosen")

    expect(page.get_by_role("status").first).to_contain_text("2 accredited.")


def _is_pdf(answer):
    return answer.headers.get("content-type") == "application/pdf"


def test_a_badge_is_found_printed_again_and_replaced(desks):
    hands, page = come(desks, "dalia", "gate:desk")

    hands.write("#q", "Bo Lindqvist")
    hands.go("main form button")
    with page.context.expect_event("response", _is_pdf):
        hands.go("td a", "Print")
    page.go_back()
    hands.go("main button.plain", "Lost")

    expect(page.get_by_role("status").first).to_be_visible()


def test_somebody_without_a_badge_is_found_and_let_in(phones):
    hands, page = come(phones, "dalia", "gate:app")
    expect(page.locator("[data-gate]")).to_have_attribute("data-online", "")

    hands.write("#search", "lindq")
    hands.act("[data-found] button", "Lindqvist")

    expect(page.locator("[data-result]")).to_contain_text("Lindqvist")
    hands.write("#code", "nothing")
    hands.press("Enter")
    expect(page.locator("[data-result]")).to_have_attribute("data-tone", "bad")
    assert hands.stands_on("#code")


def test_protocol_moves_somebody_and_the_log_says_why(desks):
    hands, page = come(desks, "hana", "protocol:seating")

    hands.go("td a[href*='who=']")
    hands.write("#move ~ form [name=seat], form [name=seat]", "2")
    hands.write("form [name=reason]", "Sits beside the host")
    hands.go("main button.primary", "Move")

    expect(page.locator("main")).to_contain_text("Sits beside the host")


def test_consent_is_given_taken_back_and_everything_taken_along(phones):
    hands, page = come(phones, "bo", "participant:privacy")

    hands.go("li.card button:not([name=withdraw])")
    hands.go("li.card button[name=withdraw]")
    hands.to("a[href*=export], a.button.primary")
    with page.expect_download() as taken:
        hands.press("Enter")
    assert taken.value.suggested_filename.endswith(".json")


def test_somebody_erases_their_data_and_is_signed_out(phones):
    hands, page = come(phones, "noura", "participant:privacy")

    hands.go("main a.button:not(.primary)")
    hands.go("main button.danger")
    expect(page.get_by_role("alert")).to_be_visible()
    hands.act("[name=sure]", key="Space")
    hands.go("main button.danger")

    page.goto(f"{phones.world.origin}/ar/me/")
    expect(page.locator("input[name=email]")).to_be_visible()


def test_a_figure_opens_to_its_definition_and_its_rows(desks):
    hands, page = come(desks, "amina", "public:figures")

    hands.go("main a[href$='/figures/participants/']")
    hands.act("main summary")
    expect(page.locator("pre.definition")).to_be_visible()
    hands.go("main a[href$='/rows/']")

    expect(page.locator("main table").last).to_be_visible()


def test_a_menu_over_the_page_goes_when_somebody_leaves_it(phones):
    hands, page = come(phones, "nobody", "public:programme")
    menu = page.locator("details.languages")

    hands.act(".languages summary")
    hands.to(".languages a", "Français")
    hands.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    assert hands.stands_on(".languages summary")
    hands.press("Enter")
    hands.to("[name=theme]")
    expect(menu).not_to_have_attribute("open", "")


def test_the_keyboard_stays_where_it_was_when_what_it_pressed_is_gone(desks):
    hands, page = come(desks, "amina", "floor:console")

    hands.act("#console-side button[name=act]", "Show")
    expect(
        page.locator("#console-side button[name=act]", has_text="Pin")
    ).to_be_visible()
    assert hands.stands_on("#console-side h2")
    hands.act("#console-parts button", "Give the floor")
    expect(page.locator("button", has_text="End the statement")).to_be_visible()
    assert hands.stands_on("#console-parts h2")
    hands.act("#console-parts button", "End the statement")
    expect(page.locator("button", has_text="End the statement")).to_be_hidden()
    assert hands.stands_on("#console-parts h2")

    page.goto(page.url.replace("console", "live"))
    hands.act("form[data-reactions] button")
    assert hands.stands_on("form[data-reactions] button")
    hands.act("[data-present] button")
    assert hands.stands_on("[data-present-told]")


@pytest.mark.parametrize("what", ANSWERS)
def test_what_a_list_is_answered_with_opens_to_the_keyboard(what, phones):
    who, name, file, words = ANSWERS[what]
    hands, _ = come(phones, who, name)

    hands.bring("main input[type=file]", file, words.encode(), "text/plain")
    hands.go("main form button")

    assert phones.look_here(who) == []


def test_notes_that_are_opened_and_a_form_sent_back_open_to_the_keyboard(phones):
    hands, _ = come(phones, "hana", "protocol:dignitary")
    hands.go("form[action$='/notes/'] button")
    assert phones.look_here("hana") == []

    hands, page = come(phones, "ivo", "register: new")
    hands.go("main button.primary")
    expect(page.locator("[aria-invalid=true]").first).to_be_visible()
    assert phones.look_here("ivo") == []
