"""Doing an act of questions or polls, and telling the room how things stand then."""

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


def tell_act(session: Session, do: Callable[[], Done], *, at: datetime) -> Done:
    """Do an act and tell the room."""
    assert at.tzinfo, "instants are aware"
    with transaction.atomic():
        done = do()
        tell_states(session)
    return done


def tell_vote(session: Session, do: Callable[[], Done], *, at: datetime) -> Done:
    """Count a vote and tell the room, every other second at most."""
    window = int(at.timestamp()) // VOTES_TOLD_EVERY
    with transaction.atomic():
        done = do()
        if cache.add(f"votes-{room_of(session)}-{window}", 1, timeout=10):
            tell_states(session)
    return done
