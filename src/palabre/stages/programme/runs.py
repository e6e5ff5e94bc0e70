"""Searches for a timetable: asked for on the board, worked apart, chosen from.

```
queued ──claim──▶ running ──finish──▶ done
   │                 │ ──fail──▶ failed
   └──────stop───────┴──▶ stopped
```
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet

from palabre.engines.timetable.demands import Demand, WayOut
from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.programme import rules, steps
from palabre.stages.programme.mending import Change
from palabre.stages.programme.models import DraftStep, TimetableRun
from palabre.stages.programme.states import RUN_MOVES, RunAsks, RunState
from palabre.stages.programme.steps import Place
from palabre.stages.summits.models import Summit

SECONDS = (10, 30, 60, 120)
"""How long a search may be asked to take."""

AT_WORK = timedelta(minutes=15)
"""How long after a step or a question another question may follow."""

LATE = timedelta(minutes=10)
"""A search that was claimed so long ago and tells nothing has died with its worker."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a search found.

    Parameters
    ----------
    costs : mapping
        Cost of each preference, in minutes of harm.
    """

    places: Mapping[str, Place | None]
    cost: int
    bound: int
    costs: Mapping[str, int] = field(default_factory=dict)
    violations: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    conflicts: tuple["Conflict", ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sessions that cannot all be held while all of these demands stand."""

    sessions: tuple[str, ...]
    demands: tuple[Demand, ...]
    ways_out: tuple[WayOut, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return the form kept with a search."""
        return {
            "sessions": list(self.sessions),
            "demands": [[one.rule, one.whose] for one in self.demands],
            "ways_out": [
                [one.demand.rule, one.demand.whose, one.n_left_out, one.cost]
                for one in self.ways_out
            ],
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Conflict":
        """Return what was kept."""
        return cls(
            tuple(kept["sessions"]),
            tuple(Demand(*one) for one in kept["demands"]),
            tuple(
                WayOut(Demand(rule, whose), n, cost)
                for rule, whose, n, cost in kept["ways_out"]
            ),
        )


@dataclass(frozen=True, slots=True)
class Way:
    """One way to mend: where the moved sessions go, and what the programme costs then.

    Parameters
    ----------
    n_moved : int
        Sessions that get another hour or room, not the interpreters alone.
    """

    outcome: Outcome
    n_moved: int
    cost_change: int

    def to_json(self) -> dict[str, object]:
        """Return the form kept with a search."""
        return _kept(self.outcome) | {
            "places": _places(self.outcome.places),
            "n_moved": self.n_moved,
            "cost_change": self.cost_change,
        }


@dataclass(frozen=True, slots=True)
class Mended:
    """What a search for repairs found.

    Parameters
    ----------
    is_proven : bool
        No programme moves fewer sessions.
    must_move, lost : tuple of str
        Sessions that cannot stay; sessions that no room and hour suits any more.
    conflicts : tuple of Conflict
        What contradicts, where no way was found.
    """

    ways: tuple[Way, ...]
    is_proven: bool
    must_move: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Prices:
    """What a programme costs, and how much less it would without each rule."""

    cost: int
    prices: tuple[tuple[str, int], ...]


def ask(
    summit: Summit, *, seconds: int, seed: int, by: Actor, at: datetime
) -> TimetableRun:
    """Ask for a timetable: the search begins when the worker comes to it.

    Raises Refused: ``not-allowed``, ``field-unknown``.
    Journal: ``programme.timetable.asked``.
    """
    return _ask(summit, seconds, seed, by=by, at=at)


def ask_repair(
    summit: Summit, change: Change, *, seconds: int, by: Actor, at: datetime
) -> TimetableRun:
    """Ask how to mend the draft after a change, with the fewest moves.

    Raises Refused: ``not-allowed``, ``field-unknown``.
    Journal: ``programme.timetable.asked``.
    """
    asked = {"asks": RunAsks.REPAIR, "change": change.to_json()}
    return _ask(summit, seconds, 1, by=by, at=at, **asked)


def ask_prices(summit: Summit, *, by: Actor, at: datetime) -> TimetableRun:
    """Ask what every rule costs: how much better the programme could be without it.

    Raises Refused: ``not-allowed``. Journal: ``programme.timetable.asked``.
    """
    return _ask(summit, SECONDS[0], 1, by=by, at=at, asks=RunAsks.PRICES)


def _ask(
    summit: Summit,
    seconds: int,
    seed: int,
    *,
    by: Actor,
    at: datetime,
    **asked: object,
) -> TimetableRun:
    act = "programme.timetable.asked"
    require(rules.may_plan(by, summit), act)
    if seconds not in SECONDS:
        raise Refused("field-unknown", value=seconds, field="seconds")
    with transaction.atomic():
        Summit.objects.select_for_update().get(pk=summit.pk)
        last = TimetableRun.objects.filter(summit=summit).aggregate(n=Max("number"))
        made = TimetableRun.objects.create(
            summit=summit,
            number=(last["n"] or 0) + 1,
            seconds=seconds,
            seed=seed,
            **asked,
            seen=steps.version_of(summit),
            asked_by=by.name,
            asked_at=at,
        )
        journal.record(act, _subject(made), by=by, at=at, summit=summit.code)
    return made


def stop(run: TimetableRun, *, by: Actor, at: datetime) -> TimetableRun:
    """Stop a search; what it found so far is lost.

    Raises Refused: ``not-allowed``, ``wrong-state``.
    Journal: ``programme.timetable.stopped``.
    """
    act = "programme.timetable.stopped"
    require(rules.may_plan(by, run.summit), act)
    with transaction.atomic():
        stopped = _moved(run, "stop", ended_at=at)
        journal.record(act, _subject(run), by=by, at=at, summit=run.summit.code)
    return stopped


def claim(*, by: Actor, at: datetime) -> TimetableRun | None:
    """Take the next search up, for the worker; None if none waits.

    One that was claimed long ago and tells nothing is given up first.
    Raises Refused: ``not-allowed``.
    """
    require(by.is_system, "programme.timetable.claimed")
    with transaction.atomic():
        dead = TimetableRun.objects.filter(
            state=RunState.RUNNING, told_at__lt=at - LATE
        )
        dead.update(state=RunState.FAILED, reason="worker-gone", ended_at=at)
        waiting = TimetableRun.objects.select_for_update(of=("self",))
        found = (
            waiting.select_related("summit")
            .filter(state=RunState.QUEUED)
            .order_by("id")
            .first()
        )
        if found is None:
            return None
        return _moved(found, "claim", started_at=at, told_at=at)


def note(run: TimetableRun, told: Mapping[str, object], *, at: datetime) -> bool:
    """Keep where a search stands; tell whether it should go on."""
    kept = TimetableRun.objects.filter(pk=run.pk, state=RunState.RUNNING)
    progress = [*run.progress, dict(told)]
    run.progress = progress
    return bool(kept.update(progress=progress, told_at=at))


def finish(
    run: TimetableRun, found: Outcome | Mended | Prices, *, by: Actor, at: datetime
) -> TimetableRun:
    """Keep what a search found; whoever asked may choose it now.

    Raises Refused: ``not-allowed``, ``wrong-state``.
    Journal: ``programme.timetable.found``.
    """
    act = "programme.timetable.found"
    require(by.is_system, act)
    with transaction.atomic():
        done = _moved(run, "finish", ended_at=at, **_found(found))
        journal.record(act, _subject(run), by=by, at=at, summit=run.summit.code)
    return done


def take(
    run: TimetableRun, *, by: Actor, at: datetime, step: DraftStep | None = None
) -> TimetableRun:
    """Note that what a search found stands in the draft; its change holds from now on.

    ``step`` is the one that moved sessions for it: undone, it lifts the change too.

    Raises Refused: ``not-allowed``, ``wrong-state``.
    Journal: ``programme.timetable.taken``.
    """
    act = "programme.timetable.taken"
    require(rules.may_plan(by, run.summit), act)
    with transaction.atomic():
        taken = _moved(run, "take", taken_at=at, lifted_at=None, step=step)
        journal.record(act, _subject(run), by=by, at=at, summit=run.summit.code)
    return taken


def lift(run: TimetableRun, *, by: Actor, at: datetime) -> TimetableRun:
    """Say that a change is over: it holds no longer. The draft stays as it is.

    Raises Refused: ``not-allowed``, ``wrong-state``.
    Journal: ``programme.change.lifted``.
    """
    act = "programme.change.lifted"
    require(rules.may_plan(by, run.summit), act)
    with transaction.atomic():
        lifted = _moved(run, "take", lifted_at=at)
        journal.record(act, _subject(run), by=by, at=at, summit=run.summit.code)
    return lifted


def in_force(summit: Summit) -> list[TimetableRun]:
    """Return the searches whose change holds, in the order in which they were taken."""
    taken = runs_of(summit).filter(
        asks=RunAsks.REPAIR, taken_at__isnull=False, lifted_at__isnull=True
    )
    return list(taken.order_by("taken_at", "id"))


def taken_by(step: DraftStep) -> TimetableRun | None:
    """Return the search whose change a step took into the draft, if it took one."""
    found = TimetableRun.objects.select_related("summit").filter(step=step)
    return found.filter(asks=RunAsks.REPAIR).order_by("id").first()


def fail(run: TimetableRun, reason: str, *, by: Actor, at: datetime) -> None:
    """Give a search up, with the reason in words.

    Raises Refused: ``not-allowed``.
    Journal: ``programme.timetable.failed``.
    """
    act = "programme.timetable.failed"
    require(by.is_system, act)
    with transaction.atomic():
        _moved(run, "fail", ended_at=at, reason=reason[:400])
        journal.record(act, _subject(run), by=by, at=at, summit=run.summit.code)


def runs_of(summit: Summit) -> QuerySet[TimetableRun]:
    """Return an edition's searches, newest first."""
    return TimetableRun.objects.filter(summit=summit).order_by("-number")


def run_by_number(summit: Summit, number: int) -> TimetableRun:
    """Return a search of an edition, or refuse with ``not-found``."""
    found = runs_of(summit).select_related("summit").filter(number=number).first()
    if found is None:
        raise Refused("not-found", what="timetable", code=number)
    return found


def is_waiting() -> bool:
    """Tell whether any search waits for a worker."""
    return TimetableRun.objects.filter(state=RunState.QUEUED).exists()


def is_expected(*, at: datetime) -> bool:
    """Tell whether planners are at work: a step or a question a short while ago."""
    lately = (at - AT_WORK, at)
    return (
        TimetableRun.objects.filter(asked_at__range=lately).exists()
        or DraftStep.objects.filter(taken_at__range=lately).exists()
    )


def conflicts_of(run: TimetableRun) -> tuple[Conflict, ...]:
    """Return what contradicts in what a search was asked for, if it was found out."""
    kept = (run.outcome or {}).get("conflicts", ())
    return tuple(Conflict.from_json(one) for one in kept)


def places_of(run: TimetableRun, way: int | None = None) -> dict[str, Place | None]:
    """Return where a search, or one of its ways to mend, would put each session.

    Raises Refused: ``not-found``.
    """
    places = run.places
    if way is not None:
        if not 0 <= way < len(run.ways):
            raise Refused("not-found", what="timetable", code=f"{run.number}/{way}")
        places = run.ways[way]["places"]
    return {code: Place.from_json(kept) for code, kept in places.items()}


def _places(places: Mapping[str, Place | None]) -> dict[str, object]:
    return {code: place.to_json() if place else None for code, place in places.items()}


def _found(found: Outcome | Mended | Prices) -> dict[str, Any]:
    if isinstance(found, Outcome):
        return {"places": _places(found.places), "outcome": _kept(found)}
    if isinstance(found, Prices):
        prices = [list(one) for one in found.prices]
        return {"outcome": {"cost": found.cost, "prices": prices}}
    best = found.ways[0].outcome if found.ways else Outcome({}, 0, 0)
    told = {
        "is_proven": found.is_proven,
        "must_move": list(found.must_move),
        "lost": list(found.lost),
        "conflicts": [one.to_json() for one in found.conflicts],
    }
    return {
        "places": _places(best.places),
        "outcome": _kept(best) | told,
        "ways": [one.to_json() for one in found.ways],
    }


def _kept(found: Outcome) -> dict[str, object]:
    return {
        "cost": found.cost,
        "bound": found.bound,
        "costs": dict(found.costs),
        "violations": list(found.violations),
        "unplaced": list(found.unplaced),
        "conflicts": [one.to_json() for one in found.conflicts],
    }


def _moved(run: TimetableRun, move: str, **facts: Any) -> TimetableRun:
    locked = TimetableRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    locked.state = RUN_MOVES.after(move, locked.state)
    for name, fact in facts.items():
        setattr(locked, name, fact)
    locked.save(update_fields=["state", *facts])
    return locked


def _subject(run: TimetableRun) -> str:
    return f"timetable:{run.summit.code}/{run.number}"
