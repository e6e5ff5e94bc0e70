"""Sessions to place, by the real operations."""

from datetime import datetime

import make

from palabre.kernel.languages import text
from palabre.stages.people.models import Organization, Person
from palabre.stages.programme import operations as programme
from palabre.stages.programme.models import Placement, Session
from palabre.stages.summits.models import Room, Summit
from palabre.stages.summits.operations import local

KINDS = [
    ("workshop", text(en="Workshop", fr="Atelier"), 45, False),
    ("panel", text(en="Panel", fr="Table ronde"), 120, True),
]


def facts(code: str = "INC-01", **changes: object) -> programme.SessionFacts:
    start: dict[str, object] = {
        "title": text(en=f"Session {code}"),
        "type": "workshop",
    }
    return programme.SessionFacts(code=code, **(start | changes))


def session(
    summit: Summit,
    code: str = "INC-01",
    *,
    speakers: tuple[Person, ...] = (),
    organizers: tuple[Organization, ...] = (),
    **changes: object,
) -> Session:
    if not summit.session_types.exists():
        programme.set_session_types(summit, KINDS, by=make.LOADER, at=make.NOON)
    roles = [programme.RoleFacts(person, "speaker") for person in speakers]
    said = facts(code, roles=roles, organizers=organizers, **changes)
    return programme.add_session(summit, said, by=make.LOADER, at=make.NOON)


def room(summit: Summit, code: str = "tilia") -> Room:
    return Room.objects.select_related("venue").get(venue__summit=summit, code=code)


def clock(summit: Summit, hour: int, minute: int = 0, *, day: int = 0) -> datetime:
    """Return an instant of the edition, by its own clock."""
    on = summit.starts_on.replace(day=summit.starts_on.day + day)
    return local(summit, on, datetime.min.time().replace(hour=hour, minute=minute))


def placed(
    made: Session, hour: int = 9, minute: int = 0, *, day: int = 0, in_: str = "tilia"
) -> Placement:
    return programme.place(
        made,
        room(made.summit, in_),
        clock(made.summit, hour, minute, day=day),
        by=make.LOADER,
        at=make.NOON,
    )
