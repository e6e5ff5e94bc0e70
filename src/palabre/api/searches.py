"""Searches of the timetable engine: asked for, watched, taken over; changes in force."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

from ninja import Query, Router, Schema, Status
from pydantic import Field

from palabre.api.board import BOARD, planned
from palabre.api.board_shapes import PlaceShape, place_shape
from palabre.api.doors import KNOWN
from palabre.api.shapes import Code, Moment, Page, Paging, part_found
from palabre.engines.timetable.solution import Charge, Violation
from palabre.kernel.refusals import Refused
from palabre.stages.programme import changeable, desk, optimisation, runs
from palabre.stages.programme.engine_messages import UNITS
from palabre.stages.programme.mending import Change, ChangeKind
from palabre.stages.programme.models import TimetableRun
from palabre.stages.programme.states import RunAsks
from palabre.stages.programme.viewing import view_of
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.workflows.ask_protocol import asked_by_protocol, planned_draft
from palabre.workflows.mend_programme import take_way

if TYPE_CHECKING:  # loads numba, which an answer about something else needs not
    from palabre.engines.timetable.explain import Cell, View

router = Router(tags=["programme"])
SEARCHES = BOARD + "/searches"

Number = Annotated[int, Field(ge=0, le=999_999_999)]


class ChangeIn(Schema):
    """What changed: who arrives or leaves ``at``, a room lost until, a count.

    ``n`` is the minutes from UTC of somebody remote, the blocks a week of a team, the
    minutes of a session.
    """

    kind: ChangeKind
    what: str = Field(max_length=120)
    at: Moment | None = None
    until: Moment | None = None
    n: int = Field(0, ge=-720, le=840)


class SearchIn(Schema):
    """What is searched for: a timetable, a repair after a change, the prices."""

    asks: RunAsks = RunAsks.TIMETABLE
    seconds: int = 30
    seed: int = Field(1, ge=0, le=1_000_000)
    change: ChangeIn | None = None


class TakeIn(Schema):
    """Which way of a repair is taken over; none for a timetable."""

    way: int | None = Field(None, ge=0, le=100)


class ProgressShape(Schema):
    """Where a search stands: the best so far and what is proven below it."""

    seconds: float
    cost: int
    bound: int
    n_broken: int


class WentShape(Schema):
    """Where a session would go; no place for one that is left out."""

    session: str
    place: PlaceShape | None


class WayShape(Schema):
    """One way to mend: what it moves, what it costs, and what it breaks."""

    way: int
    n_moved: int
    cost: int
    cost_change: int
    violations: list[str]
    places: list[WentShape]


class SearchShape(Schema):
    """A search and where it stands."""

    number: int
    asks: str
    state: str
    seconds: int
    seed: int
    seen: int
    asked_by: str
    asked_at: datetime
    ended_at: datetime | None
    taken_at: datetime | None
    lifted_at: datetime | None
    reason: str
    change: dict[str, Any] | None
    progress: ProgressShape | None


class SearchWhole(SearchShape):
    """A search with what it found; prices are what goes without each rule."""

    cost: int | None
    bound: int | None
    costs: dict[str, int]
    violations: list[str]
    unplaced: list[str]
    is_proven: bool | None
    prices: dict[str, int]
    places: list[WentShape]
    ways: list[WayShape]


class CostShape(Schema):
    """What a preference costs, in minutes of harm, and in what it is counted."""

    preference: str
    unit: str
    cost: int


class BrokenShape(Schema):
    """A rule that is broken, with the codes of whom it concerns."""

    rule: str
    sessions: list[str]
    people: list[str]
    places: list[str]


class HarmShape(Schema):
    """Minutes of harm that somebody bears."""

    person: str
    minutes: int


class CostsShape(Schema):
    """What the draft costs, by the checker that shares no code with the search."""

    cost: int
    costs: list[CostShape]
    violations: list[BrokenShape]
    unplaced: list[str]
    harmed: list[HarmShape]


class WhyShape(Schema):
    """What a place of a session changes, by preference, and what it would break."""

    venue: str
    room: str
    starts_at: datetime
    cost_change: int
    changes: dict[str, int]
    violations: list[BrokenShape]


class WhyHereShape(Schema):
    """Why a session stands where it does: its costs, and what rules out the cheaper."""

    session: str
    costs: dict[str, int]
    n_places: int
    n_possible: int
    holding: dict[str, int]
    cheaper: list[WhyShape]


@router.get(
    BOARD + "/costs", response=CostsShape, auth=KNOWN, operation_id="draft_costs"
)
def draft_costs(request: Asked, summit: Code) -> CostsShape:
    """Tell what the draft costs, what it breaks, and who bears most."""
    view = _view(planned(request, summit))
    return CostsShape(
        cost=view.verdict.cost,
        costs=[
            CostShape(preference=code, unit=str(UNITS[code]), cost=cost)
            for code, cost in view.verdict.costs.items()
        ],
        violations=[_broken(one) for one in view.verdict.violations],
        unplaced=list(view.verdict.unplaced),
        harmed=[HarmShape(person=who, minutes=n) for who, n in view.harmed()],
    )


@router.get(
    BOARD + "/sessions/{code}/why",
    response=WhyHereShape,
    auth=KNOWN,
    operation_id="why_here",
)
def why_here(request: Asked, summit: Code, code: Code) -> WhyHereShape:
    """Tell why a session stands where it does, and which rules hold it there."""
    edition = planned(request, summit)
    session = desk.session_of(edition, code)
    view = _view(edition)
    if session.code not in view.solution.by_session():
        raise Refused("not-placed", session=code)
    why = view.why_here(code)
    return WhyHereShape(
        session=code,
        costs=_summed(why.charges),
        n_places=why.n_cells,
        n_possible=why.n_possible,
        holding=why.holding,
        cheaper=[_cell(edition, one) for one in why.better[:MOST]],
    )


@router.get(
    BOARD + "/sessions/{code}/costs",
    response=list[WhyShape],
    auth=KNOWN,
    operation_id="why_there",
)
def why_there(request: Asked, summit: Code, code: Code, day: date) -> list[WhyShape]:
    """Tell what every place of a day would change for a session, and what forbids it."""
    edition = planned(request, summit)
    draft = planned_draft(request.actor, edition)
    view = _view(edition)
    if code not in view.model.session_at:
        raise Refused("not-found", what="session", code=code)
    known = {one.code for one in view.problem.rooms}
    return [
        _cell(edition, view.why_not(code, start=start, room=room))
        for room, start in changeable.places_on(draft, code, day, edition)
        if room in known
    ]


@router.get(
    SEARCHES, response=Page[SearchShape], auth=KNOWN, operation_id="timetable_searches"
)
def searches(request: Asked, summit: Code, paging: Query[Paging]) -> Page[SearchShape]:
    """List what the engine was asked for, newest first."""
    n, found = part_found(runs.runs_of(planned(request, summit)), paging)
    return Page(n=n, items=[SearchShape(**_facts(one)) for one in found])


@router.post(
    SEARCHES, response={202: SearchShape}, auth=KNOWN, operation_id="ask_timetable"
)
def ask_search(request: Asked, summit: Code, given: SearchIn) -> Status[SearchShape]:
    """Ask the engine; the search begins when the worker comes to it."""
    edition = planned(request, summit)
    return Status(202, SearchShape(**_facts(_asked(request, edition, given))))


@router.get(
    SEARCHES + "/{number}",
    response=SearchWhole,
    auth=KNOWN,
    operation_id="timetable_search",
)
def search(request: Asked, summit: Code, number: Number) -> SearchWhole:
    """Tell where a search stands, and what it found."""
    return _whole(runs.run_by_number(planned(request, summit), number))


@router.post(
    SEARCHES + "/{number}/stop",
    response=SearchShape,
    auth=KNOWN,
    operation_id="stop_search",
)
def stop_search(request: Asked, summit: Code, number: Number) -> SearchShape:
    """Stop a search; what it found so far is lost."""
    run = runs.run_by_number(planned(request, summit), number)
    runs.stop(run, by=request.actor, at=request.at)
    return _again(run)


@router.post(
    SEARCHES + "/{number}/take",
    response=SearchShape,
    auth=KNOWN,
    operation_id="take_search",
)
def take_search(
    request: Asked, summit: Code, number: Number, given: TakeIn
) -> SearchShape:
    """Take over what a search found, in one step that can be undone."""
    run = runs.run_by_number(planned(request, summit), number)
    take_way(run, given.way, by=request.actor, at=request.at)
    return _again(run)


@router.post(
    SEARCHES + "/{number}/lift",
    response=SearchShape,
    auth=KNOWN,
    operation_id="lift_change",
)
def lift_change(request: Asked, summit: Code, number: Number) -> SearchShape:
    """Say that a change which was taken over holds no longer."""
    run = runs.run_by_number(planned(request, summit), number)
    runs.lift(run, by=request.actor, at=request.at)
    return _again(run)


MOST = 20
"""Cheaper places that are told of a session."""


def _view(edition: Summit) -> "View":
    return view_of(edition, asked=asked_by_protocol(edition))


def _asked(request: Asked, edition: Summit, given: SearchIn) -> TimetableRun:
    by, at = request.actor, request.at
    if given.asks == RunAsks.PRICES:
        return runs.ask_prices(edition, by=by, at=at)
    if given.asks == RunAsks.TIMETABLE:
        seconds, seed = given.seconds, given.seed
        return runs.ask(edition, seconds=seconds, seed=seed, by=by, at=at)
    if given.change is None:
        raise Refused("field-missing", field="change")
    draft = planned_draft(by, edition)
    asked = Change(name="", **given.change.dict())
    change = changeable.named(draft, edition, asked)
    return runs.ask_repair(edition, change, seconds=given.seconds, by=by, at=at)


def _again(run: TimetableRun) -> SearchShape:
    return SearchShape(**_facts(runs.run_by_number(run.summit, run.number)))


def _facts(run: TimetableRun) -> dict[str, Any]:
    return {
        "number": run.number,
        "asks": run.asks,
        "state": run.state,
        "seconds": run.seconds,
        "seed": run.seed,
        "seen": run.seen,
        "asked_by": run.asked_by,
        "asked_at": run.asked_at,
        "ended_at": run.ended_at,
        "taken_at": run.taken_at,
        "lifted_at": run.lifted_at,
        "reason": run.reason,
        "change": Change.from_json(run.change).to_json() if run.change else None,
        "progress": run.progress[-1] if run.progress else None,
    }


def _whole(run: TimetableRun) -> SearchWhole:
    found = run.outcome or {}
    return SearchWhole(
        **_facts(run),
        cost=found.get("cost"),
        bound=found.get("bound"),
        costs=found.get("costs", {}),
        violations=found.get("violations", []),
        unplaced=found.get("unplaced", []),
        is_proven=found.get("is_proven"),
        prices=dict(found.get("prices", ())),
        places=_went(run, None),
        ways=[_way(run, n) for n in range(len(run.ways))],
    )


def _way(run: TimetableRun, number: int) -> WayShape:
    kept = run.ways[number]
    return WayShape(
        way=number,
        n_moved=kept["n_moved"],
        cost=kept["cost"],
        cost_change=kept["cost_change"],
        violations=kept["violations"],
        places=_went(run, number),
    )


def _went(run: TimetableRun, way: int | None) -> list[WentShape]:
    places = runs.places_of(run, way)
    return [
        WentShape(session=code, place=place_shape(place))
        for code, place in sorted(places.items())
    ]


def _summed(charges: Iterable[Charge]) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in charges:
        found[one.preference] = found.get(one.preference, 0) + one.cost
    return found


def _cell(edition: Summit, cell: "Cell") -> WhyShape:
    venue, _, room = cell.room.partition("/")
    return WhyShape(
        venue=venue,
        room=room,
        starts_at=optimisation.instant_of(edition, cell.start),
        cost_change=cell.cost_change,
        changes=cell.changes,
        violations=[_broken(one) for one in cell.violations],
    )


def _broken(one: Violation) -> BrokenShape:
    return BrokenShape(
        rule=one.rule,
        sessions=list(one.sessions),
        people=list(one.people),
        places=list(one.places),
    )
