"""States and closed lists of the programme."""

from enum import StrEnum

from palabre.kernel.moves import Moves


class SessionState(StrEnum):
    """Where a session stands."""

    PLANNED = "planned"
    CANCELLED = "cancelled"


SESSION_MOVES = Moves(
    {
        "place": (frozenset({SessionState.PLANNED}), SessionState.PLANNED),
        "amend": (frozenset({SessionState.PLANNED}), SessionState.PLANNED),
        "cancel": (frozenset({SessionState.PLANNED}), SessionState.CANCELLED),
    }
)


class RoleInSession(StrEnum):
    """What a person does in a session."""

    CHAIR = "chair"
    MODERATOR = "moderator"
    ONLINE_MODERATOR = "online-moderator"
    SPEAKER = "speaker"
    RAPPORTEUR = "rapporteur"
    INTERPRETER = "interpreter"
    CAPTIONER = "captioner"


MUST_ATTEND = frozenset(
    {
        RoleInSession.CHAIR,
        RoleInSession.MODERATOR,
        RoleInSession.SPEAKER,
    }
)
"""Who cannot be in two sessions at once."""


class Mode(StrEnum):
    """How one takes part in a session."""

    HYBRID = "hybrid"
    ON_SITE = "on-site"
    ONLINE = "online"
