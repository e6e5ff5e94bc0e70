"""A kept draft as the engine's document: for the page, the PDF and ``summary.json``."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from palabre.engines.synthesis import corpus as engine
from palabre.engines.synthesis import draft as shapes
from palabre.engines.synthesis.document import summary_json
from palabre.engines.synthesis.manifest import versions
from palabre.stages.outcomes import facts, gate
from palabre.stages.outcomes.models import Draft, Issue, Sentence

OVERRIDE = "override"
"""Rule under which a person's reason is printed with the checks of a sentence."""


def engine_draft(draft: Draft) -> tuple[shapes.Draft, engine.Corpus]:
    """Return the sentences that stand, and the records that they cite."""
    sentences = list(
        draft.sentences.filter(is_dropped=False)
        .prefetch_related(
            "evidence__intervention__source__session",
            "evidence__intervention__person",
            "evidence__intervention__organization",
            "evidence__intervention__translations",
            "evidence__line__report__session",
            "evidence__line__report__translations",
        )
        .order_by("position")
    )
    sources = {
        source.id: source
        for sentence in sentences
        for source in map(gate.source_of, sentence.evidence.all())
    }
    made = shapes.Draft(
        draft.title,
        draft.lang,
        tuple(_sections(sentences)),
        gate.figures_of(draft),
        dict(draft.manifest.get("configuration", {})),
    )
    codes = {one.session for one in sources.values()}
    corpus = engine.Corpus(
        facts.summit_facts(draft.summit, draft.lang),
        facts.session_facts(draft.summit, draft.lang, codes),
        tuple(sorted(sources.values(), key=lambda one: one.id)),
    )
    return made, corpus


def _sections(sentences: list[Sentence]) -> Iterator[shapes.Section]:
    for (key, title), group in groupby(
        sentences, key=lambda one: (one.section, one.section_title)
    ):
        yield shapes.Section(key, title, tuple(map(_statement, group)))


def _statement(sentence: Sentence) -> shapes.Statement:
    evidence = sorted(sentence.evidence.all(), key=lambda one: (one.position, one.pk))
    made = gate.statement_of(sentence, evidence)
    if not sentence.override_reason:
        return made
    reason = shapes.Check(OVERRIDE, passed=True, told=sentence.override_reason)
    return replace(made, checks=(*made.checks, reason))


def overridden_of(draft: Draft) -> list[Sentence]:
    """Return the sentences that stand by a person's decision, for the audit annex."""
    return list(
        draft.sentences.filter(is_dropped=False, verdict="overridden").order_by(
            "position"
        )
    )


def content_of(draft: Draft) -> dict[str, object]:
    """Return a draft in the shape of ``summary.json``."""
    return summary_json(engine_draft(draft)[0])


def manifest_of(issue: Issue) -> dict[str, object]:
    """Return what went into an issue, with what it was made, and what came out."""
    draft = issue.draft
    outputs = [{"name": "summary.json", "sha256": issue.sha256}]
    if issue.pdf_sha256:
        outputs.append({"name": "summary.pdf", "sha256": issue.pdf_sha256})
    return {
        "versions": versions(),
        **draft.manifest,
        "symbol": issue.symbol,
        "lang": issue.lang,
        "issued_at": issue.issued_at.isoformat(),
        "signature": {
            "by": draft.signed_by,
            "at": draft.signed_at.isoformat() if draft.signed_at else None,
            "sha256": draft.signed_hash,
        },
        "outputs": outputs,
    }
