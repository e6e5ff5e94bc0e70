"""The acts on somebody of the list and on whoever speaks, by what they are called.

The console's pages and the API do the same acts; each can be taken back.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from palabre.kernel.refusals import Refused
from palabre.stages.live import listing, queries, turns, undo
from palabre.stages.live import operations as live
from palabre.stages.live.models import RequestForFloor, Sitting, Statement
from palabre.stages.live.operations import RequestFacts
from palabre.stages.live.undo import Stamp
from palabre.workflows import run_floor


@dataclass(frozen=True, slots=True)
class Given:
    """What an act may need beside whom it is about."""

    place: int = 1
    reason: str = ""
    name: str = ""
    ruling: str = ""
    seconds: int = 0
    seen: str | None = None
    """Whom the sender saw at the floor, see `run_floor.is_seen`; None: not said."""


ON_REQUEST: Mapping[str, Callable[[RequestForFloor, Given, Stamp], object]] = {
    "withdrawn": lambda found, _, on: live.withdraw_request(found, by=on.by, at=on.at),
    "skipped": lambda found, _, on: listing.skip(found, by=on.by, at=on.at),
    "moved": lambda found, given, on: listing.move(
        found, given.place, given.reason, by=on.by, at=on.at
    ),
    "handed-over": lambda found, given, on: listing.hand_over(
        found, RequestFacts(given.name), by=on.by, at=on.at
    ),
    "ended": lambda found, _, on: turns.end_paused(found, by=on.by, at=on.at),
    "resumed": lambda found, _, on: turns.resume(found, by=on.by, at=on.at),
    "interrupted": lambda found, _, on: turns.interrupt(found, by=on.by, at=on.at),
    "ruled": lambda found, given, on: turns.rule_on(
        found, given.ruling, by=on.by, at=on.at
    ),
}

ON_SPEAKER: Mapping[str, Callable[[Statement, Given, Stamp], object]] = {
    "ended": lambda one, _, on: live.end_statement(one, by=on.by, at=on.at),
    "paused": lambda one, _, on: turns.pause(one, by=on.by, at=on.at),
    "extended": lambda one, given, on: turns.extend(
        one, given.seconds, by=on.by, at=on.at
    ),
    "cut": lambda one, _, on: turns.cut_off(one.sitting, by=on.by, at=on.at),
}


def on_request(found: RequestForFloor, name: str, given: Given, on: Stamp) -> object:
    """Do an act on somebody of the list; ``name`` is a key of `ON_REQUEST`."""
    return run_floor.act(
        found.sitting,
        name,
        lambda: ON_REQUEST[name](found, given, on),
        on=on,
        subject=found.name,
    )


def on_speaker(sitting: Sitting, name: str, given: Given, on: Stamp) -> object:
    """Do an act on whoever has the floor; nothing if nobody has.

    Raises Refused: ``floor-moved`` if it is not whom the sender saw there.
    """
    if undo.is_done(sitting, on.key):
        return None
    statement = queries.floor_now(sitting)
    if given.seen is not None and not run_floor.is_seen(statement, given.seen):
        raise Refused("floor-moved")
    if statement is None:
        return None
    return run_floor.act(
        sitting,
        name,
        lambda: ON_SPEAKER[name](statement, given, on),
        on=on,
        subject=statement.request.name,
    )
