"""The preferences: each with a name people understand, a unit and a weight.

A weight is *minutes of harm* a unit, so that all of them add up.
"""

from dataclasses import dataclass

from palabre.engines.timetable.problem import Problem


@dataclass(frozen=True, slots=True)
class Preference:
    """Something to do without only if need be."""

    code: str
    name: str
    unit: str
    weight: int


PREFERENCES = (
    Preference(
        "shared-audience", "Similar audiences at the same hour", "people affected", 5
    ),
    Preference(
        "theme-apart", "Sessions on one theme at the same hour", "pairs of sessions", 30
    ),
    Preference(
        "theme-days",
        "Themes spread or gathered over the days",
        "pairs of sessions",
        5,
    ),
    Preference("wishes", "Wishes for an hour or a day", "wishes not met", 60),
    Preference("protocol-early", "High rank early in the day", "people and hours", 15),
    Preference(
        "protocol-rival", "A minister before an empty room", "pairs of sessions", 60
    ),
    Preference(
        "prime-balance", "Groups share the prime slots", "sessions short of a share", 45
    ),
    Preference("organizer-load", "Organizers' load in a day", "sessions too many", 30),
    Preference("track-rooms", "Room changes inside a track", "pairs of sessions", 10),
    Preference("lunch", "Time for lunch", "minutes lost", 1),
    Preference("lost-languages", "Languages not interpreted", "languages lost", 60),
    Preference("walking", "Walking between sessions", "minutes walked in haste", 1),
    Preference("seats", "Room too small", "people without a seat", 5),
    Preference("empty-seats", "Room too large", "tens of empty seats", 1),
    Preference("waiting", "Long waits between sessions", "person-hours", 10),
    Preference("remote-comfort", "Remote speakers at odd hours", "people affected", 40),
)
"""Every preference with what a unit of it costs, unless a problem says otherwise."""

CODES = tuple(one.code for one in PREFERENCES)
BY_CODE = {one.code: one for one in PREFERENCES}


def weights_of(problem: Problem) -> dict[str, int]:
    """Return what a unit of each preference costs in a problem."""
    return {one.code: problem.weights.get(one.code, one.weight) for one in PREFERENCES}
