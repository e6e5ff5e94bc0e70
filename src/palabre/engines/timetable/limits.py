"""How long CP-SAT may think."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a solver may think, and how repeatable it must be."""

    seconds: float = 10.0
    seed: int = 0
    workers: int = 1
    effort: float | None = None
