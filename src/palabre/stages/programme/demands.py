"""Acts about what sessions and their organizers ask of the timetable.

A demand holds for the engine and is told on the board; who plans by hand may still
place a session against it, knowingly. What was asked before stands in the journal.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.people.models import Organization
from palabre.stages.programme import rules, wanted
from palabre.stages.programme.models import (
    OrganizerRule,
    Session,
    SessionDemands,
    SessionOrder,
    SessionOrganizer,
)
from palabre.stages.programme.states import SESSION_MOVES, SessionState
from palabre.stages.programme.wanted import After, Demands
from palabre.stages.summits.models import Room, Summit
from palabre.stages.summits.periods import Period, Wished, check_periods

STRENGTHS = (1, 2, 3)
MOST = 60
"""Windows or wishes of one session, orders of one act."""


@dataclass(frozen=True, slots=True)
class Body:
    """An organization of an edition and whether it holds one session at a time.

    Parameters
    ----------
    is_said : bool
        Somebody said so; otherwise it follows from the number of its sessions.
    """

    organization: Organization
    n_sessions: int
    is_single: bool
    is_said: bool


def demand(
    session: Session, asked: Demands, *, by: Actor, at: datetime
) -> SessionDemands:
    """Say what a session asks of its hour and room; what it asked before goes.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``period-malformed``,
    ``day-elsewhere``, ``room-elsewhere``, ``equipment-unknown``, ``list-too-long``.
    Journal: ``programme.session.demanded``.
    """
    act = "programme.session.demanded"
    summit = session.summit
    require(rules.may_plan(by, summit), act)
    with transaction.atomic():
        locked = Session.objects.select_for_update().get(pk=session.pk)
        SESSION_MOVES.after("amend", locked.state)
        _check(summit, asked)
        was = wanted.demands_of(session)
        kept, _ = SessionDemands.objects.update_or_create(
            session=session,
            defaults={
                "windows": [one.to_json() for one in asked.windows],
                "wishes": [one.to_json() for one in asked.wishes],
                "fixed_at": asked.fixed_at,
                "rooms": list(dict.fromkeys(asked.rooms)),
                "needs": list(dict.fromkeys(asked.needs)),
                "must_interpret": asked.must_interpret,
            },
        )
        facts = {"was": _told(was), "now": _told(wanted.demands_of(session))}
        subject = f"session:{session.code}"
        journal.record(act, subject, by=by, at=at, summit=summit.code, **facts)
    return kept


def wish(
    session: Session, wishes: Sequence[Wished], *, by: Actor, at: datetime
) -> SessionDemands:
    """Say when a session would suit its organizers; what they wished before goes.

    What else it asks is the secretariat's, and stays.
    Raises Refused: ``not-allowed``, ``wrong-state``, ``period-malformed``,
    ``day-elsewhere``, ``list-too-long``, ``edition-over``.
    Journal: ``programme.session.wished``.
    """
    act = "programme.session.wished"
    summit = session.summit
    require(rules.may_wish(by, session), act)
    if at.astimezone(ZoneInfo(summit.zone)).date() > summit.ends_on:
        raise Refused("edition-over", on=summit.ends_on)
    with transaction.atomic():
        locked = Session.objects.select_for_update().get(pk=session.pk)
        SESSION_MOVES.after("amend", locked.state)
        asked = Demands(wishes=tuple(wishes))
        _check(summit, asked)
        was = Demands(wishes=wanted.demands_of(session).wishes)
        kept, _ = SessionDemands.objects.update_or_create(
            session=session, defaults={"wishes": [one.to_json() for one in wishes]}
        )
        facts = {"was": _told(was), "now": _told(asked)}
        subject = f"session:{session.code}"
        journal.record(act, subject, by=by, at=at, summit=summit.code, **facts)
    return kept


def set_orders(
    session: Session, orders: Sequence[After], *, by: Actor, at: datetime
) -> None:
    """Say before and after which sessions one is held; others are let go.

    Raises Refused: ``not-allowed``, ``order-elsewhere``, ``order-twice``,
    ``order-distance``, ``order-circle``, ``not-found``, ``list-too-long``.
    Journal: ``programme.orders.set``.
    """
    act = "programme.orders.set"
    summit = session.summit
    require(rules.may_plan(by, summit), act)
    _check_length(orders)
    for one in orders:
        if session.code not in {one.before, one.after}:
            raise Refused("order-elsewhere", session=session.code)
    with transaction.atomic():
        kept = [
            one
            for one in _locked_orders(summit)
            if session.code not in {one.before, one.after}
        ]
        _keep_orders(summit, [*kept, *orders])
        subject = f"session:{session.code}"
        told = ", ".join(f"{one.before} < {one.after}" for one in orders)
        journal.record(act, subject, by=by, at=at, summit=summit.code, orders=told)


def set_series(
    summit: Summit,
    parts: Sequence[str],
    *,
    at_least: int = 0,
    at_most: int | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Make sessions the parts of a series: each after the one before it.

    Orders between two of the parts that were there are replaced.
    Raises Refused: ``not-allowed``, ``series-short``, ``order-twice``,
    ``order-distance``, ``order-circle``, ``not-found``, ``list-too-long``.
    Journal: ``programme.series.set``.
    """
    act = "programme.series.set"
    require(rules.may_plan(by, summit), act)
    if len(parts) < 2:
        raise Refused("series-short", field="parts")
    _check_length(parts)
    if len(set(parts)) < len(parts):
        twice = next(code for code in parts if parts.count(code) > 1)
        raise Refused("order-twice", session=twice, field="parts")
    series = [After(one, two, at_least, at_most) for one, two in pairwise(parts)]
    with transaction.atomic():
        kept = [
            one
            for one in _locked_orders(summit)
            if not {one.before, one.after} <= set(parts)
        ]
        _keep_orders(summit, [*kept, *series])
        subject, told = f"summit:{summit.code}", ", ".join(parts)
        journal.record(act, subject, by=by, at=at, summit=summit.code, parts=told)


def drop_order(
    summit: Summit, before: str, after: str, *, by: Actor, at: datetime
) -> None:
    """Let two sessions be held in any order.

    Raises Refused: ``not-allowed``, ``not-found``.
    Journal: ``programme.order.dropped``.
    """
    act = "programme.order.dropped"
    require(rules.may_plan(by, summit), act)
    found = SessionOrder.objects.filter(
        before__summit=summit, before__code=before, after__code=after
    )
    with transaction.atomic():
        _locked_orders(summit)
        if not found.delete()[0]:
            raise Refused("not-found", what="order", code=f"{before} < {after}")
        told = {"before": before, "after": after}
        subject = f"session:{before}"
        journal.record(act, subject, by=by, at=at, summit=summit.code, **told)


def set_organizers(
    summit: Summit, said: Mapping[str, bool | None], *, by: Actor, at: datetime
) -> None:
    """Say which bodies hold one session at a time; None for what their size tells.

    Raises Refused: ``not-allowed``, ``not-found``.
    Journal: ``programme.organizers.set``.
    """
    act = "programme.organizers.set"
    require(rules.may_plan(by, summit), act)
    there = {one.code: one for one in Organization.objects.filter(code__in=said)}
    with transaction.atomic():
        for code, is_single in said.items():
            if code not in there:
                raise Refused("not-found", what="organization", code=code)
            mine = OrganizerRule.objects.filter(summit=summit, organization=there[code])
            if is_single is None:
                mine.delete()
                continue
            OrganizerRule.objects.update_or_create(
                summit=summit,
                organization=there[code],
                defaults={"is_one_at_a_time": is_single},
            )
        subject, n = f"summit:{summit.code}", len(said)
        journal.record(act, subject, by=by, at=at, summit=summit.code, n_bodies=n)


def let_go_of_circles(session: Session) -> None:
    """Let a session's orders go if they come back to where they began.

    While it was cancelled its orders did not count, and others may have been set that
    contradict them. Called by the act that holds it again, on whose right it rests.
    """
    try:
        _check_circle(_locked_orders(session.summit))
    except Refused:
        SessionOrder.objects.filter(Q(before=session) | Q(after=session)).delete()


def bodies_of(summit: Summit) -> list[Body]:
    """Return the organizers of an edition, those with most sessions first."""
    n_of: dict[int, int] = {}
    there: dict[int, Organization] = {}
    rows = SessionOrganizer.objects.filter(session__summit=summit)
    planned = rows.exclude(session__state=SessionState.CANCELLED)
    for row in planned.select_related("organization").order_by("id"):
        there[row.organization_id] = row.organization
        n_of[row.organization_id] = n_of.get(row.organization_id, 0) + 1
    said = dict(
        OrganizerRule.objects.filter(summit=summit)
        .order_by("id")
        .values_list("organization_id", "is_one_at_a_time")
    )
    found = [
        Body(
            one, n_of[pk], said.get(pk, wanted.is_single(summit, n_of[pk])), pk in said
        )
        for pk, one in there.items()
    ]
    return sorted(found, key=lambda one: (-one.n_sessions, one.organization.code))


def equipment_of(summit: Summit) -> list[str]:
    """Return the equipment that any room of an edition has, in order."""
    rooms = Room.objects.filter(venue__summit=summit).order_by("id")
    held = rooms.values_list("equipment", flat=True)
    return sorted({str(one) for equipment in held for one in equipment})


def _check(summit: Summit, asked: Demands) -> None:
    days = summit.starts_on, summit.ends_on
    _check_length(asked.windows)
    _check_length(asked.wishes)
    check_periods(asked.windows, *days, "windows")
    check_periods((one.period for one in asked.wishes), *days, "wishes")
    if any(one.strength not in STRENGTHS for one in asked.wishes):
        raise Refused("field-unknown", value="strength", field="wishes")
    if asked.fixed_at is not None:
        on = asked.fixed_at.astimezone(ZoneInfo(summit.zone)).date()
        if not summit.starts_on <= on <= summit.ends_on:
            raise Refused("day-elsewhere", on=on.isoformat(), field="fixed_on")
    there = Room.objects.filter(venue__summit=summit).order_by("id")
    rooms = {
        f"{venue}/{code}" for venue, code in there.values_list("venue__code", "code")
    }
    for room in asked.rooms:
        if room not in rooms:
            raise Refused("room-elsewhere", room=room, field="rooms")
    unknown = set(asked.needs) - set(equipment_of(summit))
    if unknown:
        raise Refused("equipment-unknown", what=min(unknown), field="needs")


def _check_length(given: Sequence[object]) -> None:
    if len(given) > MOST:
        raise Refused("list-too-long", n=len(given), longest=MOST)


def _locked_orders(summit: Summit) -> list[After]:
    """Return the orders of an edition, which nobody else changes until the end."""
    Summit.objects.select_for_update().get(pk=summit.pk)
    return wanted.orders_of(summit)


def _keep_orders(summit: Summit, orders: Sequence[After]) -> None:
    codes = {code for one in orders for code in (one.before, one.after)}
    there = Session.objects.filter(summit=summit, code__in=codes)
    there = there.exclude(state=SessionState.CANCELLED)
    sessions = {one.code: one for one in there.order_by("id")}
    seen: set[frozenset[str]] = set()
    for one in orders:
        for code in (one.before, one.after):
            if code not in sessions:
                raise Refused("not-found", what="session", code=code)
        if one.before == one.after or frozenset((one.before, one.after)) in seen:
            raise Refused("order-twice", session=one.after, field="parts")
        seen.add(frozenset((one.before, one.after)))
        if one.at_most is not None and one.at_most < one.at_least:
            raise Refused("order-distance", field="at_most")
    _check_circle(orders)
    rows = SessionOrder.objects.filter(before__summit=summit)
    cancelled = SessionState.CANCELLED
    stays = rows.filter(before__state=cancelled) | rows.filter(after__state=cancelled)
    rows.exclude(pk__in=stays.values("pk")).delete()
    SessionOrder.objects.bulk_create(
        SessionOrder(
            before=sessions[one.before],
            after=sessions[one.after],
            at_least=one.at_least,
            at_most=one.at_most,
        )
        for one in orders
    )


def _check_circle(orders: Sequence[After]) -> None:
    """Refuse orders that come back to where they began."""
    follows: dict[str, set[str]] = {}
    for one in orders:
        follows.setdefault(one.before, set()).add(one.after)
    for first in follows:
        reached, ahead = set(), [first]
        while ahead:
            for code in follows.get(ahead.pop(), ()):
                if code == first:
                    raise Refused("order-circle", session=first, field="parts")
                if code not in reached:
                    reached.add(code)
                    ahead.append(code)


def _told(asked: Demands) -> str:
    """Return what is asked in short, for a line of the journal."""
    told = [
        *(f"only {_period(one)}" for one in asked.windows),
        *(
            f"{'not ' if one.is_avoided else ''}{_period(one.period)} ({one.strength})"
            for one in asked.wishes
        ),
        *asked.rooms,
        *asked.needs,
    ]
    if asked.fixed_at is not None:
        told.append(f"at {asked.fixed_at:%Y-%m-%d %H:%M}Z")
    if asked.must_interpret:
        told.append("interpreted")
    return "; ".join(told)


def _period(one: Period) -> str:
    days = ",".join(on.isoformat() for on in one.days) or "any day"
    hours = "-".join(
        f"{hour:%H:%M}" if hour else "" for hour in (one.opens, one.closes)
    )
    return f"{days} {hours}" if hours != "-" else days


def before_and_after(session: Session) -> list[After]:
    """Return the orders in which a session stands. One query."""
    return [
        one
        for one in wanted.orders_of(session.summit)
        if session.code in {one.before, one.after}
    ]
