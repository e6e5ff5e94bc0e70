"""The question that every operation asks first."""

from palabre.kernel.refusals import Refused


def require(is_allowed: bool, act: str) -> None:  # noqa: FBT001 - reads as a sentence
    """Refuse with ``not-allowed`` unless the actor has the right.

    Parameters
    ----------
    is_allowed : bool
        What a stage's rule said.
    act : str
        Name of the act, for the words and the log.

    Examples
    --------
    >>> require(True, "calls.proposal.accepted")
    """
    if not is_allowed:
        raise Refused("not-allowed", act=act)
