"""Signing in by a link, as a browser really does it: origin, cookie and all."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def test_link_of_a_persona_signs_in(served, page, links):
    page.goto(links["secretariat"].replace("http://127.0.0.1:8000", served))

    page.locator("main form button").first.click()
    page.wait_for_load_state()

    assert "/sign-in/" not in page.url
    page.goto(f"{served}/en/hamlet-2026/secretariat/")
    expect(page.locator("h1")).to_be_visible()
    assert "/sign-in/" not in page.url


@pytest.mark.parametrize("place", ["agenda/", "capital/"])
def test_one_signs_out_from_a_page_with_a_private_address(served, page, links, place):
    page.goto(links["delegate"].replace("http://127.0.0.1:8000", served))
    page.locator("main form button").first.click()
    page.wait_for_load_state()
    page.goto(f"{served}/en/hamlet-2026/{place}")
    if place == "capital/":
        page.goto(f"{served}/en/hamlet-2026/outcomes/capital/?words=wells")
        page.locator("form.kept button").click()
        expect(page.locator(".kept a.hash")).to_be_visible()

    page.locator("form[action$='/sign-out/'] button").click()
    page.wait_for_load_state()

    expect(page.locator(".tools a.me")).to_have_text("Sign in")


def test_kept_choice_is_forgotten_from_its_private_page(served, page):
    page.goto(f"{served}/en/hamlet-2026/outcomes/capital/?words=wells")
    page.locator("form.kept button").click()
    page.wait_for_load_state()
    kept = page.url

    page.locator("form[action$='/forget/'] button").click()
    page.wait_for_load_state()

    expect(page.locator("main .notice[data-tone='good']")).to_be_visible()
    assert page.request.get(kept).status == 404
