"""The programme once the network is gone: Chromium, its service worker, no wire."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def kept(page, address):
    """Wait until the worker keeps a page."""
    page.wait_for_function(
        "async (url) => Boolean(await caches.match(url))", arg=address, timeout=20_000
    )


def test_programme_is_read_without_a_network(served, page):
    base = f"{served}/en/hamlet-2026"
    page.goto(f"{base}/programme/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    kept(page, f"{base}/programme/text/")
    page.goto(f"{base}/programme/?day=all&view=list")
    kept(page, f"{base}/programme/?day=all&view=list")
    heading = page.locator("h1").inner_text()
    titles = page.locator("main a[href*='/sessions/']").all_inner_texts()
    assert titles
    page.context.set_offline(True)

    page.goto(f"{base}/programme/?day=all&view=list")

    expect(page.locator("h1")).to_have_text(heading)
    assert page.locator("main a[href*='/sessions/']").all_inner_texts() == titles
    page.goto(f"{base}/sessions/WEL-01/")
    expect(page.locator("h1")).to_have_text(heading)
    told = "this device kept no copy of that page"
    expect(page.locator("[data-offline=instead]")).to_contain_text(told)
    page.goto(f"{base}/programme/text/")
    assert titles[0] in page.locator("body").inner_text()
    page.context.set_offline(False)
