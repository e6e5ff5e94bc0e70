"""A hamlet that is served, and the system's Chromium to look at it."""

import json
import os
import re
import shutil
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

sys.path += [
    str(Path(__file__).resolve().parent.parent / name) for name in ("services", "web")
]

import screens
from busy_room import WORLD, Busy
from installations import alone, sqlite_in
from test_kill import free_port, started

SERVICES = Path(__file__).resolve().parent.parent / "services"
expect.set_options(timeout=20_000)
"""Milliseconds until what is waited for must be there, on a busy machine too."""

PATIENCE = 90_000
"""Milliseconds until a page must have come."""


def pytest_terminal_summary(terminalreporter):
    """Say how many screens were gone through by keyboard, if they were."""
    done = terminalreporter.stats.get("passed", ())
    for where in ("on_a_phone", "at_a_desk"):
        n = sum(f"_{where}.py::test_a_screen" in one.nodeid for one in done)
        if n:
            all_there = len(screens.NAMES) + len(screens.STATES)
            terminalreporter.write_line(
                f"{n} of {all_there} screens gone through by keyboard {where.replace('_', ' ')}"
            )


@pytest.fixture(scope="session")
def whole_hamlet(tmp_path_factory):
    """Make a whole hamlet, from the call to its issued summary, once for all workers.

    Nobody serves it: each module takes a copy.
    """
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    folder /= "whole-hamlet"
    told = folder / "told"
    with alone(folder.with_suffix(".lock")):
        if not told.is_file():
            shutil.rmtree(folder, ignore_errors=True)
            made = sqlite_in(folder)
            told.write_text(made.palabre("demo", "--scenario", "hamlet"))
    return folder


@pytest.fixture(scope="session")
def matrix_world(tmp_path_factory):
    """Make the world of the persona matrix, once for all workers; nobody serves it."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    folder /= "matrix-world"
    told = folder / "told"
    with alone(folder.with_suffix(".lock")):
        if not told.is_file():
            shutil.rmtree(folder, ignore_errors=True)
            told.write_text(json.dumps(screens.world_in(folder)))
    return folder


@pytest.fixture(scope="module")
def every_screen(matrix_world, tmp_path_factory):
    """Serve the world of the matrix on its last day."""
    folder = tmp_path_factory.mktemp("screens") / "data"
    shutil.copytree(matrix_world, folder)
    made, port = sqlite_in(folder), free_port()
    made.environment["PALABRE_ORIGIN"] = f"http://127.0.0.1:{port}"
    clock = folder / "skipped"
    clock.write_text(screens.LAST_DAY)
    skipping = (sys.executable, str(SERVICES / "skipping.py"), str(clock))
    server = started(made, port, skipping)
    told = json.loads((folder / "told").read_text())
    yield screens.World(f"http://127.0.0.1:{port}", clock, **told)
    server.kill()
    server.wait()


@pytest.fixture(scope="module")
def hamlet(whole_hamlet, tmp_path_factory):
    """Serve a hamlet of the module's own."""
    folder = tmp_path_factory.mktemp("browser") / "data"
    shutil.copytree(whole_hamlet, folder)
    made, told = sqlite_in(folder), (folder / "told").read_text()
    port = free_port()
    made.environment["PALABRE_ORIGIN"] = f"http://127.0.0.1:{port}"
    server = started(made, port)
    yield f"http://127.0.0.1:{port}", told, made
    server.kill()
    server.wait()


@pytest.fixture
def served(hamlet):
    """Return the address of the hamlet."""
    return hamlet[0]


@pytest.fixture
def hamlet_made(hamlet):
    """Return the installation that is served, to look into it."""
    return hamlet[2]


@pytest.fixture
def links(hamlet):
    """Return the sign-in link of each persona, as the demo printed it."""
    found = re.findall(
        r"^  ([a-z-]+) .*(http\S+/sign-in/\S+)$", hamlet[1], re.MULTILINE
    )
    return dict(found)


@pytest.fixture(scope="module")
def chromium():
    """Return the browser of a module; it is gone before another module's loop runs."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("no chromium is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture
def page(chromium):
    """Return an empty page; a script that fails fails the test."""
    context = chromium.new_context()
    context.set_default_timeout(PATIENCE)
    opened = context.new_page()
    failed = []
    opened.on("pageerror", lambda error: failed.append(str(error)))
    yield opened
    for one in chromium.contexts:  # those that the test opened beside, too
        one.close()
    assert failed == []


@pytest.fixture(scope="module")
def busy(tmp_path_factory):
    """Serve a session at its busiest."""
    folder = tmp_path_factory.mktemp("busy")
    made = sqlite_in(folder)
    port = free_port()
    made.environment["PALABRE_ORIGIN"] = f"http://127.0.0.1:{port}"
    given = json.loads(made.script(WORLD))
    clock = folder / "skipped"
    clock.write_text("0")
    skipping = (sys.executable, str(SERVICES / "skipping.py"), str(clock))
    server = started(made, port, skipping)
    yield Busy(f"http://127.0.0.1:{port}", given, clock)
    server.kill()
    server.wait()


@pytest.fixture
def person(busy, chromium):
    """Return a function that opens a browser of somebody's own."""
    wrong = []

    def come(who="", **facts):
        context = chromium.new_context(**facts)
        context.set_default_timeout(PATIENCE)
        if who:
            cookie = {"name": "sessionid", "value": busy.given[who]}
            context.add_cookies([cookie | {"url": busy.origin}])
        one = context.new_page()
        one.on("pageerror", lambda error: wrong.append(str(error)))
        return one

    yield come
    for context in chromium.contexts:
        context.close()
    busy.go_on()
    assert wrong == []
