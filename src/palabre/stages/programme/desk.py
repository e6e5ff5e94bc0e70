"""What the planner needs to know: what waits for a place, what waits for a release."""

from palabre.kernel.refusals import Refused
from palabre.stages.programme.models import Release, Session
from palabre.stages.programme.releases import Row, compare, frozen
from palabre.stages.programme.states import SessionState
from palabre.stages.summits.models import Room, Summit


def n_unplaced(summit: Summit) -> int:
    """Return how many sessions have no room yet."""
    return Session.objects.filter(
        summit=summit, state=SessionState.PLANNED, placement__isnull=True
    ).count()


def last_release(summit: Summit) -> Release | None:
    """Return the newest release, if any."""
    return summit.releases.order_by("-number").first()


def unreleased_changes(summit: Summit) -> list[Row]:
    """Return what the next release would tell."""
    last = last_release(summit)
    return compare(last.programme if last else [], frozen(summit))


def n_unreleased(summit: Summit) -> int:
    """Return how many changes the next release would tell."""
    return len(unreleased_changes(summit))


def session_of(summit: Summit, code: str) -> Session:
    """Return a session of an edition, planned or cancelled.

    Raises Refused: ``not-found``.
    """
    found = Session.objects.select_related("summit").filter(summit=summit, code=code)
    session = found.first()
    if session is None:
        raise Refused("not-found", what="session", code=code)
    return session


def room_at(summit: Summit, venue: str, code: str) -> Room:
    """Return a room of an edition by the codes of its venue and its own.

    Raises Refused: ``not-found``.
    """
    rooms = Room.objects.select_related("venue").filter(venue__summit=summit)
    room = rooms.filter(venue__code=venue, code=code).first()
    if room is None:
        raise Refused("not-found", what="room", code=f"{venue}/{code}")
    return room
