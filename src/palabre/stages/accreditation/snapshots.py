"""What a gate takes along: who is admitted where, signed, with nothing else inside."""

import base64
import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db.models import QuerySet

from palabre.kernel.actors import Actor
from palabre.kernel.places import country_name
from palabre.kernel.rights import require
from palabre.stages.accreditation import rules
from palabre.stages.accreditation.gate_models import GateScan
from palabre.stages.accreditation.models import Badge, CheckIn
from palabre.stages.accreditation.states import Attendance
from palabre.stages.accreditation.zones import zone_names
from palabre.stages.people.queries import folded
from palabre.stages.programme.models import Placement
from palabre.stages.summits.models import Summit

FRESH = timedelta(hours=12)
"""How long a snapshot admits without a newer one."""

FORMAT = "palabre-gate-2"

WHOSE = "badge__registration"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The words a gate keeps, and our signature over exactly these words."""

    words: str
    signature: str
    key: str


def snapshot(
    summit: Summit, lang: str, *, key: Ed25519PrivateKey, by: Actor, at: datetime
) -> Snapshot:
    """Return the gates' list, signed.

    A bearer's name, organization, country and class stand in it, and the names they
    can be found by; no number of a passport, no diet, no address. Of whoever takes part
    online the badge's serial alone: enough to say why no gate admits it.

    Raises Refused: ``not-allowed``.
    """
    require(rules.may_check_in(by, summit), "accreditation.snapshot.read")
    told = {
        "format": FORMAT,
        "summit": summit.code,
        "zone": summit.zone,
        "ends_on": rules.gates_close_after(summit).isoformat(),
        "made_at": at.isoformat(),
        "fresh_until": (at + FRESH).isoformat(),
        "zones": zone_names(summit, lang),
        "categories": _categories(summit, lang),
        "badges": _badges(summit, lang),
        "revoked": _revoked(summit),
        "online": _online(summit),
        "day": _day(summit, at).isoformat(),
        "today": _seen_on(summit, _day(summit, at)),
        "out": _gone_out(summit, at),
        "sessions": _sessions(summit, lang),
    }
    words = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    signature = key.sign(words.encode())
    return Snapshot(words, _b64(signature), public_key(key))


def public_key(key: Ed25519PrivateKey) -> str:
    """Return the raw public key in base 64, as a gate's page pins it."""
    return _b64(
        key.public_key().public_bytes(
            serialization.Encoding.Raw, serialization.PublicFormat.Raw
        )
    )


def _b64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _categories(summit: Summit, lang: str) -> dict[str, dict[str, object]]:
    return {
        one.code: {
            "name": str(one.name.said_in(lang)),
            "colour": one.colour,
            "zones": one.zones,
        }
        for one in summit.categories.order_by("position", "id")
    }


def _badges(summit: Summit, lang: str) -> dict[str, list[str]]:
    """Return serial → [name, organization, country, category, names to find by]."""
    rows = Badge.objects.filter(
        registration__summit=summit,
        registration__attendance=Attendance.ON_SITE,
        revoked_at__isnull=True,
    ).select_related(
        "registration__person", "registration__organization", "registration__category"
    )
    rows = rows.prefetch_related("registration__person__aliases").order_by("id")
    return {one.serial: _row(one, lang) for one in rows}


def _row(badge: Badge, lang: str) -> list[str]:
    asked = badge.registration
    person, body = asked.person, asked.organization
    names = dict.fromkeys((folded(person.name), *_folded(person)))
    return [
        person.name,
        str(body.name.said_in(lang)) if body else "",
        country_name(asked.country, lang) if asked.country else "",
        asked.category.code,
        "|".join(names),
    ]


def _folded(person: Any) -> list[str]:
    return sorted(alias.folded for alias in person.aliases.all())


def _revoked(summit: Summit) -> list[str]:
    rows = Badge.objects.filter(
        registration__summit=summit, revoked_at__isnull=False
    ).order_by("serial")
    return list(rows.values_list("serial", flat=True))


def _online(summit: Summit) -> list[str]:
    badges = Badge.objects.filter(registration__summit=summit)
    return _serials(badges.exclude(registration__attendance=Attendance.ON_SITE))


def _day(summit: Summit, at: datetime) -> date:
    return at.astimezone(ZoneInfo(summit.zone)).date()


def _seen_on(summit: Summit, day: date) -> list[str]:
    """Return the valid badges of whoever was checked in on a day, with any badge."""
    seen = CheckIn.objects.filter(badge__registration__summit=summit, on=day)
    bearers = seen.values("badge__registration")
    return _serials(Badge.objects.filter(registration__in=bearers))


def _gone_out(summit: Summit, at: datetime) -> list[str]:
    """Return the valid badges of whoever went out by the last scan of the day."""
    out = [whose for whose, is_in in _last_passed(summit, at).items() if not is_in]
    return _serials(Badge.objects.filter(registration__in=out))


def _serials(badges: QuerySet[Badge]) -> list[str]:
    valid = badges.filter(revoked_at__isnull=True).order_by("serial")
    return list(valid.values_list("serial", flat=True))


def _last_passed(summit: Summit, at: datetime) -> dict[int, bool]:
    """Return who passed a gate of the grounds on the day, and whether the last way was in.

    Whoever lost a badge passes with the next one as the same person.
    """
    zone, day = ZoneInfo(summit.zone), _day(summit, at)
    starts = datetime.combine(day, time.min, zone)
    seen = CheckIn.objects.filter(badge__registration__summit=summit, on=day)
    rows = [(at, whose, True) for at, whose in seen.values_list("at", WHOSE)]
    scans = GateScan.objects.filter(
        summit=summit, place="", refusal="", badge__isnull=False, at__gte=starts
    ).filter(at__lt=starts + timedelta(days=1))
    rows += [
        (at, whose, not is_exit)
        for at, whose, is_exit in scans.values_list("at", WHOSE, "is_exit")
    ]
    return {whose: is_in for _, whose, is_in in sorted(rows)}


def _sessions(summit: Summit, lang: str) -> list[dict[str, str]]:
    rows = Placement.objects.filter(session__summit=summit).select_related(
        "session", "room"
    )
    return [
        {
            "code": one.session.code,
            "title": str(one.session.title.said_in(lang)),
            "room": str(one.room.name.said_in(lang)),
            "starts_at": one.starts_at.isoformat(),
            "ends_at": one.ends_at.isoformat(),
        }
        for one in rows.order_by("starts_at", "id")
    ]


def n_inside(summit: Summit, *, at: datetime) -> int:
    """Return how many came in on the day and have not gone out, by their last scan."""
    return sum(_last_passed(summit, at).values())


def sessions_scanned(person_id: int, summit: Summit) -> list[tuple[str, datetime]]:
    """Return the sessions at whose door a person's badge was scanned, first time."""
    rows = GateScan.objects.filter(
        summit=summit,
        badge__registration__person_id=person_id,
        place__startswith="session:",
        is_exit=False,
        refusal="",
    )
    firsts: dict[str, datetime] = {}
    for place, at in rows.order_by("at", "id").values_list("place", "at"):
        firsts.setdefault(place.removeprefix("session:"), at)
    return list(firsts.items())
