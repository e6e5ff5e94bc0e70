"""A session's draft report: lines by kind, each with its evidence."""

from collections.abc import Mapping
from dataclasses import dataclass

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis import weighing
from palabre.engines.synthesis.candidates import candidates, may_be_quoted
from palabre.engines.synthesis.corpus import Corpus, Function
from palabre.engines.synthesis.draft import Cite, Statement
from palabre.engines.synthesis.engine import (
    DEFAULT,
    WORDINGS,
    Configuration,
    points_for,
)
from palabre.engines.synthesis.names import learn_names
from palabre.engines.synthesis.points import ties_of
from palabre.engines.synthesis.selection import Bounds, select
from palabre.engines.synthesis.sentences import all_sentences
from palabre.engines.synthesis.shapes import Point
from palabre.engines.synthesis.tallies import voice_of
from palabre.engines.synthesis.telling import (
    alone,
    cite,
    statement,
    tell,
    teller_of,
    told_apart,
)
from palabre.engines.synthesis.writing import ordered
from palabre.kernel.refusals import Refused
from palabre.kernel.typography import in_type

KINDS: Mapping[str, tuple[Function, int]] = {
    "key_issues": (Function.CLAIM, 5),
    "achievements": (Function.ACHIEVEMENT, 3),
    "challenges": (Function.CHALLENGE, 3),
    "trends": (Function.TREND, 2),
    "way_forward": (Function.PROPOSAL, 4),
    "announcements": (Function.COMMITMENT, 4),
    "consensus": (Function.AGREEMENT, 3),
    "no_consensus": (Function.DIFFERENCE, 3),
}
"""Sections of a report, the discourse function each takes, and its most lines."""

FIGURES = 2
"""Lines of the key issues that may be there for a figure alone."""

MAX_QUOTATIONS = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """Words worth quoting, with who said them and where."""

    words: str
    speaker: str
    cite: Cite
    starts_ms: int | None = None


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """The lines of a draft report by kind, in the order of ``KINDS``."""

    lines: Mapping[str, tuple[Statement, ...]]
    quotations: tuple[Quote, ...]


def draft_report(
    corpus: Corpus, *, lang: str = "en", configuration: Configuration = DEFAULT
) -> ReportDraft:
    """Draft the report of one session from its transcript.

    Parameters
    ----------
    corpus : Corpus
        Of one session.

    Raises
    ------
    Refused
        ``language-not-written``; ``not-one-session`` with the sessions found.
    """
    if lang not in WORDINGS:
        raise Refused("language-not-written", lang=lang, written=sorted(WORDINGS))
    codes = sorted({one.session for one in corpus.interventions})
    if len(codes) > 1:
        raise Refused("not-one-session", sessions=codes)
    sentences = all_sentences(corpus)
    found = [
        one
        for one in candidates(sentences, learn_names(corpus), lang)
        if one.quality >= configuration.least_quality
    ]
    points = points_for(ties_of(sentences), found, {one.id: "session" for one in found})
    lines = {kind: _lines(kind, points, corpus, lang) for kind in KINDS}
    return ReportDraft(lines, _quotations(points))


def _lines(
    kind: str, points: tuple[Point, ...], corpus: Corpus, lang: str
) -> tuple[Statement, ...]:
    function, most = KINDS[kind]
    caps = {function: most}
    if function == Function.CLAIM:
        caps[Function.FIGURE] = FIGURES
    mine = [point for point in points if point.lead.act.function in caps]
    best = weighing.shortlist(mine, 80)
    bounds = Bounds(most * 40, most, most, 2, caps, 0, 0)
    chosen = select(kind, best, bounds, weighing.too_like(best), prices=False)
    sessions = {one.code: one for one in corpus.sessions}
    n_heard = len(
        {voice_of(one) for one in corpus.interventions if one.voice.is_counted}
    )
    told: list[Statement] = []
    before: list[Point] = []
    for number, point in enumerate(ordered(chosen.points), 1):
        teller = teller_of(point, sessions, n_heard, before)
        teller = told_apart(teller, WORDINGS[lang], [one.text for one in told])
        text = in_type(tell(point, teller, WORDINGS[lang]), lang)
        told.append(
            statement(
                point, text, id_=f"{kind}-{number:02d}", section=kind, paragraph=1
            )
        )
        before.append(point)
    return tuple(told)


def _quotations(points: tuple[Point, ...]) -> tuple[Quote, ...]:
    spoken = [
        alone(point)
        for point in points
        if point.lead.sentence.source.kind != RecordKind.REPORT
        and point.lead.sentence.source.voice.name
        and may_be_quoted(point.lead.sentence.words)
    ]
    ranked = sorted(spoken, key=lambda point: (-point.weight, point.id))
    quotes: dict[str, Quote] = {}
    for point in ranked:
        sentence = point.lead.sentence
        quotes.setdefault(
            voice_of(sentence.source),
            Quote(
                sentence.words,
                sentence.source.voice.name,
                cite(sentence),
                sentence.source.starts_ms,
            ),
        )
    return tuple(list(quotes.values())[:MAX_QUOTATIONS])
