"""Every screen that a persona reaches by its links, as a screen reader is given it.

One screen of each kind: where a code or a number stands in an address, one is enough.
"""

import re
import time
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from reader_tree import faults

pytestmark = [pytest.mark.slow, pytest.mark.browser]

SECONDS = 55
STARTS = {
    "gate": ("{e}gate/", "{e}gate/app/", "{e}gate/desk/"),
    "focal-point": ("me/", "{e}delegations/"),
    "delegate": ("me/", "me/data/", "{e}register/", "{e}interest/"),
    "proposer": ("me/", "{e}proposals/", "{e}proposals/new/"),
    "rapporteur": ("me/", "{e}"),
    "chair": ("me/", "{e}"),
    "secretariat": (
        *("me/", "{e}vetting/?state=all", "{e}vetting/", "{e}protocol/"),
        *("{e}secretariat/", "{e}secretariat/outbox/", "{e}secretariat/form/"),
        "{e}secretariat/pools/",
    ),
}
"""Where each persona begins; the first of a kind is looked at, whoever comes to it."""

CODE = re.compile(r"[A-Z0-9-]{4,}|\d+")
ASIDE = ("/sign-out/", "/static/", "/api/", "/live/", "/file/")
"""Live pages are looked at with what happens on them, in their own tests."""

BAD = """
<!doctype html><html lang="en"><body><h1>A</h1><h3>B</h3><main></main><main></main>
<button></button><a href="/x"><img src="x"></a><input>
<nav></nav><nav></nav><table><tr><td>1</td><td>2</td></tr><tr><td>1</td><td>2</td></tr>
</table></body></html>
"""


def test_what_is_looked_for_is_found(page):
    page.set_content(BAD)

    found = faults(page)

    assert {"no name: button", "no name: textbox", "from heading 1 to 3: B"} <= {*found}
    assert {"2 × main", "2 × navigation “”"} <= {*found}


def kind_of(path):
    """Return an address without what differs from one thing to another."""
    return "/".join(
        "*" if CODE.fullmatch(part.partition(".")[0]) else part
        for part in path.split("/")
    )


def links_of(page, served):
    found = page.eval_on_selector_all("a[href]", "many => many.map(one => one.href)")
    for one in found:
        address = urlsplit(one)
        here = one.startswith(f"{served}/en/") and address.path.endswith("/")
        if here and not any(part in address.path for part in ASIDE):
            yield address.path


def look_around(page, served, starts, seen, until):
    """Look at one screen of each kind that these lead to; return the faults by screen."""
    waiting, wrong = list(starts), {}
    while waiting and time.monotonic() < until:
        path = waiting.pop(0)
        if kind_of(path) in seen:
            continue
        seen.add(kind_of(path))
        answer = page.goto(served + path)
        if answer is None or answer.status != 200:
            continue
        found = faults(page)
        if found:
            wrong[path] = found
        waiting += [one for one in links_of(page, served) if kind_of(one) not in seen]
    return wrong


def test_every_screen_can_be_heard(served, links, chromium):
    began, share = time.monotonic(), SECONDS / len(STARTS)
    seen, wrong = set(), {}
    for number, (persona, starts) in enumerate(STARTS.items(), 1):
        page = chromium.new_context().new_page()
        enter(page, links, served, persona)
        here = [f"/en/{one.format(e='hamlet-2026/')}" for one in starts]
        until = began + number * share
        wrong |= look_around(page, served, here, seen, until)
        page.context.close()

    told = {screen: sorted(set(many)) for screen, many in wrong.items()}
    assert told == {}, "\n".join(f"{one}: {told[one]}" for one in told)
    edition = "/en/hamlet-2026"
    assert {
        *(f"{edition}/{one}/" for one in ("vetting", "protocol", "delegations")),
        *(f"{edition}/{one}/" for one in ("register", "interest", "proposals/new")),
        *(f"{edition}/gate/{one}/" for one in ("app", "desk")),
        *(f"{edition}/secretariat/{one}/" for one in ("outbox", "form", "pools")),
        *("/en/me/", "/en/me/data/", f"{edition}/programme/"),
    } <= seen


def enter(page, links, served, persona):
    page.goto(links[persona].replace("http://127.0.0.1:8000", served))
    page.locator("main form button").first.click()
    page.wait_for_load_state()


def test_what_a_gate_finds_is_announced(served, links, page):
    enter(page, links, served, "gate")
    page.goto(f"{served}/en/hamlet-2026/gate/app/")
    expect(page.locator("[data-gate]")).to_have_attribute("data-waiting", "0")
    page.locator("#code").fill("nothing")
    page.keyboard.press("Enter")

    said = page.get_by_role("status").filter(has_text="Unknown here")
    expect(said).to_have_attribute("aria-live", "assertive")


def test_what_a_form_refuses_is_announced(served, links, page):
    enter(page, links, served, "gate")
    page.goto(f"{served}/en/hamlet-2026/gate/")
    page.locator("[name=token]").fill("nothing")
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_contain_text("not issued")
