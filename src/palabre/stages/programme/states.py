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
        "reinstate": (frozenset({SessionState.CANCELLED}), SessionState.PLANNED),
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


class RunState(StrEnum):
    """Where a search for a timetable stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


class RunAsks(StrEnum):
    """What a search is asked for."""

    TIMETABLE = "timetable"
    REPAIR = "repair"
    PRICES = "prices"


RUN_MOVES = Moves(
    {
        "claim": (frozenset({RunState.QUEUED}), RunState.RUNNING),
        "finish": (frozenset({RunState.RUNNING}), RunState.DONE),
        "fail": (frozenset({RunState.RUNNING}), RunState.FAILED),
        "take": (frozenset({RunState.DONE}), RunState.DONE),
        "stop": (frozenset({RunState.QUEUED, RunState.RUNNING}), RunState.STOPPED),
    }
)


class StepKind(StrEnum):
    """How the draft changed."""

    PLACED = "placed"
    UNPLACED = "unplaced"
    SWAPPED = "swapped"
    PINNED = "pinned"
    UNPINNED = "unpinned"
    APPLIED = "applied"
    STAFFED = "staffed"
    ADDED = "added"
    AMENDED = "amended"
    CANCELLED = "cancelled"
    REINSTATED = "reinstated"
    UNDONE = "undone"
    REDONE = "redone"


class Level(StrEnum):
    """How much something speaks against a place."""

    FORBIDDEN = "forbidden"
    CLASH = "clash"
    WARNING = "warning"


class ClashKind(StrEnum):
    """What would clash; each has its sentence in ``messages``."""

    ROOM_TAKEN = "room-taken"
    VENUE_CLOSED = "venue-closed"
    PERSON_BUSY = "person-busy"
    PERSON_FAR = "person-far"
    ORGANIZER_BUSY = "organizer-busy"
    ALONE = "alone"
    SEATS = "seats"
    BOOTHS = "booths"
    THEME = "theme"
    PERSON_ABSENT = "person-absent"
    PERSON_NIGHT = "person-night"
    ROOM_LOST = "room-lost"
    LANGUAGES = "languages"
    TEAM_BUSY = "team-busy"
    ORGANIZER_TWICE = "organizer-twice"
    WINDOW = "outside-window"
    FIXED = "fixed-time"
    ROOM_UNCHOSEN = "room-not-chosen"
    EQUIPMENT = "equipment"
    ORDER = "order"
    ORDER_FAR = "order-too-far"
    INTERPRETATION = "interpretation"
    CHANGEOVER = "changeover"
    WISH = "wish"


LEVELS = {
    ClashKind.ROOM_TAKEN: Level.FORBIDDEN,
    ClashKind.VENUE_CLOSED: Level.FORBIDDEN,
    ClashKind.PERSON_BUSY: Level.CLASH,
    ClashKind.PERSON_FAR: Level.CLASH,
    ClashKind.ALONE: Level.CLASH,
    ClashKind.ORGANIZER_BUSY: Level.WARNING,
    ClashKind.SEATS: Level.WARNING,
    ClashKind.BOOTHS: Level.WARNING,
    ClashKind.THEME: Level.WARNING,
    ClashKind.PERSON_ABSENT: Level.CLASH,
    ClashKind.PERSON_NIGHT: Level.CLASH,
    ClashKind.ROOM_LOST: Level.FORBIDDEN,
    ClashKind.LANGUAGES: Level.WARNING,
    ClashKind.TEAM_BUSY: Level.CLASH,
    ClashKind.ORGANIZER_TWICE: Level.CLASH,
    ClashKind.WINDOW: Level.CLASH,
    ClashKind.FIXED: Level.CLASH,
    ClashKind.ROOM_UNCHOSEN: Level.CLASH,
    ClashKind.EQUIPMENT: Level.CLASH,
    ClashKind.ORDER: Level.CLASH,
    ClashKind.ORDER_FAR: Level.CLASH,
    ClashKind.INTERPRETATION: Level.CLASH,
    ClashKind.CHANGEOVER: Level.CLASH,
    ClashKind.WISH: Level.WARNING,
}
"""The board offers no forbidden place; a clash is placed knowingly; a warning is told."""


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
