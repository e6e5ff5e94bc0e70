"""Add or change a venue; no session may be left outside its hours."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.codes import slug
from palabre.kernel.refusals import Refused
from palabre.stages.programme.models import Placement
from palabre.stages.summits import amending
from palabre.stages.summits import operations as summits
from palabre.stages.summits.amending import VenueFacts
from palabre.stages.summits.models import Summit, Venue

LONGEST_CODE = 40


def add_venue(summit: Summit, facts: VenueFacts, *, by: Actor, at: datetime) -> Venue:
    """Add a venue; its code comes from its name.

    Raises Refused: those of `summits.add_venue` and `amending.amend_venue`.
    Journal: ``summits.venue.added``, ``summits.venue.amended``.
    """
    with transaction.atomic():
        code = _free_code(summit, str(facts.name.said_in("en")))
        venue = summits.add_venue(
            summit, code, name=facts.name, days=(), rooms=(), by=by, at=at
        )
        return amending.amend_venue(venue, facts, by=by, at=at)


def amend_venue(venue: Venue, facts: VenueFacts, *, by: Actor, at: datetime) -> Venue:
    """Change a venue, unless a session would stand outside its hours.

    Raises Refused: ``placed-outside`` and those of `amending.amend_venue`.
    Journal: ``summits.venue.amended``.
    """
    with transaction.atomic():
        kept = amending.amend_venue(venue, facts, by=by, at=at)
        _check_placed(kept, facts)
    return kept


def _check_placed(venue: Venue, facts: VenueFacts) -> None:
    zone = ZoneInfo(venue.summit.zone)
    hours = {on: (opens, closes) for on, opens, closes in facts.days}
    rows = Placement.objects.filter(room__venue=venue).select_related("session")
    for row in rows.order_by("starts_at", "id"):
        begins, ends = row.starts_at.astimezone(zone), row.ends_at.astimezone(zone)
        opens, closes = hours.get(begins.date(), (None, None))
        if opens and closes and opens <= begins.time() and ends.time() <= closes:
            continue
        raise Refused(
            "placed-outside",
            title=str(row.session.title.said_in("en")),
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            zone=venue.summit.zone,
        )


def _free_code(summit: Summit, name: str) -> str:
    taken = set(summit.venues.values_list("code", flat=True))
    wanted = slug(name, longest=LONGEST_CODE - 4) or "venue"
    codes = (wanted, *(f"{wanted}-{n}" for n in range(2, len(taken) + 3)))
    return next(code for code in codes if code not in taken)
