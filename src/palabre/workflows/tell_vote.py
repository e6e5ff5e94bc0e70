"""Counting what many do at once, and telling the room now and then."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from django.core.cache import cache
from django.db import transaction

from palabre.stages.programme.models import Session
from palabre.workflows.tell_room import room_of, tell_states

Done = TypeVar("Done")

VOTES_TOLD_EVERY = 2
"""Seconds between two tellings of votes: a thousand thumbs are one event."""


def tell_vote(session: Session, do: Callable[[], Done], *, at: datetime) -> Done:
    """Count a vote and tell the room, every other second at most."""
    window = int(at.timestamp()) // VOTES_TOLD_EVERY
    with transaction.atomic():
        done = do()
        if cache.add(f"votes-{room_of(session)}-{window}", 1, timeout=10):
            tell_states(session)
    return done
