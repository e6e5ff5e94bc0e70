"""A hamlet that is served, and the system's Chromium to look at it."""

import re
import shutil
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

sys.path.append(str(Path(__file__).resolve().parent.parent / "services"))

from installations import Installation
from test_kill import free_port, started

expect.set_options(timeout=20_000)
"""Milliseconds until what is waited for must be there, on a busy machine too."""


@pytest.fixture(scope="module")
def hamlet(tmp_path_factory):
    """Serve a whole hamlet, from the call to its issued summary."""
    folder = tmp_path_factory.mktemp("browser")
    made = Installation(folder, f"sqlite:///{folder / 'palabre.sqlite3'}")
    told = made.palabre("demo", "--scenario", "hamlet")
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


@pytest.fixture
def page():
    """Return an empty page; a script that fails fails the test."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("no chromium is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        opened = browser.new_page()
        failed = []
        opened.on("pageerror", lambda error: failed.append(str(error)))
        yield opened
        browser.close()
        assert failed == []
