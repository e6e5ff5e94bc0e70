"""Reading sittings, the list of speakers, the floor log and captions."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Max, Q, QuerySet

from palabre.kernel.actors import Actor
from palabre.kernel.places import region_of
from palabre.kernel.refusals import Refused
from palabre.stages.live.models import (
    Cue,
    Poll,
    Question,
    RequestForFloor,
    SessionDocument,
    Sitting,
    Statement,
)
from palabre.stages.live.order import NO_RANK, Candidate, Reason, Spoken, order
from palabre.stages.live.rules import OF_FLOOR, unnamed
from palabre.stages.live.states import (
    REQUEST_MOVES,
    OrderRule,
    PollState,
    QuestionState,
    RequestKind,
    RequestState,
    SittingState,
)
from palabre.stages.live.times import spoken_seconds
from palabre.stages.programme.models import Session
from palabre.stages.protocol.floor import Asking, Standing, standings
from palabre.stages.summits.models import Summit


def sitting_of(session: Session) -> Sitting | None:
    """Return the sitting of a session, if it was ever opened."""
    return (
        Sitting.objects.select_related("session__summit")
        .filter(session=session)
        .first()
    )


def is_open(summit: Summit, code: str) -> bool:
    """Tell whether a session of an edition is on."""
    return Sitting.objects.filter(
        session__summit=summit, session__code=code, state=SittingState.OPEN
    ).exists()


def open_sittings(summit: Summit) -> QuerySet[Sitting]:
    """Return the sessions of an edition that are on."""
    return (
        Sitting.objects.select_related("session__placement__room__venue")
        .prefetch_related("session__themes")
        .filter(session__summit=summit, state=SittingState.OPEN)
        .order_by("opened_at", "id")
    )


def with_cut_off() -> list[Sitting]:
    """Return the sittings in which somebody speaks whom policy cuts off in time."""
    running = Statement.objects.filter(ended_at__isnull=True)
    return list(
        Sitting.objects.select_related("session__summit").filter(
            is_cut_off=True, state=SittingState.OPEN, statements__in=running
        )
    )


@dataclass(frozen=True, slots=True)
class RoomsNow:
    """What happens in several sittings at once, by the sitting's key."""

    cues: dict[int, list[Cue]]
    floors: dict[int, Statement]
    n_waiting: dict[int, int]


def rooms_now(sittings: Sequence[Sitting], *, since: datetime) -> RoomsNow:
    """Return the captions since an instant, who speaks, how many wait: three queries.

    A room that has been silent since shows nothing; at most some hundred captions a
    room are looked at.
    """
    keys = [one.pk for one in sittings]
    cues: dict[int, list[Cue]] = {}
    found = Cue.objects.select_related("statement__request__organization").filter(
        sitting__in=keys, at__gte=since
    )
    for cue in found.order_by("sitting", "number"):
        cues.setdefault(cue.sitting_id, []).append(cue)
    floors = {
        one.sitting_id: one
        for one in Statement.objects.select_related("request__organization").filter(
            sitting__in=keys, ended_at__isnull=True
        )
    }
    waiting = RequestForFloor.objects.filter(
        sitting__in=keys, state=RequestState.WAITING
    ).values_list("sitting")
    counted = waiting.annotate(n=Count("pk")).order_by("sitting")
    return RoomsNow(cues, floors, dict(counted))


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
    live = (RequestState.WAITING, RequestState.SPEAKING, RequestState.PAUSED)
    return (
        sitting.requests.select_related("swap_with")
        .filter(person_id=person_id, state__in=live)
        .order_by("-position", "-id")
        .first()
    )


def offers_to(request: RequestForFloor | None) -> list[RequestForFloor]:
    """Return who offers to change places with somebody who waits."""
    if request is None:
        return []
    return list(
        RequestForFloor.objects.filter(
            swap_with=request, state=RequestState.WAITING
        ).order_by("position", "id")
    )


def unfiled_of(sitting: Sitting, person_id: int | None) -> RequestForFloor | None:
    """Return for what a person may still file a statement in writing, the last."""
    if person_id is None:
        return None
    may = [state for state in RequestState if REQUEST_MOVES.may("file", state)]
    return (
        sitting.requests.filter(person_id=person_id, state__in=may, written="")
        .order_by("-position", "-id")
        .first()
    )


def last_number(sitting: Sitting) -> int:
    """Return the number of the last caption, 0 before the first."""
    return sitting.cues.aggregate(last=Max("number"))["last"] or 0


def last_seq(sitting: Sitting, source: str) -> int:
    """Return the highest number that a source has counted to itself.

    ``source`` is that of `captions.channel`, in one language or, with none, in any.
    """
    sent = sitting.cues.filter(source__startswith=source).exclude(source_id="")
    numbers = sent.order_by("-number").values_list("source_id", flat=True)[:500]
    return max((int(one) for one in numbers if one.isdecimal()), default=0)


def list_of_speakers(
    sitting: Sitting, at: datetime | None = None
) -> list[RequestForFloor]:
    """Return who waits for the floor, in order."""
    return [request for request, _ in placed_speakers(sitting, at)]


def placed_speakers(
    sitting: Sitting, at: datetime | None = None
) -> list[tuple[RequestForFloor, tuple[Reason, ...]]]:
    """Return who waits for the floor, in the order of the rule, each with why.

    What is being said counts as far as it has come at an instant, by default when
    somebody last moved here.
    """
    waiting = {
        one.code: one
        for one in sitting.requests.select_related(
            "person", "organization", "stands_as"
        )
        .filter(state=RequestState.WAITING)
        .order_by("position", "id")
    }
    if not waiting:
        return []
    is_balanced = sitting.order_rule == OrderRule.BALANCE
    log = floor_log(sitting) if is_balanced else []
    heard = _heard_before(sitting, log) if is_balanced else frozenset()
    is_by_rank = sitting.order_rule == OrderRule.PROTOCOL
    ranked = _standings(sitting, waiting.values()) if is_by_rank else {}
    places = order(
        [_candidate(one, heard, ranked.get(one.code)) for one in waiting.values()],
        sitting.order_rule,
        spoken=spoken_so_far(log, at or _last_moved(log, waiting.values())),
        weights=sitting.weights,
        turn_seconds=sitting.limit_seconds,
    )
    return [(waiting[one.code], one.reasons) for one in places]


def _last_moved(
    log: Sequence[Statement], waiting: Iterable[RequestForFloor]
) -> datetime:
    """Return when somebody last asked for, was given or left the floor."""
    times: list[datetime] = [one.requested_at for one in waiting]
    for one in log:
        times += [one.started_at, one.ended_at or one.started_at]
    return max(times)


def _standings(
    sitting: Sitting, waiting: Iterable[RequestForFloor]
) -> dict[str, Standing]:
    """Return where protocol puts each who waits: its plan, list and ranks."""
    stand = [(one.code, one.stands_as or one) for one in waiting]
    asking = [
        Asking(code, one.person_id, one.name, one.rank, one.country)
        for code, one in stand
    ]
    return standings(sitting.session, asking)


def spoken_so_far(log: Sequence[Statement], at: datetime) -> Spoken:
    """Return turns by group, region and gender, and seconds by group."""
    first_turns = {one.request_id: one.request for one in log}.values()
    return Spoken(
        group=Counter(one.group for one in first_turns if one.group),
        region=Counter(region(one) for one in first_turns if region(one)),
        gender=Counter(one.gender for one in first_turns if one.gender),
        seconds=spoken_seconds(log, at),
    )


def region(request: RequestForFloor) -> str:
    """Return the regional group of a request's country, if it has one."""
    found = region_of(request.country) if request.country else None
    return found.value if found else ""


def _heard_before(sitting: Sitting, log: Sequence[Statement]) -> frozenset[object]:
    """Return who took the floor in this edition before; by name where unregistered."""
    persons = Statement.objects.filter(
        sitting__session__summit=sitting.session.summit_id,
        request__person__isnull=False,
    ).values_list("request__person_id", flat=True)
    return frozenset(persons) | {one.request.name for one in log}


def _candidate(
    one: RequestForFloor, heard: frozenset[object], standing: Standing | None
) -> Candidate:
    stand = one.stands_as or one
    return Candidate(
        code=one.code,
        position=one.position,
        kind=stand.kind,
        category=stand.category,
        rank_order=standing.order if standing else NO_RANK,
        rank_reason=_rank_reason(standing),
        group=stand.group,
        region=region(stand),
        gender=stand.gender,
        is_first=(stand.person_id or stand.name) not in heard,
        n_skipped=one.n_skipped,
        fixed_place=one.fixed_place,
        place_reason=one.place_reason,
        swapped_with=one.stands_as.name if one.stands_as else "",
    )


def _rank_reason(standing: Standing | None) -> Reason | None:
    """Return what a place by protocol rests on; None under another rule."""
    if standing is None:
        return None
    if standing.turn is not None:
        return Reason("turn", {"turn": standing.turn})
    if standing.rank is None:
        return Reason("no-rank")
    code = "rank-of" if standing.is_asking else "rank-by-rule"
    return Reason(code, {"rank": standing.rank, "n": standing.n})


def last_moved_at(sitting: Sitting) -> datetime | None:
    """Return when the floor moved last: was opened, given, or became free.

    What is asked or put in order meanwhile moves it not.
    """
    log = sitting.statements.aggregate(begun=Max("started_at"), ended=Max("ended_at"))
    times = [sitting.opened_at, log["begun"], log["ended"]]
    return max((one for one in times if one is not None), default=None)


def paused(sitting: Sitting) -> RequestForFloor | None:
    """Return whoever was stopped last and may go on."""
    return (
        sitting.requests.select_related("organization")
        .filter(state=RequestState.PAUSED)
        .order_by("-statements__ended_at", "-id")
        .first()
    )


def points_to_rule(sitting: Sitting) -> list[RequestForFloor]:
    """Return the points of order that were raised and have no ruling yet."""
    return list(
        sitting.requests.filter(
            kind=RequestKind.POINT_OF_ORDER,
            ruling="",
            state__in=(RequestState.SPEAKING, RequestState.ENDED),
        ).order_by("position", "id")
    )


def filed_in_writing(sitting: Sitting) -> list[RequestForFloor]:
    """Return the statements filed in writing, in the order of the list."""
    return list(
        sitting.requests.select_related("person", "organization")
        .exclude(written="")
        .order_by("position", "id")
    )


def request_unnamed(sitting: Sitting, actor: Actor) -> RequestForFloor | None:
    """Return what an actor asked for without a name and still waits or speaks for."""
    codes = unnamed(actor, OF_FLOOR)
    if not codes:
        return None
    live = (RequestState.WAITING, RequestState.SPEAKING, RequestState.PAUSED)
    found = sitting.requests.filter(code__in=codes, state__in=live)
    return found.order_by("-position", "-id").first()


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


def documents_of(session: Session) -> list[SessionDocument]:
    """Return a session's documents, the oldest first."""
    there = SessionDocument.objects.filter(session=session)
    found = list(there.order_by("kept_at", "id"))
    for one in found:
        one.session = session
    return found


def document_by_code(session: Session, code: str) -> SessionDocument:
    """Return a document of a session, or refuse with ``not-found``."""
    found = SessionDocument.objects.filter(session=session, code=code).first()
    if found is None:
        raise Refused("not-found", what="document", code=code)
    found.session = session
    return found


def cues_since(sitting: Sitting, at: datetime) -> list[Cue]:
    """Return the captions since an instant, with their speakers."""
    return list(
        sitting.cues.select_related("statement__request__organization")
        .filter(at__gte=at)
        .order_by("number")
    )


def changed_cues(sitting: Sitting, *, n: int) -> list[Cue]:
    """Return the captions that were corrected or became another's, in their order.

    Among the last ``n`` of the sitting: a page keeps no more.
    """
    changed = Q(corrected_at__isnull=False) | Q(retold_at__isnull=False)
    since = last_number(sitting) - n
    found = sitting.cues.select_related("statement__request__organization")
    return list(found.filter(changed, number__gt=since).order_by("number"))


def caption_langs(sitting: Sitting) -> list[str]:
    """Return the languages in which captions came."""
    return list(sitting.cues.order_by("lang").values_list("lang", flat=True).distinct())


def cue_by_number(sitting: Sitting, number: int) -> Cue:
    """Return a caption of a sitting, or refuse with ``not-found``."""
    found = (
        sitting.cues.select_related(
            "sitting__session__summit", "statement__request__organization"
        )
        .filter(number=number)
        .first()
    )
    if found is None:
        raise Refused("not-found", what="caption", code=str(number))
    return found


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


def questions_of(sitting: Sitting, *, states: Sequence[str]) -> list[Question]:
    """Return questions, pinned ones first, then those most wished for."""
    return list(
        sitting.questions.select_related("to")
        .filter(state__in=states)
        .annotate(n_votes=Count("votes") + F("n_carried"))
        .order_by("-is_pinned", "-n_votes", "asked_at", "id")
    )


def question_by_code(sitting: Sitting, code: str) -> Question:
    """Return a question of a sitting, or refuse with ``not-found``."""
    found = (
        sitting.questions.select_related("sitting__session__summit", "to")
        .filter(code=code)
        .first()
    )
    if found is None:
        raise Refused("not-found", what="question", code=code)
    return found


def unanswered(sitting: Sitting) -> list[Question]:
    """Return the questions that were shown and not answered."""
    return questions_of(sitting, states=[QuestionState.SHOWN])


def asked_in_writing(session: Session) -> list[Question]:
    """Return a session's questions that were shown: those that stayed open first."""
    sitting = sitting_of(session)
    if sitting is None:
        return []
    shown = questions_of(sitting, states=[QuestionState.SHOWN])
    return [*shown, *questions_of(sitting, states=[QuestionState.ANSWERED])]


def voted_for(sitting: Sitting, person_id: int | None) -> frozenset[str]:
    """Return the codes of the questions a person wishes to hear answered."""
    if person_id is None:
        return frozenset()
    found = sitting.questions.filter(votes__person_id=person_id)
    return frozenset(found.values_list("code", flat=True))


def open_poll(sitting: Sitting) -> Poll | None:
    """Return the poll that is open."""
    return sitting.polls.filter(state=PollState.OPEN).first()


def poll_now(sitting: Sitting) -> Poll | None:
    """Return the poll that is open, else the one closed last."""
    return sitting.polls.order_by("-opened_at", "-id").first()
