"""The floor: who speaks, who waits and why; one's own request; the moderator's acts."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from ninja import Router, Status
from ninja.params.functions import Header

from palabre.api.doors import KNOWN
from palabre.api.floor_shapes import (
    Act,
    ActIn,
    FloorIn,
    FloorNow,
    FloorShape,
    NameIn,
    OtherIn,
    ReactionIn,
    SignalIn,
    SpeakerAct,
    SpeakerActIn,
    TextIn,
    floor_shape,
    holds_shape,
    waits_shape,
)
from palabre.api.live import session_at, sitting_at
from palabre.api.shapes import Code
from palabre.kernel.refusals import Refused
from palabre.stages.live import queries, signs
from palabre.stages.live.models import RequestForFloor
from palabre.stages.live.order import weights_in_force
from palabre.stages.live.rules import OF_FLOOR, may_moderate, may_withdraw
from palabre.stages.live.states import OrderRule, SittingState
from palabre.stages.live.times import is_list_open_at
from palabre.stages.live.undo import Stamp
from palabre.stages.live.values import floor_row, list_row
from palabre.stages.live.voices import own_voice
from palabre.web.floor.unnamed import HEADER, holding, proof, remember
from palabre.web.requests import Asked
from palabre.web.ui.limits import count_try
from palabre.workflows import floor_acts, run_floor
from palabre.workflows.cut_due import cut_when_over
from palabre.workflows.floor_acts import Given
from palabre.workflows.tell_vote import tell_vote

router = Router(tags=["live"])

OWN: Any = Header("", alias=HEADER)
"""What proves that a request without a name is one's own; read by `holding`."""

ACTS = {
    Act.SKIP: "skipped",
    Act.MOVE: "moved",
    Act.INTERRUPT: "interrupted",
    Act.RESUME: "resumed",
    Act.END: "ended",
    Act.RULE: "ruled",
}
SPEAKER_ACTS = {
    SpeakerAct.END: "ended",
    SpeakerAct.PAUSE: "paused",
    SpeakerAct.EXTEND: "extended",
}


@router.get(
    "/editions/{summit}/sessions/{code}/floor",
    response=FloorNow,
    operation_id="floor",
)
def floor(request: Asked, summit: Code, code: Code) -> FloorNow:
    """Read who speaks, who waits and why in that order, and what is shown."""
    sitting = queries.sitting_of(session_at(summit, code))
    if sitting is None:
        return FloorNow(
            state=SittingState.SCHEDULED,
            is_list_open=False,
            rule=OrderRule.INSCRIPTION,
            weights={},
            signal="",
            signal_text="",
            holds=None,
            paused="",
            waiting=[],
            reactions={},
        )
    cut_when_over(sitting, at=request.at)
    statement, held = queries.floor_now(sitting), queries.paused(sitting)
    shown = signs.signal_now(sitting, request.at)
    return FloorNow(
        state=SittingState(sitting.state),
        is_list_open=is_list_open_at(sitting, request.at),
        rule=OrderRule(sitting.order_rule),
        weights=weights_in_force(sitting.order_rule, sitting.weights),
        signal=shown,
        signal_text=sitting.signal_text if shown else "",
        holds=holds_shape(floor_row(statement, sitting)) if statement else None,
        paused=held.name if held else "",
        waiting=[
            waits_shape(list_row(*one))
            for one in queries.placed_speakers(sitting, request.at)
        ],
        reactions=signs.reactions(sitting, request.at),
    )


@router.post(
    "/editions/{summit}/sessions/{code}/floor",
    response={201: FloorShape},
    auth=KNOWN,
    operation_id="request_floor",
)
def request_floor(
    request: Asked,
    response: HttpResponse,
    summit: Code,
    code: Code,
    given: FloorIn,
    own: str = OWN,
) -> Status[FloorShape]:
    """Ask for the floor oneself, in the room or online alike.

    One speaks for whom one has a role in the session, else for one's own organization.
    """
    request.actor = holding(request, request.actor)
    session = session_at(summit, code)
    who = f"{session.pk}/{request.actor.person_id}"
    count_try(request, "floor", who, at=request.at)
    facts = replace(
        own_voice(request.actor, session),
        kind=given.kind,
        lang=given.lang,
        is_remote=given.is_remote,
        on_behalf=given.on_behalf,
        category=given.category or "",
    )
    made = run_floor.ask_for_floor(
        sitting_at(summit, code), facts, by=request.actor, at=request.at
    )
    if made.person_id is not None:
        return Status(201, floor_shape(made))
    grant = f"{OF_FLOOR}{made.code}"
    remember(request, response, grant)
    return Status(201, floor_shape(made, proof(request.actor, grant)))


@router.get(
    "/floor/{code}",
    response=FloorShape,
    auth=KNOWN,
    operation_id="floor_request",
)
def floor_request(request: Asked, code: Code, own: str = OWN) -> FloorShape:
    """Read where one's request stands, and who offers to change places."""
    return floor_shape(_request(request, code))


@router.post(
    "/floor/{code}/withdraw",
    response=FloorShape,
    auth=KNOWN,
    operation_id="withdraw_floor",
)
def withdraw_floor(request: Asked, code: Code, own: str = OWN) -> FloorShape:
    """Take one's request for the floor back."""
    found = _request(request, code)
    return floor_shape(run_floor.withdraw(found, by=request.actor, at=request.at))


@router.post(
    "/editions/{summit}/sessions/{code}/floor/acts",
    response=FloorNow,
    auth=KNOWN,
    operation_id="act_on_speaker",
)
def act_on_speaker(
    request: Asked, summit: Code, code: Code, given: SpeakerActIn
) -> FloorNow:
    """End, pause or extend the statement that runs, as the moderator."""
    sitting = sitting_at(summit, code)
    on = Stamp(request.actor, request.at, given.key)
    facts = Given(seconds=given.seconds, seen=given.statement)
    floor_acts.on_speaker(sitting, SPEAKER_ACTS[given.act], facts, on)
    return floor(request, summit, code)


@router.post(
    "/editions/{summit}/sessions/{code}/signal",
    response=FloorNow,
    auth=KNOWN,
    operation_id="show_signal",
)
def show_signal(request: Asked, summit: Code, code: Code, given: SignalIn) -> FloorNow:
    """Show everybody a signal, as the moderator."""
    sitting = sitting_at(summit, code)
    kind = given.signal or ""
    run_floor.act(
        sitting,
        "signal" if kind else "signal-off",
        lambda: signs.signal(
            sitting, kind, given.text, by=request.actor, at=request.at
        ),
        on=Stamp(request.actor, request.at, given.key),
    )
    return floor(request, summit, code)


@router.post(
    "/editions/{summit}/sessions/{code}/reactions",
    response={204: None},
    auth=KNOWN,
    operation_id="react",
)
def react(request: Asked, summit: Code, code: Code, given: ReactionIn) -> None:
    """Let the room see what one thinks; counted, never named."""
    sitting = sitting_at(summit, code)

    def do() -> bool:
        return signs.react(sitting, given.reaction, by=request.actor, at=request.at)

    tell_vote(sitting.session, do, at=request.at)


@router.post(
    "/floor/{code}/acts",
    response=FloorShape,
    auth=KNOWN,
    operation_id="act_on_request",
)
def act_on_request(request: Asked, code: Code, given: ActIn) -> FloorShape:
    """Give the floor, skip, move, let interrupt, rule: as the moderator."""
    found = _request(request, code)
    on = Stamp(request.actor, request.at, given.key)
    if given.act == Act.GIVE:
        run_floor.pass_floor(
            found, by=on.by, at=on.at, key=on.key, seen=given.statement
        )
    else:
        facts = Given(given.place, given.reason, ruling=given.ruling)
        floor_acts.on_request(found, ACTS[given.act], facts, on)
    return _fresh(found)


@router.post(
    "/floor/{code}/swap",
    response=FloorShape,
    auth=KNOWN,
    operation_id="offer_swap",
)
def offer_swap(
    request: Asked, code: Code, given: OtherIn, own: str = OWN
) -> FloorShape:
    """Offer one's place against another's; when both do, they change.

    With ``is_off`` the offer is taken back, or the other's is refused.
    """
    found = _request(request, code)
    other = queries.request_by_code(found.sitting, given.other)
    by, at = request.actor, request.at
    run_floor.swap(found, other, is_off=given.is_off, by=by, at=at)
    return _fresh(found)


@router.post(
    "/floor/{code}/hand-over",
    response=FloorShape,
    auth=KNOWN,
    operation_id="hand_over",
)
def hand_over(request: Asked, code: Code, given: NameIn, own: str = OWN) -> FloorShape:
    """Let another speak in one's place."""
    found = _request(request, code)
    on = Stamp(request.actor, request.at)
    floor_acts.on_request(found, "handed-over", Given(name=given.name), on)
    return _fresh(found)


@router.post(
    "/floor/{code}/write",
    response=FloorShape,
    auth=KNOWN,
    operation_id="file_statement",
)
def file_statement(
    request: Asked, code: Code, given: TextIn, own: str = OWN
) -> FloorShape:
    """File one's statement in writing: it joins the record as not delivered."""
    found = _request(request, code)
    run_floor.file_statement(found, given.text, by=request.actor, at=request.at)
    return _fresh(found)


def _request(request: Asked, code: str) -> RequestForFloor:
    """Return a request of whoever asks, or of a floor that they keep."""
    found = (
        RequestForFloor.objects.select_related("sitting__session__summit")
        .filter(code=code)
        .first()
    )
    if found is None:
        raise Refused("not-found", what="request", code=code)
    request.actor = holding(request, request.actor)
    may = may_withdraw(request.actor, found, found.sitting)
    if not may and not may_moderate(request.actor, found.sitting.session):
        raise Refused("not-allowed", act="live.floor.requested")
    return found


def _fresh(found: RequestForFloor) -> FloorShape:
    return floor_shape(RequestForFloor.objects.get(pk=found.pk))
