"""An issued Chair's Summary as a document for its writers."""

from palabre.engines.formats.documents.model import (
    Document,
    DocumentKind,
    Evidence,
    Paragraph,
    Section,
    Sentence,
)
from palabre.engines.synthesis import corpus as engine
from palabre.engines.synthesis import draft as shapes
from palabre.engines.synthesis.document import issued
from palabre.engines.synthesis.document_words import source_told, status, words_for
from palabre.engines.synthesis.draft import Cite, Statement, Verdict
from palabre.engines.synthesis.evidence import Note, chapters
from palabre.engines.synthesis.typeset import Imprint
from palabre.kernel.languages import pause
from palabre.kernel.numbers import format_number
from palabre.stages.outcomes.document import engine_draft
from palabre.stages.outcomes.models import Draft, Issue
from palabre.stages.outcomes.papers.sources import on_day, said_at, said_on
from palabre.stages.outcomes.papers.words import say, tongue
from palabre.stages.outcomes.reissuing import Version

FLAGS = {Verdict.NEEDS_REVIEW: "review", Verdict.OVERRIDDEN: "overridden"}


def summary_document(draft: Draft, *, issue: Issue | None = None) -> Document:
    """Return a draft or an issued summary, numbered as it was issued."""
    made, corpus = engine_draft(draft)
    return _document(draft, issue, made, corpus, issue.symbol if issue else "")


def version_document(version: Version) -> Document:
    """Return an issue as its corrigenda make it read."""
    issue = version.issue
    return _document(issue.draft, issue, version.draft, version.corpus, version.symbol)


def imprint_of(draft: Draft, symbol: str) -> Imprint:
    """Return who signed a draft, when, and over which hash, for its PDF."""
    if draft.signed_at is None:
        return Imprint(symbol, "", "")
    lang = tongue(draft.lang)
    signed = say(
        lang,
        "signed",
        name=draft.signed_by,
        on=said_on(draft.signed_at, draft.summit, lang),
        at=said_at(draft.signed_at, draft.summit),
        hash=draft.signed_hash,
    )
    return Imprint(symbol, draft.signed_by, signed)


def _document(
    draft: Draft,
    issue: Issue | None,
    made: shapes.Draft,
    corpus: engine.Corpus,
    symbol: str,
) -> Document:
    clean = issued(made)
    parts = chapters(clean, corpus)
    sections = tuple(
        Section(
            part.section.title,
            tuple(
                Paragraph(
                    tuple(
                        _sentence(statement, note, draft.lang)
                        for statement, note in paragraph.lines
                    ),
                    paragraph.number,
                )
                for paragraph in part.paragraphs
            ),
            key=part.section.key,
        )
        for part in parts
    )
    summit = draft.summit
    on = on_day(issue.issued_at, summit) if issue else summit.ends_on
    return Document(
        DocumentKind.SUMMARY,
        made.title,
        draft.lang,
        sections,
        eyebrow=str(summit.name.said_in(draft.lang)),
        status=" ".join(
            part for part in (imprint_of(draft, symbol).signed, status(made)) if part
        ),
        symbol=symbol,
        author=draft.signed_by,
        issued_on=on,
        path=f"{summit.code}-chairs-summary",
    )


def _sentence(statement: Statement, note: Note | None, lang: str) -> Sentence:
    key = FLAGS.get(statement.verdict)
    return Sentence(
        statement.text,
        tuple(_evidence(note, lang)) if note else (),
        flag=words_for(lang)[key] if key else "",
    )


def _evidence(note: Note, lang: str) -> list[Evidence]:
    words = words_for(lang)
    quoted = [
        Evidence(
            words=" ".join(one.cite.quote.split()),
            lang=one.source.lang,
            who=words["report"]
            if one.is_report
            else pause(lang).join(
                part
                for part in (one.who or words["unknown"], one.source.voice.organisation)
                if part
            ),
            where=f"{one.session_title} "
            f"({one.source.id}, {one.cite.start}–{one.cite.end})",
            told=_translation(one.cite, lang),
        )
        for one in note.quotes
    ]
    counted = [
        Evidence(
            who=format_number(figure.value, lang),
            where=source_told(figure.source, lang),
            told=figure.definition,
        )
        for figure in note.figures
    ]
    return [*quoted, *counted]


def _translation(cite: Cite, lang: str) -> str:
    """Return the translation shown with cited words, marked, and who gave it."""
    if not cite.translation:
        return ""
    opened, closed = ("« ", " »") if lang == "fr" else ("“", "”")
    by = f" ({cite.translator})" if cite.translator else ""
    label = words_for(lang)["translation"]
    return f"{label} {opened}{cite.translation}{closed}{by}"
