"""One's own agenda: sessions put in and taken out, and the address of its feed."""

from django.conf import settings
from django.urls import reverse
from ninja import Router, Schema, Status

from palabre.api.doors import KNOWN, person_of
from palabre.api.shapes import Code
from palabre.stages.programme import queries, stars
from palabre.stages.programme.models import Agenda
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked

router = Router(tags=["programme"])
AGENDA = "/editions/{summit}/agenda"


class AgendaShape(Schema):
    """Codes of the sessions in order of time, those that overlap, the private feed.

    Whoever knows the feed's address reads the agenda; it is empty before the first star.
    """

    sessions: list[str]
    overlapping: list[tuple[str, str]]
    feed: str


@router.get(AGENDA, response=AgendaShape, auth=KNOWN, operation_id="own_agenda")
def own_agenda(request: Asked, summit: Code) -> AgendaShape:
    """Tell what is in one's own agenda."""
    edition = summits.by_code(summit)
    person_of(request)
    return _shape(edition, stars.agenda_of(edition, by=request.actor))


@router.post(
    AGENDA + "/{code}",
    response={201: AgendaShape},
    auth=KNOWN,
    operation_id="star_session",
)
def star_session(request: Asked, summit: Code, code: Code) -> Status[AgendaShape]:
    """Put a released session into one's agenda; twice is harmless."""
    edition = summits.by_code(summit)
    person_of(request)
    agenda = stars.star(edition, code, by=request.actor, at=request.at)
    return Status(201, _shape(edition, agenda))


@router.delete(
    AGENDA + "/{code}",
    response=AgendaShape,
    auth=KNOWN,
    operation_id="unstar_session",
)
def unstar_session(request: Asked, summit: Code, code: Code) -> AgendaShape:
    """Take a session out of one's agenda; harmless when it is not in it."""
    edition = summits.by_code(summit)
    person_of(request)
    agenda = stars.agenda_of(edition, by=request.actor)
    if agenda is not None:
        stars.unstar(agenda, code)
    return _shape(edition, agenda)


def _shape(edition: Summit, agenda: Agenda | None) -> AgendaShape:
    rows = stars.rows_of(agenda, queries.listing(edition).rows)
    where = [edition.code, agenda.token] if agenda else []
    return AgendaShape(
        sessions=[row.code for row in rows],
        overlapping=[(one.code, other.code) for one, other in stars.overlapping(rows)],
        feed=settings.ORIGIN + reverse("public:agenda-feed", args=where)
        if where
        else "",
    )
