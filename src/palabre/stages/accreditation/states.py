"""States of a registration."""

from enum import StrEnum

from palabre.kernel.moves import Moves


class RegistrationState(StrEnum):
    """Where a registration stands."""

    REGISTERED = "registered"
    ACCREDITED = "accredited"
    REFUSED = "refused"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"


REGISTRATION_MOVES = Moves(
    {
        "accredit": (
            frozenset({RegistrationState.REGISTERED}),
            RegistrationState.ACCREDITED,
        ),
        "refuse": (
            frozenset({RegistrationState.REGISTERED}),
            RegistrationState.REFUSED,
        ),
        "revoke": (
            frozenset({RegistrationState.ACCREDITED}),
            RegistrationState.REVOKED,
        ),
        "withdraw": (
            frozenset({RegistrationState.REGISTERED, RegistrationState.ACCREDITED}),
            RegistrationState.WITHDRAWN,
        ),
    }
)


class Attendance(StrEnum):
    """How a person takes part."""

    ON_SITE = "on-site"
    ONLINE = "online"
