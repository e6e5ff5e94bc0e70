"""The summary as one self-contained page: no script, nothing fetched, prints well."""

import re
from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files

from palabre.engines.formats.folders import MADE_HERE
from palabre.engines.synthesis.corpus import Corpus
from palabre.engines.synthesis.document import issued
from palabre.engines.synthesis.document_words import (
    counted,
    source_told,
    status,
    words_for,
)
from palabre.engines.synthesis.draft import Draft, Statement, Verdict
from palabre.engines.synthesis.evidence import (
    Chapter,
    Note,
    Paragraph,
    Quote,
    chapters,
)
from palabre.engines.synthesis.machine_figures import remark
from palabre.kernel.languages import direction, primary
from palabre.kernel.late import late
from palabre.kernel.numbers import format_number
from palabre.kernel.typography import spaced

_UNSAFE = late(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)


def page(draft: Draft, corpus: Corpus) -> str:
    """Return the summary as an HTML page.

    Parameters
    ----------
    draft : Draft
        As the gate left it; what was refused is not shown.
    """
    clean = issued(draft)
    return "".join(_page(draft, chapters(clean, corpus)))


def text(words: str) -> str:
    """Return words safe within HTML, signs that XML forbids taken out.

    Examples
    --------
    >>> text("<b>5 > 4 & 'x'</b>")
    '&lt;b&gt;5 &gt; 4 &amp; &#x27;x&#x27;&lt;/b&gt;'
    """
    return escape(_UNSAFE.sub("\ufffd", words))


def _page(draft: Draft, parts: tuple[Chapter, ...]) -> Iterator[str]:
    """Return the page in pieces."""
    lang = draft.lang
    words = words_for(lang)
    yield (
        f'<!doctype html>\n<html lang="{text(lang)}" dir="{direction(lang)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{MADE_HERE}\n"
        f"<title>{text(draft.title)}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n"
    )
    yield f'<header>\n<p class="kind">{text(words["draft"])}</p>\n'
    yield f"<h1>{text(draft.title)}</h1>\n"
    yield f'<p class="status">{text(status(draft))}</p>\n'
    yield f'<p class="how">{text(words["how"])}</p>\n</header>\n'
    yield from _contents(parts, words["contents"])
    yield "<main>\n"
    for part in parts:
        yield from _chapter(part, lang)
    yield "</main>\n</body>\n</html>\n"


def _contents(parts: tuple[Chapter, ...], heading: str) -> Iterator[str]:
    """Return the list of headings."""
    yield f'<nav aria-labelledby="contents"><h2 id="contents">{text(heading)}</h2>\n<ol>\n'
    for part in parts:
        anchor = _anchor(part.section.key)
        first = part.paragraphs[0].number
        yield (
            f'<li><a href="#{anchor}">{text(part.section.title)}</a> '
            f'<span class="at">§{first}</span></li>\n'
        )
    yield "</ol></nav>\n"


def _anchor(key: str) -> str:
    """Return an id for a section that needs no escaping."""
    return "s-" + re.sub(r"[^a-z0-9]+", "-", key.casefold()).strip("-")


def _chapter(part: Chapter, lang: str) -> Iterator[str]:
    """Return a section with its paragraphs."""
    anchor = _anchor(part.section.key)
    yield f'<section aria-labelledby="{anchor}">\n'
    yield f'<h2 id="{anchor}">{text(part.section.title)}</h2>\n'
    for paragraph in part.paragraphs:
        yield from _paragraph(paragraph, lang)
    yield "</section>\n"


def _paragraph(paragraph: Paragraph, lang: str) -> Iterator[str]:
    """Return a numbered paragraph and the drawer with its evidence."""
    words = words_for(lang)
    n = paragraph.number
    yield f'<div class="paragraph" id="p{n}">\n'
    label = text(words["paragraph"].format(n=n))
    yield f'<a class="number" href="#p{n}" aria-label="{label}">{n}.</a>\n<p>'
    yield " ".join(_sentence(one, note, lang) for one, note in paragraph.lines)
    yield "</p>\n"
    if paragraph.notes:
        yield f'<details><summary>{text(words["evidence"])}<span class="unseen"> '
        yield f"{text(words['evidence-of'].format(n=n))}</span></summary>\n"
        for note in paragraph.notes:
            yield from _note(note, lang)
        yield "</details>\n"
    yield "</div>\n"


def _sentence(statement: Statement, note: Note | None, lang: str) -> str:
    """Return one sentence with the number that leads to its evidence."""
    words = words_for(lang)
    mark = ""
    if note is not None:
        label = text(f"{words['evidence-note']} ({note.number})")
        mark = (
            f'<a class="note" id="r{note.number}" href="#n{note.number}" '
            f'aria-label="{label}">{note.number}</a>'
        )
    told = {Verdict.NEEDS_REVIEW: "review", Verdict.OVERRIDDEN: "overridden"}
    key = told.get(statement.verdict)
    if key is None:
        return f"<span>{text(statement.text)}</span>{mark}"
    flag = f'<small class="flag">{text(words[key])}</small>'
    return f'<span class="{key}">{text(statement.text)}</span>{mark} {flag}'


def _note(note: Note, lang: str) -> Iterator[str]:
    """Return the evidence of one sentence."""
    words = words_for(lang)
    back = text(words["back"])
    yield f'<div class="evidence" id="n{note.number}">'
    yield f'<a class="number" href="#r{note.number}" aria-label="{back} {note.number}">'
    yield f"{note.number}</a>\n<div>\n"
    counts = note.statement.counts
    if counts.voices:
        yield f'<p class="counts">{text(counted(counts, lang))}</p>\n'
    yield from (_quote(quote, lang) for quote in note.quotes)
    for figure in note.figures:
        number = format_number(figure.value, lang)
        yield (
            f'<p class="figure"><b>{text(number)}</b> {text(figure.definition)} '
            f'<span class="place">{text(source_told(figure.source, lang))}</span></p>\n'
        )
    yield from (
        f'<p class="told">{text(remark(check.told, lang))}</p>\n'
        for check in note.statement.checks
        if not check.passed or check.rule in _TOLD_ANYWAY
    )
    yield "</div></div>\n"


_TOLD_ANYWAY = frozenset({"machine-figures", "override"})
"""Remarks that stop nothing and that a reader must see: what to hear again, and why a
person let a sentence stand that the gate had stopped."""


def _quote(quote: Quote, lang: str) -> str:
    """Return cited words with who said them and where they stand."""
    words = words_for(lang)
    source, cite = quote.source, quote.cite
    tongue = ""
    if primary(source.lang) != primary(lang) and source.lang:
        tongue = f' lang="{text(source.lang)}" dir="{quote.dir}"'
    who = words["report"] if quote.is_report else quote.who or words["unknown"]
    if source.voice.organisation and not quote.is_report:
        who = f"{who}, {source.voice.organisation}"
    place = words["signs"].format(start=cite.start, end=cite.end)
    link = words.get(cite.link, cite.link)
    return (
        f"<figure><blockquote{tongue}>{text(cite.quote)}</blockquote>\n"
        f"<figcaption><b>{text(who)}</b> · {text(spaced(quote.session_title, lang))} "
        f'<span class="place">{text(source.id)}, {text(place)} · {text(link)}</span>'
        f"</figcaption>{_translation(quote, lang)}</figure>\n"
    )


def _translation(quote: Quote, lang: str) -> str:
    """Return the translation shown with cited words, marked, and who gave it."""
    cite, words = quote.cite, words_for(lang)
    if not cite.translation:
        return ""
    by = f" · {text(cite.translator)}" if cite.translator else ""
    return (
        f'<p class="translation"><b>{text(words["translation"])}</b> '
        f'<q lang="{text(lang)}">{text(cite.translation)}</q>{by}</p>'
    )


@cache
def _style() -> str:
    """Return the style sheet of the page."""
    place = files("palabre.engines.synthesis") / "house" / "summary.css"
    return place.read_text(encoding="utf-8")
