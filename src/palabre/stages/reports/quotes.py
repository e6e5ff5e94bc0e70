"""Speakers and the words that a report quotes: asked, confirmed, corrected.

Whoever is asked needs no account: a sealed link says for whom and for which report it
is. The words of the record never change; a correction is a version beside them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.people.models import Person
from palabre.stages.people.queries import reachable
from palabre.stages.reports import rules
from palabre.stages.reports.holding import hold_records
from palabre.stages.reports.models import (
    QuoteRequest,
    ReportLine,
    SessionReport,
    WordCorrection,
)
from palabre.stages.reports.plain import plain
from palabre.stages.reports.quoted import says_words
from palabre.stages.reports.rulebook import rules_of
from palabre.stages.reports.states import (
    QUOTE_MOVES,
    CorrectionOrigin,
    LineKind,
    QuoteState,
)

SALT = "palabre.reports.quotes"
LONGEST = 2_000
"""Characters of corrected words: a quotation, not a new speech."""

Key = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom a link is for, and about which report."""

    report: int
    person: int


def link_token(report: SessionReport, person: Person) -> str:
    """Return the sealed part of a speaker's address; it opens these words alone."""
    sealed = {"report": report.pk, "person": person.pk}
    return Signer(salt=SALT).sign_object(sealed)


def asked_in(token: str) -> Asked:
    """Return whom a token is for, or refuse with ``not-found``."""
    try:
        return Asked(**Signer(salt=SALT).unsign_object(token))
    except (BadSignature, ValueError, TypeError) as error:
        raise Refused("not-found", what="link", code="") from error


def requests_of(asked: Asked) -> list[QuoteRequest]:
    """Return the words that a speaker was asked about, in the order of the talk.

    Raises Refused: ``not-found`` when there are none.
    """
    found = list(
        QuoteRequest.objects.select_related(
            "report__session__summit__series",
            "person",
            "intervention__source",
            "correction",
        )
        .filter(report=asked.report, person=asked.person)
        .order_by("intervention__source_id", "intervention__position", "start", "id")
    )
    if not found:
        raise Refused("not-found", what="quotations", code="")
    return found


def places_quoted(report: SessionReport) -> set[Key]:
    """Return where the words stand that a report quotes now."""
    return {
        (line.intervention_id or 0, line.start or 0, line.end or 0)
        for line in _quoted(report)
    }


def answers_of(report: SessionReport) -> Mapping[Key, QuoteRequest]:
    """Return what speakers said of the quoted words, by the words' place."""
    rows = QuoteRequest.objects.select_related("correction").filter(report=report)
    return {(one.intervention_id, one.start, one.end): one for one in rows}


def answer_to(
    line: ReportLine, answers: Mapping[Key, QuoteRequest]
) -> QuoteRequest | None:
    """Return what a speaker said of the words of a line, as far as the line has them.

    Who confirmed words has confirmed what quotes them, and nothing else that rests on
    the same place. Who has turned out not to have spoken has said nothing of it.
    """
    found = answers.get((line.intervention_id or 0, line.start or 0, line.end or 0))
    if found is None or line.intervention is None:
        return None
    is_speaker = line.intervention.person_id == found.person_id
    confirms_else = found.state == QuoteState.CONFIRMED and not says_words(line)
    return found if is_speaker and not confirms_else else None


def ask(
    report: SessionReport, *, by: Actor, at: datetime
) -> dict[Person, list[QuoteRequest]]:
    """Ask every quoted speaker whom we know about words not asked about before.

    Where somebody else turned out to have spoken, that person is asked anew.

    Raises Refused: ``not-allowed``. Journal: ``reports.quotes.asked``.
    """
    act = "reports.quotes.asked"
    session = report.session
    require(rules.may_write(by, session), act)
    until = at + timedelta(hours=rules_of(session.summit).speaker_hours)
    asked: dict[Person, list[QuoteRequest]] = defaultdict(list)
    with transaction.atomic():
        known = answers_of(report)
        quoted = _quoted(report)
        hold_records(line.intervention for line in quoted)
        for line in quoted:
            turn, start, end = line.intervention, line.start or 0, line.end or 0
            person = turn.person if turn else None
            if turn is None or person is None:
                continue
            key = (turn.pk, start, end)
            if key in known and known[key].person_id == person.pk:
                continue
            made, _ = QuoteRequest.objects.update_or_create(
                report=report,
                intervention=turn,
                start=start,
                end=end,
                defaults={
                    "person": person,
                    "quote": line.quote,
                    "state": QuoteState.ASKED,
                    "asked_at": at,
                    "until": until,
                    "answered_at": None,
                    "correction": None,
                },
            )
            known = {**known, key: made}
            asked[person].append(made)
        if asked:
            _note(act, report, by=by, at=at, n=sum(map(len, asked.values())))
    return dict(asked)


def keep_open(person_id: int, *, asked_at: datetime, sent_at: datetime) -> None:
    """Give a speaker the whole window from when the letter that asked went out."""
    rows = QuoteRequest.objects.select_related("report__session__summit")
    for one in rows.filter(person_id=person_id, asked_at=asked_at):
        hours = rules_of(one.report.session.summit).speaker_hours
        until = sent_at + timedelta(hours=hours)
        QuoteRequest.objects.filter(pk=one.pk, until__lt=until).update(until=until)


def _quoted(report: SessionReport) -> list[ReportLine]:
    """Return the quotations, and what quotes a speaker word for word elsewhere."""
    rows = (
        report.lines.select_related("intervention__person")
        .filter(intervention__person__isnull=False)
        .exclude(start=None)
        .order_by("position")
    )
    return [
        line for line in rows if line.kind == LineKind.QUOTATION or says_words(line)
    ]


@dataclass(frozen=True, slots=True)
class QuotedSpeaker:
    """A speaker whom a report quotes, and what has become of the question.

    Parameters
    ----------
    until : datetime
        The last moment at which one of the words may be answered.
    has_address : bool
        Whether a letter could be written; else the link is handed over by hand.
    token : str
        The sealed part of the speaker's address, for whoever runs the edition alone.
    """

    person: Person
    n_asked: int
    n_answered: int
    until: datetime
    has_address: bool
    token: str = ""


def speakers_of(report: SessionReport, *, by: Actor) -> list[QuotedSpeaker]:
    """Return the speakers who were asked about a report, in the order of their names.

    Words that the report does not quote any more wait for nobody.

    Raises Refused: ``not-allowed``.
    """
    session = report.session
    require(rules.may_write(by, session), "reports.quotes.read")
    rows: dict[Person, list[QuoteRequest]] = defaultdict(list)
    asked = QuoteRequest.objects.select_related("person").filter(report=report)
    quoted = places_quoted(report)
    for one in asked.order_by("person__sort_name", "person_id", "id"):
        if (one.intervention_id, one.start, one.end) in quoted:
            rows[one.person].append(one)
    reached = reachable(one.pk for one in rows)
    shows_link = rules.may_clear(by, session.summit)
    return [
        QuotedSpeaker(
            person,
            len(many),
            sum(one.state != QuoteState.ASKED for one in many),
            max(one.until for one in many),
            person.pk in reached,
            link_token(report, person) if shows_link else "",
        )
        for person, many in rows.items()
    ]


def unreached(speakers: Iterable[QuotedSpeaker]) -> list[QuotedSpeaker]:
    """Return the speakers who have not answered yet and whom no letter reaches."""
    return [
        one for one in speakers if not one.has_address and one.n_answered < one.n_asked
    ]


def confirm(request: QuoteRequest, *, by: Actor, at: datetime) -> QuoteRequest:
    """Say that words were spoken so; an earlier correction is taken back.

    Raises Refused: ``not-allowed``, ``window-closed``.
    Journal: ``reports.quote.confirmed``.
    """
    act = "reports.quote.confirmed"
    with transaction.atomic():
        locked = _locked(request, act, by=by, at=at)
        if locked.state == QuoteState.CORRECTED:
            _version(locked, locked.quote, by, at)
        locked.state = QUOTE_MOVES.after("confirm", locked.state)
        locked.answered_at, locked.correction = at, None
        locked.save()
        _note(act, locked.report, by=by, at=at, turn=locked.intervention.code)
    return locked


def correct_quote(
    request: QuoteRequest, after: str, *, by: Actor, at: datetime
) -> QuoteRequest:
    """Put other words beside those of the record, as the speaker meant them.

    Words equal to those of the record confirm them.

    Raises Refused: ``not-allowed``, ``window-closed``, ``words-missing``,
    ``words-too-long``, ``wrong-state`` once a correction was set aside. Journal: ``reports.quote.corrected``.
    """
    act = "reports.quote.corrected"
    words = plain(after)
    if not words:
        raise Refused("words-missing", field=f"words-{request.pk}")
    if len(words) > LONGEST:
        raise Refused("words-too-long", length=len(words), limit=LONGEST)
    if words == plain(request.quote):
        return confirm(request, by=by, at=at)
    with transaction.atomic():
        locked = _locked(request, act, by=by, at=at)
        locked.correction = _version(locked, words, by, at)
        locked.state = QUOTE_MOVES.after("correct", locked.state)
        locked.answered_at = at
        locked.save()
        _note(act, locked.report, by=by, at=at, turn=locked.intervention.code)
    return locked


def _version(
    request: QuoteRequest, after: str, by: Actor, at: datetime
) -> WordCorrection:
    return WordCorrection.objects.create(
        intervention=request.intervention,
        start=request.start,
        end=request.end,
        before=request.quote,
        after=after,
        origin=CorrectionOrigin.SPEAKER,
        author=by.name,
        at=at,
    )


def _locked(
    request: QuoteRequest, act: str, *, by: Actor, at: datetime
) -> QuoteRequest:
    locked = (
        QuoteRequest.objects.select_for_update(of=("self",))
        .select_related("report__session__summit", "intervention", "person")
        .get(pk=request.pk)
    )
    require(by.person_id == locked.person_id, act)
    if at >= locked.until:
        zone = locked.report.session.summit.zone
        raise Refused("window-closed", until=locked.until, zone=zone)
    return locked


def _note(
    act: str, report: SessionReport, *, by: Actor, at: datetime, **facts: object
) -> None:
    session = report.session
    journal.record(
        act,
        f"report:{session.code}",
        by=by,
        at=at,
        summit=session.summit.code,
        **facts,
    )
