"""States of a registration."""

from enum import StrEnum

from palabre.kernel.moves import Moves


class RegistrationState(StrEnum):
    """Where a registration stands."""

    NOMINATED = "nominated"
    REGISTERED = "registered"
    WAITING = "waiting"
    OFFERED = "offered"
    ACCREDITED = "accredited"
    REFUSED = "refused"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"


REGISTRATION_MOVES = Moves(
    {
        "confirm": (
            frozenset({RegistrationState.NOMINATED}),
            RegistrationState.REGISTERED,
        ),
        "accredit": (
            frozenset({RegistrationState.REGISTERED}),
            RegistrationState.ACCREDITED,
        ),
        "refuse": (
            frozenset({RegistrationState.REGISTERED, RegistrationState.WAITING}),
            RegistrationState.REFUSED,
        ),
        "reopen": (
            frozenset({RegistrationState.REFUSED}),
            RegistrationState.REGISTERED,
        ),
        "wait": (
            frozenset({RegistrationState.REGISTERED}),
            RegistrationState.WAITING,
        ),
        "offer": (
            frozenset({RegistrationState.WAITING}),
            RegistrationState.OFFERED,
        ),
        "let_pass": (
            frozenset({RegistrationState.OFFERED}),
            RegistrationState.WAITING,
        ),
        "take_up": (
            frozenset({RegistrationState.OFFERED}),
            RegistrationState.REGISTERED,
        ),
        "revoke": (
            frozenset({RegistrationState.ACCREDITED}),
            RegistrationState.REVOKED,
        ),
        "withdraw": (
            frozenset(
                {
                    RegistrationState.NOMINATED,
                    RegistrationState.REGISTERED,
                    RegistrationState.WAITING,
                    RegistrationState.OFFERED,
                    RegistrationState.ACCREDITED,
                }
            ),
            RegistrationState.WITHDRAWN,
        ),
        "come_back": (
            frozenset({RegistrationState.WITHDRAWN}),
            RegistrationState.REGISTERED,
        ),
        "be_named_again": (
            frozenset({RegistrationState.WITHDRAWN}),
            RegistrationState.NOMINATED,
        ),
    }
)


class Attendance(StrEnum):
    """How a person takes part."""

    ON_SITE = "on-site"
    ONLINE = "online"


class DelegationPlace(StrEnum):
    """What somebody is in a delegation."""

    HEAD = "head"
    ALTERNATE = "alternate"
    MEMBER = "member"
    ACCOMPANYING = "accompanying"


class AppealOutcome(StrEnum):
    """What became of an appeal."""

    UPHELD = "upheld"
    DISMISSED = "dismissed"


class InterestState(StrEnum):
    """Where an expression of interest stands."""

    FILED = "filed"
    INVITED = "invited"
    AFFILIATED = "affiliated"
    DECLINED = "declined"


INTEREST_MOVES = Moves(
    {
        "file": (
            frozenset({InterestState.FILED, InterestState.DECLINED}),
            InterestState.FILED,
        ),
        "invite": (frozenset({InterestState.FILED}), InterestState.INVITED),
        "affiliate": (frozenset({InterestState.FILED}), InterestState.AFFILIATED),
        "decline": (frozenset({InterestState.FILED}), InterestState.DECLINED),
    }
)
