"""Reading sittings, the list of speakers, the floor log and captions."""

from django.db.models import Max, QuerySet

from palabre.kernel.refusals import Refused
from palabre.stages.live.models import Cue, RequestForFloor, Sitting, Statement
from palabre.stages.live.states import RequestState, SittingState
from palabre.stages.programme.models import Session
from palabre.stages.summits.models import Summit


def sitting_of(session: Session) -> Sitting | None:
    """Return the sitting of a session, if it was ever opened."""
    return (
        Sitting.objects.select_related("session__summit")
        .filter(session=session)
        .first()
    )


def open_sittings(summit: Summit) -> QuerySet[Sitting]:
    """Return the sessions of an edition that are on."""
    return (
        Sitting.objects.select_related("session__placement__room__venue")
        .filter(session__summit=summit, state=SittingState.OPEN)
        .order_by("opened_at", "id")
    )


def request_by_code(sitting: Sitting, code: str) -> RequestForFloor:
    """Return a request of a sitting, or refuse with ``not-found``."""
    found = (
        sitting.requests.select_related("sitting__session__summit")
        .filter(code=code)
        .first()
    )
    if found is None:
        raise Refused("not-found", what="request", code=code)
    return found


def request_of(sitting: Sitting, person_id: int | None) -> RequestForFloor | None:
    """Return what a person asked for and still waits or speaks for."""
    if person_id is None:
        return None
    live = (RequestState.WAITING, RequestState.SPEAKING)
    return (
        sitting.requests.filter(person_id=person_id, state__in=live)
        .order_by("-position", "-id")
        .first()
    )


def last_number(sitting: Sitting) -> int:
    """Return the number of the last caption, 0 before the first."""
    return sitting.cues.aggregate(last=Max("number"))["last"] or 0


def last_seq(sitting: Sitting, source: str) -> int:
    """Return the highest number that a source has counted to itself."""
    sent = sitting.cues.filter(source=source).exclude(source_id="")
    numbers = sent.order_by("-number").values_list("source_id", flat=True)[:500]
    return max((int(one) for one in numbers if one.isdecimal()), default=0)


def list_of_speakers(sitting: Sitting) -> list[RequestForFloor]:
    """Return who waits for the floor, in order."""
    return list(
        sitting.requests.select_related("person", "organization")
        .filter(state=RequestState.WAITING)
        .order_by("position", "id")
    )


def floor_now(sitting: Sitting) -> Statement | None:
    """Return the statement that is running, if any."""
    return (
        sitting.statements.select_related("request__organization", "request__person")
        .filter(ended_at__isnull=True)
        .order_by("-started_at", "-id")
        .first()
    )


def floor_log(sitting: Sitting) -> list[Statement]:
    """Return every statement of a sitting, first first."""
    return list(
        sitting.statements.select_related(
            "request__organization", "request__person"
        ).order_by("started_at", "id")
    )


def cues_after(sitting: Sitting, number: int, *, limit: int = 500) -> list[Cue]:
    """Return the captions after a number, with their speakers."""
    return list(
        sitting.cues.select_related("statement__request__organization")
        .filter(number__gt=number)
        .order_by("number")[:limit]
    )


def every_cue(sitting: Sitting) -> list[Cue]:
    """Return all captions of a sitting with whose words they are, in order."""
    return list(
        sitting.cues.select_related(
            "statement__request__organization", "statement__request__person"
        ).order_by("number")
    )


def last_cues(sitting: Sitting, *, n: int = 50) -> list[Cue]:
    """Return the last captions, oldest first."""
    newest = sitting.cues.select_related("statement__request__organization").order_by(
        "-number"
    )[:n]
    return list(reversed(newest))
