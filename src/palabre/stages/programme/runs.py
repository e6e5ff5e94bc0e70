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

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.programme import rules, steps
from palabre.stages.programme.models import TimetableRun
from palabre.stages.programme.states import RUN_MOVES, RunState
from palabre.stages.programme.steps import Place
from palabre.stages.summits.models import Summit

SECONDS = (10, 30, 60, 120)
"""How long a search may be asked to take."""

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


@dataclass(frozen=True, slots=True)
class Late:
    """Somebody who arrives later than the draft thinks."""

    person: str
    name: str
    arrives_at: datetime


def ask(
    summit: Summit, *, seconds: int, seed: int, by: Actor, at: datetime
) -> TimetableRun:
    """Ask for a timetable: the search begins when the worker comes to it.

    Raises Refused: ``not-allowed``, ``field-unknown``.
    Journal: ``programme.timetable.asked``.
    """
    return _ask(summit, seconds, seed, {}, by=by, at=at)


def ask_repair(
    summit: Summit, late: Late, *, seconds: int, by: Actor, at: datetime
) -> TimetableRun:
    """Ask how to mend the draft when somebody arrives late, with the fewest moves.

    Only the sessions that the person would miss may move.
    Raises Refused: ``not-allowed``, ``field-unknown``.
    Journal: ``programme.timetable.asked``.
    """
    change = {
        "person": late.person,
        "name": late.name,
        "arrives_at": late.arrives_at.isoformat(),
    }
    return _ask(summit, seconds, 1, change, by=by, at=at)


def _ask(
    summit: Summit,
    seconds: int,
    seed: int,
    change: Mapping[str, str],
    *,
    by: Actor,
    at: datetime,
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
            change=dict(change),
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
    run: TimetableRun, found: Outcome, *, by: Actor, at: datetime
) -> TimetableRun:
    """Keep what a search found; whoever asked may choose it now.

    Raises Refused: ``not-allowed``, ``wrong-state``.
    Journal: ``programme.timetable.found``.
    """
    act = "programme.timetable.found"
    require(by.is_system, act)
    with transaction.atomic():
        done = _moved(
            run,
            "finish",
            ended_at=at,
            places={
                code: place.to_json() if place else None
                for code, place in found.places.items()
            },
            outcome={
                "cost": found.cost,
                "bound": found.bound,
                "costs": dict(found.costs),
                "violations": list(found.violations),
                "unplaced": list(found.unplaced),
            },
        )
        journal.record(act, _subject(run), by=by, at=at, summit=run.summit.code)
    return done


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


def places_of(run: TimetableRun) -> dict[str, Place | None]:
    """Return where a search would put each session."""
    return {code: Place.from_json(kept) for code, kept in run.places.items()}


def _moved(run: TimetableRun, move: str, **facts: Any) -> TimetableRun:
    locked = TimetableRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    locked.state = RUN_MOVES.after(move, locked.state)
    for name, fact in facts.items():
        setattr(locked, name, fact)
    locked.save(update_fields=["state", *facts])
    return locked


def _subject(run: TimetableRun) -> str:
    return f"timetable:{run.summit.code}/{run.number}"
