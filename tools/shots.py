"""Screenshots of the main pages into docs/screenshots, made by one command.

    make shots                    a demo edition of its own, then every page
    make shots ARGS="--base http://127.0.0.1:8000"    of a server that runs

Needs Debian's Chromium and fonts of all scripts
(apt-get install chromium fonts-noto-core fonts-noto-cjk).
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

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
    "live": f"{EDITION}/sessions/GOV-01/live/",
    "timeline": "series/wsis/",
}
DESKS = {
    "secretariat": ("secretariat", f"{EDITION}/secretariat/"),
    "setting-up": ("secretariat", f"{EDITION}/secretariat/setup/"),
    "planning": ("secretariat", f"{EDITION}/secretariat/programme/"),
    "board": ("secretariat", f"{EDITION}/secretariat/board/"),
    "vetting": ("secretariat", f"{EDITION}/vetting/"),
    "protocol": ("protocol", f"{EDITION}/protocol/"),
    "desk": ("chair", f"{EDITION}/chair/"),
    "report": ("rapporteur", f"{EDITION}/sessions/GOV-01/report/"),
}
"""Pages behind a door: whose, and where."""

LINK = re.compile(r"^  ([a-z-]+) .*(http\S+/sign-in/\S+)$", re.MULTILINE)
LANGUAGES = ("en", "fr", "ar")
WIDTHS = (1440, 360)


def main() -> int:
    """Take every picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", help="address of a server that runs")
    parser.add_argument("--only", choices=sorted(PAGES | DESKS))
    given = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    if given.base:
        take(given.base, given.only, {})
    else:
        with demo() as (base, links):
            take(base, given.only, links)
    return 0


def take(base: str, only: str | None, links: dict[str, str]) -> None:
    """Open each page in each language and width, and keep the first screen.

    Desks are left out where no links that sign in are known.
    """
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(QUIET)
        )
        rounds = [("", PAGES)]
        rounds += [
            (who, {name: path for name, (whose, path) in DESKS.items() if whose == who})
            for who in sorted({whose for whose, _ in DESKS.values()} & links.keys())
        ]
        for who, pages in rounds:
            wanted = {k: v for k, v in pages.items() if only in {None, k}}
            if not wanted:
                continue
            context = browser.new_context()
            page = context.new_page()
            if who:
                page.goto(links[who])
                page.locator("main form button").first.click()
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                shoot(page, base, wanted, width)
            context.close()
        browser.close()


def shoot(page: Page, base: str, pages: dict[str, str], width: int) -> None:
    """Keep the first screen of some pages in every language."""
    for lang in LANGUAGES:
        for name, path in pages.items():
            answer = page.goto(f"{base}/{lang}/{path}")
            assert answer is not None and answer.ok, f"{path}: {answer}"  # noqa: PT018
            page.wait_for_load_state()
            target = FOLDER / f"{name}-{lang}-{width}.jpg"
            page.screenshot(path=target, type="jpeg", quality=72)
            print(target.relative_to(ROOT))


@contextmanager
def demo() -> Iterator[tuple[str, dict[str, str]]]:
    """Make a demo edition in a folder of its own and serve it; give its links."""
    with tempfile.TemporaryDirectory() as folder:
        base = f"http://127.0.0.1:{PORT}"
        command = [PALABRE, "demo", "--serve", "--port", str(PORT)]
        environment = {**os.environ, "PALABRE_DATA": folder, "PALABRE_ORIGIN": base}
        told = Path(folder) / "told.txt"
        with told.open("w", encoding="utf-8") as out:
            server = subprocess.Popen(command, env=environment, stdout=out)
        try:
            wait_for(f"{base}/healthz", server)
            yield base, dict(LINK.findall(told.read_text(encoding="utf-8")))
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
