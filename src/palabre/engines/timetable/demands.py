"""What is asked of a programme, and what giving it up would cost: values alone.

Nothing slow is loaded here: who shows a conflict needs no solver.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Demand:
    """One rule as it is asked for here: of a session, of a person, or of all."""

    rule: str
    whose: str = ""


@dataclass(frozen=True, slots=True)
class WayOut:
    """A demand to give up, with what the whole programme would leave out and cost."""

    demand: Demand
    n_left_out: int
    cost: int
