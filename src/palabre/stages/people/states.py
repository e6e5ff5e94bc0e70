"""Closed lists about people."""

from enum import StrEnum


class Rank(StrEnum):
    """Protocol ranks in order of precedence (domain: high-level track)."""

    HEAD_OF_STATE = "head-of-state"
    HEAD_OF_GOVERNMENT = "head-of-government"
    DEPUTY_PRIME_MINISTER = "deputy-prime-minister"
    MINISTER = "minister"
    DEPUTY_MINISTER = "deputy-minister"
    REGULATOR = "regulator"
    AMBASSADOR = "ambassador"
    HEAD_OF_ORGANIZATION = "head-of-organization"
    HIGH_LEVEL = "high-level"


MINISTERIAL = frozenset({Rank.MINISTER, Rank.DEPUTY_MINISTER, Rank.REGULATOR})
"""Ministers, deputies and heads of regulatory authorities."""


class Gender(StrEnum):
    """As the person says; empty when not said."""

    WOMAN = "f"
    MAN = "m"
    OTHER = "x"


class Use(StrEnum):
    """What a person may consent to, each apart."""

    PUBLIC_LIST = "public-list"
    RECORDING = "recording"
    MACHINE_PROCESSING = "machine-processing"
