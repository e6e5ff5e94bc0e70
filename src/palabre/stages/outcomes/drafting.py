"""The way to the synthesis engine and back: records in, a draft of sentences out."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace

from palabre.engines.synthesis import corpus as engine
from palabre.engines.synthesis import draft as shapes
from palabre.engines.synthesis.abreast import Drawn, begun
from palabre.engines.synthesis.corpus import Function, LinkKind
from palabre.engines.synthesis.engine import WORDINGS, Result
from palabre.engines.synthesis.engine import draft as run_engine
from palabre.engines.synthesis.manifest import versions
from palabre.engines.synthesis.model_writer import (
    LanguageModel,
    exchanges_json,
    reworded,
)
from palabre.engines.synthesis.rendered import place_of
from palabre.engines.synthesis.shapes import Point
from palabre.engines.synthesis.verify import gate_of, verify_draft
from palabre.stages.outcomes import facts, left_out
from palabre.stages.outcomes.operations import (
    DraftFacts,
    EvidenceFacts,
    PointFacts,
    SentenceFacts,
)
from palabre.stages.outcomes.recollection import remembered
from palabre.stages.outcomes.voices import HEADINGS, of_line, of_turn
from palabre.stages.reports import queries as reports
from palabre.stages.reports.models import Intervention, ReportLine, Source
from palabre.stages.reports.states import ReportState
from palabre.stages.summits.models import Summit

OPEN = frozenset({Function.CHALLENGE, Function.DIFFERENCE, Function.QUESTION})
"""What a point does that the next edition should take up."""

OPEN_KEPT = 200
"""Open points kept beside those in the text: what a call can be filled from."""

COUNTED = frozenset(
    {
        LinkKind.SAME_TEXT,
        LinkKind.EXPLICIT_SUPPORT,
        LinkKind.REPORT_SAYS,
        LinkKind.PERSON,
    }
)


@dataclass(frozen=True, slots=True)
class Records:
    """Everything a draft may rest on, as kept and as the engine sees it."""

    corpus: engine.Corpus
    turns: dict[str, Intervention]
    lines: dict[str, ReportLine]


def records_of(summit: Summit, lang: str) -> Records:
    """Return the records of an edition: all turns, and lines of cleared reports."""
    turns = {one.code: one for one in reports.interventions_of(summit)}
    lines = {one.code: one for one in _cleared_lines(summit)}
    heard = [of_turn(turn) for turn in turns.values() if turn.source.session_id]
    filed = [of_line(line) for line in lines.values()]
    interventions = tuple(
        sorted((*heard, *filed), key=lambda one: (one.session, one.order, one.id))
    )
    codes = {one.session for one in interventions}
    corpus = engine.Corpus(
        facts.summit_facts(summit, lang),
        facts.session_facts(summit, lang, codes),
        interventions,
    )
    return Records(corpus, turns, lines)


def _cleared_lines(summit: Summit) -> Iterable[ReportLine]:
    return (
        ReportLine.objects.filter(
            report__session__summit=summit,
            report__state=ReportState.CLEARED,
            kind__in=list(HEADINGS),
        )
        .select_related("report__session")
        .prefetch_related("report__translations")
        .order_by("report_id", "position")
    )


def draft_of(
    summit: Summit,
    lang: str,
    *,
    model: LanguageModel | None = None,
    prices: bool = False,
) -> DraftFacts:
    """Run the engine over an edition's records and return the draft to keep.

    Only what changed since this process last drafted the text is worked out again.

    Raises Refused: ``language-not-written``.
    """
    records = records_of(summit, lang)
    if not records.corpus.interventions:
        return DraftFacts("", lang, ())
    with remembered(summit, lang) as kept:
        result = run_engine(
            records.corpus,
            lang=lang,
            prices=prices,
            kept=kept,
            elsewhere=_elsewhere(summit, records.corpus, lang),
        )
        made, asked = _reworded(result.draft, records.corpus, model)
        judged = verify_draft(made, records.corpus, kept)
    return _draft_facts(summit, records, Drawn(result, judged), asked)


def _elsewhere(
    summit: Summit, corpus: engine.Corpus, lang: str
) -> dict[str, engine.Corpus]:
    """Return the records with their names in the other languages of a summary."""
    codes = {one.session for one in corpus.interventions}
    return {
        other: replace(
            corpus,
            facts=facts.summit_facts(summit, other),
            sessions=facts.session_facts(summit, other, codes),
        )
        for other in WORDINGS
        if other != lang and any(one.translations for one in corpus.interventions)
    }


@contextmanager
def drafts_begun(
    summit: Summit, langs: Sequence[str]
) -> Iterator[Callable[[str], DraftFacts]]:
    """Begin the drafts of several languages at once, from the records as they are now.

    Gives a function that waits for the draft of a language and returns it to keep;
    meanwhile other work goes on.
    Raises Refused: ``language-not-written``.
    """
    records = {lang: records_of(summit, lang) for lang in langs}
    told = {
        lang: one.corpus for lang, one in records.items() if one.corpus.interventions
    }
    with begun(told) as under_way:

        def finished(lang: str) -> DraftFacts:
            if lang not in under_way:
                return DraftFacts("", lang, ())
            return _draft_facts(summit, records[lang], under_way[lang].result(), {})

        yield finished


def _draft_facts(
    summit: Summit, records: Records, drawn: Drawn, asked: dict[str, object]
) -> DraftFacts:
    result, judged = drawn.result, drawn.judged
    return DraftFacts(
        title=judged.title,
        lang=judged.lang,
        sentences=list(_sentences(judged, records)),
        points=list(_points(result, judged, summit, records.corpus)),
        figures=[asdict(figure) for figure in judged.figures],
        manifest=_manifest(summit, judged, records),
        prices=list(_prices(result)),
        model=asked,
    )


def _reworded(
    draft: shapes.Draft, corpus: engine.Corpus, model: LanguageModel | None
) -> tuple[shapes.Draft, dict[str, object]]:
    """Return a draft as a model reworded it, and what it was asked and answered."""
    if model is None:
        return draft, {}
    made, exchanges = reworded(draft, model, gate_of(draft, corpus))
    return made, exchanges_json(model.name, exchanges)


def _prices(result: Result) -> Iterator[dict[str, object]]:
    """Yield what each bound of each section's selection costs, in percent."""
    for key, selection in sorted(result.selections.items()):
        if selection.prices:
            yield {
                "key": key,
                "chosen": len(selection.points),
                "bounds": [
                    {"bound": one.bound, "percent": one.percent}
                    for one in selection.prices
                ],
            }


def _sentences(draft: shapes.Draft, records: Records) -> Iterator[SentenceFacts]:
    for section in draft.sections:
        for one in section.statements:
            yield SentenceFacts(
                code=one.id,
                section=section.key,
                section_title=section.title,
                paragraph=one.paragraph,
                text=one.text,
                writer=one.writer,
                verdict=one.verdict,
                function=one.function,
                checks=[asdict(check) for check in one.checks],
                counts=_counts(one.counts),
                figures=one.figures,
                evidence=[_evidence(cite, records) for cite in one.cites],
            )


def _counts(counts: shapes.Counts) -> dict[str, object]:
    return {
        "voices": counts.voices,
        "sessions": counts.sessions,
        "groups": list(counts.groups),
        "regions": list(counts.regions),
        "objections": counts.objections,
    }


def _evidence(cite: shapes.Cite, records: Records) -> EvidenceFacts:
    return EvidenceFacts(
        start=cite.start,
        end=cite.end,
        quote=cite.quote,
        intervention=records.turns.get(cite.intervention),
        line=records.lines.get(cite.intervention),
        link=cite.link,
    )


def _points(
    result: Result, draft: shapes.Draft, summit: Summit, corpus: engine.Corpus
) -> Iterator[PointFacts]:
    """Return the points that the text uses, those it could, and the open ones.

    Of the open ones the weightiest are kept; of those left out the best of each theme.
    """
    told = _told_by(draft)
    themes = {one.code: one for one in summit.themes.order_by("position")}
    settled = _settled(result)
    homes = {point.id: told.get(_place(point), "") for point in result.points}
    used = {key for key, home in homes.items() if home}
    offered = {
        one.point.id: one for one in left_out.offers(result, corpus, used, draft.lang)
    }
    n_open = 0
    for point in sorted(result.points, key=lambda one: (-one.weight, one.id)):
        is_open = _is_open(point, is_settled=point.id in settled)
        n_open += is_open
        offer = offered.get(point.id)
        if point.id not in used and not offer and (not is_open or n_open > OPEN_KEPT):
            continue
        lead = point.lead.sentence
        yield PointFacts(
            code=point.id[:40],
            function=str(point.lead.act.function),
            text=lead.words,
            lang=lead.lang,
            theme=themes.get(point.theme),
            counts=_backing(point),
            is_open=is_open and n_open <= OPEN_KEPT,
            sentence=homes[point.id],
            told=offer.told if offer else "",
            left_out=offer.why if offer else "",
            weight=point.weight,
            cites=offer.cites if offer else (),
        )


def _place(point: Point) -> tuple[str, int]:
    id_, span = place_of(point.lead.sentence)
    return id_, span.start


def _settled(result: Result) -> set[str]:
    """Return the points that somebody supported and nobody objected to."""
    return {
        point.id
        for point in result.points
        if any(link.kind == LinkKind.EXPLICIT_SUPPORT for link in point.links)
        and not any(link.kind == LinkKind.EXPLICIT_OBJECTION for link in point.links)
    }


def _is_open(point: Point, *, is_settled: bool) -> bool:
    function = point.lead.act.function
    return function in OPEN or (function == Function.PROPOSAL and not is_settled)


def _told_by(draft: shapes.Draft) -> dict[tuple[str, int], str]:
    """Return the code of the sentence that each cited place first stands behind."""
    told: dict[tuple[str, int], str] = {}
    for section in draft.sections:
        for one in section.statements:
            for cite in one.cites:
                told.setdefault((cite.intervention, cite.start), one.id)
    return told


def _backing(point: Point) -> dict[str, object]:
    """Return the distinct voices, groups and sessions behind a point."""
    sources = [one.sentence.source for one in point.members]
    sources += [link.sentence.source for link in point.links if link.kind in COUNTED]
    voices = {one.voice.key: one.voice for one in sources if one.voice.is_counted}
    groups = Counter(voice.group for voice in voices.values() if voice.group)
    objections = [
        link for link in point.links if link.kind == LinkKind.EXPLICIT_OBJECTION
    ]
    return {
        "voices": len(voices),
        "sessions": len({one.session for one in sources}),
        "groups": sorted(groups),
        "by_group": dict(sorted(groups.items())),
        "session_codes": sorted({one.session for one in sources}),
        "objections": len(objections),
    }


def _manifest(
    summit: Summit, draft: shapes.Draft, records: Records
) -> dict[str, object]:
    sources = Source.objects.filter(summit=summit).order_by("file", "sha256")
    lines = hashlib.sha256()
    for code, line in sorted(records.lines.items()):
        lines.update(f"{code}\0{line.kind}\0{line.text}\n".encode())
    return {
        "schema": "palabre/manifest/1",
        "inputs": [
            {"name": file, "sha256": sha256}
            for file, sha256 in sources.values_list("file", "sha256")
        ],
        "reports": {"lines": len(records.lines), "sha256": lines.hexdigest()},
        "configuration": dict(draft.configuration),
        "versions": versions(),
    }
