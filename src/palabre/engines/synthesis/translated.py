"""Quotations with their translation: marked, word for word as it was given, and by whom.

The engine translates nothing. Somebody gave the translation with the records; the text
quotes the original first, then the translation, and the gate holds both to their source.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from palabre.engines.synthesis.corpus import Intervention, Translation
from palabre.engines.synthesis.draft import Check, Cite, Statement
from palabre.engines.synthesis.numbers_in_text import numbers_in
from palabre.engines.synthesis.rendered import pairs_of, telling
from palabre.engines.synthesis.sentences import Sentence
from palabre.kernel.languages import primary
from palabre.kernel.spans import Span

RULE: Final = "translations"
SHAPES: Final[Mapping[str, str]] = {
    "en": " [translation: “{words}”]",
    "fr": " [traduction : « {words} »]",
}
_MARKED: Final = re.compile(
    r"\s*\[(?:translation|traduction)\s?:\s*(?:“(?P<en>[^”]*)”|«\s*(?P<fr>[^»]*?)\s*»)\]"
)


def shown_with(cite: Cite, source: Intervention, text: str, lang: str) -> Cite:
    """Return a cite with the translation of its words that a text shows, if it does.

    Of several versions the one shown: what was issued stays as it was issued.
    """
    marked = set(map(_bare, marked_in(text)))
    span = Span(cite.start, cite.end)
    for known in _versions(source):
        found = translation_of(known, span, lang)
        if found and _bare(found[0]) in marked:
            return replace(cite, translation=found[0], translator=found[1].by)
    return cite


def translation_of(
    source: Intervention, span: Span, lang: str
) -> tuple[str, Translation] | None:
    """Return the given translation of a place in a language, and whose it is.

    A translation holds for the passage it was given for, and for a sentence of it where
    both have the same number of sentences. Of several the one given last counts.

    Examples
    --------
    >>> given = Translation(0, 15, "en", "The price falls.", "the interpreters")
    >>> turn = Intervention("a", "s", 0, "Le prix baisse.", "fr", None, "f",
    ...                     translations=(given,))
    >>> translation_of(turn, Span(0, 15), "en")[0]
    'The price falls.'
    """
    for one in reversed(source.translations):
        if primary(one.lang) != primary(lang):
            continue
        if not (one.start <= span.start and span.end <= one.end):
            continue
        words = _part(source.text, one, span)
        if words:
            return words, one
    return None


def _part(text: str, given: Translation, span: Span) -> str:
    """Return the words of a translation that stand for a place in its passage."""
    whole = text[given.start : given.end]
    if text[span.start : span.end].strip() == whole.strip():
        return _plain(given.text)
    for place, words in pairs_of(whole, given.text):
        if (given.start + place.start, given.start + place.end) == (
            span.start,
            span.end,
        ):
            return _plain(words.of(given.text))
    return ""


def _plain(words: str) -> str:
    """Return words that can stand between quotation marks."""
    flat = " ".join(words.split())
    return "" if any(mark in flat for mark in "“”«»[]") else flat


def with_translation(made: Statement, quoted: Sentence, lang: str) -> Statement:
    """Return a statement that quotes a sentence with its translation, if one was given."""
    found = translation_of(quoted.source, quoted.span, lang)
    if found is None or quoted.lang == lang or lang not in SHAPES:
        return made
    words, given = found
    first, *rest = made.cites
    told = replace(first, translation=words, translator=given.by)
    text = f"{made.text}{SHAPES[lang].format(words=words)}"
    return replace(made, text=text, cites=(told, *rest))


def without_translations(text: str) -> str:
    """Return a text without the translations marked in it."""
    return _MARKED.sub("", text)


def marked_in(text: str) -> tuple[str, ...]:
    """Return the translations marked in a text, in order.

    Examples
    --------
    >>> marked_in("One speaker said: « Oui. » [translation: “Yes.”]")
    ('Yes.',)
    """
    return tuple(
        " ".join((found["en"] if found["en"] is not None else found["fr"]).split())
        for found in _MARKED.finditer(text)
    )


def check_of(
    statement: Statement, interventions: Mapping[str, Intervention], lang: str
) -> Check | None:
    """Return whether every translation is word for word the one given with the record.

    None where nothing is translated.
    """
    marked = marked_in(statement.text)
    told = [cite for cite in statement.cites if cite.translation]
    if not marked and not told:
        return None
    for cite in told:
        source = interventions.get(cite.intervention)
        if source is None or not _is_given(cite, source, lang):
            said = f"“{cite.translation}” is not the translation given for the words."
            return Check(RULE, passed=False, told=said)
        number = _number_of_nobody(cite, source, statement.text, lang)
        if number:
            said = f"“{number}” stands in the translation, not in the words as said."
            return Check(RULE, passed=False, told=said)
    given = {_bare(cite.translation) for cite in told}
    for words in marked:
        if _bare(words) not in given:
            said = f"“{words}” is marked as a translation that nobody gave."
            return Check(RULE, passed=False, told=said)
    return Check(RULE, passed=True)


def _is_given(cite: Cite, source: Intervention, lang: str) -> bool:
    """Tell whether the translation of a cite is the one that stands with its turn."""
    span, told = Span(cite.start, cite.end), (cite.translation, cite.translator)
    given = (translation_of(source, span, lang), telling(source, span, lang))
    return any(one is not None and (one[0], one[1].by) == told for one in given)


def _versions(source: Intervention) -> Iterator[Intervention]:
    """Yield a turn with its translations, then as it stood before each was given."""
    for last in range(len(source.translations), 0, -1):
        yield replace(source, translations=source.translations[:last])


def told_by(cite: Cite, source: Intervention, text: str, lang: str) -> Cite:
    """Return a cite with the words that tell it, where its turn was given whole.

    What quotes the original tells nothing from its translation.
    """
    found = telling(source, Span(cite.start, cite.end), lang)
    if found is None or _is_quoted(cite, text):
        return cite
    return replace(cite, translation=found[0], translator=found[1].by)


def read_as(cite: Cite, source: Intervention, text: str, lang: str) -> tuple[str, str]:
    """Return the words of a cite that a text is held against, and their language.

    Those of the translation where the text tells it in its own language: it neither
    quotes the original nor marks the translation.
    """
    spoken, words = primary(source.lang) or "en", cite.translation
    if not words or spoken == primary(lang):
        return cite.quote, spoken
    if _is_quoted(cite, text) or _bare(words) in map(_bare, marked_in(text)):
        return cite.quote, spoken
    return words, primary(lang)


def _number_of_nobody(cite: Cite, source: Intervention, text: str, lang: str) -> str:
    """Return a number of a text that its translation has and the original has not."""
    words, tongue = read_as(cite, source, text, lang)
    spoken = primary(source.lang)
    if tongue == spoken or spoken not in NUMBERED:
        return ""
    held = {one.key for one in numbers_in(cite.quote, spoken)}
    given = {one.key for one in numbers_in(words, tongue) if one.key not in held}
    for one in numbers_in(text, lang):
        if one.key in given and any(map(str.isdigit, text[one.start : one.end])):
            return text[one.start : one.end]
    return ""


NUMBERED: Final = ("en", "fr", "es")
"""Languages whose numbers are read; elsewhere a translation's numbers are taken as given."""


def _is_quoted(cite: Cite, text: str) -> bool:
    return _bare(cite.quote).rstrip(".!?;") in _bare(text)


def _bare(words: str) -> str:
    """Return words without spaces: French typography puts some in."""
    return "".join(words.split())
