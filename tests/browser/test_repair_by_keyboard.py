"""Somebody comes late: a way found, compared, taken over and taken back, by keys."""

import re

import pytest
from playwright.sync_api import expect
from test_board import place_of
from test_board_whole_way import reach

pytestmark = [pytest.mark.slow, pytest.mark.browser]

NEXT = "/en/hamlet-next/secretariat/"

LAY = """
from datetime import date, time
import make, make_programme
from palabre.kernel.actors import Role
from palabre.kernel.languages import text
from palabre.stages.people.models import Person
from palabre.stages.summits import operations as summits
from palabre.stages.summits.models import Series
by = {{"by": make.LOADER, "at": make.NOON}}
days = [date(2041, 5, 27), date(2041, 5, 28)]
made = summits.announce(Series.objects.get(code="hamlet"), summits.SummitPlan(code="hamlet-next",
    name=text(en="Hamlet to come"), starts_on=days[0], ends_on=days[1],
    zone="Europe/Zurich", is_fictional=True), **by)
summits.add_venue(made, "hall", name=text(en="The Hall"),
    days=[(on, time(9), time(18)) for on in days],
    rooms=[summits.RoomPlan("tilia", text(en="Tilia"), 200, 6),
        summits.RoomPlan("acacia", text(en="Acacia"), 40)], **by)
ada = make.person("Ada Mensah")
make_programme.placed(make_programme.session(made, "A-1", speakers=(ada,)), 9)
make_programme.placed(make_programme.session(made, "B-1"), 9, in_="acacia")
make_programme.placed(make_programme.session(made, "C-1"), 11)
summits.grant(made, Person.objects.get(name="{planner}"), Role.SECRETARIAT, **by)
"""


@pytest.fixture(scope="module")
def to_come(hamlet):
    """Lay an edition whose days are still to come; what has begun is never moved."""
    planner = re.findall(r"^  secretariat\s+(.*?)\s+http", hamlet[1], re.MULTILINE)[0]
    hamlet[2].script(LAY.format(planner=planner))


@pytest.mark.usefixtures("to_come")
def test_repair_is_compared_taken_and_undone_by_keyboard(
    served, links, page, hamlet_made
):
    link = links["secretariat"]
    page.goto(served + link[link.index("/fr/") :])
    reach(page, "main form button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/me/")
    page.goto(f"{served}{NEXT}board/")
    before = {code: place_of(page, code) for code in ("A-1", "B-1", "C-1")}

    # what changes: Ada comes at ten
    reach(page, 'a[href$="/board/changes/"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/board/changes/")
    reach(page, ".changes details:first-child summary")
    page.keyboard.press("Enter")
    reach(page, "[name=arrives-what]")
    page.keyboard.type("Ada")
    reach(page, "[name=arrives-at]")
    page.keyboard.type("1000AM")
    page.keyboard.press("Enter")
    expect(page.locator("#searches h2").first).to_contain_text("Ada Mensah arrives")

    # the worker finds ways; the page shows them without being asked to
    hamlet_made.palabre("work", "--once")
    ways = page.locator(".ways article")
    expect(ways.first).to_be_visible()
    expect(page.locator("#searches .state").first).to_contain_text("proven")
    assert ways.count() > 1
    expect(ways.nth(0).locator("h3")).to_contain_text("Way 1: 1 session moves")
    told = [ways.nth(n).locator("ul").inner_text() for n in range(2)]
    assert told[0] != told[1]
    reach(page, ".ways article:nth-child(2) summary")
    page.keyboard.press("Enter")
    expect(ways.nth(1).locator("dl")).to_contain_text("Ada Mensah")

    # the second one is taken over: its new place is on the board, the rest stays
    now = re.search(r"→ .*?(\d\d:\d\d)", told[1]).group(1)
    reach(page, ".ways article:nth-child(2) form button")
    page.keyboard.press("Enter")
    expect(page.locator("main .notice").first).to_contain_text("It stands in the draft")
    page.goto(f"{served}{NEXT}board/changes/")
    expect(page.locator("[aria-labelledby=force]")).to_contain_text("Ada Mensah")
    page.goto(f"{served}{NEXT}board/")
    expect(page.locator('[data-card="A-1"]')).not_to_have_attribute(
        "data-at", before["A-1"][1]
    )
    assert place_of(page, "A-1")[1][11:16] == now
    assert place_of(page, "C-1") == before["C-1"]

    # one step back: the place is the old one, and the change holds no longer
    reach(page, "[data-card] a")
    page.keyboard.press("Control+z")
    expect(page.locator('[data-card="A-1"]')).to_have_attribute(
        "data-at", before["A-1"][1]
    )
    assert {code: place_of(page, code) for code in before} == before
    page.goto(f"{served}{NEXT}board/changes/")
    expect(page.locator("[aria-labelledby=force]")).to_have_count(0)


@pytest.mark.usefixtures("to_come")
def test_a_session_that_suits_nowhere_is_said_to_lose_its_room(
    served, links, page, hamlet_made
):
    link = links["secretariat"]
    page.goto(served + link[link.index("/fr/") :])
    page.locator("main form button").first.click()
    page.wait_for_url("**/me/")
    page.goto(f"{served}{NEXT}board/changes/")

    # a session that no opening hour is long enough for
    form = page.locator(".changes details:has([name=lasts-what])")
    form.locator("summary").click()
    form.locator("[name=lasts-what]").select_option("C-1")
    form.locator("[name=lasts-n]").fill("600")
    form.locator("button.primary").click()
    expect(page.locator("#searches h2").first).to_contain_text("C-1")
    hamlet_made.palabre("work", "--once")

    way = page.locator("#searches article").first
    expect(way).to_contain_text("C-1")
    expect(way).to_contain_text("no room")
