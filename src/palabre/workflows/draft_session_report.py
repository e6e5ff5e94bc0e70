"""Draft a session's report from its transcripts, every line with its exact words."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis.corpus import Corpus
from palabre.engines.synthesis.draft import Cite
from palabre.engines.synthesis.report_draft import ReportDraft
from palabre.engines.synthesis.report_draft import draft_report as run_engine
from palabre.engines.synthesis.report_quoted import FRAMES, quoted_report
from palabre.kernel.actors import Actor
from palabre.kernel.languages import primary
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.outcomes import facts
from palabre.stages.outcomes.voices import of_turn
from palabre.stages.people.models import Person
from palabre.stages.people.queries import folded
from palabre.stages.programme.models import Session
from palabre.stages.programme.states import RoleInSession
from palabre.stages.reports import operations as reports
from palabre.stages.reports import queries, rules
from palabre.stages.reports.declarations import declaration
from palabre.stages.reports.facts import LineFacts, TagFacts
from palabre.stages.reports.models import Intervention, SessionReport
from palabre.stages.reports.states import LineKind

KINDS = {
    "key_issues": LineKind.KEY_ISSUE,
    "achievements": LineKind.ACHIEVEMENT,
    "challenges": LineKind.CHALLENGE,
    "trends": LineKind.TREND,
    "way_forward": LineKind.WAY_FORWARD,
    "announcements": LineKind.ANNOUNCEMENT,
    "consensus": LineKind.CONSENSUS,
    "no_consensus": LineKind.NO_CONSENSUS,
}
SUMS_UP = {
    RoleInSession.CHAIR: "chair",
    RoleInSession.MODERATOR: "moderator",
    RoleInSession.ONLINE_MODERATOR: "moderator",
    RoleInSession.RAPPORTEUR: "rapporteur",
}
"""Roles whose holders say what the room agreed on."""

SIGNS = (
    ("rapporteu", "rapporteur"),
    ("moderat", "moderator"),
    ("chair", "chair"),
    ("presiden", "chair"),
)
"""What a label without a name says of who leads, folded."""

WRITTEN = ("en", "fr")
"""Languages in which the engine turns what was said into reported speech."""

LAID_OUT = tuple(FRAMES)
"""Languages in which it lays words out as they were said; others get English."""


def draft_session_report(
    session: Session, *, lang: str = "", by: Actor, at: datetime
) -> SessionReport:
    """Draft a report for the rapporteur to correct; in the session's own language.

    Raises Refused: ``not-allowed``, ``report-exists``, ``nothing-to-draft``,
    ``language-not-written``. Journal: ``reports.report.drafted``.
    """
    require(rules.may_write(by, session), "reports.report.drafted")
    lines, lang = drafted_lines(session, lang)
    return reports.draft_report(
        session,
        lines,
        lang=lang,
        rapporteur=_rapporteur(session),
        tags=declared(session, lang),
        by=by,
        at=at,
    )


def drafted_lines(session: Session, lang: str = "") -> tuple[list[LineFacts], str]:
    """Return the lines that a session's transcripts give, and their language.

    Raises Refused: ``nothing-to-draft``, ``language-not-written``.
    """
    turns = {
        one.code: one
        for one in queries.turns_of(list(queries.records_of(session)))
        if one.source.kind != RecordKind.REPORT
    }
    if not turns:
        raise Refused("nothing-to-draft")
    lang = lang or _usual(turns)
    summit = session.summit
    corpus = Corpus(
        facts.summit_facts(summit, lang),
        facts.session_facts(summit, lang, {session.code}),
        tuple(of_turn(one) for one in turns.values()),
    )
    lays_out = primary(lang) in LAID_OUT
    drafted = (
        quoted_report(corpus, lang=lang)
        if lays_out
        else run_engine(corpus, lang=lang, leaders=leaders_of(session, turns.values()))
    )
    return list(_lines(drafted, turns)), lang


def leaders_of(session: Session, turns: Iterable[Intervention]) -> dict[str, str]:
    """Return what they are who lead a session or report on it, by the turns they took.

    Where no name is kept, whoever leads is told apart by the record alone.
    """
    is_of: dict[int, str] = {}
    for role in session.roles.order_by("position", "id"):
        if role.role in SUMS_UP:
            is_of.setdefault(role.person_id, SUMS_UP[RoleInSession(role.role)])
    found: dict[str, str] = {}
    for one in turns:
        if one.person_id in is_of:
            found[one.code] = is_of[one.person_id]
        elif one.person_id is None and one.label and not one.is_voice:
            said = folded(one.label)
            by_label = next((who for sign, who in SIGNS if sign in said), "")
            if by_label or one.source.is_unattributed:
                found[one.code] = by_label or "moderator"
    return found


def declared(session: Session, lang: str) -> list[TagFacts]:
    """Return what the programme says a session is about, with that as the reason."""
    tags = session.tags.select_related("item").order_by("id")
    return [TagFacts(tag.item, tag.reason or declaration(lang)) for tag in tags]


def _usual(turns: dict[str, Intervention]) -> str:
    signs: Counter[str] = Counter()
    for one in turns.values():
        signs[one.lang] += len(one.text)
    best = max(sorted(signs), key=lambda tongue: signs[tongue])
    return best if primary(best) in {*WRITTEN, *LAID_OUT} else WRITTEN[0]


def _lines(drafted: ReportDraft, turns: dict[str, Intervention]) -> Iterator[LineFacts]:
    for key, kind in KINDS.items():
        for one in drafted.lines.get(key, ()):
            yield _line(kind, one.text, one.cites[0], turns)
    for quote in drafted.quotations:
        yield _line(LineKind.QUOTATION, quote.words, quote.cite, turns)


def _line(
    kind: LineKind, text: str, cite: Cite, turns: dict[str, Intervention]
) -> LineFacts:
    return LineFacts(
        kind=kind,
        text=text,
        is_machine=True,
        intervention=turns[cite.intervention],
        start=cite.start,
        end=cite.end,
        quote=cite.quote,
    )


def _rapporteur(session: Session) -> Person | None:
    role = (
        session.roles.select_related("person")
        .filter(role=RoleInSession.RAPPORTEUR)
        .order_by("position", "id")
        .first()
    )
    return role.person if role else None
