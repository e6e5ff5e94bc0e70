"""What a timetable is: placements, what they cost, what was proven about them."""

from dataclasses import dataclass, field

FORMAT = "palabre-timetable-solution/1"


@dataclass(frozen=True, slots=True, order=True)
class Placement:
    """A session in a room from a minute on, with its interpreters if it has any."""

    session: str
    start: int
    room: str
    team: str | None = None


@dataclass(frozen=True, slots=True)
class Solution:
    """Placements in the order of the problem's sessions, one a session at most.

    A session that stands in no placement is not placed.
    """

    placements: tuple[Placement, ...]
    problem: str = ""
    format: str = FORMAT

    def by_session(self) -> dict[str, Placement]:
        """Return the placements by the codes of their sessions."""
        return {one.session: one for one in self.placements}


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a solution breaks, with whom it concerns."""

    rule: str
    sessions: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Charge:
    """What one preference costs in one place: ``cost`` is its weight × ``measure``."""

    preference: str
    measure: int
    cost: int
    sessions: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    concern: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the independent checker found."""

    violations: tuple[Violation, ...]
    charges: tuple[Charge, ...]
    unplaced: tuple[str, ...] = ()

    @property
    def cost(self) -> int:
        """Return the cost of all preferences together."""
        return sum(charge.cost for charge in self.charges)

    @property
    def costs(self) -> dict[str, int]:
        """Return the cost of each preference that costs something, dearest first."""
        found: dict[str, int] = {}
        for charge in self.charges:
            found[charge.preference] = found.get(charge.preference, 0) + charge.cost
        return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))

    @property
    def is_valid(self) -> bool:
        """Tell whether every session is placed and no rule is broken."""
        return not self.violations and not self.unplaced


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a search stands: ``cost`` of the best so far, ``bound`` proven below it."""

    seconds: float
    cost: int
    bound: int
    n_broken: int
    stage: str
    solution: Solution

    @property
    def gap(self) -> float:
        """Return the share of the cost that is not proven to be needed."""
        return (self.cost - self.bound) / self.cost if self.cost else 0.0


@dataclass(frozen=True, slots=True)
class Result:
    """A solution with its verdict and the proven bound."""

    solution: Solution
    verdict: Verdict
    bound: int = 0
    bounds: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    n_moves: int = 0
    first_valid_seconds: float | None = None

    @property
    def cost(self) -> int:
        """Return what the solution costs, in minutes of harm."""
        return self.verdict.cost

    @property
    def gap(self) -> float:
        """Return the share of the cost that is not proven to be needed."""
        return (self.cost - self.bound) / self.cost if self.cost else 0.0

    @property
    def is_optimal(self) -> bool:
        """Tell whether it is proven that nothing costs less."""
        return self.verdict.is_valid and self.cost == self.bound
