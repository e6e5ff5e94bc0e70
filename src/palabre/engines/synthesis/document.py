"""The draft and the corpus as JSON: the interface that others build on.

``summary.json`` holds what may be issued, and what the gate withheld beside it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.resources import files
from typing import cast

from palabre.engines.synthesis.corpus import (
    Corpus,
    Intervention,
    SessionFacts,
    StatedFigure,
)
from palabre.engines.synthesis.draft import (
    Cite,
    Draft,
    Section,
    Statement,
    Verdict,
)

CORPUS_SCHEMA = "palabre/corpus/1"
SUMMARY_SCHEMA = "palabre/summary/1"

Plain = dict[str, object]


def issued(draft: Draft) -> Draft:
    """Return a draft without what the gate refused, paragraphs numbered anew."""
    sections = []
    number, before = 0, -1
    for section in draft.sections:
        kept = []
        for statement in section.statements:
            if statement.verdict is Verdict.REFUSED:
                continue
            number += statement.paragraph != before
            before = statement.paragraph
            kept.append(replace(statement, paragraph=number))
        if kept:
            sections.append(Section(section.key, section.title, tuple(kept)))
    return replace(draft, sections=tuple(sections))


def withheld(draft: Draft) -> tuple[Statement, ...]:
    """Return what the gate refused, in order."""
    return tuple(
        statement
        for section in draft.sections
        for statement in section.statements
        if statement.verdict is Verdict.REFUSED
    )


def summary_json(draft: Draft) -> Plain:
    """Return the summary as plain values, in the shape of ``schemas/summary.json``.

    Parameters
    ----------
    draft : Draft
        As the gate left it; refused statements are listed apart.
    """
    clean = issued(draft)
    return {
        "schema": SUMMARY_SCHEMA,
        "title": draft.title,
        "lang": draft.lang,
        "sections": [
            {"key": section.key, "title": section.title} for section in clean.sections
        ],
        "statements": [
            _statement(statement)
            for section in clean.sections
            for statement in section.statements
        ],
        "figures": [_figure(figure) for figure in draft.figures],
        "withheld": [_statement(statement) for statement in withheld(draft)],
        "configuration": dict(draft.configuration),
    }


def _statement(statement: Statement) -> Plain:
    """Return a statement as plain values."""
    counts = statement.counts
    return {
        "id": statement.id,
        "section": statement.section,
        "paragraph": statement.paragraph,
        "text": statement.text,
        "writer": str(statement.writer),
        "verdict": str(statement.verdict),
        "function": statement.function,
        "cites": [_cite(cite) for cite in statement.cites],
        "figures": list(statement.figures),
        "counts": {
            "voices": counts.voices,
            "sessions": counts.sessions,
            "groups": list(counts.groups),
            "regions": list(counts.regions),
            "objections": counts.objections,
        },
        "checks": [
            {"rule": check.rule, "passed": check.passed, "told": check.told}
            for check in statement.checks
        ],
    }


def _cite(cite: Cite) -> Plain:
    """Return a cite as plain values."""
    return {
        "intervention": cite.intervention,
        "start": cite.start,
        "end": cite.end,
        "quote": cite.quote,
        "link": cite.link,
    }


def _figure(figure: StatedFigure) -> Plain:
    """Return a figure as plain values."""
    return {
        "id": figure.id,
        "value": figure.value,
        "label": figure.label,
        "definition": figure.definition,
        "source": figure.source,
    }


def corpus_chunks(corpus: Corpus) -> Iterator[str]:
    """Return the corpus as pieces of JSON, one line an intervention.

    Notes
    -----
    A week of 1.5 million words is written without ever standing in memory twice.
    """
    sessions = json.dumps(
        [_session(one) for one in corpus.sessions], ensure_ascii=False, sort_keys=True
    )
    yield f'{{"schema": {json.dumps(CORPUS_SCHEMA)},\n"sessions": {sessions},\n'
    yield '"interventions": [\n'
    joint = ""
    for one in corpus.interventions:
        yield joint + json.dumps(_intervention(one), ensure_ascii=False)
        joint = ",\n"
    yield "\n]}\n"


def _session(session: SessionFacts) -> Plain:
    """Return a session as plain values."""
    return {
        "code": session.code,
        "title": session.title,
        "type": session.type,
        "held_on": session.held_on.isoformat() if session.held_on else None,
        "themes": list(session.themes),
        "action_lines": list(session.action_lines),
        "goals": list(session.goals),
        "organisers": list(session.organisers),
    }


def _intervention(one: Intervention) -> Plain:
    """Return an intervention as plain values; what is empty is left out."""
    voice = one.voice
    kept: Plain = {
        "id": one.id,
        "session": one.session,
        "order": one.order,
        "speaker": voice.name,
        "organisation": voice.organisation,
        "lang": one.lang,
        "source": one.source,
        "text": one.text,
        "kind": str(one.kind),
        "is_counted": voice.is_counted,
    }
    more: Plain = {
        "voice": voice.key,
        "group": voice.group,
        "region": voice.region,
        "country": voice.country,
        "section": one.section,
        "starts_ms": one.starts_ms,
        "ends_ms": one.ends_ms,
        "is_machine": one.is_machine or None,
    }
    return kept | {
        name: value for name, value in more.items() if value not in {"", None}
    }


def to_text(plain: Mapping[str, object]) -> str:
    """Return plain values as JSON text, the same for the same values."""
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def schema(name: str) -> Plain:
    """Return the JSON Schema of ``corpus`` or ``summary``."""
    place = files("palabre.engines.synthesis") / "schemas" / f"{name}.json"
    return cast("Plain", json.loads(place.read_text(encoding="utf-8")))


def verdicts(statements: Iterable[Statement]) -> dict[str, int]:
    """Count statements by verdict, in the order of ``Verdict``."""
    counted = dict.fromkeys(map(str, Verdict), 0)
    for statement in statements:
        counted[str(statement.verdict)] += 1
    return counted
