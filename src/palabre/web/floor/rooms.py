"""Reading a room for the hub, outside of any request."""

from django.db import close_old_connections

from palabre.gateways.bus.events import Event
from palabre.workflows.tell_room import room_events


def read_room(room: str, after: int) -> list[Event] | None:
    """Return a room's states and captions; leave no stale connection behind."""
    close_old_connections()
    try:
        return room_events(room, after)
    finally:
        close_old_connections()
