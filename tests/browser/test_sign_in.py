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
