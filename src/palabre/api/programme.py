"""The released programme: sessions with who takes part, organizations, releases."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from ninja import Query, Router, Schema

from palabre.api.shapes import (
    BodyCode,
    Code,
    Page,
    Paging,
    Word,
    Words,
    part_found,
    part_of,
    words,
)
from palabre.kernel.refusals import Refused
from palabre.stages.people.queries import folded
from palabre.stages.programme import filters, participation, queries
from palabre.stages.programme.values import Body, Part, SessionRow
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked

router = Router(tags=["programme"])


class BodyShape(Schema):
    """An organization as lists name it."""

    code: str
    name: Words
    acronym: str
    country: str


class PartShape(Schema):
    """Who takes part in a session, as what, for whom; nothing that is not public."""

    person: str
    name: str
    role: str
    country: str
    post: str
    group: str
    organization: BodyShape | None


class SessionShape(Schema):
    """A session as the released programme lists it."""

    code: str
    title: Words
    type: str
    is_high_level: bool
    is_cancelled: bool
    mode: str
    lang: str
    languages: list[str]
    is_captioned: bool
    track: str
    venue: str | None
    room: str | None
    starts_at: datetime | None
    ends_at: datetime | None
    themes: list[str]
    tags: list[str]
    organizers: list[BodyShape]
    people: list[PartShape]


class SessionDetail(SessionShape):
    """A session with the words of its page."""

    guid: str
    subtitle: Words
    description: Words
    minutes: int
    links: list[dict[str, str]]


class PersonShape(Schema):
    """A person with a part in the programme, and the parts."""

    code: str
    name: str
    country: str
    parts: list["TakenShape"]


class TakenShape(Schema):
    """A part that somebody takes in a session."""

    session: str
    title: Words
    role: str
    post: str
    organization: BodyShape | None


class OrganizationShape(BodyShape):
    """An organization: what it organizes, and who speaks for it where."""

    organizes: list[str]
    people: list[PersonShape]


class ReleaseShape(Schema):
    """A published version of the programme with what it changed."""

    number: int
    name: str
    released_at: datetime
    changelog: list[dict[str, Any]]


class SessionsWanted(Paging):
    """Which sessions are wanted; an empty part asks for nothing."""

    day: Word = ""
    type: Word = ""
    theme: Word = ""
    venue: Word = ""
    room: Word = ""
    language: Word = ""
    line: Word = ""
    organization: Word = ""
    country: Word = ""
    person: Word = ""
    q: Word = ""


@router.get(
    "/editions/{summit}/sessions",
    response=Page[SessionShape],
    operation_id="sessions",
)
def sessions(
    request: Asked, summit: Code, wanted: Query[SessionsWanted]
) -> Page[SessionShape]:
    """List the sessions of the last release, in order of time."""
    edition = summits.by_code(summit)
    n, found = part_of(_chosen(edition, wanted), wanted)
    return Page(n=n, items=[SessionShape(**_session(row)) for row in found])


def _chosen(edition: Summit, wanted: SessionsWanted) -> list[SessionRow]:
    rows = queries.listing(edition).rows
    choice = filters.Choice.asked(wanted.dict())
    said = None
    if choice.q:
        told = queries.descriptions_of(edition)
        said = {row.code: filters.words_of(row, told.get(row.code, "")) for row in rows}
    return filters.chosen(rows, choice, zone=edition.zone, words=said)


@router.get(
    "/editions/{summit}/sessions/{code}",
    response=SessionDetail,
    operation_id="session",
)
def session(request: Asked, summit: Code, code: Code) -> SessionDetail:
    """Tell one session of the last release."""
    edition = summits.by_code(summit)
    row = next((one for one in queries.listing(edition).rows if one.code == code), None)
    if row is None:
        raise Refused("not-found", what="session", code=code)
    record = queries.session_by_code(edition, code)
    return SessionDetail(
        **_session(row),
        guid=str(record.guid),
        subtitle=words(record.subtitle),
        description=words(record.description),
        minutes=record.minutes,
        links=record.links,
    )


@router.get(
    "/editions/{summit}/people", response=Page[PersonShape], operation_id="people"
)
def people(
    request: Asked, summit: Code, paging: Query[Paging], q: Word = ""
) -> Page[PersonShape]:
    """List who has a part in the programme, by name."""
    rows = queries.listing(summits.by_code(summit)).rows
    wanted = folded(q).split()
    named = {part.person: part for row in rows for part in row.parts}
    fitting = [
        part
        for part in sorted(
            named.values(), key=lambda one: (folded(one.name), one.person)
        )
        if all(word in folded(part.name) for word in wanted)
    ]
    n, found = part_of(fitting, paging)
    return Page(n=n, items=[_person(part, rows) for part in found])


@router.get(
    "/editions/{summit}/people/{code}", response=PersonShape, operation_id="person"
)
def person(request: Asked, summit: Code, code: Code) -> PersonShape:
    """Tell in which sessions somebody has a part."""
    rows = queries.listing(summits.by_code(summit)).rows
    parts = [part for row in rows for part in row.parts if part.person == code]
    if not parts:
        raise Refused("not-found", what="person", code=code)
    return _person(parts[0], rows)


@router.get(
    "/editions/{summit}/organizations",
    response=Page[BodyShape],
    operation_id="organizations",
)
def organizations(
    request: Asked, summit: Code, paging: Query[Paging], country: Word = ""
) -> Page[BodyShape]:
    """List the organizations with a part in the programme, by name."""
    rows = queries.listing(summits.by_code(summit)).rows
    n, found = part_of(participation.bodies_in(rows, country.upper()), paging)
    return Page(n=n, items=[_body(one) for one in found])


@router.get(
    "/editions/{summit}/organizations/{code}",
    response=OrganizationShape,
    operation_id="organization",
)
def organization(request: Asked, summit: Code, code: BodyCode) -> OrganizationShape:
    """Tell what an organization organizes, and who speaks for it where."""
    edition = summits.by_code(summit)
    rows = queries.listing(edition).rows
    found = participation.public_organization(edition, code, rows)
    members = participation.members(rows, code)
    return OrganizationShape(
        code=found.code,
        name=words(found.name),
        acronym=found.acronym,
        country=found.country,
        organizes=[one.code for one in participation.organized_by(rows, code)],
        people=[_member(one) for one in members],
    )


@router.get(
    "/editions/{summit}/releases",
    response=Page[ReleaseShape],
    operation_id="releases",
)
def releases(request: Asked, summit: Code, paging: Query[Paging]) -> Page[ReleaseShape]:
    """List the releases of the programme with their changes, newest first."""
    n, found = part_found(queries.releases_of(summits.by_code(summit)), paging)
    shown = [
        ReleaseShape(
            number=one.number,
            name=one.name,
            released_at=one.released_at,
            changelog=one.changelog,
        )
        for one in found
    ]
    return Page(n=n, items=shown)


def _session(row: SessionRow) -> dict[str, Any]:
    held = row.held
    return {
        "code": row.code,
        "title": words(row.title),
        "type": row.type,
        "is_high_level": row.is_high_level,
        "is_cancelled": row.is_cancelled,
        "mode": row.mode,
        "lang": row.lang,
        "languages": list(row.languages),
        "is_captioned": row.is_captioned,
        "track": row.track,
        "venue": held.room.venue if held else None,
        "room": held.room.code if held else None,
        "starts_at": held.starts_at if held else None,
        "ends_at": held.ends_at if held else None,
        "themes": list(row.themes),
        "tags": list(row.lines),
        "organizers": [_body(one) for one in row.organizers],
        "people": [_part(one) for one in row.parts],
    }


def _body(one: Body) -> BodyShape:
    return BodyShape(
        code=one.code, name=words(one.name), acronym=one.acronym, country=one.country
    )


def _part(one: Part) -> PartShape:
    return PartShape(
        person=one.person,
        name=one.name,
        role=one.role,
        country=one.country,
        post=one.post,
        group=one.group,
        organization=_body(one.organization) if one.organization else None,
    )


def _person(one: Part, rows: Iterable[SessionRow]) -> PersonShape:
    taken = participation.parts_of(rows, one.person)
    return PersonShape(
        code=one.person,
        name=one.name,
        country=one.country,
        parts=[_taken(row, part) for row, parts in taken for part in parts],
    )


def _member(one: participation.Member) -> PersonShape:
    return PersonShape(
        code=one.person,
        name=one.name,
        country=one.country,
        parts=[_taken(row, part) for row, part in one.taken],
    )


def _taken(row: SessionRow, part: Part) -> TakenShape:
    return TakenShape(
        session=row.code,
        title=words(row.title),
        role=part.role,
        post=part.post,
        organization=_body(part.organization) if part.organization else None,
    )
