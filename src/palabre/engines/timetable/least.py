"""What no programme can cost less than, at a glance: each session at its own best.

Apart from `bounds`, which proves more with CP-SAT, so that a search need not wait until
that is loaded.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from palabre.engines.timetable import kernels
from palabre.engines.timetable.kernels import FAR, Ints
from palabre.engines.timetable.model import Model
from palabre.engines.timetable.relations import held_by


@dataclass(frozen=True, slots=True)
class Bound:
    """A proven bound with its parts, in minutes of harm."""

    parts: dict[str, int]

    @property
    def total(self) -> int:
        """Return what no programme can cost less than."""
        return sum(self.parts.values())


def quick_bound(model: Model) -> Bound:
    """Return the bound that needs no search: each session at its own best."""
    own = own_costs(model)
    everyone = range(len(model.problem.sessions))
    return Bound(
        {
            "sessions": at_best(model, own, everyone),
            "theme-days": spread_days(model),
            "organizers": least_load(model),
        }
    )


def own_costs(model: Model) -> Ints:
    """Return what each hour costs a session at least, alone in the house.

    With the best room that is open then and the best interpreters who could be there;
    ``FAR`` where there are none. (n_options,) int64, minutes of harm.
    """
    options, costs = model.arrays.ranked.T
    found = np.zeros(len(costs), np.int64)
    found[options] = costs
    return found


def hours_of(model: Model, own: Ints, s: int) -> list[int]:
    """Return the options of a session that could be."""
    first, last = model.arrays.sessions[s : s + 2, kernels.OPTIONS]
    return [o for o in range(first, last) if own[o] < FAR]


def at_best(model: Model, own: Ints, sessions: Iterable[int]) -> int:
    """Return the sum of what each session costs at its best, alone in the house."""
    costs = [own[hours_of(model, own, s)] for s in sessions]
    return int(sum(one.min() for one in costs if len(one)))


def spread_days(model: Model) -> int:
    """Return what themes to spread cost at least: as even over the days as can be."""
    n_days = len(_days_open(model))
    total = 0
    for theme, sessions in themes_by_day(model).items():
        if theme[1] == "spread" and n_days:
            each, more = divmod(len(sessions), n_days)
            total += more * n_pairs(each + 1) + (n_days - more) * n_pairs(each)
    return total * model.weights["theme-days"]


def _days_open(model: Model) -> list[int]:
    return sorted(
        {
            span.start // kernels.DAY
            for venue in model.problem.venues
            for span in venue.open
        }
    )


def themes_by_day(model: Model) -> dict[tuple[str, str], list[int]]:
    """Return the sessions of each theme to spread or gather, by code and wish."""
    wishes = {one.code: one.days for one in model.problem.themes}
    return {
        (code, wishes[code]): sessions
        for code, sessions in held_by(model.problem, "theme").items()
        if wishes.get(code)
    }


def least_load(model: Model) -> int:
    """Return what organizers' loads cost at least: more sessions than all days bear."""
    n_days = len(_days_open(model))
    beyond = sum(
        max(0, len(one.sessions) - one.cap * n_days)
        for one in model.counters
        if one.preference == "organizer-load"
    )
    return beyond * model.weights["organizer-load"]


def n_pairs(n: int) -> int:
    """Return how many pairs so many make."""
    return n * (n - 1) // 2
