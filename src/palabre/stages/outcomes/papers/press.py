"""A press release: the highlights, what was announced, and words that can be quoted."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from palabre.engines.formats.documents.model import (
    Document,
    DocumentKind,
    Evidence,
    Paragraph,
    Section,
    Sentence,
    numbered,
)
from palabre.kernel.languages import primary
from palabre.kernel.numbers import format_number
from palabre.stages.outcomes import figures as counted
from palabre.stages.outcomes.highlights import Paragraph as Told
from palabre.stages.outcomes.highlights import attended, highlights
from palabre.stages.outcomes.papers.press_lead import headline, lead
from palabre.stages.outcomes.papers.sources import (
    AllAnswers,
    Links,
    answers_of,
    is_told,
    lead_of,
    made_on,
    on_day,
    printed,
    said_on,
    sentence_of,
)
from palabre.stages.outcomes.papers.words import HEADINGS, say, say_n, tongue
from palabre.stages.outcomes.queries import latest_issue
from palabre.stages.programme.queries import own_themes
from palabre.stages.reports.models import ReportLine, SessionReport
from palabre.stages.reports.queries import cleared_reports
from palabre.stages.reports.states import LineKind, QuoteState
from palabre.stages.summits.models import Summit
from palabre.stages.summits.rules import is_over

MOST_ANNOUNCED = 12
MOST_QUOTED = 8


def press_release(summit: Summit, *, lang: str, links: Links, at: datetime) -> Document:
    """Return the press release of an edition; every figure opens to its definition."""
    lang = tongue(lang)
    page = highlights(summit, lang, at=at)
    figures = counted.public_figures(summit, at=at)
    reports = list(cleared_reports(summit))
    is_ahead = not is_over(summit, at=at)
    first = None if is_ahead else lead(summit, lang, figures, reports, links, at)
    opening = (first,) if first else ()
    facts = _Facts(summit, figures, lang, links, at)
    paragraphs = tuple(map(facts.told, _after(first, page.paragraphs, figures, lang)))
    sections = [
        Section(say(lang, "in-short"), (*opening, *paragraphs), key="highlights")
    ]
    sections += _of_reports(reports, lang, links, said_on(at, summit, lang))
    return Document(
        DocumentKind.PRESS,
        headline(summit, lang, figures, is_ahead=is_ahead),
        lang,
        numbered(tuple(sections)),
        eyebrow=say(lang, "press"),
        status=made_on(at, summit, lang),
        issued_on=on_day(at, summit),
        path=f"{summit.code}-press-release",
    )


def _after(
    first: Paragraph | None,
    paragraphs: Sequence[Told],
    figures: Mapping[str, counted.Figure],
    lang: str,
) -> Iterator[Told]:
    """Yield the highlights; how many came is not told again after a lead that tells it."""
    has_told = first is not None and len(first.sentences[0].evidence) > 1
    again = attended(figures, lang) if has_told else None
    for one in paragraphs:
        yield again if again and one.key == "who" else one


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the highlights rest on: figures, the issued summary, the edition's entry."""

    summit: Summit
    figures: Mapping[str, counted.Figure]
    lang: str
    links: Links
    at: datetime

    def told(self, paragraph: Told) -> Paragraph:
        """Return a paragraph of the highlights with what it rests on."""
        evidence = tuple(self._evidence(paragraph))
        return Paragraph((Sentence(str(paragraph), evidence),))

    def _evidence(self, paragraph: Told) -> Iterator[Evidence]:
        keys = dict.fromkeys(one.figure for one in paragraph.pieces if one.figure)
        if paragraph.key in self.figures:
            keys[paragraph.key] = None
        if keys:
            yield from map(self._figure, keys)
            return
        issue = latest_issue(self.summit, self.lang)
        if paragraph.key == "summary" and issue is not None:
            on = said_on(issue.issued_at, self.summit, self.lang)
            told = say(self.lang, "summary-of", symbol=issue.symbol, on=on)
            yield Evidence(who=told, url=self.links.issue(issue))
            return
        entry = say(self.lang, "entry", name=printed(self.summit.name, self.lang))
        yield Evidence(who=entry, url=self.links.edition())

    def _figure(self, key: str) -> Evidence:
        on = said_on(self.at, self.summit, self.lang)
        definition = str(self.figures[key].definition.said_in(self.lang))
        return Evidence(
            who=format_number(self.figures[key].value, self.lang),
            told=say(self.lang, "counted", on=on, definition=definition),
            url=self.links.figure(key),
        )


def _of_reports(
    reports: list[SessionReport], lang: str, links: Links, on: str
) -> list[Section]:
    answers = answers_of(reports)
    sections = []
    rows = _spread(reports, lang)
    shown = rows[:MOST_ANNOUNCED]
    announced = [
        Paragraph(
            (
                sentence_of(
                    report,
                    line,
                    lang=lang,
                    links=links,
                    answers=answers.get(report.pk, {}),
                ),
            )
        )
        for report, line in shown
    ]
    if announced:
        announced = [*_some_of(rows, shown, lang, on), *announced]
        title = HEADINGS[tongue(lang)][LineKind.ANNOUNCEMENT]
        sections.append(Section(title, tuple(announced), key="announced"))
    quoted = _quoted(reports, answers, lang, links)
    if quoted:
        sections.append(Section(say(lang, "quotes"), quoted, key="quotes"))
    return sections


Filed = tuple[SessionReport, ReportLine]
ANSWERED: Final = frozenset({QuoteState.CONFIRMED, QuoteState.CORRECTED})


def _some_of(
    rows: Sequence[Filed], shown: Sequence[Filed], lang: str, on: str
) -> Iterator[Paragraph]:
    """Yield how many announcements the reports hold, where not all of them stand here."""
    if len(rows) == len(shown):
        return
    is_own = all(is_told(*one, lang) for one in shown) and not all(
        is_told(*one, lang) for one in rows
    )
    n = say_n(lang, "n-announced", len(rows))
    told = say(lang, "announced-own" if is_own else "announced-some", n=n)
    definition = say(lang, "definition-announced")
    how = Evidence(told=say(lang, "counted", on=on, definition=definition))
    yield Paragraph((Sentence(told, (how,)),))


def _spread(reports: list[SessionReport], lang: str) -> list[Filed]:
    """Return announcements: those told in the paper's language first, theme by theme.

    Where every line is translated, the paper announces the same in every language.

    The first of each theme come before the second of any: what was announced in the
    sessions whose codes come first in the alphabet is not all that was announced.
    """
    themes = _main_themes(reports)
    rows = [
        (report, line)
        for report in reports
        for line in report.lines.all()
        if line.kind == LineKind.ANNOUNCEMENT
    ]
    told: Counter[tuple[bool, int]] = Counter()
    ranks: dict[int, tuple[bool, int, int]] = {}
    for report, line in rows:
        is_foreign = not is_told(report, line, lang)
        theme = themes.get(report.session_id, 0)
        ranks[line.pk] = (is_foreign, told[is_foreign, theme], theme)
        told[is_foreign, theme] += 1
    return sorted(rows, key=lambda row: ranks[row[1].pk])


def _main_themes(reports: list[SessionReport]) -> dict[int, int]:
    """Return the place of each session's own theme among those of the edition."""
    own = own_themes([one.session_id for one in reports])
    return {session: theme.position for session, theme in own.items()}


def _quoted(
    reports: list[SessionReport], answers: AllAnswers, lang: str, links: Links
) -> tuple[Paragraph, ...]:
    """Return quotations: those confirmed first, then those in the paper's language."""
    rows = [
        (report, line)
        for report in reports
        for line in report.lines.all()
        if line.kind == LineKind.QUOTATION and line.intervention
    ]

    def rank(row: tuple[SessionReport, ReportLine]) -> tuple[bool, bool, str, int]:
        report, line = row
        spoken = line.intervention.lang if line.intervention else report.lang
        key = (line.intervention_id or 0, line.start or 0, line.end or 0)
        answer = answers.get(report.pk, {}).get(key)
        is_confirmed = answer is not None and answer.state in ANSWERED
        is_foreign = primary(spoken) != primary(lang)
        return (not is_confirmed, is_foreign, report.session.code, line.position)

    return tuple(
        Paragraph(
            (
                sentence_of(
                    report,
                    line,
                    lang=lang,
                    links=links,
                    answers=answers.get(report.pk, {}),
                ),
            ),
            is_quotation=True,
            lead=lead_of(line.intervention, lang),
        )
        for report, line in sorted(rows, key=rank)[:MOST_QUOTED]
    )
