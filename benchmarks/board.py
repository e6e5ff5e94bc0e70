"""Measure the board in a browser: time to open, frames while one drags, bytes.

    python benchmarks/board.py [--sessions 300]

A made-up summit (`palabre.engines.timetable.generate`) is laid into a new installation
by the operations of the house, solved, served, and worked by Chromium as a person would:
the day is opened, a session is chosen, carried by mouse over the whole grid, then by
arrows. A frame is the time between two pictures; a browser with nothing to do shows one
every 17 ms.
"""

import argparse
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import CDPSession, Page, sync_playwright
from sections import keep_section

LAY = """
from datetime import UTC, date, datetime, time, timedelta
from django.utils import timezone
from palabre.engines.timetable import generate, solve
from palabre.kernel.actors import Role, system
from palabre.kernel.languages import text
from palabre.stages.people.models import Person
from palabre.stages.people import operations as people
from palabre.stages.programme import board, operations as programme, optimisation, teams
from palabre.stages.programme.models import Session
from palabre.stages.summits import operations as summits
from palabre.stages.summits.models import Summit, Theme
from palabre.workflows.mend_programme import places_of
BY = {{"by": system("benchmark"), "at": datetime.now(UTC)}}
made_up = generate.summit({n}, seed=1)
first = date.fromisoformat(made_up.first_day)
series = Summit.objects.get(code="{hamlet}").series
days = max(s.end for v in made_up.venues for s in v.open) // 1440
edition = summits.announce(series, summits.SummitPlan(code="board-bench",
    name=text(en="Board bench"), starts_on=first, ends_on=first + timedelta(days=days),
    zone=made_up.zone, is_fictional=True), **BY)
clock = lambda minute: time(minute % 1440 // 60, minute % 60)
for venue in made_up.venues:
    summits.add_venue(edition, venue.code, name=text(en=venue.name or venue.code),
        days=[(first + timedelta(days=s.start // 1440), clock(s.start), clock(s.end))
            for s in venue.open],
        rooms=[summits.RoomPlan(r.code, text(en=r.name or r.code), r.capacity, r.n_booths)
            for r in made_up.rooms if r.venue == venue.code], **BY)
summits.set_themes(edition, [(t.code, text(en=t.name or t.code)) for t in made_up.themes], **BY)
themes = {{one.code: one for one in Theme.objects.filter(summit=edition)}}
teams.set_teams(edition, [teams.TeamPlan(t.code, t.name or t.code, t.languages, t.hybrid,
    t.n_booths, t.block_minutes, t.blocks_a_day, t.blocks_a_week)
    for t in made_up.teams if len(t.languages) > 1], **BY)
programme.set_session_types(edition, [("workshop", text(en="Workshop"), 45, False)], **BY)
who = {{}}
for one in made_up.people:
    who[one.code] = Person.objects.create(code=f"BB-{{one.code}}", name=one.name or one.code)
for one in made_up.sessions:
    programme.add_session(edition, programme.SessionFacts(code=one.code,
        title=text(en=one.title or f"Session {{one.code}} on what was agreed"),
        type="workshop", minutes=one.minutes, expected_audience=one.audience,
        languages=one.languages, themes=[themes[t] for t in one.themes],
        roles=[programme.RoleFacts(who[p.person], "speaker")
            for p in one.people if p.person in who]), **BY)
problem = optimisation.problem_of(edition)
found = solve.solve(problem, seconds=40, params=solve.Params(moves=300_000))
board.apply(edition, places_of(edition, found.solution), seen=0, **BY)
amina = Person.objects.get(name="{planner}")
summits.grant(edition, amina, Role.SECRETARIAT, **BY)
print(len(found.solution.placements), "placed of", len(made_up.sessions))
"""

THREAD = {
    "the main thread": "TaskDuration",
    "of it script": "ScriptDuration",
    "of it layout": "LayoutDuration",
}
"""Counters of Chromium, in seconds since the page began."""

FRAMES = """
() => { window.frames_ = []; let last = performance.now();
  const tick = (now) => { window.frames_.push(now - last); last = now;
    window.ticking = requestAnimationFrame(tick); };
  window.ticking = requestAnimationFrame(tick); }
"""


def main() -> int:
    """Lay, serve, work, print; keep the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=300)
    parser.add_argument("--keep", action="store_true", help="write RESULTS.md")
    given = parser.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None:
        print("chromium is needed (Debian: apt-get install chromium)")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        rows = _measured(Path(folder), given.sessions, chromium)
    told = "\n".join(f"| {what} | {value} |" for what, value in rows)
    body = f"Command: `python benchmarks/board.py --keep`.\n\n| what | value |\n| --- | ---: |\n{told}"
    print(body)
    if given.keep:
        keep_section(f"The board with {given.sessions} sessions, in a browser", body)
    return 0


def _measured(folder: Path, n: int, chromium: str) -> list[tuple[str, str]]:
    port = _free_port()
    origin = f"http://127.0.0.1:{port}"
    environment = os.environ | {"PALABRE_DATA": str(folder), "PALABRE_ORIGIN": origin}
    palabre = [str(Path(sys.executable).with_name("palabre"))]
    demo = [*palabre, "demo", "--scenario", "hamlet"]
    told = _run(demo, environment)
    hamlet = re.findall(r"/en/([\w-]+)/programme/", told)[0]
    planner = re.findall(r"^  secretariat\s+(.*?)\s+http", told, re.MULTILINE)
    link = re.findall(r"^  secretariat .*(http\S+/sign-in/\S+)$", told, re.MULTILINE)[0]
    manage = [sys.executable, "manage.py", "shell", "-c"]
    lay = LAY.format(n=n, hamlet=hamlet, planner=planner[0] if planner else "")
    print(_run([*manage, lay], environment))
    server = subprocess.Popen([*palabre, "serve", "--port", str(port)], env=environment)
    try:
        _awaited(origin)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox"]
            )
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(re.sub(r"http://[^/]+", origin, link))
            page.locator("main button").first.click()
            return _worked(page, f"{origin}/en/board-bench/secretariat/board/")
    finally:
        server.terminate()
        server.wait()


def _worked(page: Page, board: str) -> list[tuple[str, str]]:
    rows = []
    with page.expect_response(lambda one: "/costs/" in one.url, timeout=180_000):
        page.goto(board)  # the engine opens the draft while nobody waits for it
    opened = []
    for _ in range(3):
        begun = time.perf_counter()
        page.goto(board, wait_until="load")
        opened.append(time.perf_counter() - begun)
    size = len(page.content())
    n = page.locator("[data-part=grid] [data-card]").count()
    rows.append(("sessions of the day in view", str(n)))
    rows.append(("the board opened", f"{statistics.median(opened):.2f} s"))
    rows.append(("the page", f"{size / 1024:.0f} KiB"))
    card = page.locator("[data-part=grid] [data-card]").first
    rows.append(("a session lifted: clashes of all its places", _lifted(page, card)))
    frames, worked = _dragged(page)
    for what, milliseconds in worked.items():
        rows.append((f"a frame while dragging: {what}", f"{milliseconds:.1f} ms"))
    rows.append(
        ("frames while dragging, median", f"{statistics.median(frames):.0f} ms")
    )
    rows.append(
        ("frames while dragging, slowest in twenty", f"{_part(frames, 0.95):.0f} ms")
    )
    rows.append(("frames while dragging, slowest", f"{max(frames):.0f} ms"))
    page.keyboard.press("Escape")
    page.mouse.up()
    return rows


def _lifted(page: Page, card: object) -> str:
    box = card.bounding_box()  # type: ignore[attr-defined]
    page.mouse.move(box["x"] + 20, box["y"] + 12)
    page.mouse.down()
    begun = time.perf_counter()
    with page.expect_response(
        lambda one: "/costs/" in one.url and "day=" in one.url, timeout=120_000
    ):
        page.mouse.move(box["x"] + 40, box["y"] + 30, steps=3)
        page.locator(".mark").wait_for()
        took = time.perf_counter() - begun
    priced = time.perf_counter() - begun
    return f"{took:.2f} s, costs {priced:.2f} s"


def _dragged(page: Page) -> tuple[list[float], dict[str, float]]:
    """Return the time between frames, and what the main thread worked in one."""
    box = page.locator(".grid-scroll").bounding_box()
    assert box is not None
    page.evaluate(FRAMES)
    counters = page.context.new_cdp_session(page)
    counters.send("Performance.enable")
    before = _counted(counters)
    bottom = min(box["y"] + box["height"], 880)
    for step in range(120):
        x = box["x"] + 90 + (box["width"] - 140) * (step % 30) / 30
        y = box["y"] + 60 + (bottom - box["y"] - 90) * step / 120
        page.mouse.move(x, y)
    page.wait_for_timeout(100)
    frames = page.evaluate(
        "() => { cancelAnimationFrame(window.ticking); return window.frames_; }"
    )
    after = _counted(counters)
    n = max(1, len(frames))
    worked = {
        name: (after[counter] - before[counter]) * 1000 / n
        for name, counter in THREAD.items()
    }
    return [float(one) for one in frames[1:]], worked


def _counted(counters: CDPSession) -> dict[str, float]:
    metrics = counters.send("Performance.getMetrics")["metrics"]
    return {one["name"]: float(one["value"]) for one in metrics}


def _part(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _run(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    return done.stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _awaited(origin: str) -> None:
    for _ in range(900):
        try:
            urllib.request.urlopen(f"{origin}/healthz", timeout=1)
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the server does not answer")


if __name__ == "__main__":
    raise SystemExit(main())
