"""Closing a session: the sitting ends, and its captions become its record."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from palabre.engines.formats.records import RecordKind
from palabre.kernel.actors import Actor, system
from palabre.kernel.refusals import Refused
from palabre.stages.live import operations as live
from palabre.stages.live import polls, queries, undo
from palabre.stages.live.attribution import attribute, voices
from palabre.stages.live.models import Cue, RequestForFloor, Sitting
from palabre.stages.live.states import PollState
from palabre.stages.live.utterances import runs_by_language
from palabre.stages.outbox import operations as outbox
from palabre.stages.outbox.queries import unread
from palabre.stages.programme.unattributed import under_rule
from palabre.stages.reports import operations as reports
from palabre.stages.reports import orders
from palabre.stages.reports.facts import SourceFacts, TurnFacts
from palabre.stages.reports.models import SessionReport, Source
from palabre.stages.reports.queries import is_cleared
from palabre.stages.reports.records import withdraw_source
from palabre.stages.reports.speakers import Speaker, Speakers, speakers_of
from palabre.workflows.tell_room import tell_states, tell_voices

FORMAT = "live-captions"
WRITTEN_FORMAT = "filed-in-writing"
ENDED = (*undo.FLOOR, *undo.POLLS)
"""What the end of a session changes of it."""

OPEN_QUESTIONS = "live.question.unanswered"
"""Act of the letters that ask for replies to what stayed open."""

FINAL_AFTER = timedelta(seconds=undo.UNDO_SECONDS + undo.LAG_SECONDS)
"""A report is drafted once the session's end can't be taken back any more."""

NOT_DELIVERED = "not-delivered"
"""Section of a turn that was filed in writing because the time ran out."""


def close_session(sitting: Sitting, *, by: Actor, at: datetime) -> Source | None:
    """Close a session and keep what was said as its transcript, if anything was.

    The house keeps the record, not whoever closed: a moderator may close a session
    but not bring records in. The draft of its report is ordered: the worker has it
    there within seconds.

    Raises Refused: ``not-allowed``, ``wrong-state``.
    Journal: ``live.poll.closed`` if one was open, ``live.sitting.closed``,
    ``reports.source.imported``.
    """
    with transaction.atomic():
        before = undo.snapshot(sitting, ENDED)
        _close_poll(sitting, by=by, at=at)
        heard = voices(sitting, at)
        closed = live.close_sitting(sitting, by=by, at=at)
        attribute(closed, at, at=at)  # a console without network may come late
        tell_voices(closed, heard, at)
        undo.keep(closed, undo.CLOSED, before, on=undo.Stamp(by, at), parts=ENDED)
        tell_states(closed.session)
        source = keep_records(closed, at=at)
        orders.order_missing(closed.session, at=at + FINAL_AFTER)
        return source


def _close_poll(sitting: Sitting, *, by: Actor, at: datetime) -> None:
    """Close the poll that is open: nobody answers after the end."""
    for poll in sitting.polls.filter(state=PollState.OPEN):
        polls.close_poll(poll, by=by, at=at)


def take_back_closing(sitting: Sitting, closed_at: datetime, *, at: datetime) -> None:
    """Take the records and the letters of a session's end back: it goes on.

    Raises Refused: ``source-used``. Journal: ``reports.source.withdrawn``,
    ``outbox.message.discarded``.
    """
    session, by = sitting.session, system("captions")
    with transaction.atomic():
        made = session.sources.filter(
            format__in=(FORMAT, WRITTEN_FORMAT), imported_at__gte=closed_at
        )
        is_begun = SessionReport.objects.filter(session=session).exists()
        for source in made.order_by("id"):
            if is_begun:  # somebody works on the session's report already
                raise Refused("source-used", file=source.file)
            withdraw_source(source, by=by, at=at)
        orders.cancel_order(session)
        for letter in unread(session.summit, OPEN_QUESTIONS, queued_at=closed_at):
            outbox.discard(letter, by=by, at=at)


def keep_records(sitting: Sitting, *, at: datetime) -> Source | None:
    """Make records of what was said and of what was filed in writing."""
    _file_written(sitting, at=at)
    return _record(sitting, at=at)


def _record(sitting: Sitting, *, at: datetime) -> Source | None:
    cues = queries.every_cue(sitting)
    if not cues:
        return None
    session = sitting.session
    facts = SourceFacts(
        file=f"{session.code} captions",
        format=FORMAT,
        kind=RecordKind.TRANSCRIPT,
        sha256=_fingerprint(cues),
        lang=Counter(cue.lang for cue in cues).most_common(1)[0][0],
    )
    return reports.bring_in(
        session.summit,
        session,
        facts,
        list(_turns(sitting, cues)),
        by=system("captions"),
        at=at,
    )


def _file_written(sitting: Sitting, *, at: datetime) -> None:
    """Bring the statements filed in writing in, marked as not delivered."""
    filed = queries.filed_in_writing(sitting)
    if filed:
        _bring_written(sitting, filed, f"{sitting.session.code} written statements", at)


def file_late(request: RequestForFloor, *, at: datetime) -> None:
    """Make a record of a statement that was filed after the session had ended.

    Raises Refused: ``filing-over`` once its report is cleared.
    """
    session = request.sitting.session
    if is_cleared(session):
        raise Refused("filing-over", field="written")
    file = f"{session.code} written statement {request.code}"
    _bring_written(request.sitting, [request], file, at)


def file_carried(
    sitting: Sitting, filed: Sequence[RequestForFloor], *, at: datetime
) -> None:
    """Make a record of statements that came after the session's own records."""
    codes = " ".join(one.code for one in filed)
    file = f"{sitting.session.code} written statements {codes}"[:200]
    _bring_written(sitting, filed, file, at)


def _bring_written(
    sitting: Sitting, filed: Sequence[RequestForFloor], file: str, at: datetime
) -> None:
    session = sitting.session
    words = "".join(f"{one.code}\t{one.name}\t{one.written}\n" for one in filed)
    facts = SourceFacts(
        file=file,
        format=WRITTEN_FORMAT,
        kind=RecordKind.STATEMENT,
        sha256=hashlib.sha256(words.encode()).hexdigest(),
        lang=filed[0].lang or session.lang or "en",
        notes=[{"code": NOT_DELIVERED}],
    )
    turns = [_written_turn(one, facts.lang) for one in filed]
    by = system("captions")
    reports.bring_in(session.summit, session, facts, turns, by=by, at=at)


def _written_turn(request: RequestForFloor, lang: str) -> TurnFacts:
    return TurnFacts(
        text=request.written,
        lang=request.lang or lang,
        label=request.name,
        person=request.person,
        organization=request.organization,
        group=request.group,
        country=request.country,
        section=NOT_DELIVERED,
    )


def _turns(sitting: Sitting, cues: Iterable[Cue]) -> Iterator[TurnFacts]:
    """Yield one turn for each run of captions of one voice in one language.

    Whom the floor log does not know is looked for by name in the programme, as in
    records that are brought in.
    """
    speakers = speakers_of(sitting.session.summit)
    for said in runs_by_language(cues, _voice):
        request = said[0].statement.request if said[0].statement else None
        label = request.name if request else said[0].label
        who = _speaker(speakers, sitting, request, label)
        yield TurnFacts(
            text=" ".join(cue.text for cue in said),
            lang=said[0].lang,
            label=label,
            person=who.person,
            organization=who.organization,
            group=who.group,
            country=who.country,
            is_voice=who.is_voice and bool(label),
            starts_ms=_milliseconds(sitting, said[0].at),
            ends_ms=_milliseconds(sitting, said[-1].at),
        )


def _speaker(
    speakers: Speakers, sitting: Sitting, request: RequestForFloor | None, label: str
) -> Speaker:
    """Return who speaks: by the floor log, what it does not say by the programme.

    Under the Chatham House Rule nobody is looked for.
    """
    session = sitting.session
    found = Speaker()
    if not under_rule(session):
        found = speakers.find(label, session.pk)
    if request is None:
        return found
    if request.person is not None:
        conducts = speakers.conducts(request.person.pk, session.pk)
        found = Speaker(is_voice=not conducts)
    return Speaker(
        request.person or found.person,
        request.organization or found.organization,
        request.group or found.group,
        request.country or found.country,
        is_voice=found.is_voice,
    )


def _voice(cue: Cue) -> tuple[int | None, str]:
    return cue.statement_id, "" if cue.statement_id else cue.label


def _milliseconds(sitting: Sitting, at: datetime) -> int:
    since = at - (sitting.opened_at or at)
    return max(0, round(since.total_seconds() * 1000))


def _fingerprint(cues: Iterable[Cue]) -> str:
    lines = (
        f"{cue.number}\t{cue.at.isoformat()}\t{cue.lang}\t{cue.label}\t{cue.text}\n"
        for cue in cues
    )
    return hashlib.sha256("".join(lines).encode()).hexdigest()
