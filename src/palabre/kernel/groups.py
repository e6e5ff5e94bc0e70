"""Stakeholder groups of the WSIS process."""

from enum import StrEnum


class StakeholderGroup(StrEnum):
    """The six groups that the WSIS process lists.

    Other bodies list five or fold some together; charts say which list they use.
    """

    GOVERNMENT = "government"
    PRIVATE_SECTOR = "private-sector"
    CIVIL_SOCIETY = "civil-society"
    TECHNICAL_COMMUNITY = "technical-community"
    ACADEMIA = "academia"
    INTERNATIONAL_ORGANIZATION = "international-organization"
