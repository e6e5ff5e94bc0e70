"""The gate: what every statement passes, whoever wrote it, before it may be issued.

Pure functions of the statement, its evidence and the figures; no model, no network.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial

from palabre.engines.formats.cabinet import Cabinet
from palabre.engines.synthesis import (
    gate_counts,
    gate_rules,
    gate_scope,
    gate_sense,
    gate_time,
    gate_whole,
    gate_whose,
    machine_figures,
    translated,
)
from palabre.engines.synthesis.corpus import (
    Corpus,
    Intervention,
    SessionFacts,
    StatedFigure,
    SummitFacts,
)
from palabre.engines.synthesis.draft import Check, Draft, Statement, Verdict, Writer
from palabre.engines.synthesis.gate_alike import MENDED, as_said
from palabre.engines.synthesis.gate_case import (
    Case,
    Known,
    open_case,
)
from palabre.engines.synthesis.kept_verdicts import verified_again
from palabre.engines.synthesis.names import Bodies, bodies_of

REFUSING = frozenset(
    {
        "cites-exist",
        "quotations",
        "numbers",
        "names",
        "negation",
        "strength",
        "opposites",
        "counted",
        "figures",
        "reserved-words",
        "groups",
        "tongue",
        translated.RULE,
    }
)
"""Rules whose failure refuses; the others ask for a person's review."""

_ALWAYS: tuple[Callable[[Case], Check], ...] = (
    gate_rules.quotations,
    gate_counts.numbers,
    gate_rules.names,
    gate_counts.counted,
    gate_counts.figures,
    gate_rules.groups,
    gate_rules.reserved_words,
    gate_whole.whole,
    gate_whole.signs,
    gate_sense.tongue,
)
_ON_EVIDENCE: tuple[Callable[[Case], Check], ...] = (
    gate_counts.units,
    gate_rules.order,
    gate_rules.negation,
    gate_rules.strength,
    gate_rules.opposites,
    gate_rules.repeats,
    gate_rules.first_words,
    gate_sense.sequence,
    gate_sense.conditions,
    gate_sense.shares,
    gate_sense.dates,
    gate_sense.frames,
    gate_sense.qualifiers,
    gate_sense.modality,
    gate_sense.crowd,
    gate_scope.small_words,
    gate_scope.scope,
    gate_time.time,
    gate_whose.agreement,
)


def verify(  # noqa: PLR0913 - callers know these apart
    statement: Statement,
    interventions: Mapping[str, Intervention],
    *,
    figures: Iterable[StatedFigure] = (),
    lang: str,
    facts: SummitFacts | None = None,
    sessions: Iterable[SessionFacts] = (),
    headings: Iterable[str] = (),
    bodies: Bodies = (),
) -> Statement:
    """Return a statement with the gate's checks and verdict.

    Parameters
    ----------
    interventions : mapping of str to Intervention
        Everything that may be cited, by id.
    figures : iterable of StatedFigure
        The numbers that the edition publishes.
    lang : str
        Language of the text.
    facts, sessions, headings
        What the programme and the text's own headings say; names and dates in them
        may stand in the text.
    bodies
        Organizations and their groups, as ``bodies_of`` has them.

    Returns
    -------
    Statement
        With ``checks`` and ``verdict``: refused when a dangerous rule fails,
        needs-review when another one fails, else verified.

    Notes
    -----
    A statement whose evidence is in another language, and that does not quote it, is
    never verified by itself: a person must compare.
    """
    known = Known(facts, tuple(sessions), tuple(headings), bodies)
    return _judged(statement, interventions, tuple(figures), lang, known)


def _judged(
    statement: Statement,
    interventions: Mapping[str, Intervention],
    figures: tuple[StatedFigure, ...],
    lang: str,
    known: Known,
) -> Statement:
    """Return a statement with the gate's checks and verdict."""
    existing = gate_rules.cites_exist(statement, interventions)
    if not existing.passed:
        return replace(statement, checks=(existing,), verdict=Verdict.REFUSED)
    translations = translated.check_of(statement, interventions, lang)
    bare = replace(statement, text=translated.without_translations(statement.text))
    opened = partial(
        open_case,
        interventions=interventions,
        figures=figures,
        lang=lang,
        known=known,
    )
    case = opened(bare if translations else statement)
    checks = (existing, *(rule(case) for rule in _ALWAYS), *_compared(case))
    heard = machine_figures.machine_figures(statement, interventions, lang)
    if translations:
        checks = (*checks, translations)
    if heard:
        checks = (*checks, machine_figures.check_of(heard))
    if statement.writer in _EDITING:
        checks = _told_otherwise(case, checks, opened)
    return replace(statement, checks=checks, verdict=_verdict(checks))


_EDITING = frozenset({Writer.PERSON, Writer.MODEL})
"""Who may say in other turns what was said; the engine tells it in those of the record."""


def _told_otherwise(
    case: Case, checks: tuple[Check, ...], opened: Callable[[Statement], Case]
) -> tuple[Check, ...]:
    """Return the checks of what an edited sentence says, in the turns of its evidence.

    They stand only where every one of them passes.
    """
    failed = {check.rule for check in checks if not check.passed}
    if not failed or not failed <= MENDED:
        return checks
    for text in as_said(case):
        again = opened(replace(case.statement, text=text))
        made = (*(rule(again) for rule in _ALWAYS), *_compared(again))
        if all(one.passed for one in made):
            compared = {one.rule: one for one in made}
            return tuple(compared.get(one.rule, one) for one in checks)
    return checks


def gate_of(draft: Draft, corpus: Corpus) -> Callable[[Statement], Statement]:
    """Return the gate of a draft: judges any statement on a corpus and its figures."""
    interventions = {one.id: one for one in corpus.interventions}
    headings = tuple(section.title for section in draft.sections)
    known = Known(
        corpus.facts, corpus.sessions, headings, bodies_of(corpus.interventions)
    )

    def judged(statement: Statement) -> Statement:
        return _judged(statement, interventions, draft.figures, draft.lang, known)

    return judged


def verify_draft(draft: Draft, corpus: Corpus, kept: Cabinet | None = None) -> Draft:
    """Return a draft with every statement held against a corpus and its figures.

    Parameters
    ----------
    kept : Cabinet, optional
        Where verdicts on the very same statements and evidence are kept.
    """
    judged = gate_of(draft, corpus)
    if kept is not None:
        return verified_again(draft, corpus, judged, kept)
    sections = tuple(
        replace(section, statements=tuple(map(judged, section.statements)))
        for section in draft.sections
    )
    return replace(draft, sections=sections)


def _compared(case: Case) -> tuple[Check, ...]:
    """Compare with the cited words; what the house writes around facts has none."""
    if case.is_template:
        return ()
    if not case.statement.cites:
        return (gate_counts.stands_on_figures(case),)
    if case.is_foreign:
        return (gate_rules.language(case),)
    covered, share = gate_rules.coverage(case)
    if share < gate_rules.UNRELATED:
        covered = replace(covered, rule="evidence")
    return (*(rule(case) for rule in _ON_EVIDENCE), covered)


def _verdict(checks: Iterable[Check]) -> Verdict:
    """Return the verdict that follows from the checks."""
    failed = {check.rule for check in checks if not check.passed}
    if failed & (REFUSING | {"evidence"}):
        return Verdict.REFUSED
    return Verdict.NEEDS_REVIEW if failed else Verdict.VERIFIED
