"""Reading a room for the hub, outside of any request."""

from collections.abc import Sequence

from django.db import close_old_connections
from django.utils import timezone

from palabre.gateways.bus.events import Event
from palabre.stages.journal import queries as journal
from palabre.workflows.cut_due import cut_due
from palabre.workflows.tell_desk import DESK, desk_events
from palabre.workflows.tell_room import room_events


def read_room(room: str, after: int) -> Sequence[Event] | None:
    """Return a room's states and captions; leave no stale connection behind."""
    close_old_connections()
    try:
        if room.startswith(f"{DESK}/"):
            return desk_events(room)
        return room_events(room, after)
    finally:
        close_old_connections()


def cut_now() -> int:
    """End everybody whose time is over by policy; return how many."""
    close_old_connections()
    try:
        return cut_due(at=timezone.now())
    finally:
        close_old_connections()


def last_change() -> int:
    """Return the number of the journal's last line: it moves with every act."""
    close_old_connections()
    try:
        return journal.last_id()
    finally:
        close_old_connections()
