"""Themes of a corpus without enough sessions to group: terms that many voices use."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from palabre.engines.synthesis.corpus import Corpus
from palabre.engines.synthesis.names import COUNTRY_WORDS, WELL_KNOWN, Names
from palabre.engines.synthesis.shapes import Candidate, Theme
from palabre.engines.synthesis.tallies import Tally
from palabre.engines.synthesis.themes import (
    MAX_FOUND,
    Mentions,
    is_procedural,
    mentions,
)
from palabre.engines.synthesis.wordlists import wordset
from palabre.engines.synthesis.words import STOP_WORDS


def topic_themes(
    corpus: Corpus,
    tallies: Sequence[Tally],
    found: Sequence[Candidate],
    names: Names,
) -> tuple[tuple[Theme, ...], dict[str, str]]:
    """Return themes named by two-word terms, and the theme of each candidate.

    A candidate belongs to the first theme whose term it uses, in the order of voices.
    """
    heard = mentions(tallies)
    uses = _uses(found)
    terms = _chosen(heard, uses, names, heard.n_all)
    themes, home = [], {}
    for number, term in enumerate(terms, 1):
        key = f"f{number:02d}"
        mine = [one for one in found if one.id in uses[term] and one.id not in home]
        home.update({one.id: key for one in mine})
        sessions = sorted({one.sentence.source.session for one in mine})
        words = whole_term(heard.surface(term), [one.sentence.words for one in mine])
        themes.append(
            Theme(
                key,
                words[:1].upper() + words[1:],
                tuple(sessions),
                (words,),
                is_found=True,
                n_voices=heard.n_voices[term],
            )
        )
    if not themes:
        themes = [_only(corpus)]
        home = {one.id: themes[0].key for one in found}
    return tuple(themes), home


def whole_term(term: str, texts: Sequence[str]) -> str:
    """Return a term with the words that nearly always stand around it.

    Examples
    --------
    >>> whole_term("mass destruction", ["weapons of mass destruction are"] * 3)
    'weapons of mass destruction'
    """
    for pattern, shape in (
        (rf"(\w+ of) {re.escape(term)}\b", "{more} {term}"),
        (rf"\b([A-Z]\w+) {re.escape(term)}\b", "{more} {term}"),
        (rf"\b{re.escape(term)} (and [a-z]\w+)", "{term} {more}"),
        (rf"\b{re.escape(term)} ([A-Za-z]\w+)", "{term} {more}"),
    ):
        found = Counter(
            each.group(1) for text in texts for each in re.finditer(pattern, text)
        )
        held = sum(term in text for text in texts)
        if not found or not held:
            continue
        more, n = min(found.items(), key=lambda each: (-each[1], each[0]))
        last = more.removeprefix("and ").split()[0].lower()
        is_word = last not in STOP_WORDS["en"] | STOP_WORDS["fr"]
        if n >= _NEARLY_ALWAYS * held and is_word:
            return shape.format(term=term, more=more)
    return term


_NEARLY_ALWAYS = 0.6


def _uses(found: Sequence[Candidate]) -> dict[str, set[str]]:
    uses: dict[str, set[str]] = defaultdict(set)
    for one in found:
        for first, second in zip(one.stems, one.stems[1:], strict=False):
            uses[f"{first} {second}"].add(one.id)
    return uses


def _chosen(
    heard: Mentions, uses: dict[str, set[str]], names: Names, n_voices: int
) -> list[str]:
    """Return terms that many voices use, but not nearly all: those say nothing."""
    chosen: list[str] = []
    taken: set[str] = set()
    for term in _ranked(heard, uses, names):
        mine = uses[term]
        if heard.n_voices[term] > EVERYBODY * n_voices and n_voices > _FEW:
            continue
        if any(set(term.split()) & set(one.split()) for one in chosen):
            continue
        if len(mine & taken) > len(mine) / 2:
            continue
        chosen.append(term)
        taken |= mine
        if len(chosen) == MAX_FOUND:
            break
    return chosen


def _ranked(heard: Mentions, uses: dict[str, set[str]], names: Names) -> list[str]:
    """Return the terms that enough voices and candidates use and that name nobody.

    Most voices first; a name, all in capitals, is less of a theme.
    """
    wanted = {
        term
        for term, n in heard.n_voices.items()
        if n >= 3
        and len(uses.get(term, ())) >= 4
        and not is_procedural(term)
        and term.split()[-1] not in _MEANS
    }
    ranked = []
    for term, written in heard.surfaces(wanted).items():
        if not _is_name(written, names):
            is_title = all(word[0].isupper() for word in written.split())
            rank = heard.n_voices[term] * (0.5 if is_title else 1.0)
            ranked.append((-rank, term))
    return [term for _, term in sorted(ranked)]


_MEANS = wordset("map step effort measur role way situat")
"""Stems of last words that say how, not what: road maps lead to many places."""
EVERYBODY = 0.9
"""Share of the voices from which a term is only a manner of speaking."""

_FEW = 20


def _is_name(written: str, names: Names) -> bool:
    if any(word in COUNTRY_WORDS for word in written.split()) or "States" in written:
        return True
    return any(
        word[0].isupper()
        and word.lower() not in names.vocabulary
        and word not in WELL_KNOWN
        for word in written.split()
    )


def _only(corpus: Corpus) -> Theme:
    sessions = tuple(sorted({one.session for one in corpus.interventions}))
    return Theme("all", "Discussion", sessions, (), is_found=True)
