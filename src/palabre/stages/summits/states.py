"""States of an edition and the closed lists of its calendar."""

from enum import StrEnum

from palabre.kernel.moves import Moves


class SummitState(StrEnum):
    """Where an edition stands."""

    ANNOUNCED = "announced"
    OPEN = "open"
    RUNNING = "running"
    CLOSED = "closed"


SUMMIT_MOVES = Moves(
    {
        "open": (frozenset({SummitState.ANNOUNCED}), SummitState.OPEN),
        "start": (frozenset({SummitState.OPEN}), SummitState.RUNNING),
        "close": (frozenset({SummitState.RUNNING}), SummitState.CLOSED),
    }
)


class PhaseKind(StrEnum):
    """Windows of the calendar (domain: the year of a summit)."""

    CONSULTATION = "consultation"
    CALL = "call"
    REVIEW = "review"
    BRIEF = "brief"
    ACCREDITATION = "accreditation"
    DAYS = "days"
    REPORTS = "reports"
    OUTCOMES = "outcomes"


class HostKind(StrEnum):
    """What an organization is to an edition."""

    HOST = "host"
    CO_ORGANIZER = "co-organizer"


class TagStatus(StrEnum):
    """How sure a tag is: who put it there."""

    DECLARED = "declared"
    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
