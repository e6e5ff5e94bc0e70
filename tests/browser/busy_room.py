"""A session at its busiest, served, with others beside it in which tests act."""

import json
import urllib.request

SESSION = "hamlet-2026/sessions/INC-01/"
DOOR = "hamlet-2026/rooms/hall/tilia/door/"
PAGES = {
    "live": ("", f"{SESSION}live/"),
    "delegate": ("farid", f"{SESSION}live/"),
    "two languages": ("", f"{SESSION}live/?lang=en&lang=ar"),
    "text only": ("", f"{SESSION}live/?text=1"),
    "wall": ("", f"{SESSION}wall/"),
    "door": ("", DOOR),
    "all rooms": ("", "hamlet-2026/live/?words=village&country=ES&theme=health"),
    "console": ("emeka", f"{SESSION}console/"),
    "conduct": ("emeka", f"{SESSION}console/conduct/"),
    "player": ("emeka", f"{SESSION}console/player/"),
    "captioner": ("ivo", f"{SESSION}captions/"),
    "seat": ("", f"{SESSION}seat/"),
    "reply": ("", "the link of the letter"),
}
"""Who looks, and where."""

WORLD = """
import json
from datetime import UTC, datetime
from palabre.management.database import bring_up_to_date
bring_up_to_date()
import make_busy
print(json.dumps(make_busy.busy(datetime.now(UTC))))
"""


class Busy:
    """What is served; the server's clock can skip or stand."""

    def __init__(self, origin, given, clock) -> None:
        self.origin, self.given, self._clock = origin, given, clock

    def address(self, name, lang="en", code="INC-01"):
        """Return where a page is, of the busiest session or of another."""
        path = PAGES[name][1]
        if name == "reply":
            path = self.given["reply"].partition("/en/")[2]
        return f"{self.origin}/{lang}/{path.replace('INC-01', code)}"

    def caption(self, words, kind=""):
        """Send a caption as a machine does, to the busiest session or a player's."""
        room = f"{self.origin}/live/hamlet-2026/{kind.upper() or 'INC-01'}/captions"
        key = self.given[f"key of {kind}" if kind else "key"]
        asked = urllib.request.Request(  # noqa: S310 - our own server
            f"{room}?key={key}", data=words.encode()
        )
        urllib.request.urlopen(asked, timeout=60).close()  # noqa: S310

    def captions(self, kind, many):
        """Send many captions at once."""
        room = f"{self.origin}/live/hamlet-2026/{kind.upper()}/captions"
        for first in range(0, len(many), 50):
            posted = [{"text": words} for words in many[first : first + 50]]
            asked = urllib.request.Request(  # noqa: S310 - our own server
                f"{room}?key={self.given[f'key of {kind}']}",
                data=json.dumps(posted).encode(),
                headers={"Content-Type": "application/json"},
            )
            urllib.request.urlopen(asked, timeout=60).close()  # noqa: S310

    def go_on(self):
        """Let the server's clock run as all others."""
        self._clock.write_text("0")

    def stand(self, at):
        """Stop the server's clock."""
        self._clock.write_text(f"@{at.isoformat()}")
