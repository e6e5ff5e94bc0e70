"""Editions: dates, places, calendar, themes; roles and series are told with them."""

from datetime import date, datetime

from django.db.models import QuerySet
from ninja import Query, Router, Schema

from palabre.api.shapes import Code, Page, Paging, Words, part_found, words
from palabre.stages.people.models import Organization
from palabre.stages.summits import queries
from palabre.stages.summits.models import Phase, Room, Summit, Venue
from palabre.web.requests import Asked

router = Router(tags=["editions"])


class EditionRow(Schema):
    """One edition as lists name it."""

    code: str
    series: str
    name: Words
    state: str
    starts_on: date
    ends_on: date
    zone: str
    city: Words
    country: str
    is_fictional: bool


class HostShape(Schema):
    """Who hosts or co-organizes."""

    kind: str
    code: str
    name: Words


class PhaseShape(Schema):
    """A dated window of the calendar, half-open."""

    kind: str
    label: Words
    starts_at: datetime
    ends_at: datetime


class DayShape(Schema):
    """A day on which a venue is open: from ``HH:MM`` to ``HH:MM``, edition's zone."""

    on: date
    opens: str
    closes: str


class RoomShape(Schema):
    """A place for a session."""

    code: str
    name: Words
    floor: str
    capacity: int | None
    n_booths: int


class VenueShape(Schema):
    """A building with its rooms and days."""

    code: str
    name: Words
    address: str
    days: list[DayShape]
    rooms: list[RoomShape]


class ThemeShape(Schema):
    """A topic of the agenda."""

    code: str
    name: Words


class EditionShape(EditionRow):
    """An edition with everything that frames it."""

    tagline: Words
    languages: list[str]
    chair: str
    invitation: Words
    previous: str | None
    next: str | None
    hosts: list[HostShape]
    phases: list[PhaseShape]
    venues: list[VenueShape]
    themes: list[ThemeShape]


@router.get("/editions", response=Page[EditionRow], operation_id="editions")
def editions(request: Asked, paging: Query[Paging]) -> Page[EditionRow]:
    """List every edition, newest first."""
    n, found = part_found(_editions(), paging)
    return Page(n=n, items=[_row(one) for one in found])


@router.get("/editions/{summit}", response=EditionShape, operation_id="edition")
def edition(request: Asked, summit: Code) -> EditionShape:
    """Tell one edition with calendar, venues and themes."""
    found = queries.listed_by_code(summit)
    previous = Summit.objects.filter(next_summit=found).order_by("id").first()
    return EditionShape(
        **_row(found).dict(),
        tagline=words(found.tagline),
        languages=found.languages,
        chair=found.chair.name if found.chair else "",
        invitation=words(found.invitation),
        previous=previous.code if previous else None,
        next=found.next_summit.code if found.next_summit else None,
        hosts=[
            _host(kind, one)
            for kind, many in queries.hosts_of(found).items()
            for one in many
        ],
        phases=[_phase(one) for one in queries.phases_of(found)],
        venues=[_venue(one) for one in queries.venues_of(found)],
        themes=[
            ThemeShape(code=one.code, name=words(one.name))
            for one in queries.themes_of(found)
        ],
    )


def _row(one: Summit) -> EditionRow:
    return EditionRow(
        code=one.code,
        series=one.series.code,
        name=words(one.name),
        state=one.state,
        starts_on=one.starts_on,
        ends_on=one.ends_on,
        zone=one.zone,
        city=words(one.city),
        country=one.country,
        is_fictional=one.is_fictional,
    )


def _host(kind: str, one: Organization) -> HostShape:
    return HostShape(kind=kind, code=one.code, name=words(one.name))


def _phase(one: Phase) -> PhaseShape:
    return PhaseShape(
        kind=one.kind,
        label=words(one.label),
        starts_at=one.starts_at,
        ends_at=one.ends_at,
    )


def _venue(one: Venue) -> VenueShape:
    return VenueShape(
        code=one.code,
        name=words(one.name),
        address=one.address,
        days=[
            DayShape(
                on=day.on, opens=f"{day.opens:%H:%M}", closes=f"{day.closes:%H:%M}"
            )
            for day in one.days.all()
        ],
        rooms=[_room(room) for room in one.rooms.all()],
    )


def _room(one: Room) -> RoomShape:
    return RoomShape(
        code=one.code,
        name=words(one.name),
        floor=one.floor,
        capacity=one.capacity,
        n_booths=one.n_booths,
    )


def _editions() -> QuerySet[Summit]:
    return Summit.objects.select_related("series").order_by("-starts_on", "id")
