"""Acts about records and session reports."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import takewhile
from types import MappingProxyType

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.kernel.spans import Quotation, Span
from palabre.stages.journal import operations as journal
from palabre.stages.people.models import Person
from palabre.stages.programme.models import Session
from palabre.stages.programme.unattributed import under_rule
from palabre.stages.reports import rules
from palabre.stages.reports.facts import LineFacts, SourceFacts, TagFacts, TurnFacts
from palabre.stages.reports.holding import hold_records
from palabre.stages.reports.models import (
    Intervention,
    ReportClearance,
    ReportLine,
    ReportTag,
    ReportVersion,
    SessionReport,
    Source,
)
from palabre.stages.reports.plain import plain
from palabre.stages.reports.quotations import check_said, rested
from palabre.stages.reports.reopening import clear_away
from palabre.stages.reports.states import REPORT_MOVES, LineKind, ReportState
from palabre.stages.reports.templates import template_of
from palabre.stages.reports.unattributed import check_unnamed, without_names
from palabre.stages.summits.models import Summit

LINE_LIMIT = 1200
"""Characters of one line: three long sentences; more is a paragraph."""


def bring_in(
    summit: Summit,
    session: Session | None,
    facts: SourceFacts,
    turns: Sequence[TurnFacts],
    *,
    by: Actor,
    at: datetime,
) -> Source:
    """Keep a record with its turns, whole or not at all; texts never change after.

    Raises Refused: ``not-allowed``, ``source-there``, ``record-empty``.
    Journal: ``reports.source.imported``.
    """
    act = "reports.source.imported"
    is_keeper = session is not None and rules.may_keep_records(by, session)
    require(is_keeper or rules.may_import(by, summit), act)
    if not turns:
        raise Refused("record-empty", file=facts.file)
    is_unattributed = session is not None and under_rule(session)
    if session is not None and is_unattributed:
        facts, turns = without_names(session, facts, turns)
    with transaction.atomic():
        known = Source.objects.filter(
            summit=summit, sha256=facts.sha256, file=facts.file
        )
        if known.exists():
            raise Refused("source-there", file=facts.file)
        source = Source.objects.create(
            summit=summit,
            session=session,
            file=facts.file,
            format=facts.format,
            kind=facts.kind,
            lang=facts.lang,
            sha256=facts.sha256,
            is_machine=facts.is_machine,
            is_unattributed=is_unattributed,
            imported_at=at,
            notes=list(facts.notes),
        )
        Intervention.objects.bulk_create(
            _intervention(source, position, turn) for position, turn in enumerate(turns)
        )
        subject = f"source:{source.pk}"
        journal.record(
            act,
            subject,
            by=by,
            at=at,
            summit=summit.code,
            file=facts.file,
            sha256=facts.sha256,
            n_turns=len(turns),
        )
    return source


def _intervention(source: Source, position: int, turn: TurnFacts) -> Intervention:
    return Intervention(
        code=f"I{source.pk}-{position}",
        source=source,
        position=position,
        label=turn.label[:200],
        person=turn.person,
        organization=turn.organization,
        group=turn.group,
        country=turn.country,
        is_voice=turn.is_voice,
        lang=turn.lang,
        text=turn.text,
        section=turn.section[:60],
        starts_ms=turn.starts_ms,
        ends_ms=turn.ends_ms,
    )


def draft_report(  # noqa: PLR0913 - a report has these parts
    session: Session,
    lines: Sequence[LineFacts],
    *,
    lang: str,
    rapporteur: Person | None = None,
    tags: Sequence[TagFacts] = (),
    by: Actor,
    at: datetime,
) -> SessionReport:
    """Keep the first draft of a session's report.

    Raises Refused: ``not-allowed``, ``report-exists``, ``heading-unknown``,
    ``line-too-long``, ``quote-not-found``. Journal: ``reports.report.drafted``.
    """
    act = "reports.report.drafted"
    require(rules.may_write(by, session), act)
    with transaction.atomic():
        if SessionReport.objects.filter(session=session).exists():
            raise Refused("report-exists")
        report = SessionReport.objects.create(
            session=session, lang=lang, rapporteur=rapporteur, drafted_at=at
        )
        _keep_tags(report, tags)
        _keep_lines(report, lines)
        _keep_version(report, by, at)
        _note(act, report, by=by, at=at)
    return report


def correct(
    report: SessionReport,
    lines: Sequence[LineFacts],
    *,
    after: int | None = None,
    is_nobody: bool = False,
    by: Actor,
    at: datetime,
) -> SessionReport:
    """Put other lines in a report; what stood there is kept as a version.

    A quotation that was typed or changed rests on its words in the session's records.
    Under the Chatham House Rule lines that name somebody are refused, unless a person
    says that nobody who took part is meant (``is_nobody``).

    Raises Refused: ``not-allowed``, ``wrong-state``, ``heading-unknown``,
    ``line-too-long``, ``quote-not-found``, ``names-in-words``, ``report-changed`` when
    ``after`` names another version than the one that stands.
    Journal: ``reports.report.corrected``.
    """
    act = "reports.report.corrected"
    require(rules.may_write(by, report.session), act)
    if not is_nobody:
        check_unnamed(report.session, *_written(report, lines))
    lines = rested([_plain(line) for line in lines], report.session)
    with transaction.atomic():
        locked = _locked(report)
        if after is not None and after != locked.versions.count():
            raise Refused("report-changed")
        locked.state = REPORT_MOVES.after("correct", locked.state)
        locked.save(update_fields=["state"])
        locked.clearances.all().delete()
        _keep_lines(locked, lines, standing=clear_away(locked, lines, at=at))
        _keep_version(locked, by, at)
        _note(act, locked, by=by, at=at)
    return locked


def _plain(line: LineFacts) -> LineFacts:
    return line if line.is_machine else replace(line, text=plain(line.text))


def _written(report: SessionReport, lines: Sequence[LineFacts]) -> list[str]:
    """Return what a person has newly written: no machine's line, none that stood."""
    stood = set(report.lines.values_list("text", flat=True))
    return [one.text for one in lines if not one.is_machine and one.text not in stood]


def file_report(report: SessionReport, *, by: Actor, at: datetime) -> SessionReport:
    """File a report: the rapporteur says it is what happened.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``report-empty``,
    ``heading-required``, ``quotation-not-said``. Journal: ``reports.report.filed``.
    """
    act = "reports.report.filed"
    require(rules.may_write(by, report.session), act)
    with transaction.atomic():
        locked = _locked(report)
        locked.state = REPORT_MOVES.after("file", locked.state)
        if not locked.lines.exists():
            raise Refused("report-empty")
        _check_template(locked)
        check_said(locked)
        locked.filed_at, locked.return_reason = at, ""
        locked.save()
        _note(act, locked, by=by, at=at)
    return locked


def return_report(
    report: SessionReport, *, reason: str, by: Actor, at: datetime
) -> SessionReport:
    """Give a report back to its rapporteur, with the reason.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``reason-missing``,
    ``names-in-words`` under the Chatham House Rule.
    Journal: ``reports.report.returned``.
    """
    act = "reports.report.returned"
    require(rules.may_return(by, report.session.summit), act)
    reason = plain(reason)
    if not reason:
        raise Refused("reason-missing", field="reason")
    check_unnamed(report.session, reason, field="reason")
    with transaction.atomic():
        locked = _locked(report)
        locked.state = REPORT_MOVES.after("return", locked.state)
        locked.return_reason = reason
        locked.save()
        locked.clearances.all().delete()
        _note(act, locked, by=by, at=at, reason=reason)
    return locked


def clear_report(report: SessionReport, *, by: Actor, at: datetime) -> SessionReport:
    """Give a report the clearances that are an actor's to give, in their order.

    With the last one it is public, and evidence for the Chair's Summary.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``clearance-not-due`` with the
    role whose turn it is. Journal: ``reports.report.cleared``, one a role.
    """
    act = "reports.report.cleared"
    summit = report.session.summit
    asked = rules.clearing_roles(summit)
    mine = [role for role in asked if rules.may_clear_as(by, summit, role)]
    require(bool(mine), act)
    with transaction.atomic():
        locked = _locked(report)
        REPORT_MOVES.after("clear", locked.state)
        given = set(locked.clearances.values_list("role", flat=True))
        waiting = [role for role in asked if role not in given]
        due = list(takewhile(mine.__contains__, waiting))
        if not due:
            raise Refused("clearance-not-due", role=waiting[0] if waiting else "")
        for role in due:
            ReportClearance.objects.create(report=locked, role=role, by=by.name, at=at)
            _note(act, locked, by=by, at=at, role=role)
        if len(due) == len(waiting):
            _publish(locked, by, at)
    return locked


def _publish(report: SessionReport, by: Actor, at: datetime) -> None:
    report.state = ReportState.CLEARED
    report.cleared_at, report.cleared_by = at, by.name
    report.save()


def set_tags(
    report: SessionReport,
    tags: Sequence[TagFacts],
    *,
    is_nobody: bool = False,
    by: Actor,
    at: datetime,
) -> SessionReport:
    """Say what a session was about: each item with its reason in one line.

    A report that was filed is a draft again, as after any other change.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``tag-reason-missing``,
    ``names-in-words`` as in ``correct``. Journal: ``reports.report.tagged``.
    """
    act = "reports.report.tagged"
    require(rules.may_write(by, report.session), act)
    for tag in tags:
        if not plain(tag.reason):
            raise Refused("tag-reason-missing", item=tag.item.code, field="tag")
    if not is_nobody:
        check_unnamed(report.session, *(tag.reason for tag in tags), field="tag")
    with transaction.atomic():
        locked = _locked(report)
        locked.state = REPORT_MOVES.after("correct", locked.state)
        locked.save(update_fields=["state"])
        locked.clearances.all().delete()
        locked.tags.all().delete()
        _keep_tags(locked, tags)
        _note(act, locked, by=by, at=at, n=len(tags))
    return locked


def _keep_tags(report: SessionReport, tags: Sequence[TagFacts]) -> None:
    once = {tag.item.pk: tag for tag in tags}
    ReportTag.objects.bulk_create(
        ReportTag(
            report=report,
            item=tag.item,
            status=tag.status,
            reason=plain(tag.reason)[:300],
        )
        for tag in once.values()
    )


def _check_template(report: SessionReport) -> None:
    """Refuse with ``heading-required`` a report that lacks what its type asks."""
    there = set(report.lines.values_list("kind", flat=True))
    for kind in template_of(report.session.type).required:
        if kind not in there:
            raise Refused("heading-required", kind=kind)


def _keep_lines(
    report: SessionReport,
    lines: Sequence[LineFacts],
    *,
    standing: Mapping[int, ReportLine] = MappingProxyType({}),
) -> None:
    """Put lines in a report, but those that stand at their place already."""
    for line in lines:
        if line.kind not in set(LineKind):
            raise Refused("heading-unknown", kind=line.kind)
        if len(line.text) > LINE_LIMIT:
            raise Refused("line-too-long", length=len(line.text), limit=LINE_LIMIT)
        _check_words(line)
    hold_records(line.intervention for line in lines)
    number = report.versions.count() + 1
    for position, row in standing.items():
        ReportLine.objects.filter(pk=row.pk).update(position=position)
    ReportLine.objects.bulk_create(
        ReportLine(
            report=report,
            code=f"R{report.pk}-{number}-{position}",
            kind=line.kind,
            position=position,
            text=line.text.strip(),
            is_machine=line.is_machine,
            intervention=line.intervention,
            start=line.start,
            end=line.end,
            quote=line.quote,
        )
        for position, line in enumerate(lines)
        if line.text.strip() and position not in standing
    )


def _check_words(line: LineFacts) -> None:
    """Refuse with ``quote-not-found`` a line whose words do not stand in its turn."""
    turn = line.intervention
    if turn is None or line.start is None or line.end is None:
        return
    Quotation(turn.code, Span(line.start, line.end), line.quote).check(turn.text)


def _keep_version(report: SessionReport, by: Actor, at: datetime) -> None:
    lines = report.lines.order_by("position").values("code", "kind", "text")
    ReportVersion.objects.create(
        report=report,
        number=report.versions.count() + 1,
        at=at,
        author=by.name,
        lines=list(lines),
    )


def _locked(report: SessionReport) -> SessionReport:
    return (
        SessionReport.objects.select_for_update(of=("self",))
        .select_related("session__summit", "session__type")
        .get(pk=report.pk)
    )


def _note(
    act: str, report: SessionReport, *, by: Actor, at: datetime, **facts: object
) -> None:
    session = report.session
    subject, code = f"report:{session.code}", session.summit.code
    journal.record(act, subject, by=by, at=at, summit=code, **facts)
