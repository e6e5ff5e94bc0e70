"""The page on which everybody follows a session."""

import json
from datetime import datetime
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape

from palabre.kernel.languages import known_tags
from palabre.stages.live import queries, rules, signs
from palabre.stages.live.messages import (
    KINDS,
    REACTIONS,
    RULES,
    SIGNALS,
)
from palabre.stages.live.models import Sitting
from palabre.stages.live.states import OrderRule, Signal
from palabre.stages.live.times import is_list_open_at
from palabre.stages.live.values import (
    CueRow,
    DocumentRow,
    ListRow,
    cue_rows,
    document_row,
    floor_row,
    list_row,
)
from palabre.stages.programme.models import Session
from palabre.web.floor.balance import weights_of
from palabre.web.floor.doors import session_of, sitting_or_none
from palabre.web.floor.forms import AskForm, languages_of
from palabre.web.floor.players import with_player
from palabre.web.floor.questions import asked_of
from palabre.web.floor.reasons import reason_words
from palabre.web.floor.runs import runs
from palabre.web.floor.seats import at_seat, taking_part
from palabre.web.requests import Asked
from palabre.workflows.cut_due import cut_when_over

CUES_SHOWN = 60
TEXT_BYTES = 32_000
"""Of captions on the text-only page, as they are sent: it stays below 50 kB."""

CUE_BYTES = 120
"""What stands around a caption there."""

DOCUMENTS_BYTES = 8_000
"""Of documents there; the full page has them all."""

DOCUMENT_BYTES = 300
"""What stands around a document's title there."""


def live(request: Asked, summit: str, code: str) -> HttpResponse:
    """Show who has the floor, who waits, and what is being said."""
    session = session_of(summit, code)
    request.actor = taking_part(request, session.summit)
    return page(request, session)


def page(request: Asked, session: Session, **forms: Form) -> HttpResponse:
    """Return the page; a form that was refused stands there as it was filled in."""
    told: dict[str, Any] = {"session": session, **room(request, session)}
    told |= {"summit": session.summit, "documents": documents_told(session)}
    if request.GET.get("text"):
        return _text_page(request, told)
    told |= {
        "form": AskForm(languages=languages_of(session)),
        "others": _others(told),
        "is_at_seat": at_seat(request, session),
        "reason_words": reason_words(),
        "may_moderate": rules.may_moderate(request.actor, session),
        "may_add_document": rules.may_add_document(request.actor, session),
        "may_caption": rules.may_caption(request.actor, session),
        **streams(session),
    }
    told |= asked_of(told.get("sitting"), request.actor) | forms
    told["columns"] = columns_of(langs_of(request), told["cues"])
    told |= _languages(session, told.get("sitting"))
    return with_player(request, session, told, "floor/live.html")


def documents_told(session: Session) -> list[DocumentRow]:
    """Return a session's documents as they are listed."""
    return [document_row(one) for one in queries.documents_of(session)]


def _text_page(request: Asked, told: dict[str, Any]) -> HttpResponse:
    """Return the page as text; without scripts it stands in a frame of the full page."""
    sitting = told.get("sitting")
    shown = _within(told["documents"])
    told |= {
        "n_left_out": len(told["documents"]) - len(shown),
        "documents": shown,
        "newest": _newest_first(told["cues"]),
        "is_still": "still" in request.GET,
        "is_framed": "framed" in request.GET,
        "poll": queries.open_poll(sitting) if sitting else None,
    }
    response = render(request, "floor/live_text.html", told)
    if told["is_framed"]:
        response["X-Frame-Options"] = "SAMEORIGIN"
        response._csp_replace = {"frame-ancestors": ["'self'"]}  # type: ignore[attr-defined]  # noqa: SLF001 - django-csp's own door
    return response


def _within(rows: list[DocumentRow]) -> list[DocumentRow]:
    """Return the first documents, as many as a small page holds."""
    chosen: list[DocumentRow] = []
    n_left = DOCUMENTS_BYTES
    for row in rows:
        n_left -= len(escape(row.title).encode()) + DOCUMENT_BYTES
        if n_left < 0:
            break
        chosen.append(row)
    return chosen


def langs_of(request: Asked) -> list[str]:
    """Return the languages that somebody wants side by side, two at most.

    ``?lang=en&lang=fr``; none: all captions as they come.
    """
    chosen = [tag for tag in request.GET.getlist("lang") if tag.isalpha()]
    return list(dict.fromkeys(chosen))[:2]


def columns_of(langs: list[str], cues: list[CueRow]) -> list[dict[str, object]]:
    """Return the captions by language; all in one column if none is given."""
    if not langs:
        return [{"only": "", "runs": runs(cues)}]
    return [
        {"only": tag, "runs": runs(one for one in cues if one.lang == tag)}
        for tag in langs
    ]


def _languages(session: Session, sitting: Sitting | None) -> dict[str, Any]:
    """Return the languages of captions that came or are announced, and of the files."""
    came = queries.caption_langs(sitting) if sitting else []
    announced = [*came, *session.languages, session.lang or "en"]
    is_filed = not came and sitting and bool(queries.filed_in_writing(sitting))
    return {
        "spoken_langs": list(known_tags(announced)),
        "file_langs": list(known_tags(came)),
        "has_record": bool(came or is_filed),
    }


def _others(told: dict[str, Any]) -> list[ListRow]:
    """Return with whom one may swap: everybody else who waits."""
    own = told.get("own")
    return [one for one in told["waiting"] if own and one.code != own.code]


def room(request: Asked, session: Session) -> dict[str, Any]:
    """Return how a session stands, for its pages."""
    sitting = sitting_or_none(session)
    if sitting is None:
        return {"state": "scheduled", "cues": [], "runs": [], "waiting": [], "last": 0}
    cut_when_over(sitting, at=request.at)
    statement = queries.floor_now(sitting)
    floor = floor_row(statement, sitting) if statement else None
    cues = cue_rows(queries.last_cues(sitting, n=CUES_SHOWN))
    own = queries.request_of(
        sitting, request.actor.person_id
    ) or queries.request_unnamed(sitting, request.actor)
    left = floor.seconds_left(request.at) if floor else None
    return {
        "sitting": sitting,
        "state": sitting.state,
        "statement": statement,
        "floor": floor,
        "seconds_left": left,
        "time_left": _minutes(left),
        "waiting": [
            list_row(*one) for one in queries.placed_speakers(sitting, request.at)
        ],
        "is_list_open": is_list_open_at(sitting, request.at),
        "signal": signs.signal_now(sitting, request.at),
        "signal_told": _signal_told(sitting, request.at),
        "reactions": _reactions(sitting, request.at),
        "cues": cues,
        "runs": runs(cues),
        "last": cues[-1].number if cues else 0,
        "own": own,
        "offers": queries.offers_to(own),
        "rule_name": RULES[OrderRule(sitting.order_rule)],
        "weights": weights_of(sitting),
        "unfiled": queries.unfiled_of(sitting, request.actor.person_id),
    }


def _signal_told(sitting: Sitting, at: datetime) -> str:
    """Return what is shown to everybody, in the page's language or as it was put."""
    kind = signs.signal_now(sitting, at)
    if not kind or kind == Signal.WORDS:
        return sitting.signal_text if kind else ""
    return str(SIGNALS[Signal(kind)])


def _reactions(sitting: Sitting, at: datetime) -> list[tuple[str, str, int]]:
    """Return what one may let the room see: code, words, how many do just now."""
    if not sitting.allows_reactions:
        return []
    counts = signs.reactions(sitting, at)
    return [(kind, str(name), counts[kind]) for kind, name in REACTIONS.items()]


def _minutes(seconds: int | None) -> str:
    """Return minutes and seconds as a clock shows them, without a sign."""
    minutes, rest = divmod(abs(seconds or 0), 60)
    return f"{minutes}:{rest:02}"


def streams(session: Session) -> dict[str, object]:
    """Return the addresses from which a page's script follows."""
    where = [session.summit.code, session.code]
    cues = reverse("intake:cues", args=where)
    return {
        "cues_url": cues,
        "events_url": cues.removesuffix("cues") + "events",
        "signals": json.dumps({kind: str(words) for kind, words in SIGNALS.items()}),
        "kinds": json.dumps({code: str(name) for code, name in KINDS.items()}),
    }


def _newest_first(cues: list[CueRow]) -> list[CueRow]:
    """Return the last captions, newest first, as many as a small page holds."""
    chosen: list[CueRow] = []
    n_left = TEXT_BYTES
    for row in reversed(cues):
        words = escape(f"{row.text}{row.speaker}{row.organization.said_in('en')}")
        n_left -= len(words.encode()) + CUE_BYTES
        if n_left < 0 and chosen:
            break
        chosen.append(row)
    return chosen
