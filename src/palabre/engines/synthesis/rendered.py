"""Turns read in the language of the text, where their whole words were translated.

A turn that interpreters or translators gave whole in another language is read there as
if it had been said so; what the text tells of it rests on the original words, with the
translation beside them. A turn of which only passages are translated is left as it is:
it may be quoted with them. The engine translates nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from palabre.engines.synthesis.corpus import Corpus, Intervention, Translation
from palabre.engines.synthesis.sentences import Sentence, split
from palabre.kernel.languages import primary
from palabre.kernel.spans import Span

BETWEEN: Final = "\n\n"
"""What parts two translated passages: no sentence runs from one into the next."""


def rendered(corpus: Corpus, lang: str) -> Corpus:
    """Return a corpus whose wholly translated turns speak the language of a text.

    Examples
    --------
    >>> from palabre.engines.synthesis.corpus import SummitFacts, Voice
    >>> given = Translation(0, 15, "en", "The price falls.", "the interpreters")
    >>> turn = Intervention("a", "s", 0, "Le prix baisse.", "fr", Voice(), "f",
    ...                     translations=(given,))
    >>> rendered(Corpus(SummitFacts(), (), (turn,)), "en").interventions[0].text
    'The price falls.'
    """
    if not any(one.translations for one in corpus.interventions):
        return corpus
    return replace(
        corpus,
        interventions=tuple(in_language(one, lang) for one in corpus.interventions),
    )


def in_language(turn: Intervention, lang: str) -> Intervention:
    """Return a turn as it reads in a language; itself where it was not given in it."""
    passages = passages_of(turn, lang)
    if not passages:
        return turn
    words = BETWEEN.join(one.text.strip() for one in passages)
    return replace(turn, text=words, lang=lang, translations=(), original=turn)


@lru_cache(maxsize=1 << 12)
def passages_of(turn: Intervention, lang: str) -> tuple[Translation, ...]:
    """Return the translations that together hold every word of a turn, in their order.

    Of several of one place the one given last; none where any word is not translated,
    or the turn is in that language already.
    """
    if not turn.translations or primary(turn.lang) == lang:
        return ()
    last = {
        (one.start, one.end): one
        for one in turn.translations
        if primary(one.lang) == lang and one.text.strip()
    }
    chosen: list[Translation] = []
    for (start, end), one in sorted(last.items(), key=lambda kv: (kv[0][0], -kv[0][1])):
        reached = chosen[-1].end if chosen else 0
        if end <= reached:
            continue
        if start < reached or _has_words(turn.text[reached:start]):
            return ()
        chosen.append(one)
    reached = chosen[-1].end if chosen else 0
    return () if _has_words(turn.text[reached:]) else tuple(chosen)


def _has_words(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def place_of(sentence: Sentence) -> tuple[str, Span]:
    """Return the turn and the place in its own words that a sentence rests on."""
    original = sentence.source.original
    if original is None:
        return sentence.source.id, sentence.span
    return original.id, passage_of(sentence)[0]


def passage_of(sentence: Sentence) -> tuple[Span, str, Translation]:
    """Return the original place of a sentence of a rendered turn, its words, and whose.

    The place is that of the sentence where passage and translation have the same number
    of sentences, else the whole passage.
    """
    turn = sentence.source
    original = turn.original
    assert original is not None, f"{turn.id} was not rendered"
    at = 0
    for one in passages_of(original, turn.lang):
        words = one.text.strip()
        if sentence.span.start < at + len(words):
            inside = Span(sentence.span.start - at, sentence.span.end - at)
            return _counterpart(original.text, one, inside)
        at += len(words) + len(BETWEEN)
    message = f"{sentence.id} stands in no passage of {original.id}"
    raise AssertionError(message)


def _counterpart(
    text: str, given: Translation, inside: Span
) -> tuple[Span, str, Translation]:
    words = given.text.strip()
    for place, told in pairs_of(text[given.start : given.end], words):
        if told.start <= inside.start and inside.end <= told.end:
            span = Span(given.start + place.start, given.start + place.end)
            return span, " ".join(told.of(words).split()), given
    return Span(given.start, given.end), " ".join(words.split()), given


def pairs_of(said: str, told: str) -> Sequence[tuple[Span, Span]]:
    """Return the sentences of a passage with those of its translation, if as many."""
    places, words = split(said), split(told)
    return tuple(zip(places, words, strict=True)) if len(places) == len(words) else ()


def telling(
    turn: Intervention, span: Span, lang: str
) -> tuple[str, Translation] | None:
    """Return the words in which a place of a turn is told in a language, and whose.

    Those of the sentences that the place touches, where passage and translation have as
    many, else the whole passage; None where the turn was not given whole in it.
    """
    for one in passages_of(turn, lang):
        if not (one.start <= span.start and span.end <= one.end):
            continue
        words = one.text.strip()
        touched = [
            told.of(words)
            for place, told in pairs_of(turn.text[one.start : one.end], words)
            if one.start + place.start < span.end and span.start < one.start + place.end
        ]
        return " ".join(" ".join(touched or [words]).split()), one
    return None


def originals(corpus: Corpus, lang: str) -> Iterator[tuple[Intervention, Intervention]]:
    """Yield the turns that a text in a language reads in translation, with what it reads."""
    for one in corpus.interventions:
        read = in_language(one, lang)
        if read.original is not None:
            yield one, read


def is_interpreted(corpus: Corpus, langs: Iterable[str]) -> bool:
    """Tell whether any turn was given whole in one of some languages."""
    tags = tuple(langs)
    return any(passages_of(one, lang) for one in corpus.interventions for lang in tags)
