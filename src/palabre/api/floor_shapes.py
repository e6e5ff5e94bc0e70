"""Shapes of the floor over the API."""

from datetime import datetime
from enum import StrEnum

from ninja import Schema
from pydantic import Field

from palabre.api.shapes import Code
from palabre.stages.live.models import RequestForFloor
from palabre.stages.live.queries import offers_to
from palabre.stages.live.states import (
    OrderCategory,
    OrderRule,
    ReactionKind,
    RequestKind,
    Signal,
    SittingState,
)
from palabre.stages.live.values import FloorRow, ListRow


class FloorIn(Schema):
    """What one asks the floor for, for whom."""

    kind: RequestKind = RequestKind.STATEMENT
    lang: str = Field("", max_length=12)
    is_remote: bool = False
    on_behalf: str = Field("", max_length=200)
    category: OrderCategory | None = None


class FloorShape(Schema):
    """A request for the floor and where it stands.

    ``offered_to`` is with whom one offered to change places, ``offers`` who offers it
    to oneself: codes of the list. ``own`` comes once, where no name is kept (the
    Chatham House Rule): for a day the header ``Palabre-Own`` proves with it that the
    request is one's own.
    """

    code: str
    state: str
    position: int
    kind: str
    offered_to: str
    offers: list[str]
    own: str = ""


class HoldsShape(Schema):
    """Who has the floor, since when, for how many seconds; ``code`` of the request."""

    code: str
    speaker: str
    organization: dict[str, str]
    kind: str
    since: datetime
    limit_seconds: int
    grace_seconds: int
    lang: str
    is_remote: bool
    on_behalf: str


class WaitsShape(Schema):
    """Somebody on the list, with why they stand where they stand."""

    code: str
    name: str
    organization: dict[str, str]
    kind: str
    lang: str
    is_remote: bool
    on_behalf: str
    why: str


class FloorNow(Schema):
    """How a floor stands.

    ``rule`` puts the list in order; ``weights`` are what the order by balance weighs,
    empty under other rules.
    """

    state: SittingState
    is_list_open: bool
    rule: OrderRule
    weights: dict[str, int]
    signal: str
    signal_text: str
    holds: HoldsShape | None
    paused: str
    waiting: list[WaitsShape]
    reactions: dict[str, int]


class Key(Schema):
    """The sender's own number of an act: sent twice, it is done once."""

    key: str = Field("", max_length=64)


class Seen(Key):
    """Whom the sender saw at the floor, by code: nobody else is ended or paused.

    Left out, the act is on whoever is there when it arrives.
    """

    statement: str | None = Field(None, max_length=64)


class OtherIn(Schema):
    """With whom one changes places, by the code of that request; ``is_off``: not so."""

    other: Code
    is_off: bool = False


class NameIn(Schema):
    """Who speaks instead."""

    name: str = Field(min_length=1, max_length=200)


class TextIn(Schema):
    """A statement in writing."""

    text: str = Field(min_length=1, max_length=20_000)


class Act(StrEnum):
    """What a moderator does with somebody of the list."""

    GIVE = "give"
    SKIP = "skip"
    MOVE = "move"
    INTERRUPT = "interrupt"
    RESUME = "resume"
    END = "end"
    RULE = "rule"


class ActIn(Seen):
    """An act on somebody of the list; what it does not need is left alone."""

    act: Act
    place: int = Field(1, ge=1, le=10_000)
    reason: str = Field("", max_length=300)
    ruling: str = Field("", max_length=1000)


class SpeakerAct(StrEnum):
    """What a moderator does with whoever speaks."""

    END = "end"
    PAUSE = "pause"
    EXTEND = "extend"


class SpeakerActIn(Seen):
    """An act on whoever speaks."""

    act: SpeakerAct
    seconds: int = Field(60, ge=-3600, le=3600)


class SignalIn(Key):
    """What everybody is shown; ``""`` takes it off."""

    signal: Signal | None = None
    text: str = Field("", max_length=200)


class ReactionIn(Schema):
    """What a listener lets the room see."""

    reaction: ReactionKind


def holds_shape(row: FloorRow) -> HoldsShape:
    """Return who has the floor as the API tells it."""
    return HoldsShape(
        code=row.code,
        speaker=row.speaker,
        organization=dict(row.organization.words),
        kind=row.kind,
        since=row.since,
        limit_seconds=row.limit_seconds,
        grace_seconds=row.grace_seconds,
        lang=row.lang,
        is_remote=row.is_remote,
        on_behalf=row.on_behalf,
    )


def waits_shape(row: ListRow) -> WaitsShape:
    """Return somebody who waits as the API tells it."""
    return WaitsShape(
        code=row.code,
        name=row.name,
        organization=dict(row.organization.words),
        kind=row.kind,
        lang=row.lang,
        is_remote=row.is_remote,
        on_behalf=row.on_behalf,
        why=row.why,
    )


def floor_shape(one: RequestForFloor, own: str = "") -> FloorShape:
    """Return a request as the API tells it."""
    return FloorShape(
        code=one.code,
        state=one.state,
        position=one.position,
        kind=one.kind,
        offered_to=one.swap_with.code if one.swap_with else "",
        offers=[other.code for other in offers_to(one)],
        own=own,
    )
