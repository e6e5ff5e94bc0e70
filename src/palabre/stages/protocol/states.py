"""States and closed lists of protocol."""

from enum import StrEnum

from palabre.kernel.moves import Moves


class DignitaryState(StrEnum):
    """Where somebody on the high-level list stands."""

    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    REPLACED = "replaced"


DIGNITARY_MOVES = Moves(
    {
        "confirm": (frozenset({DignitaryState.TENTATIVE}), DignitaryState.CONFIRMED),
        "replace": (
            frozenset({DignitaryState.TENTATIVE, DignitaryState.CONFIRMED}),
            DignitaryState.REPLACED,
        ),
        "amend": (
            frozenset({DignitaryState.TENTATIVE, DignitaryState.CONFIRMED}),
            DignitaryState.CONFIRMED,
        ),
    }
)


class Tie(StrEnum):
    """What comes first among persons of one rank."""

    INSCRIPTION = "inscription"
    CREDENTIALS = "credentials"
    ALPHABETICAL = "alphabetical"


class HostPlace(StrEnum):
    """Where the host country stands among persons of one rank."""

    BY_RULE = "by-rule"
    FIRST = "first"
    LAST = "last"


class Shape(StrEnum):
    """How the places of a plan lie."""

    ORDER = "order"
    PODIUM = "podium"
    ROWS = "rows"
    U = "u"
    ROUND = "round"


class SeatRule(StrEnum):
    """By which rule places are proposed."""

    PRECEDENCE = "precedence"
    ALPHABETICAL = "alphabetical"
    BALANCE = "balance"


class Source(StrEnum):
    """How somebody came onto the list."""

    HAND = "hand"
    FILE = "file"
    DELEGATION = "delegation"
    REGISTRATION = "registration"
    PROGRAMME = "programme"


class Level(StrEnum):
    """How much a clash matters."""

    BAD = "bad"
    WARN = "warn"


class ClashKind(StrEnum):
    """What of somebody's arrival, escort and languages the programme runs into."""

    BEFORE_ARRIVAL = "before-arrival"
    AFTER_DEPARTURE = "after-departure"
    TWO_PLACES = "two-places"
    NO_TIME_BETWEEN = "no-time-between"
    REPLACED = "replaced"
    NO_ESCORT = "no-escort"
    ESCORT_TWICE = "escort-twice"
    NO_LANGUAGE = "no-language"
    EMPTY_ROOM = "empty-room"
    UNPLACED = "unplaced"
    NO_ARRIVAL = "no-arrival"


LEVELS = {
    ClashKind.BEFORE_ARRIVAL: Level.BAD,
    ClashKind.AFTER_DEPARTURE: Level.BAD,
    ClashKind.TWO_PLACES: Level.BAD,
    ClashKind.NO_TIME_BETWEEN: Level.BAD,
    ClashKind.REPLACED: Level.BAD,
    ClashKind.ESCORT_TWICE: Level.BAD,
    ClashKind.NO_ESCORT: Level.WARN,
    ClashKind.NO_LANGUAGE: Level.WARN,
    ClashKind.EMPTY_ROOM: Level.WARN,
    ClashKind.UNPLACED: Level.WARN,
    ClashKind.NO_ARRIVAL: Level.WARN,
}
