"""Screenshots of the main pages into docs/screenshots, made by one command.

    make shots                    a demo edition of its own, then every page
    make shots ARGS="--base http://127.0.0.1:8000"    of a server that runs

Needs Debian's Chromium (apt-get install chromium).
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "screenshots"
PALABRE = Path(sys.executable).parent / "palabre"
PORT = 8796
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
EDITION = "baobab-2026"
PAGES = {
    "home": f"{EDITION}/",
    "programme": f"{EDITION}/programme/",
    "session": f"{EDITION}/sessions/GOV-01/",
    "summary": f"{EDITION}/outcomes/summary/",
    "evidence": f"{EDITION}/outcomes/summary/?sentence=T01-003",
    "highlights": f"{EDITION}/highlights/",
    "figures": f"{EDITION}/figures/",
    "stocktaking": f"{EDITION}/stocktaking/",
    "timeline": "series/wsis/",
}
LANGUAGES = ("en", "fr", "ar")
WIDTHS = (1440, 360)


def main() -> int:
    """Take every picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", help="address of a server that runs")
    parser.add_argument("--only", choices=sorted(PAGES))
    given = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    if given.base:
        take(given.base, given.only)
    else:
        with demo() as base:
            take(base, given.only)
    return 0


def take(base: str, only: str | None) -> None:
    """Open each page in each language and width, and keep the first screen."""
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(QUIET)
        )
        for width in WIDTHS:
            context = browser.new_context(viewport={"width": width, "height": 900})
            page = context.new_page()
            for lang in LANGUAGES:
                for name, path in PAGES.items():
                    if only not in {None, name}:
                        continue
                    answer = page.goto(f"{base}/{lang}/{path}")
                    assert answer is not None and answer.ok, f"{path}: {answer}"  # noqa: PT018
                    page.wait_for_load_state("networkidle")
                    target = FOLDER / f"{name}-{lang}-{width}.jpg"
                    page.screenshot(path=target, type="jpeg", quality=72)
                    print(target.relative_to(ROOT))
        browser.close()


@contextmanager
def demo() -> Iterator[str]:
    """Make a demo edition in a folder of its own and serve it."""
    with tempfile.TemporaryDirectory() as folder:
        command = [PALABRE, "demo", "--serve", "--port", str(PORT)]
        environment = {**os.environ, "PALABRE_DATA": folder}
        server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        base = f"http://127.0.0.1:{PORT}"
        try:
            wait_for(f"{base}/healthz", server)
            yield base
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until an address answers or the server has stopped."""
    while server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=1).close()
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise SystemExit("the demo stopped")


if __name__ == "__main__":
    raise SystemExit(main())
