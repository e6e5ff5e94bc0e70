"""Making the drafts that were ordered at the desk: what the worker does."""

from datetime import datetime

from palabre.engines.synthesis.model_writer import LanguageModel
from palabre.kernel.actors import system
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes import orders
from palabre.workflows.draft_summary import draft_summary

MOST = 2
"""Drafts of one round; other work waits meanwhile."""


def draft_due_summaries(*, model: LanguageModel | None, at: datetime) -> int:
    """Make what is due; return how many drafts were made.

    An order for a language model where none is set is done without one.

    Journal: ``outcomes.draft.made``, one a draft.
    """
    n_made = 0
    for _ in range(MOST):
        order = orders.take_order(at=at)
        if order is None:
            break
        draft, told = None, ""
        try:
            draft = draft_summary(
                order.summit,
                lang=order.lang,
                model=model if order.with_model else None,
                prices=True,
                by=system("drafter"),
                at=at,
            )
            n_made += 1
        except Refused as refused:
            told = refused.code
        orders.finish_order(order, draft=draft, told=told, at=at)
    return n_made
