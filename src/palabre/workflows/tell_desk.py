"""Telling everybody at a draft's desk that a sentence changed, or is being edited.

The room's name is its own key: it stands on the desk's page alone, and says nothing
but codes of sentences and who is at them.
"""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from palabre.gateways.bus import chosen
from palabre.gateways.bus.events import Event, event
from palabre.kernel.actors import Actor
from palabre.stages.outcomes.models import Draft

DESK = ".desk"
"""Where an edition's code stands for a session's room; no code begins with a stop."""

CHANGED, EDITING = "changed", "editing"
KEY_LENGTH = 24


def room_of(draft: Draft) -> str:
    """Return the name of a draft's room."""
    return f"{DESK}/{draft.code}-{_key(draft.code)}"


def desk_events(room: str) -> Sequence[Event] | None:
    """Return what a joiner needs: nothing yet; None if there is no such desk."""
    code, _, key = room.removeprefix(f"{DESK}/").rpartition("-")
    return [] if code and constant_time_compare(key, _key(code)) else None


def _key(code: str) -> str:
    return salted_hmac("palabre.desk", code).hexdigest()[:KEY_LENGTH]


def tell_changed(draft: Draft, sentence: str, *, by: Actor, at: datetime) -> None:
    """Tell the desk that a sentence is not what it was."""
    _publish(CHANGED, draft, sentence, by=by, at=at)


def tell_editing(draft: Draft, sentence: str, *, by: Actor, at: datetime) -> None:
    """Tell the desk that somebody has a sentence open to edit it."""
    _publish(EDITING, draft, sentence, by=by, at=at)


def _publish(
    kind: str, draft: Draft, sentence: str, *, by: Actor, at: datetime
) -> None:
    stamp = int(at.timestamp() * 1000)
    told = {"sentence": sentence, "who": by.name, "person": by.person_id, "at": stamp}
    bus = chosen.current(settings.BUS_URL)
    bus.publish(room_of(draft), event(kind, stamp, told))
