"""A delegate's own report to capital.

What was said about what I care about, and where is my country's statement: chosen by
themes, countries, sessions and words, from records, cleared reports and the summary.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby, islice

from django.db.models import QuerySet

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
from palabre.kernel.languages import comma, pause, semicolon
from palabre.kernel.refusals import Refused
from palabre.kernel.typography import in_type
from palabre.stages.outcomes.models import Issue
from palabre.stages.outcomes.models import Sentence as Issued
from palabre.stages.outcomes.papers import finding
from palabre.stages.outcomes.papers.countries import IN_TIME, CountryPart
from palabre.stages.outcomes.papers.quoting import Quoter
from palabre.stages.outcomes.papers.sources import (
    AllAnswers,
    Links,
    answers_of,
    from_summary,
    made_on,
    on_day,
    printed,
    said_on,
    sentence_of,
    session_lead,
    title_of,
    translated_line,
)
from palabre.stages.outcomes.papers.words import HEADINGS, say, say_n, tongue
from palabre.stages.outcomes.reissuing import text_now
from palabre.stages.programme.models import Session
from palabre.stages.programme.queries import own_themes
from palabre.stages.programme.states import SessionState
from palabre.stages.reports.models import Intervention, ReportLine, SessionReport
from palabre.stages.reports.queries import cleared_reports
from palabre.stages.reports.states import ORDER, LineKind
from palabre.stages.summits.models import Summit, Theme

MOST_LISTED = 40
MOST_FOUND = 20
MOST_OF_SUMMARY = 40
FIRST_ASKED = {
    LineKind.CONSENSUS: ("consensus", "n-consensus"),
    LineKind.NO_CONSENSUS: ("no_consensus", "n-no-consensus"),
    LineKind.ANNOUNCEMENT: ("announced", "n-announced"),
}
"""Headings that are counted at the top, with the words that count them."""
MOST_WORDS = 12
"""Words and phrases that one report looks for."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a delegate chooses; nothing chosen is nothing to report.

    Parameters
    ----------
    themes, countries, sessions : tuple of str
        Codes; countries as ISO 3166-1 alpha-2.
    words : tuple of str
        Words or phrases to look for.
    """

    themes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was chosen."""
        return not (self.themes or self.countries or self.sessions or self.words)


def report_to_capital(
    summit: Summit, wish: Wish, *, lang: str, links: Links, at: datetime
) -> Document:
    """Return a delegate's report, in English or French.

    Raises Refused: ``choice-empty``.
    """
    if wish.is_empty:
        raise Refused("choice-empty")
    lang = tongue(lang)
    made = _Capital(summit, wish, lang, links, at)
    sections = [
        section
        for part in (
            made.in_short(),
            (part for country in made.countries for part in country.sections()),
            made.of_themes(),
            made.of_words(),
            made.of_summary(),
            made.covered(),
        )
        for section in part
    ]
    name = printed(summit.name, lang)
    return Document(
        DocumentKind.CAPITAL,
        say(lang, "capital", name=name),
        lang,
        numbered(tuple(sections)),
        eyebrow=name,
        status=made_on(at, summit, lang),
        facts=made.facts(),
        issued_on=on_day(at, summit),
        path=f"{summit.code}-report-to-capital",
    )


@dataclass
class _Capital:
    """What the parts of one report share: read once."""

    summit: Summit
    wish: Wish
    lang: str
    links: Links
    at: datetime

    @cached_property
    def every(self) -> list[Session]:
        return list(
            Session.objects.filter(summit=self.summit, state=SessionState.PLANNED)
            .select_related("type", "placement__room__venue")
            .prefetch_related("themes", "sources")
            .order_by("placement__starts_at", "code")
        )

    @cached_property
    def chosen(self) -> list[Session]:
        wish = self.wish
        if not (wish.themes or wish.sessions):
            return self.every
        return [
            one
            for one in self.every
            if one.code in wish.sessions
            or any(theme.code in wish.themes for theme in one.themes.all())
        ]

    @property
    def is_everything(self) -> bool:
        """Tell whether no session was left out: a list of all would help nobody."""
        return len(self.chosen) == len(self.every) > MOST_LISTED

    @cached_property
    def reports(self) -> list[SessionReport]:
        codes = {one.pk for one in self.chosen}
        return [one for one in cleared_reports(self.summit) if one.session_id in codes]

    @cached_property
    def themes(self) -> list[Theme]:
        found = self.summit.themes.order_by("position", "id")
        return [
            one for one in found if not self.wish.themes or one.code in self.wish.themes
        ]

    @cached_property
    def turns(self) -> QuerySet[Intervention]:
        return (
            Intervention.objects.select_related(
                "source__session__placement", "person", "organization"
            )
            .prefetch_related("translations")
            .filter(
                source__session__in=[one.pk for one in self.chosen],
                source__kind="transcript",
            )
            .order_by(*IN_TIME)
        )

    @cached_property
    def quoter(self) -> Quoter:
        return Quoter(self.summit, self.lang, self.links)

    @cached_property
    def countries(self) -> list[CountryPart]:
        return [
            CountryPart(iso2, self.quoter, self.turns) for iso2 in self.wish.countries
        ]

    def facts(self) -> tuple[tuple[str, str], ...]:
        """Return the choice in words."""
        lang, wish = self.lang, self.wish
        summit = self.summit
        dates = numbers.date_range(summit.starts_on, summit.ends_on, lang)
        chosen = (
            ("countries", [in_type(one.name, lang) for one in self.countries]),
            (
                "themes",
                [printed(one.name, lang) for one in self.themes if wish.themes],
            ),
            ("sessions", list(wish.sessions)),
            ("words", list(wish.words)),
        )
        return (
            (say(lang, "edition"), printed(summit.name, lang)),
            (say(lang, "dates"), dates),
            *((say(lang, key), comma(lang).join(said)) for key, said in chosen if said),
        )

    # what it amounts to ---------------------------------------------------------
    def in_short(self) -> Iterator[Section]:
        """Tell what is covered, and how often the countries spoke."""
        lang = self.lang
        covers = self._covers()
        sentences = [self._counted(covers, "definition-covers")]
        if self.wish.words and self.has_place:
            only = say(lang, "words-only", words=self._wanted())
            sentences.append(self._counted(only, "definition-covers"))
        sentences += self._reported()
        for country in self.countries:
            sentences += [
                self._counted(words, "definition-spoke") for words in country.counted()
            ]
        paragraphs = (Paragraph(tuple(sentences)),)
        yield Section(say(lang, "in-short"), paragraphs, key="short")

    def _covers(self) -> str:
        """Tell of how many sessions there is a report and a record."""
        lang, n_reports = self.lang, len(self.reports)
        n_records = sum(bool(one.sources.all()) for one in self.chosen)
        every = numbers.format_number(len(self.every), lang)
        if len(self.chosen) == 1 < len(self.every):
            report = say(lang, "one-report" if n_reports else "one-no-report")
            record = say(lang, "one-record" if n_records else "one-no-record")
            return say(lang, "covers-one", all=every, report=report, record=record)
        return say(
            lang,
            "covers-all" if self.is_everything else "covers",
            n=numbers.format_number(len(self.chosen), lang),
            all=every,
            reports=say_n(lang, "n-with-report", n_reports),
            records=say_n(lang, "n-with-record", n_records),
        )

    def _reported(self) -> Iterator[Sentence]:
        """Tell how much the reports hold under what a capital asks for first.

        Who chose countries alone gets no lines of reports, and no count of them.
        """
        if not (self.has_place or self.wish.words):
            return
        kinds = Counter(
            line.kind
            for report in self.reports
            for line in report.lines.all()
            if self._says(report, line, self.wish.words)
        )
        if not any(kinds[one] for one in FIRST_ASKED):
            return
        told = {
            name: say_n(self.lang, key, kinds[kind])
            for kind, (name, key) in FIRST_ASKED.items()
        }
        key = "reported-words" if self.wish.words else "reported"
        words = say(self.lang, key, words=self._wanted(), **told)
        yield self._counted(words, "definition-reported")

    @property
    def has_place(self) -> bool:
        """Tell whether themes or sessions were chosen, whose reports are told."""
        return bool(self.wish.themes or self.wish.sessions)

    def _wanted(self) -> str:
        """Return the chosen words in quotation marks, as one of them is enough."""
        every = [say(self.lang, "quoted", words=one) for one in self.wish.words]
        words = comma(self.lang).join(every[:-1])
        return (
            say(self.lang, "or", words=words, last=every[-1])
            if words
            else "".join(every)
        )

    def _counted(self, words: str, definition: str) -> Sentence:
        on = said_on(self.at, self.summit, self.lang)
        told = say(self.lang, "counted", on=on, definition=say(self.lang, definition))
        return Sentence(words, (Evidence(told=told),))

    # what was said about what I care about --------------------------------------
    def of_themes(self) -> Iterator[Section]:
        """Group what cleared reports say by theme and heading."""
        wish = self.wish
        if (wish.words or wish.countries) and not (wish.themes or wish.sessions):
            return
        told: set[int] = set()
        silent: list[str] = []
        for theme in self.themes:
            mine = [
                one
                for one in self.reports
                if one.pk not in told
                and theme.code in {each.code for each in self._themes_of(one)}
            ]
            told |= {one.pk for one in mine}
            name = printed(theme.name, self.lang)
            parts = list(self._of_reports(name, mine))
            yield from parts
            if not parts and (mine or theme.code in self.wish.themes):
                silent.append(name)
        for one in self.reports:
            if one.pk not in told:
                name = title_of(one.session, self.lang)
                parts = list(self._of_reports(name, [one]))
                yield from parts
                silent += [] if parts else [name]
        yield from self._silent(silent)

    def _silent(self, names: Sequence[str]) -> Iterator[Section]:
        """Tell once of all themes and sessions of which no report says anything.

        Where there is no report at all, what is covered tells so.
        """
        if not (names and self.reports):
            return
        every = (say(self.lang, "quoted", words=one) for one in names)
        words = say(self.lang, "theme-none", names=semicolon(self.lang).join(every))
        title = say(self.lang, "without-words")
        yield Section(title, (Paragraph((Sentence(words),)),), key="theme-none")

    def _themes_of(self, report: SessionReport) -> Iterable[Theme]:
        """Return the themes under which a report may stand.

        Whoever chose no theme finds it under its session's own, and not under the first
        that it touches.
        """
        own = self.own_themes.get(report.session_id)
        if own is not None and not self.wish.themes:
            return [own]
        by_pk = {one.pk: one for one in self.every}
        return by_pk[report.session_id].themes.all()

    @cached_property
    def own_themes(self) -> dict[int, Theme]:
        return own_themes([one.session_id for one in self.reports])

    def _of_reports(
        self, title: str, reports: Sequence[SessionReport]
    ) -> Iterator[Section]:
        parts = list(self._headings(reports, answers_of(reports)))
        if parts:
            yield Section(title, (), key="theme")
        yield from parts

    def _headings(
        self, reports: Sequence[SessionReport], answers: AllAnswers
    ) -> Iterator[Section]:
        for kind in ORDER:
            paragraphs = tuple(
                paragraph
                for report in reports
                if (paragraph := self._lines(report, kind, answers)) is not None
            )
            if paragraphs:
                yield Section(
                    HEADINGS[self.lang][kind], paragraphs, level=2, key=str(kind)
                )

    def _lines(
        self, report: SessionReport, kind: LineKind, answers: AllAnswers
    ) -> Paragraph | None:
        kept = answers.get(report.pk, {})
        sentences = tuple(
            sentence_of(report, line, lang=self.lang, links=self.links, answers=kept)
            for line in report.lines.all()
            if line.kind == kind and self._says(report, line, self.wish.words)
        )
        if not sentences:
            return None
        return Paragraph(sentences, lead=session_lead(report, self.lang))

    # my words --------------------------------------------------------------------
    def of_words(self) -> Iterator[Section]:
        """Quote the sentences of the records that say the chosen words, each once."""
        told: set[tuple[str, int, int]] = set()
        for wanted in self.wish.words[:MOST_WORDS]:
            title = say(self.lang, "said-of", words=wanted)
            paragraphs = tuple(self._of_word(wanted, told))
            yield Section(title, paragraphs, key="words")

    def _of_word(
        self, wanted: str, told: set[tuple[str, int, int]]
    ) -> Iterator[Paragraph]:
        """Yield what says a word and no word before it, or that there is no more."""
        near = finding.turns_near(self.turns.filter(is_voice=True), wanted)
        places = finding.sentences_saying(
            near, wanted, lang=self.lang, limit=MOST_FOUND
        )
        lines = [] if self.has_place else list(self._lines_saying(wanted))
        said = {("turn", one.turn.pk, one.start): one for one in places}
        filed = {("line", line.pk, 0): (report, line) for report, line in lines}
        fresh = tuple(
            self.quoter.found(one) for key, one in said.items() if key not in told
        )
        kept = [pair for key, pair in filed.items() if key not in told]
        fresh += tuple(self._filed(kept))
        is_above = not fresh and (said or filed)
        told |= {*said, *filed}
        if fresh:
            yield from fresh
            return
        key = "word-reports-only" if self._is_filed(wanted) else "word-none"
        key = "word-above" if is_above else key
        yield Paragraph((Sentence(say(self.lang, key, words=wanted)),))

    def _says(
        self, report: SessionReport, line: ReportLine, wanted: Sequence[str]
    ) -> bool:
        """Tell whether a line says one of several things, as filed or as translated."""
        if finding.says_any(line.text, report.lang, wanted):
            return True
        given = translated_line(report, line, self.lang)
        return given is not None and finding.says_any(given.text, self.lang, wanted)

    def _is_filed(self, wanted: str) -> bool:
        """Tell whether a line of the reports says something."""
        return any(True for _ in self._lines_saying(wanted))

    def _lines_saying(self, wanted: str) -> Iterator[tuple[SessionReport, ReportLine]]:
        """Yield report lines that say something, each with its report."""
        for report in self.reports:
            for line in report.lines.all():
                if self._says(report, line, (wanted,)):
                    yield report, line

    def _filed(
        self, lines: Sequence[tuple[SessionReport, ReportLine]]
    ) -> Iterator[Paragraph]:
        """Yield a paragraph a report with its lines."""
        answers = answers_of(self.reports)
        for _pk, some in groupby(lines, key=lambda one: one[0].pk):
            pairs = list(some)
            sentences = tuple(
                sentence_of(
                    report,
                    line,
                    lang=self.lang,
                    links=self.links,
                    answers=answers.get(report.pk, {}),
                )
                for report, line in pairs
            )
            yield Paragraph(sentences, lead=session_lead(pairs[0][0], self.lang))

    # what the Chair made of it ---------------------------------------------------
    def of_summary(self) -> Iterator[Section]:
        """Quote the sentences of the issued summary that rest on these sessions."""
        issues = (
            Issue.objects.select_related("summit", "draft")
            .prefetch_related("corrigenda")
            .filter(summit=self.summit)
            .order_by("-issued_at", "-id")
        )
        issue = issues.filter(lang=self.lang).first() or issues.first()
        if issue is None or self.wish.is_empty:
            return
        now = text_now(issue)
        paragraphs = [
            Paragraph(
                (
                    Sentence(
                        now.get(one.code, one.text),
                        (from_summary(issue, one.code, self.lang, self.links),),
                        lang=self.quoter.foreign(issue.lang),
                    ),
                )
            )
            for one in islice(self._of_draft(issue), MOST_OF_SUMMARY)
        ]
        if paragraphs:
            yield Section(
                say(self.lang, "in-summary"), tuple(paragraphs), key="summary"
            )

    def _of_draft(self, issue: Issue) -> Iterator[Issued]:
        wish = self.wish
        codes = {one.code for one in self.chosen}
        sentences = (
            issue.draft.sentences.filter(is_dropped=False)
            .exclude(section__startswith="annex")
            .prefetch_related(
                "evidence__intervention__source__session",
                "evidence__line__report__session",
            )
            .order_by("position")
        )
        for one in sentences:
            rests_on, countries = _grounds(one)
            says = finding.says_any(one.text, issue.lang, wish.words)
            is_near = bool(rests_on & codes) if self.has_place else bool(wish.words)
            if countries & set(wish.countries) or (is_near and says):
                yield one

    # what it rests on ------------------------------------------------------------
    def covered(self) -> Iterator[Section]:
        """List the sessions, and say of which there is nothing to quote.

        Where nobody chose among many sessions, how many they are says enough.
        """
        if self.is_everything:
            return
        reported = {one.session_id for one in self.reports}
        paragraphs = tuple(self._session(one, reported) for one in self.chosen)
        if paragraphs:
            yield Section(say(self.lang, "covered"), paragraphs, key="covered")

    def _session(self, session: Session, reported: set[int]) -> Paragraph:
        lang = self.lang
        placement = getattr(session, "placement", None)
        when = ""
        if placement:
            when = said_on(placement.starts_at, self.summit, lang) + pause(lang)
        has = (
            say(lang, "with-report" if session.pk in reported else "no-report"),
            say(lang, "with-record" if session.sources.all() else "no-record"),
        )
        words = f"{title_of(session, lang)} ({when}{pause(lang).join(has)})."
        evidence = (self.quoter.session(session),)
        return Paragraph((Sentence(words, evidence),), lead=session.code)


def _grounds(sentence: Issued) -> tuple[set[str], set[str]]:
    """Return the sessions and countries that a sentence of the summary rests on."""
    sessions, countries = set(), set()
    for one in sentence.evidence.all():
        turn, line = one.intervention, one.line
        if turn is not None:
            countries.add(turn.country)
            if turn.source.session:
                sessions.add(turn.source.session.code)
        if line is not None:
            sessions.add(line.report.session.code)
    return sessions, countries - {""}
