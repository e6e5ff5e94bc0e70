"""Keeping what one page says at once: all of it, or nothing."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.stages.programme import demands, planning
from palabre.stages.programme.models import Session
from palabre.stages.programme.planning import Closure
from palabre.stages.programme.wanted import After, Demands, Numbers
from palabre.stages.summits.models import Summit


def keep_demands(
    session: Session,
    asked: Demands,
    orders: Sequence[After],
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Say what a session asks, and before and after which others it is held.

    Raises Refused: those of `demands.demand` and `demands.set_orders`.
    Journal: ``programme.session.demanded``, ``programme.orders.set``.
    """
    with transaction.atomic():
        demands.demand(session, asked, by=by, at=at)
        demands.set_orders(session, orders, by=by, at=at)


def keep_ways(
    summit: Summit,
    rules: Numbers,
    closures: Sequence[Closure],
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Set the ways between rooms and venues, and when rooms are closed.

    Raises Refused: those of `planning.set_rules` and `planning.set_closures`.
    Journal: ``programme.rules.set``, ``programme.closures.set``.
    """
    with transaction.atomic():
        planning.set_rules(summit, rules, by=by, at=at)
        planning.set_closures(summit, closures, by=by, at=at)
