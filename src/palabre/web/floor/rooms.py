"""Reading a room for the hub, outside of any request."""

from collections.abc import Sequence

from django.db import close_old_connections

from palabre.gateways.bus.events import Event
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
