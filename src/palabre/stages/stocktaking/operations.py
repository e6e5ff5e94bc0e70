"""Acts about initiatives, indicators and commitments."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.codes import code_from
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.kernel.spans import Quotation, Span
from palabre.stages.journal import operations as journal
from palabre.stages.people.models import Organization, Person
from palabre.stages.programme.models import Session
from palabre.stages.reports.models import Intervention, ReportLine
from palabre.stages.reports.states import LineKind, ReportState
from palabre.stages.stocktaking import rules
from palabre.stages.stocktaking.models import (
    Commitment,
    Indicator,
    IndicatorValue,
    Initiative,
    InitiativeTag,
    ProgressUpdate,
)
from palabre.stages.stocktaking.states import (
    INITIATIVE_MOVES,
    InitiativeKind,
)
from palabre.stages.summits.models import FrameworkItem, Series, Summit

WHOLE = 100


@dataclass(frozen=True, slots=True)
class InitiativeFacts:
    """What an entry of the register says."""

    title: Text
    description: Text
    entity: str
    group: str
    action_line: FrameworkItem
    year: int
    kind: str = InitiativeKind.PROJECT
    results: Text = field(default_factory=Text)
    country: str = ""
    organization: Organization | None = None
    goals: Sequence[FrameworkItem] = ()
    url: str = ""
    submitted_by: Person | None = None
    is_fictional: bool = False


@dataclass(frozen=True, slots=True)
class CommitmentFacts:
    """What is promised, by whom, by when, and which words say so.

    Either ``line`` (a line of a cleared report) or ``intervention`` holds the words;
    ``start`` and ``end`` are code points in its text.
    """

    text: str
    owner: str
    start: int
    end: int
    line: ReportLine | None = None
    intervention: Intervention | None = None
    organization: Organization | None = None
    measure: str = ""
    baseline: str = ""
    target: str = ""
    due_on: date | None = None


def enter_initiative(
    series: Series, facts: InitiativeFacts, *, by: Actor, at: datetime
) -> Initiative:
    """Enter an initiative into the register; a moderator publishes it.

    Raises Refused: ``sign-in-needed``, ``field-missing``, ``field-unknown``,
    ``year-before-baseline``, ``year-ahead``.
    Journal: ``stocktaking.initiative.submitted``.
    """
    if not rules.may_submit(by):
        raise Refused("sign-in-needed")
    _check_initiative(series, facts, at)
    with transaction.atomic():
        number = Initiative.objects.order_by("-id").values_list("id", flat=True).first()
        initiative = Initiative.objects.create(
            code=code_from(f"initiative/{(number or 0) + 1}"),
            series=series,
            title=facts.title,
            description=facts.description,
            results=facts.results,
            kind=facts.kind,
            entity=facts.entity.strip(),
            organization=facts.organization,
            group=facts.group,
            country=facts.country,
            action_line=facts.action_line,
            year=facts.year,
            url=facts.url,
            submitted_by=facts.submitted_by,
            submitted_at=at,
            is_fictional=facts.is_fictional,
        )
        InitiativeTag.objects.bulk_create(
            InitiativeTag(initiative=initiative, item=item)
            for item in dict.fromkeys(facts.goals)
        )
        subject = f"initiative:{initiative.code}"
        journal.record("stocktaking.initiative.submitted", subject, by=by, at=at)
    return initiative


def _check_initiative(series: Series, facts: InitiativeFacts, at: datetime) -> None:
    if not facts.title:
        raise Refused("field-missing", field="title")
    for name in ("entity", "group"):
        if not getattr(facts, name).strip():
            raise Refused("field-missing", field=name)
    if facts.kind not in set(InitiativeKind):
        raise Refused("field-unknown", field="kind", value=facts.kind)
    baseline = baseline_year(series)
    if baseline is not None and facts.year < baseline:
        raise Refused(
            "year-before-baseline", year=facts.year, baseline=baseline, field="year"
        )
    if facts.year > at.year:
        raise Refused("year-ahead", year=facts.year, field="year")


def baseline_year(series: Series) -> int | None:
    """Return the year of the plan that the series takes stock of."""
    years = series.summits.exclude(baseline_year=None).order_by("baseline_year", "id")
    return years.values_list("baseline_year", flat=True).first()


def publish(initiative: Initiative, *, by: Actor, at: datetime) -> Initiative:
    """Publish an entry of the register.

    Raises Refused: ``not-allowed``, ``wrong-state``.
    Journal: ``stocktaking.initiative.published``.
    """
    return _decide(initiative, "publish", "", by=by, at=at)


def decline(
    initiative: Initiative, *, reason: str, by: Actor, at: datetime
) -> Initiative:
    """Decline an entry, with the reason.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``reason-missing``.
    Journal: ``stocktaking.initiative.declined``.
    """
    if not reason.strip():
        raise Refused("reason-missing", field="reason")
    return _decide(initiative, "decline", reason, by=by, at=at)


def _decide(
    initiative: Initiative, move: str, reason: str, *, by: Actor, at: datetime
) -> Initiative:
    past = {"publish": "published", "decline": "declined"}[move]
    act = f"stocktaking.initiative.{past}"
    require(rules.may_moderate(by, initiative.series), act)
    with transaction.atomic():
        locked = Initiative.objects.select_for_update(of=("self",)).get(
            pk=initiative.pk
        )
        locked.state = INITIATIVE_MOVES.after(move, locked.state)
        locked.decided_at, locked.reason = at, reason.strip()
        locked.save(update_fields=["state", "decided_at", "reason"])
        subject = f"initiative:{locked.code}"
        journal.record(act, subject, by=by, at=at, reason=reason)
    return locked


def define_indicator(  # noqa: PLR0913 - an indicator has these parts
    series: Series,
    code: str,
    *,
    name: Text,
    definition: Text,
    unit: str,
    is_fictional: bool,
    by: Actor,
    at: datetime,
) -> Indicator:
    """Define an indicator, or return the one with this code.

    Raises Refused: ``not-allowed``. Journal: ``stocktaking.indicator.defined``.
    """
    act = "stocktaking.indicator.defined"
    require(rules.may_moderate(by, series), act)
    with transaction.atomic():
        indicator, is_new = Indicator.objects.get_or_create(
            code=code,
            defaults={
                "series": series,
                "name": name,
                "definition": definition,
                "unit": unit,
                "is_fictional": is_fictional,
            },
        )
        if is_new:
            journal.record(act, f"indicator:{code}", by=by, at=at)
    return indicator


def report_value(  # noqa: PLR0913 - a value has these parts
    indicator: Indicator,
    year: int,
    value: Decimal,
    *,
    shown: str,
    source: str,
    told: Text | None = None,
    reported_in: str = "",
    url: str = "",
    by: Actor,
    at: datetime,
) -> IndicatorValue:
    """Note what a source reported for a year; another report's value stands beside it.

    Raises Refused: ``not-allowed``, ``field-missing``.
    Journal: ``stocktaking.value.reported``.
    """
    act = "stocktaking.value.reported"
    require(rules.may_moderate(by, indicator.series), act)
    if not source.strip():
        raise Refused("field-missing", field="source")
    with transaction.atomic():
        kept, _ = IndicatorValue.objects.update_or_create(
            indicator=indicator,
            year=year,
            reported_in=reported_in,
            defaults={
                "value": value,
                "shown": shown,
                "told": told or Text(),
                "source": source,
                "url": url,
            },
        )
        subject = f"indicator:{indicator.code}"
        journal.record(act, subject, by=by, at=at, year=year, value=str(value))
    return kept


def commit(
    summit: Summit, facts: CommitmentFacts, *, by: Actor, at: datetime
) -> Commitment:
    """Make a commitment from words that were announced.

    Raises Refused: ``not-allowed``, ``field-missing``, ``words-not-announced``.
    Journal: ``stocktaking.commitment.made``.
    """
    act = "stocktaking.commitment.made"
    require(rules.may_commit(by, summit), act)
    for name in ("text", "owner"):
        if not getattr(facts, name).strip():
            raise Refused("field-missing", field=name)
    said, session, lang = _words(facts)
    span = Span(facts.start, facts.end)
    quotation = Quotation(session.code, span, span.of(said))
    quotation.check(said)
    with transaction.atomic():
        number = Commitment.objects.order_by("-id").values_list("id", flat=True).first()
        commitment = Commitment.objects.create(
            code=code_from(f"commitment/{(number or 0) + 1}"),
            summit=summit,
            session=session,
            text=facts.text.strip(),
            lang=lang,
            owner=facts.owner.strip(),
            organization=facts.organization,
            measure=facts.measure,
            baseline=facts.baseline,
            target=facts.target,
            due_on=facts.due_on,
            line=facts.line,
            intervention=facts.intervention,
            start=facts.start,
            end=facts.end,
            quote=quotation.quote,
            committed_at=at,
        )
        subject = f"commitment:{commitment.code}"
        journal.record(
            act, subject, by=by, at=at, summit=summit.code, quote=quotation.quote
        )
    return commitment


def _words(facts: CommitmentFacts) -> tuple[str, Session, str]:
    if facts.line is not None:
        report = facts.line.report
        is_announced = facts.line.kind == LineKind.ANNOUNCEMENT
        if not is_announced or report.state != ReportState.CLEARED:
            raise Refused("words-not-announced")
        return facts.line.text, report.session, report.lang
    spoken = facts.intervention
    if spoken is None or spoken.source.session is None:
        raise Refused("words-not-announced")
    return spoken.text, spoken.source.session, spoken.lang


def update_progress(
    commitment: Commitment,
    *,
    text: str,
    share: int | None = None,
    url: str = "",
    by: Actor,
    at: datetime,
) -> ProgressUpdate:
    """Say what became of a commitment.

    Raises Refused: ``not-allowed``, ``field-missing``, ``share-out-of-range``.
    Journal: ``stocktaking.commitment.updated``.
    """
    act = "stocktaking.commitment.updated"
    require(rules.may_update(by, commitment), act)
    if not text.strip():
        raise Refused("field-missing", field="text")
    if share is not None and not 0 <= share <= WHOLE:
        raise Refused("share-out-of-range", share=share, field="share")
    with transaction.atomic():
        update = ProgressUpdate.objects.create(
            commitment=commitment,
            at=at,
            author=by.name,
            text=text.strip(),
            share=share,
            url=url,
        )
        subject = f"commitment:{commitment.code}"
        journal.record(act, subject, by=by, at=at, summit=commitment.summit.code)
    return update
