"""States of a proposal."""

from enum import StrEnum

from palabre.kernel.moves import Moves


class ProposalState(StrEnum):
    """Where a proposal stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


PROPOSAL_MOVES = Moves(
    {
        "amend": (frozenset({ProposalState.DRAFT}), ProposalState.DRAFT),
        "submit": (frozenset({ProposalState.DRAFT}), ProposalState.SUBMITTED),
        "accept": (frozenset({ProposalState.SUBMITTED}), ProposalState.ACCEPTED),
        "decline": (frozenset({ProposalState.SUBMITTED}), ProposalState.DECLINED),
        "withdraw": (
            frozenset({ProposalState.DRAFT, ProposalState.SUBMITTED}),
            ProposalState.WITHDRAWN,
        ),
    }
)
