"""Why a heading stands in the draft: where its words come from, and what is under it."""

from collections import Counter
from collections.abc import Iterator

from palabre.engines.synthesis.corpus import Corpus
from palabre.engines.synthesis.draft import Draft, Section
from palabre.engines.synthesis.engine import Result

MOST_TERMS = 8
"""Terms of a found theme that are told."""


def heading_of(draft: Draft, wanted: str) -> Section | None:
    """Return the section whose heading or key is the very words, if there is one."""
    words = _plain(wanted)
    for section in draft.sections:
        if words and words in {_plain(section.title), _plain(section.key)}:
            return section
    return None


def explain_heading(
    section: Section, corpus: Corpus, result: Result | None = None
) -> list[str]:
    """Return the lines that explain a heading.

    Parameters
    ----------
    result : Result, optional
        The run that made the draft: tells how a theme was found.
    """
    lines = [f"{section.title} (heading of {section.key})"]
    statements = section.statements
    if statements:
        n, first, last = len(statements), statements[0], statements[-1]
        by = Counter(str(one.writer) for one in statements)
        written = ", ".join(f"{by[each]} by {each}" for each in sorted(by))
        lines.append(
            f"  {n} sentence{'s' * (n > 1)}, {first.id} to {last.id}, paragraphs "
            f"{first.paragraph} to {last.paragraph}; written: {written}"
        )
    kind, _, key = section.key.partition(":")
    if kind == "theme":
        return [*lines, *_theme(key, corpus, result)]
    return [*lines, "  a heading of the house, which every text of this kind may have"]


def _theme(key: str, corpus: Corpus, result: Result | None) -> Iterator[str]:
    """Yield where a theme comes from, and its sessions."""
    name = corpus.facts.themes.get(key)
    if name:
        yield f"  told by the edition's file: theme {key} = {name}"
    themes = result.themes if result is not None else ()
    for theme in themes:
        if theme.key != key:
            continue
        if not name and theme.terms:
            terms = ", ".join(theme.terms[:MOST_TERMS])
            yield f"  found in what was said; its sessions share: {terms}"
        n = len(theme.sessions)
        if not name and not theme.terms:
            yield "  called after its session" if n == 1 else "  found in what was said"
        yield f"  {n} session{'s' * (n > 1)}: {', '.join(theme.sessions)}"
        if theme.joined:
            yield f"  told together under it: {', '.join(theme.joined)}"


def _plain(words: str) -> str:
    """Return words without case and the marks that printing gives them."""
    return " ".join(words.replace("’", "'").casefold().split())
