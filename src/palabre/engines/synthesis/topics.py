"""Themes of a corpus without enough sessions to group: terms that many voices use."""

from collections import defaultdict
from collections.abc import Sequence

from palabre.engines.synthesis.corpus import Corpus
from palabre.engines.synthesis.names import WELL_KNOWN, Names
from palabre.engines.synthesis.shapes import Candidate, Theme
from palabre.engines.synthesis.themes import (
    MAX_FOUND,
    Mentions,
    is_procedural,
    mentions,
    surface,
)


def topic_themes(
    corpus: Corpus, found: Sequence[Candidate], names: Names, lang: str
) -> tuple[tuple[Theme, ...], dict[str, str]]:
    """Return themes named by two-word terms, and the theme of each candidate.

    A candidate belongs to the first theme whose term it uses, in the order of voices.
    """
    heard = mentions(corpus.interventions, lang)
    uses = _uses(found)
    terms = _chosen(heard, uses, names)
    themes, home = [], {}
    for number, term in enumerate(terms, 1):
        key = f"f{number:02d}"
        mine = [one for one in found if one.id in uses[term] and one.id not in home]
        home.update({one.id: key for one in mine})
        sessions = sorted({one.sentence.source.session for one in mine})
        words = surface(heard, term)
        themes.append(
            Theme(
                key,
                words[:1].upper() + words[1:],
                tuple(sessions),
                (words,),
                is_found=True,
                n_voices=len(heard.voices[term]),
            )
        )
    if not themes:
        themes = [_only(corpus)]
        home = {one.id: themes[0].key for one in found}
    return tuple(themes), home


def _uses(found: Sequence[Candidate]) -> dict[str, set[str]]:
    uses: dict[str, set[str]] = defaultdict(set)
    for one in found:
        for first, second in zip(one.stems, one.stems[1:], strict=False):
            uses[f"{first} {second}"].add(one.id)
    return uses


def _chosen(heard: Mentions, uses: dict[str, set[str]], names: Names) -> list[str]:
    chosen: list[str] = []
    taken: set[str] = set()
    ranked = sorted(heard.voices, key=lambda term: (-len(heard.voices[term]), term))
    for term in ranked:
        mine = uses.get(term, set())
        if is_procedural(term) or _is_name(surface(heard, term), names):
            continue
        if len(mine) < 4 or len(heard.voices[term]) < 3:
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


def _is_name(written: str, names: Names) -> bool:
    return any(
        word[0].isupper()
        and word.lower() not in names.vocabulary
        and word not in WELL_KNOWN
        for word in written.split()
    )


def _only(corpus: Corpus) -> Theme:
    sessions = tuple(sorted({one.session for one in corpus.interventions}))
    return Theme("all", "Discussion", sessions, (), is_found=True)
