"""Under which heading each candidate stands: its session's theme, its session, or the rest."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from palabre.engines.synthesis.corpus import Corpus, Function, is_only_coded
from palabre.engines.synthesis.shapes import Candidate, Theme
from palabre.engines.synthesis.themes import OTHER_MATTERS, headings_of, speaks_of
from palabre.engines.synthesis.words import stems as stems_of_words
from palabre.engines.synthesis.worth.spread import Spread

LEAST_OF_SESSION: Final = 3
"""Candidates of a session, at home under no theme, from which it heads a section itself."""

LEAST_OF_THEME: Final = 3
"""Candidates of machine transcripts below which a heading found for them tells nothing."""

COMMON: Final = 0.4
"""Share of the sessions from which a word of a heading tells too little by itself."""

_FIRST_SESSION: Final = 50


def housed(
    corpus: Corpus,
    themes: Sequence[Theme],
    found: Sequence[Candidate],
    spread: Spread,
    lang: str,
    least_stray: float,
) -> tuple[tuple[Theme, ...], dict[str, str]]:
    """Return the themes, and the theme of each candidate that speaks of one.

    Where headings were found in the text, what speaks of another matter than its
    session's heading stands under the session's own name if there is enough of it, else
    under other matters, if it is worth more than the rest. In written records it is left
    out as a detail.
    """
    by_session = {code: theme for theme in themes for code in theme.sessions}
    home: dict[str, list[Candidate]] = defaultdict(list)
    strays: list[Candidate] = []
    for one in found:
        theme = by_session.get(one.sentence.source.session)
        if theme is None:
            continue
        is_homeless = theme.key == OTHER_MATTERS
        if not is_homeless and _is_about(theme, one, lang, spread):
            home[theme.key].append(one)
        elif _may_stray(one, least_stray, is_homeless=is_homeless):
            strays.append(one)
    for theme in themes:
        mine = home[theme.key]
        if _is_grouped(theme) and len(mine) < LEAST_OF_THEME and _are_heard(mine):
            strays += [
                one for one in home.pop(theme.key) if _may_stray(one, least_stray)
            ]
    placed = {one.id: key for key, mine in home.items() for one in mine}
    return _with_strays(corpus, themes, placed, strays, lang)


def _is_grouped(theme: Theme) -> bool:
    """Tell whether a theme's sessions were grouped by what was said in them."""
    return theme.is_found and len(theme.sessions) > 1


def _are_heard(found: Sequence[Candidate]) -> bool:
    return all(one.sentence.source.is_machine for one in found)


def _is_about(theme: Theme, one: Candidate, lang: str, spread: Spread) -> bool:
    """Tell whether a candidate may stand under its session's theme.

    A machine wrote down hours of talk: there a word of the heading itself is asked for.
    """
    if not speaks_of(theme, one.stems, lang):
        return False
    if not (_is_grouped(theme) and one.sentence.source.is_machine):
        return True
    return bool(_marks(theme.name, lang, spread) & set(one.stems))


def _marks(name: str, lang: str, spread: Spread) -> frozenset[str]:
    """Return the stems of a heading's words, the common ones only if all are common."""
    words = [word for word in name.split() if stems_of_words(word, lang)]
    telling = [word for word in words if spread.share(word.lower()) < COMMON]
    return _stems(" ".join(telling or words), lang)


@lru_cache(maxsize=64)
def _stems(words: str, lang: str) -> frozenset[str]:
    return frozenset(stems_of_words(words, lang))


def _may_stray(one: Candidate, least: float, *, is_homeless: bool = False) -> bool:
    """Tell whether a candidate may stand elsewhere than under its session's heading.

    Parameters
    ----------
    is_homeless : bool
        Its session has no heading: then it is no detail beside one.
    """
    if one.sentence.source.is_machine:
        return one.worth >= least or one.act.function == Function.PROPOSAL
    return is_homeless


def _with_strays(
    corpus: Corpus,
    themes: Sequence[Theme],
    home: Mapping[str, str],
    strays: Sequence[Candidate],
    lang: str,
) -> tuple[tuple[Theme, ...], dict[str, str]]:
    """Return the themes with those of sessions among them, and where each stray stands."""
    rest = next((theme for theme in themes if theme.key == OTHER_MATTERS), None)
    if rest is None:
        return tuple(themes), dict(home)
    counted = Counter(one.sentence.source.session for one in strays)
    titles = headings_of(corpus, lang)
    heading = [
        code
        for code, n in sorted(counted.items(), key=lambda one: (-one[1], one[0]))
        if n >= LEAST_OF_SESSION and not is_only_coded(titles.get(code, code), code)
    ]
    own = {
        code: Theme(f"f{number}", titles.get(code, code), (code,), is_found=True)
        for number, code in enumerate(heading, _FIRST_SESSION)
    }
    placed = dict(home)
    for one in strays:
        theme = own.get(one.sentence.source.session, rest)
        placed[one.id] = theme.key
    left = sorted({code for code in counted if code not in own} | set(rest.sessions))
    told = set(placed.values())
    named = tuple(
        theme for theme in themes if theme.key != OTHER_MATTERS and theme.key in told
    )
    last = replace(rest, sessions=tuple(code for code in left if code not in own))
    return (*named, *own.values(), last), placed
