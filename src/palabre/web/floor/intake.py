"""Captions by machine: posts in, and the missed ones out. No language in the address.

A post needs a key, never a cookie: there is nothing here that a foreign page could
make a browser do.
"""

from collections.abc import Sequence

from django.conf import settings
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from palabre.gateways.captions.sockets import Answer, Post
from palabre.gateways.speech.engines import Heard, SpeechAwayError, engine_for
from palabre.kernel.refusals import Refused
from palabre.stages.live import queries
from palabre.stages.live.captions import CaptionFacts, channel
from palabre.stages.live.models import Cue
from palabre.stages.live.posts import POST_LIMIT, known_lang, read_post
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
    "speech-off": 501,
    "speech-away": 502,
}
SOURCE = "post"
SOUND_LIMIT = 2 * 1024 * 1024
"""Bytes of a stretch of sound: a minute of 16 kHz mono, uncompressed, has 1.9 MB."""


@csrf_exempt
@require_POST
def captions(request: HttpRequest, summit: str, code: str) -> HttpResponse:
    """Keep what a captioner's machine posts; say in plain words why not."""
    try:
        kept = _take(request, session_of(summit, code))
    except Refused as refused:
        return _plain(f"{words_for(refused)}\n", STATUS.get(refused.code, 400))
    return _plain(f"{len(kept)}\n", 200)


@csrf_exempt
@require_POST
def audio(request: HttpRequest, summit: str, code: str) -> HttpResponse:
    """Let the speech engine hear a stretch of sound; what it says are captions."""
    try:
        session = session_of(summit, code)
        by = actor_of_key(_key(request), session)
        sound = _sound(request)
        lang = request.GET.get("lang", session.lang or "en")
        heard = _hear(sound, request.content_type or "audio/wav", known_lang(lang))
        kept = take_captions(
            sitting_or_refuse(session),
            [
                CaptionFacts(
                    one.text,
                    timezone.now(),
                    known_lang(lang),
                    one.speaker or None,
                    "speech",
                )
                for one in heard
            ],
            by=by,
            at=timezone.now(),
        )
    except Refused as refused:
        return _plain(f"{words_for(refused)}\n", STATUS.get(refused.code, 400))
    return _plain(f"{len(kept)}\n", 200)


def _sound(request: HttpRequest) -> bytes:
    if int(request.META.get("CONTENT_LENGTH") or 0) > SOUND_LIMIT:
        raise Refused("captions-too-large", limit=SOUND_LIMIT)
    sound = request.read(SOUND_LIMIT + 1)
    if len(sound) > SOUND_LIMIT:
        raise Refused("captions-too-large", limit=SOUND_LIMIT)
    if not sound:
        raise Refused("caption-empty", field="text")
    return sound


def _hear(sound: bytes, kind: str, lang: str) -> Sequence[Heard]:
    if not settings.SPEECH_URL:
        raise Refused("speech-off")
    try:
        return engine_for(settings.SPEECH_URL).hear(sound, kind=kind, lang=lang)
    except SpeechAwayError as error:
        raise Refused("speech-away", why=str(error)) from error


def take_post(post: Post) -> Answer:
    """Keep what a captioner's WebSocket sends; answer in words, as a post is."""
    close_old_connections()
    try:
        session = session_of(post.summit, post.code)
        by = actor_of_key(post.key, session)
        facts = read_post(
            post.body,
            is_json=post.body.lstrip()[:1] in {b"{", b"["},
            lang=post.lang or session.lang or "en",
            source=post.source,
            seq="",
            at=timezone.now(),
        )
        sitting = sitting_or_refuse(session)
        kept = take_captions(sitting, facts, by=by, at=timezone.now())
    except Refused as refused:
        is_over = refused.code in {"key-invalid", "not-found", "not-allowed"}
        return Answer(str(words_for(refused)), is_over=is_over)
    finally:
        close_old_connections()
    return Answer(str(len(kept)))


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
    lang = request.GET.get("lang", "")
    source = channel(_source(request), known_lang(lang) if lang else "")
    last = queries.last_seq(sitting, source) if sitting else 0
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
