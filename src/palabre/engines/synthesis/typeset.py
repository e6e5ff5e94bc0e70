"""The summary as tagged PDF (PDF/UA-1), the same bytes for the same inputs.

Words reach the template as data, never as markup, so there is nothing to escape.
"""

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from typing import Final

import typst

from palabre.engines.formats.documents.pdf import (
    covers,
    fonts_for,
    house_fonts,
    missing_in,
)
from palabre.engines.synthesis import machine_figures
from palabre.engines.synthesis.corpus import Corpus
from palabre.engines.synthesis.document import issued
from palabre.engines.synthesis.document_words import source_told, status, words_for
from palabre.engines.synthesis.draft import Draft, Statement, Verdict
from palabre.engines.synthesis.evidence import Chapter, Note, Quote, chapters
from palabre.kernel.languages import direction, primary
from palabre.kernel.numbers import format_number
from palabre.kernel.refusals import Refused
from palabre.kernel.typography import spaced

STANDARD: Final = "ua-1"


MOST_QUOTES = 3
"""Quotes printed with one sentence; all stand in ``summary.json``."""

EPOCH = date(2000, 1, 1)
"""Date of the file when the inputs hold none."""

_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    r"\ufff0-\uffff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What makes an issued document of a draft: its symbol, and who signed it.

    Parameters
    ----------
    signed : str
        By whom, when and over which hash, as a sentence in the language of the text.
    """

    symbol: str
    author: str
    signed: str


def pdf(draft: Draft, corpus: Corpus, *, imprint: Imprint | None = None) -> bytes:
    """Return the summary as PDF/UA-1.

    Parameters
    ----------
    draft : Draft
        As the gate left it; what was refused is not printed.
    imprint : Imprint, optional
        Of an issued text; without one it says that it is a draft.

    Raises
    ------
    Refused
        ``pdf-not-made`` when the words cannot be set, with Typst's reason.

    Notes
    -----
    Only fonts that come along are used while they cover every sign; then the bytes
    depend on nothing but the inputs. A sign that no font has becomes "?", and the
    document says which signs those are.
    """
    told = _told(draft, corpus, imprint)
    is_covered = all(map(covers, set(told)))
    try:
        return _compiled(told, corpus, with_system_fonts=not is_covered)
    except typst.TypstError as error:
        if is_covered:
            raise Refused("pdf-not-made", reason=_first_line(error)) from error
    try:
        replaced = _replaced(told, draft.lang)
        return _compiled(replaced, corpus, with_system_fonts=False)
    except typst.TypstError as error:
        raise Refused("pdf-not-made", reason=_first_line(error)) from error


def needs_system_fonts(draft: Draft, corpus: Corpus) -> bool:
    """Tell whether the bytes depend on the fonts of the machine."""
    return not all(map(covers, set(_told(draft, corpus))))


def _told(draft: Draft, corpus: Corpus, imprint: Imprint | None = None) -> str:
    """Return everything the template sets, as JSON."""
    parts = chapters(issued(draft), corpus)
    content = _content(draft, parts, _held_on(corpus))
    if imprint is not None:
        words = {**words_for(draft.lang), "draft": imprint.symbol}
        content["words"] = {key: _clean(word) for key, word in words.items()}
        content["authors"] = [_clean(imprint.author)] if imprint.author else []
        content["status"] = f"{_clean(imprint.signed)} {content['status']}".strip()
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


def _compiled(told: str, corpus: Corpus, *, with_system_fonts: bool) -> bytes:
    """Run Typst over the template."""
    moment = datetime.combine(_held_on(corpus) or EPOCH, datetime.min.time(), UTC)
    return typst.compile(
        _template(),
        format="pdf",
        sys_inputs={"summary": told},
        pdf_standards=STANDARD,
        font_paths=house_fonts(with_system_fonts=with_system_fonts),
        timestamp=int(moment.timestamp()),
    )


def _first_line(error: Exception) -> str:
    """Return what Typst says in one line."""
    return str(error).strip().split("\n", 1)[0]


def _replaced(told: str, lang: str) -> str:
    """Return text with "?" for signs that no font has, saying which they are."""
    content = json.loads(told)
    content["status"] = f"{content['status']} {missing_in(told, lang)}".strip()
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return "".join(sign if covers(sign) else "?" for sign in plain)


def _held_on(corpus: Corpus) -> date | None:
    """Return the last day of the summit, or of its dated sessions."""
    if corpus.facts.ends_on:
        return corpus.facts.ends_on
    return max((one.held_on for one in corpus.sessions if one.held_on), default=None)


def _content(
    draft: Draft, parts: tuple[Chapter, ...], held_on: date | None
) -> dict[str, object]:
    """Return everything the template sets."""
    words = {key: _clean(word) for key, word in words_for(draft.lang).items()}
    notes = [note for part in parts for p in part.paragraphs for note in p.notes]
    return {
        "title": _clean(draft.title),
        "lang": primary(draft.lang),
        "dir": direction(draft.lang),
        "authors": [],
        "date": [held_on.year, held_on.month, held_on.day] if held_on else None,
        "fonts": fonts_for(draft.lang),
        "words": words,
        "status": status(draft),
        "sections": [_section(part, words) for part in parts],
        "notes": [_note(note, draft.lang) for note in notes],
    }


def _section(part: Chapter, words: dict[str, str]) -> dict[str, object]:
    """Return a section with its numbered paragraphs."""
    return {
        "title": _clean(part.section.title),
        "paragraphs": [
            {
                "number": paragraph.number,
                "sentences": [
                    _sentence(one, note, words) for one, note in paragraph.lines
                ],
            }
            for paragraph in part.paragraphs
        ],
    }


def _sentence(
    statement: Statement, note: Note | None, words: dict[str, str]
) -> dict[str, object]:
    """Return a sentence with the number of its note."""
    flags = {Verdict.NEEDS_REVIEW: "review", Verdict.OVERRIDDEN: "overridden"}
    key = flags.get(statement.verdict)
    return {
        "text": _clean(statement.text),
        "note": note.number if note else None,
        "flag": words[key] if key else "",
    }


def _note(note: Note, lang: str) -> dict[str, object]:
    """Return the evidence of a sentence."""
    n_more = len(note.quotes) - MOST_QUOTES
    more = words_for(lang)["more"].format(n=n_more) if n_more > 0 else ""
    return {
        "number": note.number,
        "quotes": [_quote(quote, lang) for quote in note.quotes[:MOST_QUOTES]],
        "more": more,
        "figures": [
            {
                "value": format_number(figure.value, lang),
                "definition": _clean(figure.definition),
                "source": _clean(source_told(figure.source, lang)),
            }
            for figure in note.figures
        ],
        "remarks": [
            _clean(machine_figures.remark(check.told, lang))
            for check in note.statement.checks
            if check.rule == machine_figures.RULE
        ],
    }


def _quote(quote: Quote, lang: str) -> dict[str, str]:
    """Return cited words, who said them and where they stand."""
    words = words_for(lang)
    source = quote.source
    who = words["report"] if quote.is_report else quote.who or words["unknown"]
    if source.voice.organisation and not quote.is_report:
        who = f"{who}, {source.voice.organisation}"
    is_french = primary(source.lang) == "fr"
    return {
        "quote": _clean(" ".join(quote.cite.quote.split())),
        "open": "« " if is_french else "“",
        "close": " »" if is_french else "”",
        "lang": primary(source.lang) or "en",
        "dir": quote.dir,
        "who": _clean(who),
        "session": _clean(spaced(quote.session_title, lang)),
        "place": f"{source.id}, {quote.cite.start}–{quote.cite.end}",
        "translation": _translation(quote, lang),
    }


def _translation(quote: Quote, lang: str) -> str:
    """Return the translation shown with cited words, marked, and who gave it."""
    cite = quote.cite
    if not cite.translation:
        return ""
    by = f" ({cite.translator})" if cite.translator else ""
    opened, closed = ("« ", " »") if primary(lang) == "fr" else ("“", "”")
    label = words_for(lang)["translation"]
    return _clean(f"{label} {opened}{cite.translation}{closed}{by}")


def _clean(words: str) -> str:
    """Return words without signs that cannot be printed."""
    return _CONTROL.sub("", words)


@cache
def _template() -> bytes:
    """Return the Typst template."""
    place = files("palabre.engines.synthesis") / "house" / "summary.typ"
    return place.read_bytes()
