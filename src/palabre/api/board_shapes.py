"""Shapes of the draft of the programme and of what is done to it."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field, StringConstraints

from palabre.api.shapes import Code, Moment, Words, words
from palabre.stages.programme.clashes import Clash
from palabre.stages.programme.drafts import Draft, Planned
from palabre.stages.programme.models import DraftStep
from palabre.stages.programme.steps import Place, changes_of
from palabre.stages.programme.values import RoomRow

Version = Annotated[int, Field(ge=0, le=999_999_999)]
"""The version of the draft that was seen: the number of its last step."""

TeamCode = Annotated[str, StringConstraints(pattern=r"^([\w][\w.-]{0,39})?$")]
"""The code of a team of interpreters, empty for nobody."""


class PlaceShape(Schema):
    """Where and when a session stands in the draft, and who interprets."""

    venue: str
    room: str
    starts_at: datetime
    ends_at: datetime
    is_pinned: bool
    team: str


class BoardClash(Schema):
    """One thing that speaks against a place: a kind, a level, names to read."""

    kind: str
    level: str
    session: str
    who: list[str]
    n: int


class BoardSession(Schema):
    """A session of the draft, placed or waiting, with what clashes where it stands."""

    code: str
    title: Words
    type: str
    minutes: int
    expected_audience: int | None
    languages: list[str]
    is_cancelled: bool
    place: PlaceShape | None
    clashes: list[BoardClash]


class BoardRoom(Schema):
    """A room of the board."""

    venue: str
    room: str
    name: Words
    capacity: int | None
    n_booths: int


class OpenShape(Schema):
    """When a venue is open on a day."""

    venue: str
    opens_at: datetime
    closes_at: datetime


class BoardShape(Schema):
    """The draft at one version; ``undoes`` and ``redoes`` name the steps at hand."""

    version: int
    zone: str
    undoes: int | None
    redoes: int | None
    rooms: list[BoardRoom]
    opening: list[OpenShape]
    sessions: list[BoardSession]


class TargetShape(Schema):
    """A place that a session could take, with all that speaks against it."""

    venue: str
    room: str
    starts_at: datetime
    level: str
    n_affected: int
    clashes: list[BoardClash]


class TargetsShape(Schema):
    """The places of a session at one version of the draft."""

    version: int
    places: list[TargetShape]


class MovedShape(Schema):
    """One session in a step: where it stood before and where afterwards."""

    session: str
    was: PlaceShape | None
    now: PlaceShape | None


class StepShape(Schema):
    """A step of the draft; its number is the draft's version from then on."""

    number: int
    kind: str
    by: str
    taken_at: datetime
    is_undone: bool
    changes: list[MovedShape]


class PlacedIn(Schema):
    """Where a session goes, and the version of the draft that was seen."""

    session: Code
    venue: Code
    room: Code
    starts_at: Moment
    version: Version


class SwappedIn(Schema):
    """Two sessions that change places."""

    session: Code
    other: Code
    version: Version


class SessionIn(Schema):
    """A session, and the version of the draft that was seen."""

    session: Code
    version: Version


class PinIn(SessionIn):
    """Whether a session stays where it is."""

    is_pinned: bool


class CancelIn(Schema):
    """A session that does not take place, and why; the reason is kept."""

    session: Code
    reason: str = Field(min_length=1, max_length=2000)


class ReinstateIn(Schema):
    """A cancelled session that is held after all."""

    session: Code


class CancelledShape(Schema):
    """A session with its state: cancelled, its page stays and its room is free."""

    session: str
    state: str
    version: int


class BackIn(Schema):
    """The step that was seen as the last one to undo or to redo."""

    step: Version


class StaffIn(Schema):
    """Who interprets: the code of a team by session, empty for nobody."""

    teams: dict[Code, TeamCode] = Field(min_length=1, max_length=400)
    version: Version


def place_shape(place: Place | None) -> PlaceShape | None:
    """Return a place as its shape."""
    if place is None:
        return None
    return PlaceShape(
        venue=place.venue,
        room=place.room,
        starts_at=place.starts_at,
        ends_at=place.ends_at,
        is_pinned=place.is_pinned,
        team=place.team,
    )


def step_shape(step: DraftStep) -> StepShape:
    """Return a step as its shape."""
    return StepShape(
        number=step.number,
        kind=step.kind,
        by=step.by,
        taken_at=step.taken_at,
        is_undone=step.is_undone,
        changes=[
            MovedShape(
                session=one.session,
                was=place_shape(one.was),
                now=place_shape(one.now),
            )
            for one in changes_of(step)
        ],
    )


def clash_shape(clash: Clash) -> BoardClash:
    """Return a clash as its shape."""
    return BoardClash(
        kind=clash.kind,
        level=clash.level,
        session=clash.session,
        who=list(clash.who),
        n=clash.n,
    )


def session_shape(planned: Planned, clashes: tuple[Clash, ...]) -> BoardSession:
    """Return a session of the draft as its shape."""
    row, held = planned.row, planned.held
    place = None
    if held is not None:
        place = PlaceShape(
            venue=held.room.venue,
            room=held.room.code,
            starts_at=held.starts_at,
            ends_at=held.ends_at,
            is_pinned=planned.is_pinned,
            team=planned.team,
        )
    return BoardSession(
        code=row.code,
        title=words(row.title),
        type=row.type,
        minutes=planned.minutes,
        expected_audience=planned.audience,
        languages=list(row.languages),
        is_cancelled=row.is_cancelled,
        place=place,
        clashes=[clash_shape(one) for one in clashes],
    )


def room_shape(room: RoomRow) -> BoardRoom:
    """Return a room as its shape."""
    return BoardRoom(
        venue=room.venue,
        room=room.code,
        name=words(room.name),
        capacity=room.capacity,
        n_booths=room.n_booths,
    )


def opening_shapes(draft: Draft) -> list[OpenShape]:
    """Return when the venues of a draft are open, in order of time."""
    return [
        OpenShape(venue=venue, opens_at=opens, closes_at=closes)
        for (venue, _), (opens, closes) in sorted(
            draft.opening.items(), key=lambda pair: (pair[1], pair[0])
        )
    ]
