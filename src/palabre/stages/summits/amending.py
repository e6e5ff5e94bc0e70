"""Acts that change an edition after it was announced: facts, calendar, places, roles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import ProtectedError

from palabre.kernel.actors import Actor, Role
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.people.models import Person
from palabre.stages.summits import operations as summits
from palabre.stages.summits import rules
from palabre.stages.summits.models import (
    Phase,
    RoleGrant,
    Room,
    Summit,
    Theme,
    Venue,
    VenueDay,
)


@dataclass(frozen=True, slots=True)
class PhaseFacts:
    """A dated window of the calendar, half-open."""

    kind: str
    label: Text
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class VenueFacts:
    """A venue as it shall be: days it is open, rooms in their order."""

    name: Text
    address: str
    days: Sequence[tuple[date, time, time]]
    rooms: Sequence[summits.RoomPlan]


def amend(
    summit: Summit, plan: summits.SummitPlan, *, by: Actor, at: datetime
) -> Summit:
    """Change what an edition is; its code and its state stay.

    Raises Refused: ``not-allowed``, ``dates-reversed``, ``zone-unknown``,
    ``venue-outside``. Journal: ``summits.summit.amended`` with the names of what changed.
    """
    act = "summits.summit.amended"
    require(rules.may_run(by, summit), act)
    summits.check_plan(plan)
    with transaction.atomic():
        locked = Summit.objects.select_for_update().get(pk=summit.pk)
        _check_days(locked, plan)
        columns = {
            name: told
            for name, told in summits.columns(plan).items()
            if name != "code" and getattr(locked, name) != told
        }
        for name, told in columns.items():
            setattr(locked, name, told)
        if columns:
            locked.save(update_fields=list(columns))
            _record(act, locked, by=by, at=at, changed=", ".join(sorted(columns)))
    return locked


def _check_days(summit: Summit, plan: summits.SummitPlan) -> None:
    days = VenueDay.objects.filter(venue__summit=summit).select_related("venue")
    outside = days.exclude(on__range=(plan.starts_on, plan.ends_on))
    first = outside.order_by("on", "id").first()
    if first is not None:
        field = "starts_on" if first.on < plan.starts_on else "ends_on"
        venue = first.venue.name.said_in("en")
        raise Refused("venue-outside", venue=str(venue), on=first.on, field=field)


def style_chair(summit: Summit, style: Text, *, by: Actor, at: datetime) -> None:
    """Set how the Chair is written in full; nothing is noted if it stays.

    Raises Refused: ``not-allowed``. Journal: ``summits.chair.styled``.
    """
    act = "summits.chair.styled"
    require(rules.may_run(by, summit), act)
    if summit.chair_style == style:
        return
    with transaction.atomic():
        summit.chair_style = style
        summit.save(update_fields=["chair_style"])
        _record(act, summit, by=by, at=at)


def set_rule(summit: Summit, *, holds: bool, by: Actor, at: datetime) -> Summit:
    """Say whether every session of an edition is under the Chatham House Rule.

    Raises Refused: ``not-allowed``. Journal: ``summits.rule.set``.
    """
    act = "summits.rule.set"
    require(rules.may_run(by, summit), act)
    with transaction.atomic():
        locked = Summit.objects.select_for_update().get(pk=summit.pk)
        locked.is_unattributed = holds
        locked.save(update_fields=["is_unattributed"])
        _record(act, locked, by=by, at=at, holds=holds)
    return locked


def set_calendar(
    summit: Summit, phases: Sequence[PhaseFacts], *, by: Actor, at: datetime
) -> list[Phase]:
    """Set the calendar of an edition anew, whole or not at all.

    Raises Refused: ``not-allowed``, ``phase-reversed``.
    Journal: ``summits.calendar.set``.
    """
    act = "summits.calendar.set"
    require(rules.may_run(by, summit), act)
    for one in phases:
        if one.starts_at >= one.ends_at:
            label = str(one.label.said_in("en"))
            raise Refused("phase-reversed", label=label, field="ends_at")
    with transaction.atomic():
        Phase.objects.filter(summit=summit).delete()
        kept = Phase.objects.bulk_create(
            Phase(
                summit=summit,
                kind=one.kind,
                label=one.label,
                starts_at=one.starts_at,
                ends_at=one.ends_at,
            )
            for one in phases
        )
        _record(act, summit, by=by, at=at, n=len(kept))
    return kept


def amend_venue(venue: Venue, facts: VenueFacts, *, by: Actor, at: datetime) -> Venue:
    """Change a venue with its days and rooms; rooms are known by their code.

    Raises Refused: ``not-allowed``, ``day-outside``, ``room-twice``, ``room-in-use``.
    Journal: ``summits.venue.amended``.
    """
    act, summit = "summits.venue.amended", venue.summit
    require(rules.may_run(by, summit), act)
    _check_venue(summit, facts)
    with transaction.atomic():
        locked = Venue.objects.select_for_update().get(pk=venue.pk)
        locked.name, locked.address = facts.name, facts.address
        locked.save(update_fields=["name", "address"])
        locked.days.all().delete()
        VenueDay.objects.bulk_create(
            VenueDay(venue=locked, on=on, opens=opens, closes=closes)
            for on, opens, closes in facts.days
        )
        _keep_rooms(locked, facts.rooms)
        _record(act, summit, by=by, at=at, venue=locked.code)
    return locked


def _check_venue(summit: Summit, facts: VenueFacts) -> None:
    for on, _, _ in facts.days:
        if not summit.starts_on <= on <= summit.ends_on:
            raise Refused("day-outside", on=on)
    seen: set[str] = set()
    for room in facts.rooms:
        if room.code in seen:
            raise Refused("room-twice", code=room.code)
        seen.add(room.code)


def _keep_rooms(venue: Venue, plans: Sequence[summits.RoomPlan]) -> None:
    kept = [
        Room.objects.update_or_create(
            venue=venue,
            code=plan.code,
            defaults={
                "name": plan.name,
                "floor": plan.floor,
                "capacity": plan.capacity,
                "n_booths": plan.n_booths,
                "equipment": list(plan.equipment),
                "is_main_stage": plan.is_main_stage,
                "position": position,
            },
        )[0].pk
        for position, plan in enumerate(plans)
    ]
    for room in venue.rooms.exclude(pk__in=kept).order_by("position", "id"):
        _drop(room, str(room.name.said_in("en")))


def _drop(kept: Room | Venue, name: str) -> None:
    try:
        kept.delete()
    except ProtectedError as error:
        raise Refused("room-in-use", room=name) from error


def drop_venue(venue: Venue, *, by: Actor, at: datetime) -> None:
    """Take a venue out of an edition, with its rooms, if nothing stands there.

    Raises Refused: ``not-allowed``, ``room-in-use``.
    Journal: ``summits.venue.dropped``.
    """
    act, summit = "summits.venue.dropped", venue.summit
    require(rules.may_run(by, summit), act)
    code, name = venue.code, str(venue.name.said_in("en"))
    with transaction.atomic():
        _drop(venue, name)
        _record(act, summit, by=by, at=at, venue=code)


def drop_themes(
    summit: Summit, codes: Sequence[str], *, by: Actor, at: datetime
) -> None:
    """Take themes off an edition's agenda.

    Who uses them is asked by the workflow `set_agenda`: later stages know.

    Raises Refused: ``not-allowed``. Journal: ``summits.themes.dropped``.
    """
    act = "summits.themes.dropped"
    require(rules.may_run(by, summit), act)
    with transaction.atomic():
        n_gone, _ = Theme.objects.filter(summit=summit, code__in=codes).delete()
        if n_gone:
            _record(act, summit, by=by, at=at, themes=", ".join(sorted(codes)))


def revoke(
    summit: Summit, person: Person, role: Role, *, by: Actor, at: datetime
) -> None:
    """Take a standing role back; an edition keeps one secretariat at least.

    Raises Refused: ``not-allowed``, ``role-not-held``, ``last-secretariat``.
    Journal: ``summits.role.revoked``.
    """
    act = "summits.role.revoked"
    require(rules.may_run(by, summit), act)
    with transaction.atomic():
        Summit.objects.select_for_update().get(pk=summit.pk)
        held = RoleGrant.objects.filter(summit=summit, role=role)
        if role == Role.SECRETARIAT and not held.exclude(person=person).exists():
            raise Refused("last-secretariat", person=person.name)
        n_gone, _ = held.filter(person=person).delete()
        if not n_gone:
            raise Refused("role-not-held", person=person.name)
        code, subject = summit.code, f"person:{person.code}"
        journal.record(act, subject, by=by, at=at, summit=code, role=role)


def _record(
    act: str, summit: Summit, *, by: Actor, at: datetime, **facts: str | int
) -> None:
    subject = f"summit:{summit.code}"
    journal.record(act, subject, by=by, at=at, summit=summit.code, **facts)
