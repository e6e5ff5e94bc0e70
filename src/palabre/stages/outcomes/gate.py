"""The gate as the desk uses it: a kept sentence before the engine's verifier."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from palabre.engines.synthesis import corpus as engine
from palabre.engines.synthesis import draft as shapes
from palabre.engines.synthesis.translated import marked_in, shown_with, told_by
from palabre.engines.synthesis.verify import verify
from palabre.kernel.languages import primary
from palabre.stages.outcomes import facts
from palabre.stages.outcomes.models import Draft, Evidence, Sentence
from palabre.stages.outcomes.voices import (
    bodies_told,
    of_line,
    of_turn,
    translations_of,
)
from palabre.stages.reports.models import (
    LineTranslation,
    PassageTranslation,
    ReportLine,
)
from palabre.stages.reports.translations import in_order
from palabre.stages.reports.translations import of_line as of_report_line


def judge(sentence: Sentence) -> tuple[str, list[dict[str, object]]]:
    """Return verdict and checks of a sentence as it stands now."""
    return judge_on(sentence, evidence_of(sentence))


def evidence_of(sentence: Sentence) -> list[Evidence]:
    """Return what a sentence rests on, with everything that the gate asks of it."""
    return list(
        sentence.evidence.select_related(
            "intervention__source__session",
            "intervention__person",
            "intervention__organization",
            "line__report__session",
        )
        .prefetch_related("intervention__translations", "line__report__translations")
        .order_by("position", "id")
    )


def judge_on(
    sentence: Sentence, evidence: Sequence[Evidence]
) -> tuple[str, list[dict[str, object]]]:
    """Return verdict and checks of a sentence on evidence, kept or not."""
    draft = sentence.draft
    sources = {source.id: source for source in map(source_of, evidence)}
    cited = {source.session for source in sources.values()}
    judged = verify(
        statement_of(sentence, evidence),
        sources,
        figures=figures_of(draft),
        lang=draft.lang,
        facts=facts.summit_facts(draft.summit, draft.lang),
        sessions=facts.session_facts(draft.summit, draft.lang, cited),
        headings=headings_of(draft),
        bodies=bodies_told(draft.summit, sentence.text),
    )
    checks: list[dict[str, object]] = [
        {"rule": check.rule, "passed": check.passed, "told": check.told}
        for check in judged.checks
    ]
    return str(judged.verdict), checks


def figures_of(draft: Draft) -> tuple[engine.StatedFigure, ...]:
    """Return the figures of a draft as the engine sees them."""
    return tuple(
        engine.StatedFigure(
            id=str(figure["id"]),
            value=int(str(figure["value"])),
            definition=str(figure["definition"]),
            source=str(figure["source"]),
            label=str(figure.get("label", "")),
        )
        for figure in draft.figures
    )


def headings_of(draft: Draft) -> tuple[str, ...]:
    """Return the headings of a draft in order."""
    titles = draft.sentences.order_by("position").values_list(
        "section_title", flat=True
    )
    return tuple(dict.fromkeys(titles))


def statement_of(sentence: Sentence, evidence: Sequence[Evidence]) -> shapes.Statement:
    """Return a kept sentence as the engine sees it."""
    counts = sentence.counts
    return shapes.Statement(
        id=sentence.code,
        section=sentence.section,
        paragraph=sentence.paragraph,
        text=sentence.text,
        writer=shapes.Writer(sentence.writer),
        cites=tuple(cite_of(one, sentence) for one in evidence),
        figures=tuple(sentence.figures),
        function=sentence.function,
        counts=shapes.Counts(
            voices=counts.get("voices", 0),
            sessions=counts.get("sessions", 0),
            groups=tuple(counts.get("groups", ())),
            regions=tuple(counts.get("regions", ())),
            objections=counts.get("objections", 0),
        ),
        checks=tuple(
            shapes.Check(check["rule"], check["passed"], check.get("told", ""))
            for check in sentence.checks
        ),
        verdict=shapes.Verdict(sentence.verdict),
    )


def cite_of(one: Evidence, sentence: Sentence) -> shapes.Cite:
    """Return cited words, with the translation that the sentence shows or is told from.

    A signed text keeps the translation that was there when it was signed.
    """
    cite = shapes.Cite(code_of(one), one.start, one.end, one.quote, one.link)
    draft, source = sentence.draft, source_of(one)
    if primary(source.lang) == primary(draft.lang) or not source.translations:
        return cite
    if marked_in(sentence.text):
        return shown_with(cite, source, sentence.text, draft.lang)
    if draft.signed_at is not None:
        given = translations_of(_given_by(one, draft.signed_at))
        source = replace(source, translations=given)
    return told_by(cite, source, sentence.text, draft.lang)


def _given_by(
    one: Evidence, at: datetime
) -> list[PassageTranslation] | list[LineTranslation]:
    """Return the translations of cited words that were there at a time."""
    if one.line is not None:
        return [each for each in of_report_line(one.line) if each.at <= at]
    assert one.intervention is not None, f"evidence {one.pk} stands in nothing"
    turns = in_order(one.intervention.translations.all())
    return [each for each in turns if each.at <= at]


def code_of(one: Evidence) -> str:
    """Return the code of the turn or line that evidence stands in."""
    found = one.intervention or one.line
    assert found is not None, f"evidence {one.pk} stands in nothing"
    return found.code


def source_of(one: Evidence) -> engine.Intervention:
    """Return the turn or line that evidence stands in, as the engine sees it."""
    found = one.intervention or one.line
    assert found is not None, f"evidence {one.pk} stands in nothing"
    return of_line(found) if isinstance(found, ReportLine) else of_turn(found)
