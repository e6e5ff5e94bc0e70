"""The sessions that somebody took part in: scans at the door, joins online, both told."""

from dataclasses import dataclass
from datetime import datetime

from palabre.stages.accreditation.snapshots import sessions_scanned
from palabre.stages.live.models import Presence
from palabre.stages.live.presence import minutes_of
from palabre.stages.live.states import Place
from palabre.stages.people.models import Person
from palabre.stages.programme.models import Session
from palabre.stages.summits.models import Summit


@dataclass(frozen=True, slots=True)
class Attended:
    """One session, how somebody took part, and for how many minutes if known."""

    session: Session
    in_room: bool
    online: bool
    scanned_at: datetime | None
    minutes: int


def attendance_of(person: Person, summit: Summit) -> list[Attended]:
    """Return where a person took part, each session once, in the order of time.

    A scan at the door and a seat's own code both say *in the room*.
    """
    scanned = dict(sessions_scanned(person.pk, summit))
    places: dict[str, set[str]] = {}
    first = dict(scanned)
    told = Presence.objects.filter(person=person, sitting__session__summit=summit)
    for code, place, since in told.order_by("since", "id").values_list(
        "sitting__session__code", "place", "since"
    ):
        places.setdefault(code, set()).add(place)
        first[code] = min(first.get(code, since), since)
    if not scanned and not places:
        return []
    minutes = minutes_of(person, summit)
    found = Session.objects.filter(summit=summit, code__in=[*scanned, *places])
    return [
        Attended(
            session=one,
            in_room=one.code in scanned or Place.ROOM in places.get(one.code, ()),
            online=Place.ONLINE in places.get(one.code, ()),
            scanned_at=scanned.get(one.code),
            minutes=minutes.get(one.code, 0),
        )
        for one in sorted(found.order_by("code"), key=lambda one: first[one.code])
    ]
