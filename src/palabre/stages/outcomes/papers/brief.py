"""The executive brief of the high-level track: two pages out of all its reports.

Which lines stand in it is chosen as the points of the Chair's Summary are: by exact
optimisation, every theme and heading heard, at most one line a session. Each stands as
it was filed and opens to its report; where the rest stands is said at the top.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Final

from palabre.engines.formats.documents.model import (
    Document,
    DocumentKind,
    Evidence,
    Paragraph,
    Section,
    Sentence,
)
from palabre.engines.synthesis.brief import Line, Room, chosen_lines
from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.shapes import Selection
from palabre.kernel import numbers
from palabre.kernel.languages import pause, primary
from palabre.stages.outcomes.papers.collected import (
    HIGH_LEVEL_PAPER,
    document_of,
    none_yet,
    of_high_level,
    themes_of,
)
from palabre.stages.outcomes.papers.rooms import is_of_one_room
from palabre.stages.outcomes.papers.sources import (
    AllAnswers,
    Links,
    answers_of,
    is_told,
    printed,
    said_on,
    sentence_of,
    title_of,
    translated_line,
    versions_of,
)
from palabre.stages.outcomes.papers.words import HEADINGS, LANGUAGES, say, say_n, tongue
from palabre.stages.reports.models import ReportLine, SessionReport
from palabre.stages.reports.states import LineKind
from palabre.stages.summits.models import Summit

FUNCTIONS: Final[Mapping[LineKind, Function]] = {
    LineKind.KEY_ISSUE: Function.CLAIM,
    LineKind.TAKEAWAY: Function.CLAIM,
    LineKind.ACHIEVEMENT: Function.ACHIEVEMENT,
    LineKind.CHALLENGE: Function.CHALLENGE,
    LineKind.TREND: Function.TREND,
    LineKind.CONSENSUS: Function.AGREEMENT,
    LineKind.NO_CONSENSUS: Function.DIFFERENCE,
    LineKind.WAY_FORWARD: Function.PROPOSAL,
    LineKind.ANNOUNCEMENT: Function.COMMITMENT,
}
"""What the lines of a heading do; takeaways are key issues here."""

PARTS: Final = tuple(kind for kind in FUNCTIONS if kind != LineKind.TAKEAWAY)

ROOM: Final = Room(
    words=440,
    at_most={
        Function.CLAIM: 3,
        Function.ACHIEVEMENT: 2,
        Function.CHALLENGE: 2,
        Function.TREND: 2,
        Function.AGREEMENT: 2,
        Function.DIFFERENCE: 2,
        Function.PROPOSAL: 2,
        Function.COMMITMENT: 2,
    },
)
"""Two pages of A4; where each line opens follows them."""

Filed = tuple[SessionReport, ReportLine]


def executive_brief(
    summit: Summit, *, lang: str, links: Links, at: datetime
) -> Document:
    """Return the brief of the high-level track: two pages, each line with its report."""
    lang = tongue(lang)
    reports = of_high_level(summit)
    brief = _Brief(summit, reports, lang, links, at)
    return document_of(
        summit,
        DocumentKind.BRIEF,
        say(lang, "brief"),
        list(brief.sections()) or none_yet(lang, "none"),
        lang=lang,
        at=at,
        facts=(),
        name="executive-brief",
        eyebrow=printed(summit.name, lang),
    )


class _Brief:
    """What the parts of one brief share: chosen once."""

    def __init__(
        self,
        summit: Summit,
        reports: Sequence[SessionReport],
        lang: str,
        links: Links,
        at: datetime,
    ) -> None:
        self.summit, self.lang, self.links, self.at = summit, lang, links, at
        self.themes = themes_of(reports, lang)
        self.filed: dict[str, Filed] = {
            line.code: (report, line)
            for report in reports
            for line in report.lines.all()
            if line.kind in FUNCTIONS
        }

    @cached_property
    def selection(self) -> Selection:
        """What the optimisation chose."""
        lines = [self._line(code, *one) for code, one in sorted(self.filed.items())]
        room = replace(ROOM, per_session=self.per_session)
        return chosen_lines(lines, room, lang=self.lang)

    @cached_property
    def chosen(self) -> list[Filed]:
        """The lines that stand in the brief, theme by theme."""
        found = [self.filed[point.id] for point in self.selection.points]
        order = list(dict.fromkeys(self.themes.values()))
        return sorted(found, key=lambda one: self._place(one, order))

    @cached_property
    def per_session(self) -> int:
        """Most lines of one session: two where few report in the brief's language."""
        own = [one for one in self.filed.values() if is_told(*one, self.lang)]
        return 1 if len(_sessions(own)) >= sum(ROOM.at_most.values()) else 2

    def _line(self, code: str, report: SessionReport, line: ReportLine) -> Line:
        """Return a line as it is chosen: by the same words for every language.

        Where all is translated, the briefs of two languages say the same.
        """
        told = [one for one in LANGUAGES if is_told(report, line, one)]
        lang = told[0] if told else primary(report.lang)
        given = translated_line(report, line, lang)
        return Line(
            code,
            given.text if given else line.text,
            lang,
            report.session.code,
            self.themes.get(report.session_id, ""),
            FUNCTIONS[LineKind(line.kind)],
            told_in=frozenset(told),
        )

    def _place(self, one: Filed, order: list[str]) -> tuple[int, str, int]:
        report, line = one
        theme = self.themes.get(report.session_id, "")
        at = order.index(theme) if theme in order else len(order)
        return at, report.session.code, line.position

    def sections(self) -> Iterator[Section]:
        """Yield what the brief is, then its lines by heading."""
        if not self.filed:
            return
        yield self._in_short()
        answers = answers_of({report.pk: report for report, _ in self.chosen}.values())
        for kind in PARTS:
            told = [
                self._paragraph(one, answers)
                for one in self.chosen
                if FUNCTIONS[LineKind(one[1].kind)] == FUNCTIONS[kind]
            ]
            if told:
                yield Section(HEADINGS[self.lang][kind], tuple(told), key=str(kind))

    def _in_short(self) -> Section:
        """Tell how much of the reports stands here, and where the rest does."""
        lang = self.lang
        counted = say(
            lang,
            "brief-holds-some" if self.selection.relaxations else "brief-holds",
            n=numbers.format_number(len(self.chosen), lang),
            lines=say_n(lang, "n-lines", len(self.filed)),
            reports=say_n(lang, "n-reports", len(_sessions(self.filed.values()))),
            often=say(
                lang, "no-more-once" if self.per_session == 1 else "no-more-twice"
            ),
        )
        on = said_on(self.at, self.summit, lang)
        definition = say(lang, "definition-brief")
        how = Evidence(told=say(lang, "counted", on=on, definition=definition))
        rest = Evidence(
            who=say(lang, "high-level"), url=self.links.paper(HIGH_LEVEL_PAPER)
        )
        sentences = (
            Sentence(counted, (how,)),
            Sentence(say(lang, "brief-rest"), (rest,)),
        )
        return Section(say(lang, "in-short"), (Paragraph(sentences),), key="short")

    def _paragraph(self, one: Filed, answers: AllAnswers) -> Paragraph:
        report, line = one
        theme = self.themes.get(report.session_id, "")
        sentence = sentence_of(
            report,
            line,
            lang=self.lang,
            links=self.links,
            answers=answers.get(report.pk, {}),
        )
        kind = LineKind(line.kind)
        if any(is_of_one_room(kind, *one) for one in versions_of(report, line)):
            title = title_of(report.session, self.lang)
            room = say(self.lang, "quoted", words=title)
            theme = pause(self.lang).join(part for part in (theme, room) if part)
        lead = say(self.lang, "lead", label=theme) if theme else ""
        return Paragraph((replace(sentence, evidence=_short(sentence)),), lead=lead)


def _short(sentence: Sentence) -> tuple[Evidence, ...]:
    """Return where a sentence opens; who cleared the report is told there."""
    return tuple(
        replace(one, told="") if not one.words else one for one in sentence.evidence
    )


def _sessions(filed: Iterable[Filed]) -> set[int]:
    return {report.session_id for report, _ in filed}
