"""An issued Chair's Summary as a document for its writers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

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
from palabre.stages.outcomes.evidence import edition_key
from palabre.stages.outcomes.models import Draft, Issue
from palabre.stages.outcomes.models import Evidence as Cited
from palabre.stages.outcomes.papers.sources import (
    Links,
    on_day,
    printed,
    said_at,
    said_on,
)
from palabre.stages.outcomes.papers.words import say, tongue
from palabre.stages.outcomes.reissuing import Version

FLAGS = {Verdict.NEEDS_REVIEW: "review", Verdict.OVERRIDDEN: "overridden"}


def summary_document(
    draft: Draft, *, issue: Issue | None = None, links: Links | None = None
) -> Document:
    """Return a draft or an issued summary, numbered as it was issued."""
    made, corpus = engine_draft(draft)
    text = Text(made, corpus, issue.symbol if issue else "", _places(draft, links))
    return _document(draft, issue, text)


def version_document(version: Version, *, links: Links | None = None) -> Document:
    """Return an issue as its corrigenda make it read."""
    draft = version.issue.draft
    places = _places(draft, links)
    text = Text(
        version.draft, version.corpus, version.symbol, places, version.corrected_at
    )
    return _document(draft, version.issue, text)


def _places(draft: Draft, links: Links | None) -> dict[str, str]:
    """Return the full address of each turn, line and figure that a draft cites."""
    if links is None:
        return {}
    rows = Cited.objects.filter(sentence__draft=draft).select_related(
        "intervention__source__session", "line__report__session"
    )
    places = {}
    for one in rows.order_by("id"):
        if one.intervention is not None:
            places[one.intervention.code] = links.turn(one.intervention)
        elif one.line is not None:
            places[one.line.code] = links.line(one.line.report.session, one.line.code)
    keys = {str(one["id"]): edition_key(str(one["id"])) for one in draft.figures}
    return places | {id_: links.figure(key) for id_, key in keys.items() if key}


def imprint_of(
    draft: Draft, symbol: str, *, corrected_at: datetime | None = None
) -> Imprint:
    """Return who signed a draft, when, and over which hash, for its PDF.

    Parameters
    ----------
    corrected_at : datetime, optional
        When the text was last corrected: what was signed reads otherwise.
    """
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
    if corrected_at is not None:
        on = said_on(corrected_at, draft.summit, lang)
        signed = f"{signed} {say(lang, 'reissued', on=on)}"
    return Imprint(symbol, draft.signed_by, signed)


@dataclass(frozen=True, slots=True)
class Text:
    """A text with what it cites, its symbol, and the addresses of what it cites."""

    made: shapes.Draft
    corpus: engine.Corpus
    symbol: str
    places: Mapping[str, str]
    corrected_at: datetime | None = None


def _document(draft: Draft, issue: Issue | None, text: Text) -> Document:
    parts = chapters(issued(text.made), text.corpus)
    sections = tuple(
        Section(
            part.section.title,
            tuple(
                Paragraph(
                    tuple(
                        _sentence(statement, note, draft.lang, text.places)
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
    imprint = imprint_of(draft, text.symbol, corrected_at=text.corrected_at)
    on = on_day(issue.issued_at, summit) if issue else summit.ends_on
    return Document(
        DocumentKind.SUMMARY,
        text.made.title,
        draft.lang,
        sections,
        eyebrow=printed(summit.name, draft.lang),
        status=" ".join(part for part in (imprint.signed, status(text.made)) if part),
        symbol=text.symbol,
        author=draft.signed_by,
        issued_on=on,
        path=f"{summit.code}-chairs-summary",
    )


def _sentence(
    statement: Statement, note: Note | None, lang: str, places: Mapping[str, str]
) -> Sentence:
    key = FLAGS.get(statement.verdict)
    return Sentence(
        statement.text,
        tuple(_evidence(note, lang, places)) if note else (),
        flag=words_for(lang)[key] if key else "",
    )


def _evidence(note: Note, lang: str, places: Mapping[str, str]) -> list[Evidence]:
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
            url=places.get(one.source.id, ""),
            told=_translation(one.cite, lang),
        )
        for one in note.quotes
    ]
    counted = [
        Evidence(
            who=format_number(figure.value, lang),
            where=source_told(figure.source, lang),
            url=places.get(figure.id, ""),
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
