"""Captions by machine: posts in, and the missed ones out. No language in the address.

A post needs a key, never a cookie: there is nothing here that a foreign page could
make a browser do.
"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from palabre.kernel.refusals import Refused
from palabre.stages.live import queries
from palabre.stages.live.models import Cue
from palabre.stages.live.posts import POST_LIMIT, read_post
from palabre.stages.live.values import cue_row
from palabre.stages.programme.models import Session
from palabre.web.floor.doors import session_of, sitting_or_none, sitting_or_refuse
from palabre.web.floor.keys import actor_of_key
from palabre.web.ui.words import words_for
from palabre.workflows.take_captions import take_captions

STATUS = {
    "not-found": 404,
    "not-allowed": 403,
    "key-invalid": 403,
    "wrong-state": 409,
    "captions-too-large": 413,
}
SOURCE = "post"


@csrf_exempt
@require_POST
def captions(request: HttpRequest, summit: str, code: str) -> HttpResponse:
    """Keep what a captioner's machine posts; say in plain words why not."""
    try:
        kept = _take(request, session_of(summit, code))
    except Refused as refused:
        return _plain(f"{words_for(refused)}\n", STATUS.get(refused.code, 400))
    return _plain(f"{len(kept)}\n", 200)


def _take(request: HttpRequest, session: Session) -> list[Cue]:
    by = actor_of_key(_key(request), session)
    facts = read_post(
        _body(request),
        is_json=request.content_type == "application/json",
        lang=request.GET.get("lang", session.lang or "en"),
        source=_source(request),
        seq=request.GET.get("seq", ""),
        at=timezone.now(),
    )
    sitting = sitting_or_refuse(session)
    return take_captions(sitting, facts, by=by, at=timezone.now())


@require_GET
def seq(request: HttpRequest, summit: str, code: str) -> HttpResponse:
    """Tell a machine that starts again where it stopped (as Zoom's address does)."""
    try:
        session = session_of(summit, code)
        actor_of_key(_key(request), session)
    except Refused as refused:
        return _plain(f"{words_for(refused)}\n", STATUS.get(refused.code, 400))
    sitting = sitting_or_none(session)
    last = queries.last_seq(sitting, _source(request)) if sitting else 0
    return _plain(f"{last}\n", 200)


@require_GET
def cues(request: HttpRequest, summit: str, code: str) -> HttpResponse:
    """Return the captions after a number, for a page that missed many."""
    try:
        sitting = sitting_or_none(session_of(summit, code))
    except Refused as refused:
        return JsonResponse({"code": refused.code}, status=404)
    given = request.GET.get("after", "")
    after = int(given) if given.isdecimal() and len(given) < 10 else 0
    found = queries.cues_after(sitting, after) if sitting else []
    rows = [cue_row(cue).as_json() for cue in found]
    response = JsonResponse({"cues": rows})
    response["Cache-Control"] = "no-store"
    return response


def _key(request: HttpRequest) -> str:
    bearer = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return request.GET.get("key") or bearer


def _source(request: HttpRequest) -> str:
    return request.GET.get("source", SOURCE)[:40]


def _body(request: HttpRequest) -> bytes:
    """Return the body, unread if it says that it is too large."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > POST_LIMIT:
        raise Refused("captions-too-large", limit=POST_LIMIT)
    return request.read(POST_LIMIT + 1)


def _plain(words: str, status: int) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
