"""Records after they came in: who spoke, said by a person; words put right beside.

The words of a turn are never changed. A correction names a place in them and what
should stand there; `reading` shows both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Min, ProtectedError, Q, QuerySet

from palabre.engines.formats.reading.devices import is_device
from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.people.models import Organization, Person
from palabre.stages.programme.models import Session, SessionRole
from palabre.stages.programme.states import RoleInSession
from palabre.stages.reports import rules
from palabre.stages.reports.holding import hold_records
from palabre.stages.reports.models import (
    Intervention,
    PassageTranslation,
    QuoteRequest,
    ReportLine,
    Source,
    WordCorrection,
)
from palabre.stages.reports.plain import plain
from palabre.stages.reports.speakers import CONDUCTING
from palabre.stages.reports.states import CorrectionOrigin
from palabre.stages.reports.unattributed import check_unnamed
from palabre.stages.summits.models import Summit

LONGEST = 2_000

NUMBERED = r"[0-9٠-٩]|[ _][A-Z]$|^Unknown speaker \("
"""What tells the speakers of one record apart: "Speaker 3", "Unknown speaker (bo)"."""


@dataclass(frozen=True, slots=True)
class OpenLabel:
    """A speaker's label in one record whom nobody of the edition answers to."""

    source: Source
    label: str
    n_turns: int
    first: Intervention


def open_labels(
    actor: Actor, summit: Summit, session: Session | None = None
) -> list[OpenLabel]:
    """Return the labels that wait for a person to say who spoke, most turns first.

    "Speaker 3" and "iPad" name nobody, but each is one person; "Moderator" may be any.
    Under the Chatham House Rule nobody may be named.
    """
    open_turns = Intervention.objects.filter(
        source__in=records_in(actor, summit, session),
        source__is_unattributed=False,
        person=None,
        is_settled=False,
    ).exclude(label="")
    others = open_turns.filter(is_voice=False).values_list("label", flat=True)
    devices = [label for label in others.distinct() if is_device(label)]
    rows = list(
        open_turns.filter(
            Q(is_voice=True) | Q(label__regex=NUMBERED) | Q(label__in=devices)
        )
        .values("source", "label")
        .annotate(n=Count("id"), first=Min("id"))
        .order_by("-n", "source", "label")
    )
    firsts = Intervention.objects.select_related("source__session").in_bulk(
        [row["first"] for row in rows]
    )
    return [
        OpenLabel(
            firsts[row["first"]].source, row["label"], row["n"], firsts[row["first"]]
        )
        for row in rows
    ]


def records_in(
    actor: Actor, summit: Summit, session: Session | None = None
) -> QuerySet[Source]:
    """Return the records of an edition, or those of one session, for who keeps them."""
    act = "reports.records.read"
    if session is None:
        require(rules.may_import(actor, summit), act)
        return Source.objects.filter(summit=summit)
    require(rules.may_keep_records(actor, session), act)
    return Source.objects.filter(session=session)


def _check_keeper(source: Source, by: Actor, act: str) -> None:
    """Refuse with ``not-allowed`` who keeps neither the session's records nor all."""
    session = source.session
    is_keeper = session is not None and rules.may_keep_records(by, session)
    require(is_keeper or rules.may_import(by, source.summit), act)


def name_speaker(
    source: Source, label: str, person: Person, *, by: Actor, at: datetime
) -> int:
    """Say who stands behind a label of a record; return how many turns that names.

    Whoever leads the session is named, and not counted as a voice.

    Raises Refused: ``not-allowed``, ``label-unknown``, ``record-unattributed``.
    Journal: ``reports.speaker.named``.
    """
    act = "reports.speaker.named"
    _check_keeper(source, by, act)
    if source.is_unattributed:
        raise Refused("record-unattributed", label=label)
    role = _role(person, source)
    organization = role.organization if role else None
    values: dict[str, object] = {
        "person": person,
        "organization": organization,
        "group": (role.group if role else "") or _group(organization),
        "country": person.country,
        "is_voice": role is None or role.role not in CONDUCTING,
        "is_settled": True,
    }
    return _settle(source, label, values, act, by=by, at=at, person=person.code)


def leave_unnamed(source: Source, label: str, *, by: Actor, at: datetime) -> int:
    """Say that a label names nobody who can be known; its turns stay, unnamed.

    Raises Refused: ``not-allowed``, ``label-unknown``.
    Journal: ``reports.speaker.left_unnamed``.
    """
    act = "reports.speaker.left_unnamed"
    _check_keeper(source, by, act)
    return _settle(source, label, {"is_settled": True}, act, by=by, at=at)


def _settle(
    source: Source,
    label: str,
    values: dict[str, object],
    act: str,
    *,
    by: Actor,
    at: datetime,
    **facts: object,
) -> int:
    with transaction.atomic():
        n = source.interventions.filter(label=label).update(**values)
        if not n:
            raise Refused("label-unknown", label=label)
        journal.record(
            act,
            f"source:{source.pk}",
            by=by,
            at=at,
            summit=source.summit.code,
            label=label,
            n_turns=n,
            **facts,
        )
    return n


def _role(person: Person, source: Source) -> SessionRole | None:
    roles = SessionRole.objects.select_related("organization").filter(
        person=person, session__summit=source.summit
    )
    here = roles.filter(session=source.session).exclude(role=RoleInSession.RAPPORTEUR)
    return here.order_by("position", "id").first() or roles.order_by("id").first()


def _group(organization: Organization | None) -> str:
    return organization.group if organization else ""


def correct_words(  # noqa: PLR0913 - the place, what stands there, what should
    turn: Intervention,
    start: int,
    end: int,
    *,
    after: str,
    origin: str = CorrectionOrigin.PERSON,
    by: Actor,
    at: datetime,
) -> WordCorrection:
    """Put other words beside a place of a turn; the record keeps its own.

    Raises Refused: ``not-allowed``, ``quote-not-found``, ``words-missing``,
    ``words-too-long``, ``correction-overlaps``, ``names-in-words`` under the Chatham
    House Rule. Journal: ``reports.words.corrected``.
    """
    act = "reports.words.corrected"
    summit = turn.source.summit
    session = turn.source.session
    is_writer = session is not None and rules.may_put_right(by, session)
    require(is_writer or rules.may_import(by, summit), act)
    words = plain(after)
    if not words:
        raise Refused("words-missing", field="after")
    if len(words) > LONGEST:
        raise Refused("words-too-long", length=len(words), limit=LONGEST)
    before = turn.text[start:end]
    if not 0 <= start < end <= len(turn.text):
        raise Refused("quote-not-found", source=turn.code, quote=before)
    check_unnamed(session, words, field="mended")
    with transaction.atomic():
        hold_records([turn])
        touching = turn.corrections.filter(start__lt=end, end__gt=start)
        if touching.exclude(start=start, end=end).exists():
            raise Refused("correction-overlaps")
        made = WordCorrection.objects.create(
            intervention=turn,
            start=start,
            end=end,
            before=before,
            after=words,
            origin=origin,
            author=by.name,
            at=at,
        )
        journal.record(
            act,
            f"intervention:{turn.code}",
            by=by,
            at=at,
            summit=summit.code,
            start=start,
            end=end,
            after=words,
        )
    return made


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a turn as they came in, with what stands beside them, if anything."""

    start: int
    end: int
    words: str
    correction: WordCorrection | None = None


def reading(text: str, corrections: Sequence[WordCorrection]) -> Iterator[Piece]:
    """Yield a turn piece by piece; of several corrections of a place the last."""
    last: dict[tuple[int, int], WordCorrection] = {}
    for one in sorted(corrections, key=lambda row: (row.at, row.pk)):
        last[(one.start, one.end)] = one
    place = 0
    for (start, end), one in sorted(last.items()):
        if one.after == one.before or start < place:
            continue
        if place < start:
            yield Piece(place, start, text[place:start])
        yield Piece(start, end, text[start:end], one)
        place = end
    if place < len(text):
        yield Piece(place, len(text), text[place:])


def corrected(text: str, corrections: Sequence[WordCorrection]) -> str:
    """Return a turn's words with every correction in its place."""
    return "".join(
        one.correction.after if one.correction else one.words
        for one in reading(text, corrections)
    )


def withdraw_source(source: Source, *, by: Actor, at: datetime) -> None:
    """Take a record back that nothing rests on yet.

    The record is locked first: who rests a line on it at the same moment waits, and is
    then refused, or is there already and is seen.

    Raises Refused: ``not-allowed``, ``not-found``, ``source-used``.
    Journal: ``reports.source.withdrawn`` with its fingerprint.
    """
    act = "reports.source.withdrawn"
    _check_keeper(source, by, act)
    with transaction.atomic():
        if not Source.objects.select_for_update().filter(pk=source.pk).exists():
            raise Refused("not-found", what="record", code=source.file)
        turns = source.interventions.all()
        resting = (ReportLine, QuoteRequest, WordCorrection, PassageTranslation)
        if any(one.objects.filter(intervention__in=turns).exists() for one in resting):
            raise Refused("source-used", file=source.file)
        facts = {"file": source.file, "sha256": source.sha256}
        subject = f"source:{source.pk}"
        summit = source.summit.code
        try:
            source.delete()
        except ProtectedError as error:  # a sentence of a draft, a commitment
            raise Refused("source-used", file=source.file) from error
        journal.record(act, subject, by=by, at=at, summit=summit, **facts)
