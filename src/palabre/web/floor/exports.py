"""A session's captions as files: WebVTT for players, Akoma Ntoso for archives."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpResponse

from palabre.engines.formats.records import Record, Turn
from palabre.engines.formats.writing_debates import WRITTEN, to_akoma_ntoso
from palabre.engines.formats.writing_records import to_webvtt
from palabre.kernel.refusals import Refused
from palabre.stages.live import queries
from palabre.stages.live.models import Cue, Sitting
from palabre.stages.live.utterances import as_said, runs_by_language
from palabre.web.floor.doors import session_of, sitting_or_refuse
from palabre.web.requests import Asked

LAST_CUE_MS = 4000
"""How long the last caption stays on a screen."""


def vtt(request: Asked, summit: str, code: str) -> HttpResponse:
    """Send the captions as WebVTT, each with its voice; ``?lang=`` chooses one."""
    sitting = sitting_or_refuse(session_of(summit, code))
    cues = _said(sitting, request.GET.get("lang", ""))
    if not cues:
        raise Refused("not-found", what="captions", code=code)
    turns = tuple(_cue_turns(sitting, cues))
    words = to_webvtt(_record(sitting, turns))
    return _file(words.encode(), "text/vtt; charset=utf-8", f"{code}.vtt")


def debate(request: Asked, summit: str, code: str) -> HttpResponse:
    """Send the record as an Akoma Ntoso debate, written statements at the end."""
    session = session_of(summit, code)
    sitting = sitting_or_refuse(session)
    lang = request.GET.get("lang", "")
    turns = [*_speeches(sitting, _said(sitting, lang)), *_written(sitting, lang)]
    if not turns:
        raise Refused("not-found", what="record", code=code)
    opened = sitting.opened_at or request.at
    written = to_akoma_ntoso(
        _record(sitting, tuple(turns)),
        authority=session.summit.code,
        on=opened.astimezone(ZoneInfo(session.summit.zone)).date(),
    )
    return _file(written, "application/akn+xml; charset=utf-8", f"{code}.akn.xml")


def _said(sitting: Sitting, lang: str) -> list[Cue]:
    every = queries.every_cue(sitting)
    return as_said(one for one in every if lang in {"", one.lang})


def _record(sitting: Sitting, turns: tuple[Turn, ...]) -> Record:
    session = sitting.session
    return Record(
        file=f"{session.code} captions",
        format="live-captions",
        turns=turns,
        title=str(session.title.said_in(session.lang or "en")),
        session=session.code,
        lang=turns[0].lang if turns else session.lang,
        starts_at=sitting.opened_at,
    )


def _cue_turns(sitting: Sitting, cues: list[Cue]) -> list[Turn]:
    """Return each caption until the next of its language."""
    turns = []
    next_at: dict[str, int] = {}
    for cue in reversed(cues):
        start = _since(sitting, cue.at)
        end = next_at.get(cue.lang, start + LAST_CUE_MS)
        next_at[cue.lang] = start
        turns.append(
            Turn(cue.text, _voice(cue), starts_ms=start, ends_ms=end, lang=cue.lang)
        )
    return turns[::-1]


def _speeches(sitting: Sitting, cues: list[Cue]) -> list[Turn]:
    """Return what each voice said in each language, in the order of their beginning."""
    return [
        Turn(
            " ".join(cue.text for cue in said),
            _voice(said[0]),
            starts_ms=_since(sitting, said[0].at),
            ends_ms=_since(sitting, said[-1].at),
            lang=said[0].lang,
        )
        for said in runs_by_language(cues, _voice)
    ]


def _written(sitting: Sitting, lang: str) -> list[Turn]:
    return [
        Turn(one.written, one.name, section=WRITTEN, lang=one.lang)
        for one in queries.filed_in_writing(sitting)
        if lang in {"", one.lang}
    ]


def _voice(cue: Cue) -> str:
    return cue.statement.request.name if cue.statement else cue.label


def _since(sitting: Sitting, at: datetime) -> int:
    return max(0, round((at - (sitting.opened_at or at)).total_seconds() * 1000))


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )
