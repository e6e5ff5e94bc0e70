"""How often a door may be tried, so that nobody can guess or flood."""

import hashlib
from datetime import datetime

from django.core.cache import cache
from django.http import HttpRequest

from palabre.kernel.refusals import Refused

WINDOW_MINUTES = 15
TRIES_A_PAIR = 6
"""One address from one machine: a person who mistypes stays below it."""

TRIES_AN_ADDRESS = 20
"""One address from anywhere: many machines guessing at one person."""

TRIES_A_MACHINE = 600
"""One machine: a whole venue may stand behind one public address."""


def count_try(request: HttpRequest, door: str, address: str, *, at: datetime) -> None:
    """Count a try at a door, and refuse when there were too many.

    Who is over a limit counts no further: one phone that does not stop closes no door
    to the others behind the same public address.

    Raises Refused: ``too-many-tries``.
    """
    machine = request.META.get("REMOTE_ADDR", "")
    who = address.strip().lower()
    limits = (
        (f"{machine}|{who}", TRIES_A_PAIR),
        (f"|{who}", TRIES_AN_ADDRESS),
        (f"{machine}|", TRIES_A_MACHINE),
    )
    window = int(at.timestamp()) // (WINDOW_MINUTES * 60)
    if any(_is_over(f"{door}|{window}|{key}", limit) for key, limit in limits):
        raise Refused("too-many-tries", minutes=WINDOW_MINUTES)


def count_made(request: HttpRequest, door: str, *, at: datetime) -> None:
    """Count something that anybody may make, by machine alone.

    Raises Refused: ``too-many-tries``.
    """
    machine = request.META.get("REMOTE_ADDR", "")
    window = int(at.timestamp()) // (WINDOW_MINUTES * 60)
    if _is_over(f"{door}|{window}|{machine}|", TRIES_A_MACHINE):
        raise Refused("too-many-tries", minutes=WINDOW_MINUTES)


def _is_over(key: str, limit: int) -> bool:
    name = "tries-" + hashlib.sha256(key.encode()).hexdigest()
    cache.add(name, 0, timeout=WINDOW_MINUTES * 60)
    return cache.incr(name) > limit
