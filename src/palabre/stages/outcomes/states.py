"""States of a draft and of its sentences."""

from enum import StrEnum

from palabre.kernel.moves import Moves


class DraftState(StrEnum):
    """Where a draft of the Chair's Summary stands."""

    DRAFTED = "drafted"
    SIGNED = "signed"
    ISSUED = "issued"
    SUPERSEDED = "superseded"


STANDING = frozenset({"verified", "overridden"})
"""Verdicts with which a sentence may be signed and issued."""


class Step(StrEnum):
    """With whom a draft lies, in the order of the way to the closing ceremony."""

    MACHINE = "machine"
    RAPPORTEUR = "rapporteur"
    SECRETARIAT = "secretariat"
    CHAIR = "chair"
    FINAL = "final"


class VersionKind(StrEnum):
    """What a frozen version is called."""

    ZERO = "zero"
    FIRST = "first"
    REVISED = "revised"
    FINAL = "final"


class Disposition(StrEnum):
    """What became of a comment."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NOTED = "noted"


class LeftOut(StrEnum):
    """Why a point is not in the text."""

    LIKENESS = "likeness"
    ORGANISATION = "organisation"
    SESSION = "session"
    VOICE = "voice"
    FUNCTION = "function"
    LENGTH = "length"
    GATE = "gate"


class OrderState(StrEnum):
    """Where an order for the worker stands."""

    QUEUED = "queued"
    COMPUTING = "computing"
    DONE = "done"
    FAILED = "failed"


DRAFT_MOVES = Moves(
    {
        "edit": (frozenset({DraftState.DRAFTED}), DraftState.DRAFTED),
        "sign": (frozenset({DraftState.DRAFTED}), DraftState.SIGNED),
        "issue": (frozenset({DraftState.SIGNED}), DraftState.ISSUED),
        "supersede": (frozenset({DraftState.DRAFTED}), DraftState.SUPERSEDED),
    }
)
