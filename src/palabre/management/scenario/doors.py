"""Loading a scenario's scans at the doors of rooms: who of those on site heard what."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from palabre.kernel.actors import Actor
from palabre.stages.accreditation import scans
from palabre.stages.accreditation.models import CheckIn
from palabre.stages.programme.models import Placement
from palabre.stages.summits.models import Summit

EVERY = 5
"""One session in so many has a scanner at its door."""

HEARERS = (12, 60)
"""Fewest and most who come to such a session, room permitting."""

EARLY = timedelta(minutes=12)
"""How long before its start people come to a session at most."""

WALK = timedelta(minutes=15)
"""Least time from a gate, or from the end of a session, to the next door."""

Free = dict[int, tuple[datetime, str]]
"""Person's badge → from when on free on a day, and the badge's signed words."""


def load_scans(
    summit: Summit, *, seed: int, key: Ed25519PublicKey, by: Actor
) -> tuple[int, int]:
    """Scan badges at the doors of some sessions; return how many sessions and scans."""
    chance = Random(seed)  # noqa: S311 - made-up people, not secrets
    zone = ZoneInfo(summit.zone)
    there = _there(summit)
    n_sessions = n_scans = 0
    for place in _watched(summit):
        free = there.get(place.starts_at.astimezone(zone).date(), {})
        made = list(_scans(place, free, chance))
        if not made:
            continue
        ends_at = place.starts_at + EARLY
        batch = scans.Batch(place.room.code, ends_at, made)
        scans.take(summit, batch, key=key, by=by, at=ends_at)
        n_sessions, n_scans = n_sessions + 1, n_scans + len(made)
    return n_sessions, n_scans


def _watched(summit: Summit) -> Sequence[Placement]:
    found = Placement.objects.filter(session__summit=summit)
    rows = found.select_related("session", "room").order_by("starts_at", "id")
    return list(rows)[::EVERY]


def _there(summit: Summit) -> Mapping[date, Free]:
    """Return who came through a gate on each day, and from when on."""
    seen = CheckIn.objects.filter(badge__registration__summit=summit)
    there: dict[date, Free] = {}
    rows = seen.order_by("id").values_list("on", "badge_id", "at", "badge__token")
    for on, badge, at, token in rows:
        there.setdefault(on, {})[badge] = (at + WALK, token)
    return there


def _scans(place: Placement, free: Free, chance: Random) -> Iterator[scans.Made]:
    opens = place.starts_at - EARLY
    can = [badge for badge, (at, _) in free.items() if at <= opens]
    wanted = min(chance.randint(*HEARERS), place.room.capacity or HEARERS[1], len(can))
    for badge in sorted(chance.sample(can, wanted)):
        token = free[badge][1]
        free[badge] = (place.ends_at + WALK, token)
        yield scans.Made(
            number=f"{place.session.code}/{badge}".rjust(8, "/"),
            at=opens + timedelta(seconds=chance.randrange(2 * 60 * 12)),
            token=token,
            place=f"{scans.IN_SESSION}{place.session.code}",
        )
