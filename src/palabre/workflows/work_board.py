"""Acts at the board, told to everybody who has it open."""

from collections.abc import Callable
from datetime import datetime

from palabre.kernel.actors import Actor
from palabre.stages.programme.models import DraftStep
from palabre.stages.summits.models import Summit
from palabre.workflows.tell_board import tell_version


def work_board(
    summit: Summit,
    act: Callable[..., DraftStep],
    *given: object,
    by: Actor,
    at: datetime,
    **facts: object,
) -> DraftStep:
    """Do an act of `programme.board` and tell the board its new version."""
    step = act(*given, by=by, at=at, **facts)
    tell_version(summit)
    return step
