"""Who interprets a session that moved: whoever works in that room in that block."""

from dataclasses import replace

from palabre.stages.programme.models import InterpretationBlock, Placement, Session
from palabre.stages.programme.steps import Place


def with_team(session: Session, now: Place, was: Place | None) -> Place:
    """Return a new place with the team that works there; none comes along by itself.

    A team that a session brings into another room would be in two rooms at once.
    """
    if len(session.languages) < 2:
        return now
    block = _block_at(session, now)
    if block is None:
        return now
    if was and was.team and (was.venue, was.room) == (now.venue, now.room):
        is_in = block.starts_at <= was.starts_at and was.ends_at <= block.ends_at
        if is_in:
            return replace(now, team=was.team)
    there = (
        Placement.objects.filter(
            room__venue__summit=session.summit_id,
            room__venue__code=now.venue,
            room__code=now.room,
            starts_at__gte=block.starts_at,
            ends_at__lte=block.ends_at,
            team__isnull=False,
        )
        .exclude(session=session)
        .select_related("team")
        .order_by("starts_at", "id")
        .first()
    )
    return replace(now, team=there.team.code) if there and there.team else now


def swapped(session: Session, now: Place) -> Place:
    """Return the place of another with its team, if the session is interpreted."""
    return now if len(session.languages) > 1 else replace(now, team="")


def _block_at(session: Session, place: Place) -> InterpretationBlock | None:
    return (
        InterpretationBlock.objects.filter(
            summit=session.summit_id,
            starts_at__lte=place.starts_at,
            ends_at__gte=place.ends_at,
        )
        .order_by("starts_at", "id")
        .first()
    )
