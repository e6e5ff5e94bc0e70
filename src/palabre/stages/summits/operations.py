"""Acts about series, editions, venues, frameworks and roles."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo, available_timezones

from django.db import transaction

from palabre.kernel.actors import Actor, Role
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.people.models import Organization, Person
from palabre.stages.summits import rules
from palabre.stages.summits.models import (
    Host,
    Phase,
    RoleGrant,
    Room,
    Series,
    StatedFigure,
    Summit,
    Theme,
    Venue,
    VenueDay,
)
from palabre.stages.summits.states import SUMMIT_MOVES, HostKind


@dataclass(frozen=True, slots=True)
class SummitPlan:
    """What an edition is when it is announced."""

    code: str
    name: Text
    starts_on: date
    ends_on: date
    zone: str = "UTC"
    languages: tuple[str, ...] = ("en", "fr")
    tagline: Text = field(default_factory=Text)
    city: Text = field(default_factory=Text)
    country: str = ""
    country_name: Text = field(default_factory=Text)
    chair_style: Text = field(default_factory=Text)
    baseline_year: int | None = None
    baseline: Text = field(default_factory=Text)
    processes: tuple[dict[str, object], ...] = ()
    invitation: Text = field(default_factory=Text)
    accent: str = "#1f5f5b"
    is_fictional: bool = False
    is_listed_only: bool = False


@dataclass(frozen=True, slots=True)
class RoomPlan:
    """A room of a venue."""

    code: str
    name: Text
    capacity: int | None = None
    n_booths: int = 0
    floor: str = ""
    equipment: tuple[str, ...] = ()
    is_main_stage: bool = False


def found_series(
    code: str, *, name: Text, about: Text, is_fictional: bool, by: Actor, at: datetime
) -> Series:
    """Found a series, or return the one with this code.

    Raises Refused: ``not-allowed``. Journal: ``summits.series.founded``.
    """
    require(by.is_system, "summits.series.founded")
    with transaction.atomic():
        series, is_new = Series.objects.get_or_create(
            code=code,
            defaults={"name": name, "about": about, "is_fictional": is_fictional},
        )
        if is_new:
            journal.record("summits.series.founded", f"series:{code}", by=by, at=at)
    return series


def announce(series: Series, plan: SummitPlan, *, by: Actor, at: datetime) -> Summit:
    """Announce an edition of a series.

    The system may, and the secretariat of any edition of the series.

    Raises Refused: ``not-allowed``, ``summit-exists``, ``dates-reversed``,
    ``zone-unknown``. Journal: ``summits.summit.announced``.
    """
    act = "summits.summit.announced"
    require(_runs_series(by, series), act)
    check_plan(plan)
    with transaction.atomic():
        if Summit.objects.filter(code=plan.code).exists():
            raise Refused("summit-exists", code=plan.code, field="code")
        summit = Summit.objects.create(series=series, **columns(plan))
        journal.record(act, f"summit:{plan.code}", by=by, at=at, summit=plan.code)
    return summit


def _runs_series(by: Actor, series: Series) -> bool:
    codes = series.summits.order_by("id").values_list("code", flat=True)
    return any(by.holds(Role.SECRETARIAT, code) for code in codes) or by.is_system


def check_plan(plan: SummitPlan) -> None:
    """Refuse with ``dates-reversed`` or ``zone-unknown`` what cannot be."""
    if plan.starts_on > plan.ends_on:
        raise Refused(
            "dates-reversed",
            starts_on=plan.starts_on,
            ends_on=plan.ends_on,
            field="ends_on",
        )
    if plan.zone not in available_timezones():
        raise Refused("zone-unknown", zone=plan.zone, field="zone")


def columns(plan: SummitPlan) -> dict[str, object]:
    """Return a plan as the columns of an edition's row."""
    columns: dict[str, object] = {name: getattr(plan, name) for name in plan.__slots__}
    columns["languages"] = list(plan.languages)
    columns["processes"] = list(plan.processes)
    return columns


def move(summit: Summit, act: str, *, by: Actor, at: datetime) -> Summit:
    """Open, start or close an edition.

    Raises Refused: ``not-allowed``, ``wrong-state``.
    Journal: ``summits.summit.<act>``.
    """
    require(rules.may_run(by, summit), f"summits.summit.{act}")
    with transaction.atomic():
        locked = Summit.objects.select_for_update().get(pk=summit.pk)
        locked.state = SUMMIT_MOVES.after(act, locked.state)
        locked.save(update_fields=["state"])
        subject = f"summit:{summit.code}"
        journal.record(
            f"summits.summit.{act}", subject, by=by, at=at, summit=summit.code
        )
    return locked


def name_hosts(
    summit: Summit,
    *,
    hosts: Sequence[Organization],
    co_organizers: Sequence[Organization],
    by: Actor,
    at: datetime,
) -> None:
    """Name who hosts and who co-organizes, in the order given.

    Raises Refused: ``not-allowed``. Journal: ``summits.hosts.named``.
    """
    require(rules.may_run(by, summit), "summits.hosts.named")
    listed = [(HostKind.HOST, one) for one in hosts]
    listed += [(HostKind.CO_ORGANIZER, one) for one in co_organizers]
    with transaction.atomic():
        Host.objects.filter(summit=summit).delete()
        Host.objects.bulk_create(
            Host(summit=summit, organization=one, kind=kind, position=position)
            for position, (kind, one) in enumerate(listed)
        )
        subject = f"summit:{summit.code}"
        journal.record("summits.hosts.named", subject, by=by, at=at, summit=summit.code)


def name_chair(summit: Summit, chair: Person, *, by: Actor, at: datetime) -> None:
    """Name the Chair and give the Chair's role.

    Raises Refused: ``not-allowed``.
    Journal: ``summits.chair.named``, ``summits.role.granted``.
    """
    require(rules.may_run(by, summit), "summits.chair.named")
    with transaction.atomic():
        summit.chair = chair
        summit.save(update_fields=["chair"])
        subject = f"person:{chair.code}"
        journal.record("summits.chair.named", subject, by=by, at=at, summit=summit.code)
        grant(summit, chair, Role.CHAIR, by=by, at=at)


def grant(
    summit: Summit, person: Person, role: Role, *, by: Actor, at: datetime
) -> None:
    """Give a person a standing role in an edition; twice is harmless.

    Raises Refused: ``not-allowed``. Journal: ``summits.role.granted``.
    """
    require(rules.may_run(by, summit), "summits.role.granted")
    with transaction.atomic():
        _, is_new = RoleGrant.objects.get_or_create(
            person=person, summit=summit, role=role, defaults={"granted_at": at}
        )
        if is_new:
            journal.record(
                "summits.role.granted",
                f"person:{person.code}",
                by=by,
                at=at,
                summit=summit.code,
                role=role,
            )


def plan_phase(  # noqa: PLR0913 - a phase has these parts
    summit: Summit,
    kind: str,
    *,
    label: Text,
    starts_at: datetime,
    ends_at: datetime,
    by: Actor,
    at: datetime,
) -> Phase:
    """Put a dated window into the calendar.

    Raises Refused: ``not-allowed``, ``dates-reversed``.
    Journal: ``summits.phase.planned``.
    """
    require(rules.may_run(by, summit), "summits.phase.planned")
    if starts_at >= ends_at:
        raise Refused("dates-reversed", starts_on=starts_at, ends_on=ends_at)
    with transaction.atomic():
        phase = Phase.objects.create(
            summit=summit, kind=kind, label=label, starts_at=starts_at, ends_at=ends_at
        )
        subject = f"phase:{kind}"
        journal.record(
            "summits.phase.planned", subject, by=by, at=at, summit=summit.code
        )
    return phase


def add_venue(  # noqa: PLR0913 - a venue has these parts
    summit: Summit,
    code: str,
    *,
    name: Text,
    address: str = "",
    days: Sequence[tuple[date, time, time]],
    rooms: Sequence[RoomPlan],
    by: Actor,
    at: datetime,
) -> Venue:
    """Add a venue with the days it is open and its rooms.

    Raises Refused: ``not-allowed``. Journal: ``summits.venue.added``.
    """
    require(rules.may_run(by, summit), "summits.venue.added")
    with transaction.atomic():
        venue = Venue.objects.create(
            summit=summit,
            code=code,
            name=name,
            address=address,
            position=summit.venues.count(),
        )
        VenueDay.objects.bulk_create(
            VenueDay(venue=venue, on=on, opens=opens, closes=closes)
            for on, opens, closes in days
        )
        Room.objects.bulk_create(
            _room(venue, plan, position) for position, plan in enumerate(rooms)
        )
        subject = f"venue:{code}"
        journal.record("summits.venue.added", subject, by=by, at=at, summit=summit.code)
    return venue


def add_room(venue: Venue, plan: RoomPlan, *, by: Actor, at: datetime) -> Room:
    """Add a room to a venue, after those that are there.

    Raises Refused: ``not-allowed``. Journal: ``summits.room.added``.
    """
    act, summit = "summits.room.added", venue.summit
    require(rules.may_run(by, summit), act)
    with transaction.atomic():
        room = _room(venue, plan, venue.rooms.count())
        room.save()
        subject = f"room:{venue.code}/{plan.code}"
        journal.record(act, subject, by=by, at=at, summit=summit.code)
    return room


def _room(venue: Venue, plan: RoomPlan, position: int) -> Room:
    return Room(
        venue=venue,
        code=plan.code,
        name=plan.name,
        floor=plan.floor,
        capacity=plan.capacity,
        n_booths=plan.n_booths,
        equipment=list(plan.equipment),
        is_main_stage=plan.is_main_stage,
        position=position,
    )


def set_themes(
    summit: Summit, themes: Sequence[tuple[str, Text]], *, by: Actor, at: datetime
) -> list[Theme]:
    """Set the themes of an edition, in order; those there by code are kept.

    Raises Refused: ``not-allowed``. Journal: ``summits.themes.set``.
    """
    require(rules.may_run(by, summit), "summits.themes.set")
    with transaction.atomic():
        kept = [
            Theme.objects.update_or_create(
                summit=summit, code=code, defaults={"name": name, "position": position}
            )[0]
            for position, (code, name) in enumerate(themes)
        ]
        subject = f"summit:{summit.code}"
        journal.record("summits.themes.set", subject, by=by, at=at, summit=summit.code)
    return kept


def local(summit: Summit, on: date, at: time) -> datetime:
    """Return the instant of a local time of an edition."""
    return datetime.combine(on, at, tzinfo=ZoneInfo(summit.zone))


@dataclass(frozen=True, slots=True)
class StatedFacts:
    """A number somebody published: worth nothing without the rest of this."""

    key: str
    label: Text
    value: Decimal
    shown: str
    definition: Text
    source: str
    stated_on: date | None = None
    note: str = ""
    told: Text = field(default_factory=Text)
    url: str = ""


def state_figure(
    summit: Summit, facts: StatedFacts, *, by: Actor, at: datetime
) -> StatedFigure:
    """Keep a figure that somebody else published, with definition and source.

    Raises Refused: ``not-allowed``, ``field-missing``.
    Journal: ``summits.figure.stated``.
    """
    act = "summits.figure.stated"
    require(rules.may_run(by, summit), act)
    if not facts.source.strip():
        raise Refused("field-missing", field="source")
    with transaction.atomic():
        kept = StatedFigure.objects.create(
            summit=summit,
            series=summit.series,
            key=facts.key,
            label=facts.label,
            value=facts.value,
            shown=facts.shown,
            told=facts.told,
            year=summit.starts_on.year,
            definition=facts.definition,
            source=facts.source,
            url=facts.url,
            stated_on=facts.stated_on,
            note=facts.note,
        )
        subject, code = f"figure:{facts.key}", summit.code
        journal.record(act, subject, by=by, at=at, summit=code, value=str(facts.value))
    return kept


def link_next(summit: Summit, following: Summit, *, by: Actor, at: datetime) -> Summit:
    """Say which edition followed this one.

    Raises Refused: ``not-allowed``. Journal: ``summits.next.announced``.
    """
    act = "summits.next.announced"
    require(rules.may_run(by, summit), act)
    with transaction.atomic():
        summit.next_summit = following
        summit.save(update_fields=["next_summit"])
        subject = f"summit:{following.code}"
        journal.record(act, subject, by=by, at=at, summit=summit.code)
    return summit
