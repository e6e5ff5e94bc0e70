"""Telling everybody at the board that the draft has a new version, once committed.

The stream is open to whoever knows its address, so it carries the number of the version
and nothing else; what changed is read through the door of the secretariat.
"""

from functools import partial

from django.conf import settings
from django.db import transaction

from palabre.gateways.bus import chosen
from palabre.gateways.bus.events import Event, event
from palabre.stages.programme import steps
from palabre.stages.summits.models import Summit

BOARD = "~board"
"""The board's place among an edition's rooms; no session has such a code."""


def tell_version(summit: Summit) -> None:
    """Tell the board its version; it is read after the commit."""
    transaction.on_commit(partial(_publish, summit), robust=True)


def board_events(summit: str) -> list[Event] | None:
    """Return what the hub needs of an edition's board; None without the edition."""
    found = Summit.objects.filter(code=summit).first()
    return None if found is None else [_version(found)]


def _publish(summit: Summit) -> None:
    room = f"{summit.code}/{BOARD}"
    chosen.current(settings.BUS_URL).publish(room, _version(summit))


def _version(summit: Summit) -> Event:
    version = steps.version_of(summit)
    return event("board", version, {"version": version})
