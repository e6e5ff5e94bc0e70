"""Papers that collect cleared reports: Action Lines, the high-level brief, outcomes.

The same lines, grouped for another reader: by heading for one Action Line or for the
high-level track, by type of session for the outcome document of the forum track.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
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
from palabre.engines.synthesis.standalone import Fault, faults
from palabre.kernel import numbers
from palabre.kernel.languages import pause, semicolon
from palabre.kernel.late import late
from palabre.kernel.numbers import format_number
from palabre.stages.outcomes.highlights import listed
from palabre.stages.outcomes.papers.repeats import told_once
from palabre.stages.outcomes.papers.rooms import OF_ONE_ROOM, is_of_one_room
from palabre.stages.outcomes.papers.sources import (
    AllAnswers,
    Answers,
    Links,
    answers_of,
    in_order,
    lead_of,
    made_on,
    name_of,
    on_day,
    printed,
    said_on,
    sentence_of,
    session_lead,
    title_of,
    versions_of,
)
from palabre.stages.outcomes.papers.words import HEADINGS, say, say_n, tongue
from palabre.stages.programme.models import Session
from palabre.stages.programme.queries import own_themes
from palabre.stages.programme.states import SessionState
from palabre.stages.reports.declarations import reason_in
from palabre.stages.reports.models import ReportLine, SessionReport
from palabre.stages.reports.queries import cleared_reports
from palabre.stages.reports.states import ORDER, LineKind
from palabre.stages.summits.catalogue import ACTION_LINES, GOALS, facilitators_of
from palabre.stages.summits.models import FrameworkItem, Summit

REVIEW = tuple(
    kind for kind in ORDER if kind not in {LineKind.TAKEAWAY, LineKind.KEY_ISSUE}
)
"""What a review of an Action Line asks: achievements, challenges, trends, and on."""

MOST_FLAT = 12
"""Lines under a heading up to which its themes need not stand apart."""

HIGH_LEVEL_PAPER = "high-level-reports"
"""Under which the reports of the high-level track, by heading, are asked for."""


def action_line_report(
    summit: Summit, item: FrameworkItem, *, lang: str, links: Links, at: datetime
) -> Document:
    """Return what one edition's cleared reports say under an Action Line."""
    lang = tongue(lang)
    reports = [
        one
        for one in cleared_reports(summit)
        if any(tag.item_id == item.pk for tag in one.tags.all())
    ]
    name = item.name.said_in(lang)
    sections = list(_by_heading(reports, REVIEW, lang, links))
    if sections:
        sections.insert(0, _line_in_short(summit, len(reports), sections, lang, at))
    sections += _goals(reports, lang, links)
    facts = [(say(lang, "sessions-reported"), str(len(reports)))]
    bodies = facilitators_of(item, lang)
    if bodies:
        key = "facilitators" if len(bodies) > 1 else "facilitator"
        facts.append((say(lang, key), pause(lang).join(bodies)))
    return document_of(
        summit,
        DocumentKind.ACTION_LINE,
        say(lang, "action-line", code=item.code.partition("-")[0], name=name),
        sections or none_yet(lang, "line-none"),
        lang=lang,
        at=at,
        facts=tuple(facts),
        name=f"action-line-{item.code}",
        eyebrow=say(lang, "action-line-of"),
    )


def high_level_reports(
    summit: Summit, *, lang: str, links: Links, at: datetime
) -> Document:
    """Return all that the reports of the high-level track hold, by heading."""
    lang = tongue(lang)
    reports = of_high_level(summit)
    sections = list(_by_heading(reports, ORDER, lang, links))
    short = _in_short(summit, "high-level-holds", reports, lang, at)
    short = _of_one_room(short, sections, lang)
    return document_of(
        summit,
        DocumentKind.OUTCOME,
        say(lang, "high-level"),
        [short, *sections] if sections else none_yet(lang, "none"),
        lang=lang,
        at=at,
        facts=((say(lang, "sessions-reported"), str(len(reports))),),
        name=HIGH_LEVEL_PAPER,
        eyebrow=printed(summit.name, lang),
    )


def of_high_level(summit: Summit) -> list[SessionReport]:
    """Return the cleared reports of the high-level track."""
    return [one for one in cleared_reports(summit) if one.session.type.is_high_level]


def outcome_document(
    summit: Summit, *, lang: str, links: Links, at: datetime
) -> Document:
    """Return the outcome document of the forum track: by type, session by session."""
    lang = tongue(lang)
    reports = [
        one for one in cleared_reports(summit) if not one.session.type.is_high_level
    ]
    answers = answers_of(reports)
    sections: list[Section] = []
    types = sorted(
        {one.session.type for one in reports}, key=lambda one: (one.position, one.code)
    )
    for kind in types:
        sections.append(Section(printed(kind.name, lang), (), key=kind.code))
        mine = [one for one in reports if one.session.type_id == kind.pk]
        for report in sorted(mine, key=_by_line) if kind.code == FACILITATION else mine:
            sections += _of_session(report, lang, links, answers)
    short = _in_short(summit, "outcome-holds", reports, lang, at)
    short = _of_one_room(short, sections, lang, "of-own-session")
    return document_of(
        summit,
        DocumentKind.OUTCOME,
        say(lang, "outcome"),
        [short, *sections] if sections else none_yet(lang, "none"),
        lang=lang,
        at=at,
        facts=((say(lang, "sessions-reported"), str(len(reports))),),
        name="outcome-document",
        eyebrow=printed(summit.name, lang),
    )


def _in_short(
    summit: Summit,
    key: str,
    reports: Sequence[SessionReport],
    lang: str,
    at: datetime,
) -> Section:
    """Tell of how many sessions a paper holds the reports, and of which it does not."""
    sessions = Session.objects.filter(
        summit=summit,
        state=SessionState.PLANNED,
        type__is_high_level=key == "high-level-holds",
    )
    planned = list(sessions.order_by("code"))
    with_report = {one.session_id for one in reports}
    missing = [
        say(lang, "session-named", title=title_of(one, lang), code=one.code)
        for one in planned
        if one.pk not in with_report
    ]
    told = say_n(lang, "n-reports", len(reports))
    every = format_number(len(planned), lang)
    n_sessions = say_n(lang, "n-sessions", len(planned))
    words = [say(lang, key, reports=told, all=every, sessions=n_sessions)]
    if missing:
        named = semicolon(lang).join(missing)
        words.append(say(lang, "without-report", sessions=named))
    on = said_on(at, summit, lang)
    definition = say(lang, "definition-holds")
    how = Evidence(told=say(lang, "counted", on=on, definition=definition))
    paragraphs = tuple(Paragraph((Sentence(one, (how,)),)) for one in words)
    return Section(say(lang, "in-short"), paragraphs, key="short")


HELD: Final = {
    LineKind.ACHIEVEMENT: "n-achievement",
    LineKind.CHALLENGE: "n-challenge",
    LineKind.TREND: "n-trend",
    LineKind.WAY_FORWARD: "n-way-forward",
    LineKind.CONSENSUS: "n-consensus",
    LineKind.NO_CONSENSUS: "n-no-consensus",
    LineKind.ANNOUNCEMENT: "n-announced",
}
"""What a review of an Action Line counts at its top."""

ALONE: Final = {LineKind.NO_CONSENSUS: "n-no-consensus-alone"}
"""How what was not agreed is counted where no count of what was agreed is before it."""


def _line_in_short(
    summit: Summit,
    n_reports: int,
    sections: Sequence[Section],
    lang: str,
    at: datetime,
) -> Section:
    """Tell on how many reports a review rests, and what it holds under each heading."""
    held: Counter[str] = Counter()
    for one in sections:
        held[one.key.rpartition("-")[0] if one.level > 1 else one.key] += len(
            one.paragraphs
        )
    named = HELD if held[LineKind.CONSENSUS] else HELD | ALONE
    told = [say_n(lang, key, held[kind]) for kind, key in named.items() if held[kind]]
    words = say(
        lang,
        "line-holds",
        reports=say_n(lang, "n-reports", n_reports),
        held=listed(told, lang),
    )
    on = said_on(at, summit, lang)
    definition = say(lang, "definition-line")
    how = Evidence(told=say(lang, "counted", on=on, definition=definition))
    short = Section(
        say(lang, "in-short"), (Paragraph((Sentence(words, (how,)),)),), key="short"
    )
    return _of_one_room(short, sections, lang)


def _of_one_room(
    short: Section, sections: Sequence[Section], lang: str, key: str = "of-one-room"
) -> Section:
    """Say whose agreement it is, where a paper tells of any."""
    if not any(one.key in OF_ONE_ROOM for one in sections):
        return short
    paragraph, *rest = short.paragraphs
    room = Sentence(say(lang, key))
    told = replace(paragraph, sentences=(*paragraph.sentences, room))
    return replace(short, paragraphs=(told, *rest))


FACILITATION = "action-line-meeting"
"""Type of the sessions of which each takes stock of an Action Line."""


COUNTRY: Final = "country-workshop"
"""Type of the sessions in which a country shows what it did."""

FOUND: Final = frozenset({LineKind.ACHIEVEMENT, LineKind.CHALLENGE, LineKind.TREND})
"""Headings that tell how things are where a session looked."""

READ = ("en", "fr")
"""Languages of which the house knows what points outside a sentence."""

_NUMBER_EN = (
    "(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en"
    "|[Ee]leven|[Tt]welve|[Tt]hirteen|[Ff]ourteen|[Ff]ifteen|[Ss]ixteen|[Tt]wenty"
    "|(?:[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty)-[a-z]+|[0-9]+)"
)
_NUMBER_FR = (
    "(?:[Dd]eux|[Tt]rois|[Qq]uatre|[Cc]inq|[Ss]ix|[Ss]ept|[Hh]uit|[Nn]euf|[Dd]ix|[Oo]nze"
    "|[Dd]ouze|[Tt]reize|[Qq]uatorze|[Qq]uinze|[Ss]eize|[Vv]ingt|[0-9]+)"
)
POINTING = {
    "en": late(
        r"^(?:The (?:two|three|four|five|six|seven|eight|nine|ten|same|service|programme|"
        r"project|network|system|tool|centres?|tables?|group|team|site|pilot|study|survey|"
        r"exercise|contest|winners?) (?!of\b)|(?:All|Both|Each) (?:of )?(?:the )?(?:two|three|four|"
        r"five|six|seven|eight|nine|ten|groups?|teams?|tables?|winners)\b)"
        rf"|^{_NUMBER_EN} (?:tables|teams|groups|participants) "
        rf"|\b{_NUMBER_EN} of the {_NUMBER_EN} (?![a-z]+ of\b)"
        r"|\bthe [a-z]+s that (?:reported|answered|replied|took part)\b"
        r"|\b[Bb]oth (?:proposed|suggested|compared|tested) "
        r"|\b(?!(?:was|is|has|as) )[a-z]+s presented (?:by|to)\b"
        r"|\bin the (?:region|district|province|valley)(?= (?:until|by|from|before)\b)"
        r"|\bduring the (?:session|workshop|meeting|round table|dialogue|contest)\b(?! of)"
        r"|\b(?!(?:was|is|has|as) )[a-z]+s (?:that were )?(?:studied|examined|consulted"
        r"|tested|presented|surveyed)(?:[.,]| (?:could|do|did|say|said|have|had|hold|know)\b)",
    ),
    "fr": late(
        r"^(?:Les (?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix) |(?:Le|La) (?:service|"
        r"programme|projet|réseau|système|outil|centre|groupe|site|étude|enquête|exercice|"
        r"concours|coopérative|maire|ministre|université|ministère) (?!d[eu'’]|des |[A-ZÉÀ]))"
        rf"|^{_NUMBER_FR} (?:(?:tables|équipes|groupes) (?:ont|se sont)|participante?s) "
        rf"|\b{_NUMBER_FR} des {_NUMBER_FR} (?![a-zéèêç]+ (?:d[eu] |des |d['’]))"
        r"|\b[Ll]es [a-zéèêç]+s qui ont (?:répondu|communiqué|fourni|participé)\b"
        r"|\b(?:pendant|durant|lors de|au cours de) (?:la |l['’]|le )(?:séance|atelier"
        r"|réunion|table ronde|dialogue|concours)\b(?! d)"
        r"|(?<!pa)(?<!plu)(?<!jamai)[sx] (?:étudié|examiné|consulté|testé|présenté|interrogé)e?s(?:[.,]| (?:ont|sont"
        r"|disent|savent|ignorent)\b)",
    ),
}
"""Words that name a thing as known: it was, in the report the line stands in."""

_LAST = 1_000


def _by_line(report: SessionReport) -> tuple[int, str]:
    """Return where the first Action Line that a session declares stands in their list."""
    places = [
        tag.item.position
        for tag in report.tags.all()
        if tag.item.framework.code == ACTION_LINES
    ]
    return min(places, default=_LAST), report.session.code


def _of_session(
    report: SessionReport, lang: str, links: Links, answers: AllAnswers
) -> Iterator[Section]:
    session = report.session
    yield Section(f"{title_of(session, lang)} ({session.code})", (), 2, session.code)
    for kind in ORDER:
        lines = [line for line in report.lines.all() if line.kind == kind]
        if lines:
            title = HEADINGS[lang][kind]
            kept = answers.get(report.pk, {})
            paragraphs = tuple(
                _paragraph(report, line, lang, links, kept) for line in lines
            )
            yield Section(title, paragraphs, 3, str(kind))


def _by_heading(
    reports: Sequence[SessionReport],
    kinds: Sequence[LineKind],
    lang: str,
    links: Links,
) -> Iterator[Section]:
    """Yield a section a heading; a long one has its themes apart, in their order."""
    answers = answers_of(reports)
    themes = themes_of(reports, lang)
    for kind in kinds:
        told: dict[str, list[Paragraph]] = {name: [] for name in ("", *themes.values())}
        for report in reports:
            kept = answers.get(report.pk, {})
            theme = told[themes.get(report.session_id, "")]
            theme += [
                _apart(report, line, _paragraph(report, line, lang, links, kept), lang)
                for line in report.lines.all()
                if line.kind == kind
            ]
        yield from _parted(HEADINGS[lang][kind], str(kind), told_once(told, lang))


def _parted(
    title: str, key: str, told: dict[str, list[Paragraph]]
) -> Iterator[Section]:
    own = told.pop("")
    parts = {name: some for name, some in told.items() if some}
    n_lines = len(own) + sum(map(len, parts.values()))
    if n_lines <= MOST_FLAT or len(parts) <= 1:
        own += [one for some in parts.values() for one in some]
        parts = {}
    if n_lines:
        yield Section(title, tuple(own), key=key)
    for number, (name, some) in enumerate(parts.items(), 1):
        yield Section(name, tuple(some), 2, f"{key}-{number}")


def themes_of(reports: Sequence[SessionReport], lang: str) -> dict[int, str]:
    """Return the name of each session's own theme, in the order of the themes."""
    own = own_themes([one.session_id for one in reports])
    ordered = sorted(own.items(), key=lambda one: (one[1].position, one[1].code))
    return {session: printed(theme.name, lang) for session, theme in ordered}


def _paragraph(
    report: SessionReport, line: ReportLine, lang: str, links: Links, answers: Answers
) -> Paragraph:
    is_words = line.kind == LineKind.QUOTATION
    turn = line.intervention
    return Paragraph(
        (sentence_of(report, line, lang=lang, links=links, answers=answers),),
        is_quotation=is_words,
        lead=lead_of(turn, lang) if is_words else "",
    )


def _apart(
    report: SessionReport, line: ReportLine, told: Paragraph, lang: str
) -> Paragraph:
    """Say of which session a line is that speaks for its room, or points to it.

    "The service", "all four winners": whoever reads the line among those of other
    sessions cannot know which. What does so in one language does in each. What a
    workshop of a country tells is of that country, which a line rarely names.
    """
    if told.lead:
        return told
    is_of_country = report.session.type.code == COUNTRY and line.kind in FOUND
    leans = is_of_country or any(
        is_of_one_room(LineKind(line.kind), text, own)
        or (own in READ and points_elsewhere(text, own))
        for text, own in versions_of(report, line)
    )
    return replace(told, lead=session_lead(report, lang)) if leans else told


def points_elsewhere(text: str, lang: str) -> bool:
    """Tell whether a line, read alone, points to something that it does not name.

    Examples
    --------
    >>> points_elsewhere("The Compact should provide for this yearly count, site by site.", "en")
    True
    >>> points_elsewhere("Every harbour should publish its tides for the coming month.", "en")
    False
    """
    return bool(POINTING[lang].search(text)) or (
        faults(text, lang, is_written=True, is_report=True) is Fault.DANGLING
    )


def _goals(reports: Sequence[SessionReport], lang: str, links: Links) -> list[Section]:
    """Return the goals and targets that the reports name, each with its reasons."""
    reasons: dict[str, dict[Evidence, None]] = {}
    items: dict[str, FrameworkItem] = {}
    for report in reports:
        for tag in report.tags.all():
            if tag.item.framework.code == GOALS:
                items[tag.item.code] = tag.item
                title = title_of(report.session, lang)
                told = Evidence(
                    who=say(lang, "report-of", title=title),
                    told=reason_in(tag.reason, lang),
                    url=links.report(report.session),
                )
                reasons.setdefault(tag.item.code, {})[told] = None
    paragraphs = tuple(
        Paragraph(
            (
                name_of(
                    items[code],
                    lang,
                    tuple(reasons[code]),
                ),
            ),
            lead=say(lang, "target" if "." in code else "goal", code=code),
        )
        for code in sorted(items, key=in_order)
    )
    return [Section(say(lang, "goals"), paragraphs, key="goals")] if paragraphs else []


def none_yet(lang: str, key: str) -> list[Section]:
    """Return what a paper says where there is nothing to collect yet."""
    return [Section(say(lang, "in-short"), (Paragraph((Sentence(say(lang, key)),)),))]


def document_of(  # noqa: PLR0913 - a document has these parts
    summit: Summit,
    kind: DocumentKind,
    title: str,
    sections: Sequence[Section],
    *,
    lang: str,
    at: datetime,
    facts: tuple[tuple[str, str], ...],
    name: str,
    eyebrow: str,
) -> Document:
    """Return a paper of an edition with its dates and when it was made."""
    edition = printed(summit.name, lang)
    named = ((say(lang, "edition"), edition),) if eyebrow != edition else ()
    dates = numbers.date_range(summit.starts_on, summit.ends_on, lang)
    return Document(
        kind,
        title,
        lang,
        numbered(tuple(sections)),
        eyebrow=eyebrow,
        status=made_on(at, summit, lang),
        facts=(
            *named,
            (say(lang, "dates"), dates),
            *facts,
        ),
        issued_on=on_day(at, summit),
        path=f"{summit.code}-{name}",
    )
