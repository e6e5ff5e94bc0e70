"""Teams of interpreters and the blocks in which they work, read and set as a whole."""

from datetime import datetime

from ninja import Router, Schema
from pydantic import Field

from palabre.api.board import BOARD, planned
from palabre.api.doors import KNOWN
from palabre.api.shapes import Code, Moment
from palabre.stages.programme import teams
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked

router = Router(tags=["programme"])


class SpanIn(Schema):
    """A half-open period."""

    starts_at: Moment
    ends_at: Moment


class SpanShape(Schema):
    """A half-open period, in UTC."""

    starts_at: datetime
    ends_at: datetime


class TeamIn(Schema):
    """A team as it is asked for; what is left out takes the field's usual value."""

    code: Code
    name: str = Field(min_length=1, max_length=120)
    languages: list[str] = Field(max_length=40)
    is_hybrid: bool = False
    n_booths: int | None = Field(None, ge=1, le=20)
    block_minutes: int | None = Field(None, ge=30, le=480)
    blocks_a_day: int | None = Field(None, ge=1, le=6)
    blocks_a_week: int | None = Field(None, ge=1, le=40)
    present: list[SpanIn] = Field([], max_length=60)


class TeamShape(Schema):
    """A team; ``present`` is empty for the whole edition."""

    code: str
    name: str
    languages: list[str]
    is_hybrid: bool
    n_booths: int
    block_minutes: int
    blocks_a_day: int
    blocks_a_week: int
    present: list[SpanShape]


@router.get(
    BOARD + "/teams",
    response=list[TeamShape],
    auth=KNOWN,
    operation_id="interpretation_teams",
)
def interpretation_teams(request: Asked, summit: Code) -> list[TeamShape]:
    """Tell an edition's teams of interpreters with their limits."""
    return _teams(planned(request, summit))


@router.put(
    BOARD + "/teams",
    response=list[TeamShape],
    auth=KNOWN,
    operation_id="set_interpretation_teams",
)
def set_interpretation_teams(
    request: Asked, summit: Code, given: list[TeamIn]
) -> list[TeamShape]:
    """Set the teams in their order; others leave, with their work."""
    edition = planned(request, summit)
    plans = [_plan(one) for one in given]
    teams.set_teams(edition, plans, by=request.actor, at=request.at)
    return _teams(edition)


@router.get(
    BOARD + "/blocks",
    response=list[SpanShape],
    auth=KNOWN,
    operation_id="interpretation_blocks",
)
def interpretation_blocks(request: Asked, summit: Code) -> list[SpanShape]:
    """Tell the periods in which interpretation is offered, in order of time."""
    return _blocks(planned(request, summit))


@router.put(
    BOARD + "/blocks",
    response=list[SpanShape],
    auth=KNOWN,
    operation_id="set_interpretation_blocks",
)
def set_interpretation_blocks(
    request: Asked, summit: Code, given: list[SpanIn]
) -> list[SpanShape]:
    """Set the periods in which interpretation is offered."""
    edition = planned(request, summit)
    blocks = [(one.starts_at, one.ends_at) for one in given]
    teams.set_blocks(edition, blocks, by=request.actor, at=request.at)
    return _blocks(edition)


def _plan(given: TeamIn) -> teams.TeamPlan:
    return teams.TeamPlan(
        code=given.code,
        name=given.name,
        languages=tuple(given.languages),
        is_hybrid=given.is_hybrid,
        n_booths=given.n_booths,
        block_minutes=given.block_minutes,
        blocks_a_day=given.blocks_a_day,
        blocks_a_week=given.blocks_a_week,
        present=tuple((one.starts_at, one.ends_at) for one in given.present),
    )


def _teams(edition: Summit) -> list[TeamShape]:
    return [
        TeamShape(
            code=one.code,
            name=one.name,
            languages=one.languages,
            is_hybrid=one.is_hybrid,
            n_booths=one.n_booths,
            block_minutes=one.block_minutes,
            blocks_a_day=one.blocks_a_day,
            blocks_a_week=one.blocks_a_week,
            present=[
                SpanShape(starts_at=begins, ends_at=ends)
                for begins, ends in teams.present_of(one)
            ],
        )
        for one in teams.teams_of(edition)
    ]


def _blocks(edition: Summit) -> list[SpanShape]:
    return [
        SpanShape(starts_at=one.starts_at, ends_at=one.ends_at)
        for one in teams.blocks_of(edition)
    ]
