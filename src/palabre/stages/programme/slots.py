"""What a slot must be before anything is placed in it: open, and free."""

from datetime import datetime
from zoneinfo import ZoneInfo

from palabre.kernel.refusals import Refused
from palabre.stages.programme.models import Placement, Session, SessionRole
from palabre.stages.programme.states import MUST_ATTEND
from palabre.stages.summits.models import Room, Summit


def check_room(
    session: Session, room: Room, starts_at: datetime, ends_at: datetime
) -> None:
    """Refuse with ``slot-taken`` if another session holds the room then."""
    other = (
        Placement.objects.select_related("session")
        .filter(room=room, starts_at__lt=ends_at, ends_at__gt=starts_at)
        .exclude(session=session)
        .order_by("starts_at", "id")
        .first()
    )
    if other is not None:
        zone = ZoneInfo(session.summit.zone)
        raise Refused(
            "slot-taken",
            room=room_name(room),
            title=str(other.session.title.said_in("en")),
            session=other.session.code,
            starts_at=f"{other.starts_at.astimezone(zone):%H:%M}",
            ends_at=f"{other.ends_at.astimezone(zone):%H:%M}",
            field="room",
        )


def check_persons(session: Session, starts_at: datetime, ends_at: datetime) -> None:
    """Refuse with ``person-busy`` if somebody would be in two sessions at once."""
    needed = session.roles.filter(role__in=MUST_ATTEND).values("person")
    busy = (
        SessionRole.objects.select_related("person", "session")
        .filter(
            person__in=needed,
            role__in=MUST_ATTEND,
            session__placement__starts_at__lt=ends_at,
            session__placement__ends_at__gt=starts_at,
        )
        .exclude(session=session)
        .order_by("id")
        .first()
    )
    if busy is not None:
        raise Refused(
            "person-busy",
            person=busy.person.name,
            title=str(busy.session.title.said_in("en")),
            session=busy.session.code,
            field="starts_at",
        )


def check_open(
    summit: Summit, room: Room, starts_at: datetime, ends_at: datetime
) -> None:
    """Refuse with ``venue-closed`` outside the opening hours of a room's venue."""
    zone = ZoneInfo(summit.zone)
    starts, ends = starts_at.astimezone(zone), ends_at.astimezone(zone)
    is_open = room.venue.days.filter(
        on=starts.date(), opens__lte=starts.time(), closes__gte=ends.time()
    ).exists()
    if not is_open or starts.date() != ends.date():
        raise Refused("venue-closed", room=room_name(room), field="starts_at")


def room_name(room: Room) -> str:
    """Return what a refusal calls a room."""
    return str(room.name.said_in("en"))
