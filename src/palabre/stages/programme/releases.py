"""Releasing the programme: a frozen version with what changed, in data."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.programme import rules, steps
from palabre.stages.programme.models import Release, Session
from palabre.stages.programme.states import SessionState
from palabre.stages.summits.models import Summit

Row = dict[str, object]
COMPARED = ("title", "venue", "room", "starts_at", "ends_at", "people", "state")
"""What a reader must be told when it changes."""


def release(summit: Summit, name: str, *, by: Actor, at: datetime) -> Release:
    """Freeze and publish the programme as it stands.

    Raises Refused: ``not-allowed``, ``nothing-placed``, ``nothing-to-release``.
    Journal: ``programme.release.published``.
    """
    act = "programme.release.published"
    require(rules.may_plan(by, summit), act)
    with transaction.atomic():
        last = summit.releases.select_for_update().order_by("-number").first()
        now = frozen(summit)
        changes = compare(last.programme if last else [], now)
        if last is None and not changes:
            raise Refused("nothing-placed")
        if last is not None and not changes:
            raise Refused("nothing-to-release", name=last.name)
        number = last.number + 1 if last else 1
        published = Release.objects.create(
            summit=summit,
            number=number,
            name=name.strip() or f"{number}.0",
            released_at=at,
            released_by=by.name,
            programme=now,
            changelog=changes,
        )
        _count_changes(summit, changes)
        steps.close_all(summit)
        subject = f"release:{summit.code}/{number}"
        journal.record(
            act, subject, by=by, at=at, summit=summit.code, n_changes=len(changes)
        )
    return published


def _count_changes(summit: Summit, changes: list[Row]) -> None:
    known = [change["session"] for change in changes if change["kind"] != "added"]
    added = [change["session"] for change in changes if change["kind"] == "added"]
    # What was published once and comes back goes on counting: calendars keep the last.
    back = Q(code__in=added, changes__gt=0)
    Session.objects.filter(Q(code__in=known) | back, summit=summit).update(
        changes=F("changes") + 1
    )


def frozen(summit: Summit) -> list[Row]:
    """Return every placed or cancelled session as the public sees it, by code."""
    sessions = (
        summit.sessions.select_related("placement__room__venue")
        .prefetch_related("roles__person")
        .order_by("code")
    )
    return [
        _row(session)
        for session in sessions
        if hasattr(session, "placement") or session.state == SessionState.CANCELLED
    ]


def _row(session: Session) -> Row:
    placement = getattr(session, "placement", None)
    return {
        "session": session.code,
        "guid": str(session.guid),
        "title": session.title.to_json(),
        "state": str(session.state),
        "venue": placement.room.venue.code if placement else "",
        "room": placement.room.code if placement else "",
        "starts_at": placement.starts_at.isoformat() if placement else "",
        "ends_at": placement.ends_at.isoformat() if placement else "",
        "people": sorted(role.person.code for role in session.roles.all()),
    }


def compare(was: list[Row], now: list[Row]) -> list[Row]:
    """Return what changed between two frozen programmes, by session code."""
    before = {str(row["session"]): row for row in was}
    after = {str(row["session"]): row for row in now}
    changes: list[Row] = []
    for code in sorted(before.keys() | after.keys()):
        changes.extend(_changes(code, before.get(code), after.get(code)))
    return changes


def _changes(code: str, was: Row | None, now: Row | None) -> list[Row]:
    if was is None or now is None:
        kind = "added" if was is None else "removed"
        return [{"kind": kind, "session": code, "was": was, "now": now}]
    differing = [name for name in COMPARED if was[name] != now[name]]
    if not differing:
        return []
    kind = "cancelled" if now["state"] == SessionState.CANCELLED else "changed"
    return [
        {
            "kind": kind,
            "session": code,
            "fields": differing,
            "was": {name: was[name] for name in differing},
            "now": {name: now[name] for name in differing},
            "title": now["title"],
        }
    ]
