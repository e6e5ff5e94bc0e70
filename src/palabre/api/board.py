"""The board: the draft of the programme, read and changed one step at a time."""

from collections.abc import Callable
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from ninja import Query, Router, Schema, Status
from pydantic import Field

from palabre.api.board_shapes import (
    BackIn,
    BoardShape,
    CancelIn,
    CancelledShape,
    PinIn,
    PlacedIn,
    ReinstateIn,
    SessionIn,
    StaffIn,
    StepShape,
    SwappedIn,
    TargetShape,
    TargetsShape,
    clash_shape,
    opening_shapes,
    room_shape,
    session_shape,
    step_shape,
)
from palabre.api.doors import KNOWN
from palabre.api.shapes import Code, Page, Paging, part_found
from palabre.kernel.rights import require
from palabre.stages.programme import board, desk, rules, steps
from palabre.stages.programme import operations as programme
from palabre.stages.programme.affected import affected
from palabre.stages.programme.clashes import heat, targets
from palabre.stages.programme.models import DraftStep
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.workflows.ask_protocol import planned_draft
from palabre.workflows.release_programme import (
    Published,
    release_programme,
    release_quietly,
)
from palabre.workflows.staff_booths import staff_booths
from palabre.workflows.tell_board import tell_version
from palabre.workflows.work_board import work_board

router = Router(tags=["programme"])
BOARD = "/editions/{summit}/board"


class AwaitedShape(Schema):
    """A line of what the next release would tell, in data."""

    kind: str
    session: str
    fields: list[str]


class ConcernedShape(Schema):
    """Somebody whom the next release would write to, and about which sessions."""

    person: str
    name: str
    sessions: list[str]


class UnreleasedShape(Schema):
    """What the next release would tell, and to whom: nobody else is written to."""

    changes: list[AwaitedShape]
    concerned: list[ConcernedShape]


class ReleaseIn(Schema):
    """A release's name, empty for a number, and whether those concerned are told."""

    name: str = Field("", max_length=80)
    is_told: bool = True


class ReleaseMade(Schema):
    """A release, how many letters wait to be read, and how many rules it breaks."""

    number: int
    name: str
    released_at: datetime
    n_changes: int
    n_letters: int
    n_unreachable: int
    n_broken: int


@router.get(BOARD, response=BoardShape, auth=KNOWN, operation_id="board")
def board_draft(request: Asked, summit: Code) -> BoardShape:
    """Tell the draft at its version: what stands where, what waits, what clashes."""
    edition = summits.by_code(summit)
    draft = planned_draft(request.actor, edition)
    hot = heat(draft)
    back, again = steps.undoable(edition), steps.redoable(edition)
    return BoardShape(
        version=draft.version,
        zone=draft.zone,
        undoes=back.number if back else None,
        redoes=again.number if again else None,
        rooms=[room_shape(one) for one in draft.rooms],
        opening=opening_shapes(draft),
        sessions=[
            session_shape(one, hot.get(code, ()))
            for code, one in sorted(draft.sessions.items())
        ],
    )


@router.get(
    BOARD + "/sessions/{code}/places",
    response=TargetsShape,
    auth=KNOWN,
    operation_id="board_places",
)
def board_places(
    request: Asked, summit: Code, code: Code, day: date | None = None
) -> TargetsShape:
    """Tell every place that a session could take, and what speaks against each."""
    edition = summits.by_code(summit)
    draft = planned_draft(request.actor, edition)
    desk.session_of(edition, code)
    return TargetsShape(
        version=draft.version,
        places=[
            TargetShape(
                venue=one.room.venue,
                room=one.room.code,
                starts_at=one.starts_at,
                level=one.level or "",
                n_affected=one.n_affected,
                clashes=[clash_shape(each) for each in one.clashes],
            )
            for one in targets(draft, code, day)
        ],
    )


@router.get(
    BOARD + "/steps",
    response=Page[StepShape],
    auth=KNOWN,
    operation_id="board_steps",
)
def board_steps(request: Asked, summit: Code, paging: Query[Paging]) -> Page[StepShape]:
    """List the steps of the draft, newest first."""
    edition = planned(request, summit)
    n, found = part_found(edition.draft_steps.order_by("-number"), paging)
    return Page(n=n, items=[step_shape(one) for one in found])


@router.post(
    BOARD + "/moves",
    response={201: StepShape},
    auth=KNOWN,
    operation_id="place_session",
)
def place_session(request: Asked, summit: Code, given: PlacedIn) -> Status[StepShape]:
    """Put a session into a room of the draft, whoever it clashes with."""
    edition = planned(request, summit)
    room = desk.room_at(edition, given.venue, given.room)
    return _worked(
        request, edition, given, board.move, given.session, room, given.starts_at
    )


@router.post(
    BOARD + "/removals",
    response={201: StepShape},
    auth=KNOWN,
    operation_id="take_session_out",
)
def take_session_out(
    request: Asked, summit: Code, given: SessionIn
) -> Status[StepShape]:
    """Take a session out of its room; it waits for a place again."""
    edition = planned(request, summit)
    return _worked(request, edition, given, board.take_out, given.session)


@router.post(
    BOARD + "/swaps",
    response={201: StepShape},
    auth=KNOWN,
    operation_id="swap_sessions",
)
def swap_sessions(request: Asked, summit: Code, given: SwappedIn) -> Status[StepShape]:
    """Let two sessions change places."""
    edition = planned(request, summit)
    other = desk.session_of(edition, given.other)
    return _worked(request, edition, given, board.swap, given.session, other)


@router.post(
    BOARD + "/pins", response={201: StepShape}, auth=KNOWN, operation_id="pin_session"
)
def pin_session(request: Asked, summit: Code, given: PinIn) -> Status[StepShape]:
    """Keep a session where it is, for people and for the engine, or let it go."""
    edition = planned(request, summit)
    act = board.pin if given.is_pinned else board.unpin
    return _worked(request, edition, given, act, given.session)


@router.post(
    BOARD + "/cancellations",
    response={201: CancelledShape},
    auth=KNOWN,
    operation_id="cancel_session",
)
def cancel_session(
    request: Asked, summit: Code, given: CancelIn
) -> Status[CancelledShape]:
    """Cancel a session; its room is free again, its page stays."""
    edition = planned(request, summit)
    session = desk.session_of(edition, given.session)
    by, at, reason = request.actor, request.at, given.reason
    gone = programme.cancel(session, reason=reason, by=by, at=at)
    tell_version(edition)
    told = CancelledShape(
        session=gone.code, state=gone.state, version=steps.version_of(edition)
    )
    return Status(201, told)


@router.post(
    BOARD + "/reinstatements",
    response={201: CancelledShape},
    auth=KNOWN,
    operation_id="reinstate_session",
)
def reinstate_session(
    request: Asked, summit: Code, given: ReinstateIn
) -> Status[CancelledShape]:
    """Hold a cancelled session after all; it waits for a place."""
    edition = planned(request, summit)
    session = desk.session_of(edition, given.session)
    held = programme.reinstate(session, by=request.actor, at=request.at)
    tell_version(edition)
    told = CancelledShape(
        session=held.code, state=held.state, version=steps.version_of(edition)
    )
    return Status(201, told)


@router.post(
    BOARD + "/undo", response={201: StepShape}, auth=KNOWN, operation_id="undo_step"
)
def undo_step(request: Asked, summit: Code, given: BackIn) -> Status[StepShape]:
    """Take back the last step, which must be the one that was seen."""
    edition, by, at = planned(request, summit), request.actor, request.at
    step = work_board(edition, board.undo, edition, given.step, by=by, at=at)
    return Status(201, step_shape(step))


@router.post(
    BOARD + "/redo", response={201: StepShape}, auth=KNOWN, operation_id="redo_step"
)
def redo_step(request: Asked, summit: Code, given: BackIn) -> Status[StepShape]:
    """Do again the step that was undone last."""
    edition, by, at = planned(request, summit), request.actor, request.at
    step = work_board(edition, board.redo, edition, given.step, by=by, at=at)
    return Status(201, step_shape(step))


@router.post(
    BOARD + "/staffing",
    response={201: StepShape},
    auth=KNOWN,
    operation_id="staff_sessions",
)
def staff_sessions(request: Asked, summit: Code, given: StaffIn) -> Status[StepShape]:
    """Say who interprets sessions, in one step."""
    edition, by, at = planned(request, summit), request.actor, request.at
    teams, seen = given.teams, given.version
    step = work_board(edition, board.staff, edition, teams, by=by, at=at, seen=seen)
    return Status(201, step_shape(step))


@router.post(
    BOARD + "/staffing/all",
    response={201: StepShape},
    auth=KNOWN,
    operation_id="staff_all_sessions",
)
def staff_all(request: Asked, summit: Code) -> Status[StepShape]:
    """Let the engine give every team its rooms and blocks, in one step."""
    edition = planned(request, summit)
    step = staff_booths(edition, by=request.actor, at=request.at)
    return Status(201, step_shape(step))


@router.get(
    BOARD + "/unreleased",
    response=UnreleasedShape,
    auth=KNOWN,
    operation_id="unreleased_changes",
)
def unreleased(request: Asked, summit: Code) -> UnreleasedShape:
    """Tell what the next release would tell, and whom it concerns."""
    edition = planned(request, summit)
    lines = desk.unreleased_changes(edition)
    return UnreleasedShape(
        changes=[
            AwaitedShape(
                kind=str(one["kind"]),
                session=str(one["session"]),
                fields=[str(name) for name in _listed(one.get("fields"))],
            )
            for one in lines
        ],
        concerned=[
            ConcernedShape(
                person=told.person.code,
                name=told.person.name,
                sessions=[line["session"] for line in told.lines],
            )
            for told in affected(edition, lines)
        ],
    )


@router.post(
    BOARD + "/release",
    response={201: ReleaseMade},
    auth=KNOWN,
    operation_id="release_programme",
)
def release_draft(
    request: Asked, summit: Code, given: ReleaseIn
) -> Status[ReleaseMade]:
    """Freeze and publish the draft; letters to those concerned wait to be read."""
    made = _released(request, summits.by_code(summit), given)
    told = ReleaseMade(
        number=made.release.number,
        name=made.release.name,
        released_at=made.release.released_at,
        n_changes=len(made.release.changelog),
        n_letters=made.n_letters,
        n_unreachable=made.n_unreachable,
        n_broken=len(made.violations),
    )
    return Status(201, told)


def _listed(fields: object) -> list[object]:
    return fields if isinstance(fields, list) else []


def planned(request: Asked, summit: str) -> Summit:
    """Return an edition to whoever plans it.

    Raises Refused: ``not-found``, ``not-allowed``.
    """
    edition = summits.by_code(summit)
    require(rules.may_plan(request.actor, edition), "programme.draft.read")
    return edition


def _worked(
    request: Asked,
    edition: Summit,
    given: SessionIn | PlacedIn | SwappedIn,
    act: Callable[..., DraftStep],
    code: str,
    *facts: object,
) -> Status[StepShape]:
    session = desk.session_of(edition, code)
    by, at, seen = request.actor, request.at, given.version
    step = work_board(edition, act, session, *facts, by=by, at=at, seen=seen)
    return Status(201, step_shape(step))


def _released(request: Asked, edition: Summit, given: ReleaseIn) -> Published:
    by, at = request.actor, request.at
    if not given.is_told:
        return release_quietly(edition, given.name, by=by, at=at)
    return release_programme(
        edition,
        given.name,
        page_of=lambda code: (
            settings.ORIGIN + reverse("public:session", args=[edition.code, code])
        ),
        by=by,
        at=at,
    )
