"""The report of one session as a document."""

from datetime import datetime
from zoneinfo import ZoneInfo

from palabre.engines.formats.documents.model import (
    Document,
    DocumentKind,
    Evidence,
    Paragraph,
    Section,
    Sentence,
    numbered,
)
from palabre.kernel import numbers
from palabre.kernel.languages import pause, primary
from palabre.stages.live.models import Question
from palabre.stages.live.queries import asked_in_writing
from palabre.stages.live.states import QuestionState
from palabre.stages.outcomes.papers.sources import (
    Links,
    answers_of,
    in_order,
    lead_of,
    name_of,
    on_day,
    printed,
    said_on,
    sentence_of,
    title_of,
)
from palabre.stages.outcomes.papers.words import heading_of, say
from palabre.stages.reports.models import ReportTag, SessionReport
from palabre.stages.reports.states import ORDER, LineKind
from palabre.stages.summits.catalogue import ACTION_LINES
from palabre.stages.summits.models import Summit


def session_report(report: SessionReport, *, lang: str, links: Links) -> Document:
    """Return a session's report; its lines in their own language, quotations apart."""
    session = report.session
    summit = session.summit
    sections = [
        Section(heading_of(kind, lang), tuple(found), key=kind)
        for kind in ORDER
        if (found := _paragraphs(report, kind, lang, links))
    ]
    asked = _asked(report, lang)
    if asked:
        sections.append(Section(say(lang, "asked"), asked, key="asked"))
    tags = _tags(report, lang)
    if tags:
        sections.append(Section(say(lang, "about"), tags, key="tags"))
    return Document(
        DocumentKind.REPORT,
        title_of(session, lang),
        lang,
        numbered(tuple(sections)),
        status=say(lang, "fictional") if summit.is_fictional else "",
        eyebrow=f"{printed(summit.name, lang)} · {printed(session.type.name, lang)}",
        facts=_facts(report, lang),
        symbol=f"{summit.code}/{session.code}",
        author=report.rapporteur.name if report.rapporteur else "",
        issued_on=on_day(report.cleared_at, summit) if report.cleared_at else None,
        path=f"{summit.code}-{session.code}-report",
    )


def _paragraphs(
    report: SessionReport, kind: str, lang: str, links: Links
) -> list[Paragraph]:
    answers = answers_of([report]).get(report.pk, {})
    lines = [line for line in report.lines.all() if line.kind == kind]
    return [
        Paragraph(
            (sentence_of(report, line, lang=lang, links=links, answers=answers),),
            is_quotation=kind == LineKind.QUOTATION,
            lead=lead_of(line.intervention, lang) if kind == LineKind.QUOTATION else "",
        )
        for line in lines
    ]


def _asked(report: SessionReport, lang: str) -> tuple[Paragraph, ...]:
    """Return the questions in writing, each with its answer or that it stayed open."""
    return tuple(
        Paragraph(
            (Sentence(one.text, lang=_other(one.lang, lang)), *_answer(one, lang)),
            lead=say(lang, "lead", label=one.name) if one.name else "",
        )
        for one in asked_in_writing(report.session)
    )


def _other(own: str, lang: str) -> str:
    """Return the language of words where it is not the document's."""
    return own if own and primary(own) != primary(lang) else ""


def _answer(one: Question, lang: str) -> tuple[Sentence, ...]:
    if one.state != QuestionState.ANSWERED:
        return (Sentence(say(lang, "open")),)
    if not one.answer:
        return ()
    words = " ".join(one.answer.split())
    return (Sentence(say(lang, "answer", name=one.answered_by, words=words)),)


def _tags(report: SessionReport, lang: str) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(
            (
                name_of(
                    tag.item, lang, (Evidence(told=tag.reason),) if tag.reason else ()
                ),
            ),
            lead=tag.item.code,
        )
        for tag in sorted(report.tags.all(), key=_place)
    )


def _place(tag: ReportTag) -> tuple[bool, str, int, tuple[int, int, str]]:
    """Return where a tag stands: Action Lines in their order, then goals in theirs."""
    item = tag.item
    is_line = item.framework.code == ACTION_LINES
    at = item.position if is_line else 0
    return not is_line, item.framework.code, at, in_order(item.code)


def _facts(report: SessionReport, lang: str) -> tuple[tuple[str, str], ...]:
    session = report.session
    summit = session.summit
    facts = [(say(lang, "session"), session.code)]
    placement = getattr(session, "placement", None)
    if placement is not None:
        facts.append((say(lang, "held"), _held(placement.starts_at, summit, lang)))
    if report.rapporteur:
        facts.append((say(lang, "rapporteur"), report.rapporteur.name))
    if report.cleared_at:
        on = said_on(report.cleared_at, summit, lang)
        facts.append((say(lang, "cleared-by"), f"{on}{pause(lang)}{report.cleared_by}"))
    for one in sorted(report.reopenings.all(), key=lambda row: (row.at, row.pk)):
        on = said_on(one.at, summit, lang)
        facts.append((say(lang, "reopened"), f"{on}{pause(lang)}{one.reason}"))
    return tuple(facts)


def _held(at: datetime, summit: Summit, lang: str) -> str:
    local = at.astimezone(ZoneInfo(summit.zone))
    on = numbers.day_in_words(local.date(), lang)
    return f"{on}{pause(lang)}{local:%H:%M} (UTC{local.isoformat()[-6:]})"
