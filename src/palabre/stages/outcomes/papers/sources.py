"""Sentences with their evidence, out of reports, records and an issued summary."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from django.db.models import F

from palabre.engines.formats.documents.model import Evidence, Sentence
from palabre.engines.synthesis.translated import translation_of
from palabre.kernel import numbers
from palabre.kernel.languages import Text, full_stop, pause, primary, semicolon
from palabre.kernel.spans import Span
from palabre.kernel.typography import in_type
from palabre.stages.outcomes.models import Issue
from palabre.stages.outcomes.papers.words import LANGUAGES, say
from palabre.stages.outcomes.reissuing import symbol_now
from palabre.stages.outcomes.voices import of_turn
from palabre.stages.programme.models import Session
from palabre.stages.reports import quotes
from palabre.stages.reports.models import (
    Intervention,
    LineTranslation,
    QuoteRequest,
    ReportLine,
    SessionReport,
)
from palabre.stages.reports.quoted import words_in
from palabre.stages.reports.states import LineKind, QuoteState
from palabre.stages.reports.translations import lines_in
from palabre.stages.summits.models import FrameworkItem, Summit


class Links(Protocol):
    """Full addresses of what a paper cites; the pages know them."""

    def turn(self, turn: Intervention) -> str:
        """Return where a turn stands in its transcript."""

    def session(self, session: Session) -> str:
        """Return where a session stands, with its record and report."""

    def report(self, session: Session) -> str:
        """Return where the report of a session stands."""

    def line(self, session: Session, code: str) -> str:
        """Return where a line stands in its report."""

    def figure(self, key: str) -> str:
        """Return where a figure opens to its definition."""

    def sentence(self, issue: Issue, code: str) -> str:
        """Return where a sentence of an issued summary opens to its evidence."""

    def issue(self, issue: Issue) -> str:
        """Return where an issued summary stands, also when a newer one comes."""

    def edition(self) -> str:
        """Return where the edition tells of itself."""

    def paper(self, kind: str) -> str:
        """Return where another paper of the edition stands."""


Answers = Mapping[quotes.Key, QuoteRequest]
"""What speakers said of the words that one report quotes, by the words' place."""

AllAnswers = Mapping[int, Answers]
"""The same of several reports, by report."""


def on_day(at: datetime, summit: Summit) -> date:
    """Return the day of an instant by the edition's clock."""
    return at.astimezone(ZoneInfo(summit.zone)).date()


def said_on(at: datetime, summit: Summit, lang: str) -> str:
    """Return the day of an instant in words."""
    return numbers.day_in_words(on_day(at, summit), lang)


def printed(name: Text, lang: str) -> str:
    """Return what something is called in a language, as it is printed."""
    said = name.said_in(lang)
    return in_type(str(said), said.lang)


def title_of(session: Session, lang: str) -> str:
    """Return the title of a session in a language, as it is printed."""
    return printed(session.title, lang)


def session_lead(report: SessionReport, lang: str) -> str:
    """Return the title of a report's session as it stands before its lines."""
    title = say(lang, "quoted", words=title_of(report.session, lang))
    return say(lang, "lead", label=title)


def name_of(item: FrameworkItem, lang: str, evidence: tuple[Evidence, ...]) -> Sentence:
    """Return the name of an Action Line or a goal, marked where it is in another tongue."""
    said = item.name.said_in(lang)
    is_own = primary(said.lang) == primary(lang)
    return Sentence(
        in_type(f"{said}{full_stop(said.lang)}", said.lang),
        evidence,
        lang="" if is_own else said.lang,
    )


def from_summary(issue: Issue, code: str, lang: str, links: Links) -> Evidence:
    """Return the issued summary as evidence of a sentence of it, with its corrigenda."""
    on = said_on(issue.issued_at, issue.summit, lang)
    told = say(lang, "summary-of", symbol=symbol_now(issue), on=on)
    return Evidence(who=told, url=links.sentence(issue, code))


def in_order(code: str) -> tuple[int, int, str]:
    """Return where a goal or target stands: 8.8 before 12.5, 12.5 before 12.a."""
    goal, _, target = code.partition(".")
    is_number = goal.isdecimal()
    return (
        int(goal) if is_number else 99,
        int(target) if target.isdecimal() else 99 if target else 0,
        code,
    )


def said_at(at: datetime, summit: Summit) -> str:
    """Return the hour of an instant by the edition's clock, and how far it is off UTC."""
    local = at.astimezone(ZoneInfo(summit.zone))
    offset = local.strftime("%z")
    return f"{local:%H:%M} UTC{offset[:3]}:{offset[3:]}"


def made_on(at: datetime, summit: Summit, lang: str) -> str:
    """Return when a paper was made, and that its edition is fictional if it is."""
    told = say(lang, "made", on=said_on(at, summit, lang))
    return f"{told} {say(lang, 'fictional')}" if summit.is_fictional else told


def who(turn: Intervention, lang: str) -> str:
    """Return who took a turn, and for whom."""
    name = turn.person.name if turn.person else turn.label
    if not name:
        return say(lang, "unnamed")
    if turn.organization is None:
        return name
    return f"{name}{pause(lang)}{printed(turn.organization.name, lang)}"


def lead_of(turn: Intervention | None, lang: str) -> str:
    """Return who spoke and when in the record, as it stands before quoted words."""
    if turn is None:
        return ""
    name = who(turn, lang)
    label = f"{name} ({turn.clock})" if turn.clock else name
    return say(lang, "lead", label=label)


def words_of(  # noqa: PLR0913 - what is to be known of words
    turn: Intervention,
    start: int,
    end: int,
    *,
    lang: str,
    links: Links,
    answer: QuoteRequest | None = None,
    is_printed: bool = False,
) -> Evidence:
    """Return words of a turn as evidence, with what is to be known of them.

    Parameters
    ----------
    is_printed : bool
        The sentence has the words as the speaker corrected them: the evidence has them
        too, and says what the record holds.
    """
    session = turn.source.session
    title = title_of(session, lang) if session else turn.source.file
    words = turn.text[start:end]
    remarks = []
    if turn.source.is_machine:
        remarks.append(say(lang, "machine"))
    if answer and answer.state == QuoteState.CONFIRMED:
        remarks.append(say(lang, "confirmed"))
    if answer and answer.correction and is_printed:
        remarks.append(say(lang, "corrected-from", words=words))
        words = answer.correction.after
    elif answer and answer.correction:
        remarks.append(say(lang, "corrected", words=answer.correction.after))
    remarks += _translated(turn, start, end, lang)
    return Evidence(
        words=words,
        lang=turn.lang,
        who=who(turn, lang),
        where=pause(lang).join(part for part in (title, turn.clock) if part),
        url=links.turn(turn),
        told=semicolon(lang).join(remarks),
    )


def _translated(turn: Intervention, start: int, end: int, lang: str) -> list[str]:
    """Return the translation of words that was given with the record, and by whom."""
    if primary(turn.lang) == primary(lang):
        return []
    found = translation_of(of_turn(turn), Span(start, end), lang)
    if found is None:
        return []
    words, given = found
    key = "translation-by" if given.by else "translation"
    return [say(lang, key, words=words, by=given.by)]


def filed(
    report: SessionReport, line: ReportLine, *, lang: str, links: Links
) -> Evidence:
    """Return the report as evidence of its line."""
    session = report.session
    told = ""
    if report.cleared_at:
        on = said_on(report.cleared_at, session.summit, lang)
        told = say(lang, "cleared", on=on, by=report.cleared_by)
    return Evidence(
        who=say(lang, "report-of", title=title_of(session, lang)),
        told=told,
        url=links.line(session, line.code),
    )


def sentence_of(
    report: SessionReport,
    line: ReportLine,
    *,
    lang: str,
    links: Links,
    answers: Answers,
) -> Sentence:
    """Return a line of a report with the words it rests on, and the report itself."""
    evidence = []
    turn = line.intervention
    is_words = line.kind == LineKind.QUOTATION and turn is not None
    text = line.text if is_words else in_type(line.text, report.lang)
    is_quoted = turn is not None and line.start is not None and line.end is not None
    if turn is not None and is_quoted:
        start, end = line.start or 0, line.end or 0
        answer = answers.get((turn.pk, start, end))
        was_read = _was_read(answer, report)
        meant = _as_meant(line, answer, report.lang) if was_read else ""
        text = meant or text
        evidence.append(
            words_of(
                turn,
                start,
                end,
                lang=lang,
                links=links,
                answer=answer,
                is_printed=bool(meant),
            )
        )
    evidence.append(filed(report, line, lang=lang, links=links))
    tongue = turn.lang if turn is not None and is_words else report.lang
    given = (
        None
        if is_words or text != in_type(line.text, report.lang)
        else (translated_line(report, line, lang))
    )
    if given is not None:
        evidence[-1] = _original(evidence[-1], line, report.lang, given, lang)
        text, tongue = in_type(given.text, lang), lang
    return Sentence(
        text, tuple(evidence), lang=tongue if primary(tongue) != primary(lang) else ""
    )


def translated_line(
    report: SessionReport, line: ReportLine, lang: str
) -> LineTranslation | None:
    """Return what a line says in a document's language, if somebody put it into it."""
    if primary(report.lang) == primary(lang):
        return None
    return lines_in(lang, report.translations.all()).get(line.text)


def versions_of(report: SessionReport, line: ReportLine) -> list[tuple[str, str]]:
    """Return a line as filed and as translated into a paper's language, each with it."""
    given = [(one, translated_line(report, line, one)) for one in LANGUAGES]
    return [
        (line.text, primary(report.lang)),
        *((each.text, one) for one, each in given if each is not None),
    ]


def is_told(report: SessionReport, line: ReportLine, lang: str) -> bool:
    """Tell whether a line stands in a language, as filed or as translated."""
    if primary(report.lang) == primary(lang):
        return True
    return translated_line(report, line, lang) is not None


def _original(
    source: Evidence, line: ReportLine, own: str, given: LineTranslation, lang: str
) -> Evidence:
    """Return the report as evidence of a translated line: its own words, and whose."""
    told = [source.told] if source.told else []
    if given.translator:
        told.insert(0, say(lang, "translated-by", by=given.translator))
    return replace(source, words=line.text, lang=own, told=semicolon(lang).join(told))


def _was_read(answer: QuoteRequest | None, report: SessionReport) -> bool:
    """Tell whether whoever cleared a report could read what a speaker wrote.

    A correction that came later is told beside the words: it is printed in the place of
    none that were cleared.
    """
    if answer is None or answer.answered_at is None or report.cleared_at is None:
        return True
    return answer.answered_at <= report.cleared_at


def _as_meant(line: ReportLine, answer: QuoteRequest | None, lang: str) -> str:
    """Return a line with the words that its speaker corrected, or nothing."""
    if answer is None or answer.correction is None:
        return ""
    words = answer.correction.after
    if line.kind == LineKind.QUOTATION:
        return words
    place = words_in(line)
    if place is None:
        return ""
    rest = line.text[place.end :]
    if rest.startswith("."):
        words = words.rstrip(" .")
        rest = rest[1:] if words.endswith(("!", "?", "…")) else rest
    return in_type(f"{line.text[: place.start]}{words}{rest}", lang)


def answers_of(
    reports: Iterable[SessionReport],
) -> AllAnswers:
    """Return what speakers said of their quoted words, by report; one query.

    Who has turned out not to have spoken has said nothing of them.
    """
    kept: dict[int, dict[quotes.Key, QuoteRequest]] = {}
    rows = QuoteRequest.objects.select_related("correction").filter(
        report__in=[one.pk for one in reports], person=F("intervention__person")
    )
    for one in rows:
        key = (one.intervention_id, one.start, one.end)
        kept.setdefault(one.report_id, {})[key] = one
    return dict(kept)
