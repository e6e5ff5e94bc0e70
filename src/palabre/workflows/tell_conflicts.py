"""What contradicts where the engine could not place everything, and the ways out."""

from collections.abc import Sequence

from palabre.engines.timetable import changes
from palabre.engines.timetable.demands import Demand, WayOut
from palabre.engines.timetable.problem import Problem
from palabre.engines.timetable.solution import Placement
from palabre.stages.programme.runs import Conflict

MOST = 3
"""Sessions without a place whose reasons are looked for."""

SECONDS = 2.0
"""For each single question."""

MOVES = 30_000
"""Effort for what one way out would cost."""

PINNED = frozenset({"fixed", "rooms"})
"""What a pin asks for."""


def conflicts_about(
    problem: Problem, sessions: Sequence[str], *, pins: Sequence[Placement] = ()
) -> tuple[Conflict, ...]:
    """Return what keeps sessions without a place: the fewest that contradict.

    Each set is proven impossible, and possible without any one of its demands. Nothing
    for a session that can be placed, or of which it was not found out.
    """
    from palabre.engines.timetable import (  # noqa: PLC0415 - slow import: OR-Tools
        conflicts,
        limits,
        solve,
    )

    held = changes.pinned(problem, pins)
    pinned = {one.session for one in pins}
    told: dict[frozenset[str], Conflict] = {}
    for code in sessions[:MOST]:
        asked = limits.Limits(seconds=SECONDS)
        found = conflicts.conflict_of(held, code, limits=asked)
        if found is None or frozenset(found.sessions) in told:
            continue
        ways = conflicts.ways_out(held, found, params=solve.Params(moves=MOVES))
        told[frozenset(found.sessions)] = Conflict(
            found.sessions,
            tuple(
                dict.fromkeys(
                    _demand(one.rule, one.whose, pinned) for one in found.demands
                )
            ),
            _ways(ways, pinned),
        )
    return tuple(told.values())


def _demand(rule: str, whose: str, pinned: set[str]) -> Demand:
    """Return a demand as the board names it: what a pin holds is pinned."""
    is_pin = rule in PINNED and whose in pinned
    return Demand("pinned" if is_pin else rule, whose)


def _ways(ways: Sequence["WayOut"], pinned: set[str]) -> tuple[WayOut, ...]:
    """Return the ways out, the best first, each demand once."""
    found: dict[Demand, WayOut] = {}
    for one in ways:
        demand = _demand(one.demand.rule, one.demand.whose, pinned)
        found.setdefault(demand, WayOut(demand, one.n_left_out, one.cost))
    return tuple(found.values())
