"""Telling a session's room what changed, once it is committed."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial

from django.conf import settings
from django.db import transaction

from palabre.gateways.bus import chosen
from palabre.gateways.bus.events import CAPTION, CORRECTION, Event, event
from palabre.stages.journal import queries as journal
from palabre.stages.live import queries as live
from palabre.stages.live.models import Cue, Sitting
from palabre.stages.live.order import weights_in_force
from palabre.stages.live.signs import newest_reactions
from palabre.stages.live.states import SittingState
from palabre.stages.live.values import (
    cue_row,
    document_row,
    floor_row,
    list_row,
    poll_row,
    question_row,
)
from palabre.stages.programme.models import Session
from palabre.workflows.tell_board import BOARD, board_events

FLOOR, LIST, STATE = "floor", "list", "state"
QUESTIONS, POLL = "questions", "poll"
SIGNAL, REACTIONS = "signal", "reactions"
DOCUMENTS = "documents"
QUESTIONS_TOLD = 12
"""Questions the stream carries in their words; the page has them all."""

OTHERS_TOLD = 200
"""Questions after those of which it carries code and votes alone."""

READ_AT_ONCE = 400
"""Captions of one reading; the hub keeps no more."""


def tell_states(session: Session) -> None:
    """Tell a room its state, who has the floor and who waits for it.

    They are read after the commit, not before: what is told is what is there.
    """
    transaction.on_commit(partial(_publish_states, session), robust=True)


def tell_captions(session: Session, cues: Sequence[Cue]) -> None:
    """Tell a room its new captions."""
    if cues:
        told = [_caption(cue) for cue in cues]
        transaction.on_commit(partial(_publish, session, told), robust=True)


def tell_corrections(session: Session, cues: Sequence[Cue]) -> None:
    """Tell a room which of its captions were corrected, or are another's now."""
    if cues:
        told = [event(CORRECTION, one.number, cue_row(one).as_json()) for one in cues]
        transaction.on_commit(partial(_publish, session, told), robust=True)


def tell_voices(
    sitting: Sitting, before: Mapping[int, int | None], since: datetime
) -> None:
    """Tell a room which captions are another's now than they were before.

    ``before`` is what `attribution.voices` returned.
    """
    changed = [
        cue
        for cue in live.cues_since(sitting, since)
        if cue.pk in before and before[cue.pk] != cue.statement_id
    ]
    tell_corrections(sitting.session, changed)


def tell_documents(session: Session) -> None:
    """Tell a room its documents, once they are kept."""
    transaction.on_commit(lambda: _publish(session, [_documents(session)]), robust=True)


def room_of(session: Session) -> str:
    """Return the name of a session's room."""
    return f"{session.summit.code}/{session.code}"


def room_events(room: str, after: int) -> list[Event] | None:
    """Return what a room's hub needs: its states and the captions after a number.

    None if there is no such session. Of more captions than the hub keeps, the last.
    """
    summit, _, code = room.partition("/")
    if code == BOARD:
        return board_events(summit)
    session = (
        Session.objects.select_related("summit")
        .filter(summit__code=summit, code=code)
        .first()
    )
    if session is None:
        return None
    told = [*states_of(session), _documents(session)]
    sitting = live.sitting_of(session)
    if sitting is None:
        return told
    last = live.last_number(sitting)
    cues = live.cues_after(sitting, max(after, last - READ_AT_ONCE), limit=READ_AT_ONCE)
    corrected = [
        event(CORRECTION, cue.number, cue_row(cue).as_json())
        for cue in live.changed_cues(sitting, n=READ_AT_ONCE)
    ]
    return told + [_caption(cue) for cue in cues] + corrected


def states_of(session: Session) -> list[Event]:
    """Return the states of a room, stamped with the journal's end before the reading.

    Of two readings the one with the higher stamp is never the older.
    """
    stamp = journal.last_id()
    sitting = live.sitting_of(session)
    return [
        event(kind, stamp, facts)
        for kind, facts in (
            (STATE, _state(sitting)),
            (FLOOR, _floor(sitting)),
            (LIST, _list(sitting)),
            (QUESTIONS, _questions(sitting)),
            (POLL, _poll(sitting)),
            (SIGNAL, _signal(sitting)),
            (REACTIONS, _reactions(sitting)),
        )
    ]


def _questions(sitting: Sitting | None) -> dict[str, object]:
    shown = live.unanswered(sitting) if sitting else []
    others = shown[QUESTIONS_TOLD : QUESTIONS_TOLD + OTHERS_TOLD]
    return {
        "shown": [question_row(one).as_json() for one in shown[:QUESTIONS_TOLD]],
        "others": [[one.code, one.n_votes] for one in map(question_row, others)],
    }


def _poll(sitting: Sitting | None) -> dict[str, object]:
    found = live.poll_now(sitting) if sitting else None
    return poll_row(found).as_json() if found else {"code": ""}


def _documents(session: Session) -> Event:
    stamp = journal.last_id()
    rows = [document_row(one).as_json() for one in live.documents_of(session)]
    return event(DOCUMENTS, stamp, {"rows": rows})


def _signal(sitting: Sitting | None) -> dict[str, object]:
    """Return what is shown to everybody; readers know by ``until`` when it is over."""
    if sitting is None or sitting.signal_until is None:
        return {"kind": ""}
    until = sitting.signal_until.isoformat(timespec="seconds")
    return {"kind": sitting.signal, "text": sitting.signal_text, "until": until}


def _reactions(sitting: Sitting | None) -> dict[str, object]:
    minute, counts = newest_reactions(sitting) if sitting else (None, {})
    if minute is None or sitting is None or not sitting.allows_reactions:
        return {"counts": {}}
    return {"counts": counts, "minute": minute.isoformat(timespec="seconds")}


def _state(sitting: Sitting | None) -> dict[str, object]:
    return {
        "state": sitting.state if sitting else SittingState.SCHEDULED,
        "is_list_open": sitting is not None and sitting.is_list_open,
        **_announced(sitting),
    }


def _announced(sitting: Sitting | None) -> dict[str, object]:
    """Return when the list opens and closes by itself, if it was announced."""
    times = {
        "opens": sitting and sitting.list_opens_at,
        "closes": sitting and sitting.list_closes_at,
    }
    return {name: at.isoformat() for name, at in times.items() if at}


def _floor(sitting: Sitting | None) -> dict[str, object]:
    statement = live.floor_now(sitting) if sitting else None
    if sitting is None or statement is None:
        held = live.paused(sitting) if sitting else None
        return {"speaker": "", "paused": held.name} if held else {"speaker": ""}
    return floor_row(statement, sitting).as_json()


def _list(sitting: Sitting | None) -> dict[str, object]:
    """Return who waits, by which rule, and what the order by balance weighs."""
    if sitting is None:
        return {"waiting": []}
    waiting = live.placed_speakers(sitting)
    offers = sorted(
        f"{one.code}>{one.swap_with_id}" for one, _ in waiting if one.swap_with_id
    )
    weights = weights_in_force(sitting.order_rule, sitting.weights)
    return {
        "waiting": [list_row(*one).as_json() for one in waiting],
        "rule": sitting.order_rule,
        **({"weights": weights} if weights else {}),
        **({"offers": mark_of(offers)} if offers else {}),
    }


def mark_of(offers: Sequence[str]) -> str:
    """Return a mark that changes with who offers to change places, and names nobody.

    Whoever waits reads the page again when it does: an offer may be to them.
    """
    return hashlib.sha256(" ".join(offers).encode()).hexdigest()[:8]


def _caption(cue: Cue) -> Event:
    return event(CAPTION, cue.number, cue_row(cue).as_json())


def _publish_states(session: Session) -> None:
    _publish(session, states_of(session))


def _publish(session: Session, events: Iterable[Event]) -> None:
    bus = chosen.current(settings.BUS_URL)
    for one in events:
        bus.publish(room_of(session), one)
