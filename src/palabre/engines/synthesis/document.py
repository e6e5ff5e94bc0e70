"""The draft and the corpus as JSON: the interface that others build on.

``summary.json`` holds what may be issued, and what the gate withheld beside it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from importlib.resources import files
from itertools import groupby
from typing import cast

from palabre.engines.formats.cabinet import Cabinet
from palabre.engines.formats.indented import to_json
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
from palabre.engines.synthesis.gate_words import GROUP_WORDS
from palabre.engines.synthesis.heard import SMALLEST_GROUP
from palabre.engines.synthesis.session_keys import content
from palabre.kernel.languages import primary

CORPUS_SCHEMA = "palabre/corpus/1"
SUMMARY_SCHEMA = "palabre/summary/1"

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”")

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
            _statement(statement, draft.lang)
            for section in clean.sections
            for statement in section.statements
        ],
        "figures": [_figure(figure) for figure in draft.figures],
        "withheld": [_statement(each, draft.lang) for each in withheld(draft)],
        "configuration": dict(draft.configuration),
    }


def _statement(statement: Statement, lang: str) -> Plain:
    """Return a statement as plain values; small groups are as hidden as in its text."""
    counts = statement.counts
    is_many = counts.voices >= SMALLEST_GROUP
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
            "groups": [one for one in counts.groups if one in _named(statement, lang)],
            "regions": list(counts.regions) if is_many else [],
            "objections": counts.objections,
        },
        "checks": [
            {"rule": check.rule, "passed": check.passed, "told": check.told}
            for check in statement.checks
        ],
    }


def _named(statement: Statement, lang: str) -> set[str]:
    """Return the groups that a statement itself names: those that are not small.

    What it quotes is not its own: a speaker may name any group.
    """
    words = GROUP_WORDS.get(primary(lang), GROUP_WORDS["en"])
    text = _QUOTED.sub(" ", statement.text.casefold())
    return {group for told, group in words.items() if re.search(rf"\b{told}\b", text)}


def _cite(cite: Cite) -> Plain:
    """Return a cite as plain values; a translation only where there is one."""
    told = {"text": cite.translation, "by": cite.translator}
    more: Plain = {"translation": told} if cite.translation else {}
    return more | {
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


def corpus_pieces(corpus: Corpus, kept: Cabinet | None = None) -> Iterator[bytes]:
    """Return the corpus as pieces of JSON, one line an intervention.

    Parameters
    ----------
    kept : Cabinet, optional
        Where the lines of a session that did not change are looked for, and left.

    Notes
    -----
    A week of 1.5 million words is written without ever standing in memory twice.
    """
    sessions = json.dumps(
        [_session(one) for one in corpus.sessions], ensure_ascii=False, sort_keys=True
    )
    head = f'{{"schema": {json.dumps(CORPUS_SCHEMA)},\n"sessions": {sessions},\n'
    yield f'{head}"interventions": [\n'.encode()
    joint = b""
    for _, turns in groupby(corpus.interventions, key=lambda one: one.session):
        yield joint
        yield _lines(tuple(turns), kept)
        joint = b",\n"
    yield b"\n]}\n"


def _lines(turns: tuple[Intervention, ...], kept: Cabinet | None) -> bytes:
    """Return the turns of a session as JSON, one a line."""
    made_from = [content(turns)] if kept is not None else []
    found = kept.recall_bytes(KIND, made_from) if kept is not None else None
    if found is None:
        lines = (json.dumps(_intervention(one), ensure_ascii=False) for one in turns)
        found = ",\n".join(lines).encode()
        if kept is not None:
            kept.keep_bytes(KIND, made_from, found)
    return found


KIND = "corpus"
"""Drawer of the cabinet."""


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
    if one.translations:
        kept["translations"] = [asdict(each) for each in one.translations]
    return kept | {
        name: value for name, value in more.items() if value not in {"", None}
    }


def to_text(plain: Mapping[str, object]) -> str:
    """Return plain values as JSON text, the same for the same values."""
    return to_json(plain) + "\n"


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
