"""The way of a draft in words: who cleared it when, and where it lies now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from palabre.stages.outcomes.models import Clearance, Draft
from palabre.stages.outcomes.signed_text import fingerprint
from palabre.stages.outcomes.states import Step
from palabre.web.drafting.words import STEPS
from palabre.web.ui.names import named


@dataclass(frozen=True, slots=True)
class Stop:
    """A step of the way.

    Parameters
    ----------
    has_changed : bool
        The text is not the one that was cleared.
    is_return : bool
        The last that happened here: it was given back.
    """

    step: str
    name: str
    is_here: bool
    is_past: bool
    by: str
    at: datetime | None
    note: str
    is_return: bool
    has_changed: bool


def way_of(draft: Draft) -> tuple[Stop, ...]:
    """Return the steps of a draft in order."""
    last = {one.step: one for one in draft.clearances.order_by("at", "id")}
    return tuple(_stops(draft, last, fingerprint(draft) if last else ""))


def _stops(draft: Draft, last: dict[str, Clearance], now: str) -> Iterator[Stop]:
    steps = list(Step)
    here = steps.index(Step(draft.lies_with))
    for at, step in enumerate(steps):
        made = last.get(step)
        yield Stop(
            step=step,
            name=named(STEPS, step),
            is_here=at == here,
            is_past=at < here,
            by=made.by if made else "",
            at=made.at if made else None,
            note=made.note if made else "",
            is_return=bool(made and made.is_return),
            has_changed=bool(made and made.sha256 != now),
        )
