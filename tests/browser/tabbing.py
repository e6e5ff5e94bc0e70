"""A page gone through by the Tab key alone, and what is wrong on the way."""

from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

COLLECT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
TAB = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
TRIES = 4
"""A live page renews parts of itself once when it comes; then it stands."""


NOWHERE = {"left": 0, "right": 0, "top": 0, "bottom": 9}


@dataclass(slots=True)
class Way:
    """What the keyboard met: the page's own words, the stops, what was wrong."""

    page: dict
    stops: list[dict] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def tabbed(page, session) -> Way:
    """Go through a page from its beginning, until the keyboard leaves it."""
    for _ in range(TRIES):
        way = Way(page.evaluate(COLLECT))
        _go(page, session, way)
        if not page.evaluate("tabbing.isOld()"):
            break
    way.faults += [f"{one} jumps the queue" for one in way.page["jumpers"]]
    way.faults += _missed(page, way)
    way.faults += _backwards(way)
    return way


def _go(page, session, way):
    page.evaluate("tabbing.begin()")
    for _ in range(4 * way.page["stops"] + 40):
        session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown"} | TAB)
        session.send("Input.dispatchKeyEvent", {"type": "keyUp"} | TAB)
        here = page.evaluate("tabbing.here()")
        if here is None or (way.stops and here["at"] == way.stops[0]["at"]):
            return
        if not here.get("isPart"):
            way.stops.append(here)
            way.faults += [f"{here['told']}: {one}" for one in here["faults"]]
        elif here["isTrap"]:
            way.faults.append(f"{here['told']} lets nobody go")
            return
    way.faults.append("no end")


def _missed(page, way):
    """Tell what Tab did not come to, and what it came to out of the page's order."""
    met = [one["at"] for one in way.stops if one["at"] >= 0]
    if met != sorted(met):
        yield "not in the page's order"
    for at in sorted({*range(way.page["stops"])} - {*met}):
        yield f"{page.evaluate('tabbing.told', at)}: not reached"


def _backwards(way):
    """Tell where the keyboard goes up, and not to a column further on."""
    is_rtl = way.page["dir"] == "rtl"
    for one, then in pairwise(way.stops):
        here, there = _side_by_side(one["places"], then["places"])
        is_on = (
            there["right"] <= here["left"] + 1
            if is_rtl
            else there["left"] >= here["right"] - 1
        )
        if there["bottom"] <= here["top"] + 1 and not is_on:
            yield f"from {one['told']} up to {then['told']}"


def _side_by_side(here, there):
    """Return where two stops stand in the innermost thing that scrolls and holds both.

    What stays in the window while the page scrolls is nowhere above or below it.
    """
    found = NOWHERE, NOWHERE
    for one, other in zip(here, there, strict=False):
        if one["layer"] != other["layer"]:
            break
        found = one, other
    return found
