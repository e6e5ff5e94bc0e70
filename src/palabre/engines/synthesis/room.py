"""How much room the text has: 8,500 words at most, however many themes there are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from palabre.engines.synthesis.draft import Section
from palabre.engines.synthesis.shapes import Theme
from palabre.engines.synthesis.themes import OTHER_MATTERS, OTHERS

MOST_WORDS: Final = 8_500
"""Words of all titles and sentences together, annexes included."""

MOST_THEMES: Final = 30
"""Headings of themes; with more, the smallest are told together under the last one."""

_SPARE: Final = 0.97
_LEAST_SHARE: Final = 0.02
_ELASTIC: Final = ("theme:", "agreement", "difference", "commitments", "future")


@dataclass(frozen=True, slots=True)
class Room:
    """What a text may take.

    Parameters
    ----------
    is_brief : bool
        What is said of each theme in the annexes is said of all in one sentence.
    share : float
        Part of their usual length that themes, agreement and the like may have.
    """

    is_brief: bool = False
    share: float = 1.0

    def narrower(self, sections: Sequence[Section]) -> "Room | None":
        """Return the next smaller room for a text that is too long; None if it fits."""
        n_words = words_of(sections)
        if n_words <= MOST_WORDS or self.share < _LEAST_SHARE:
            return None
        if not self.is_brief:
            return replace(self, is_brief=True)
        mine = [one for one in sections if one.key.startswith(_ELASTIC)]
        elastic = words_of(mine)
        left = max(0, MOST_WORDS - (n_words - elastic))
        share = self.share * _SPARE * left / max(1, elastic)
        return replace(self, share=round(share, 4))


def words_of(sections: Sequence[Section]) -> int:
    """Return the words of sections: their titles and all their sentences."""
    return sum(
        len(text.split())
        for section in sections
        for text in (section.title, *(one.text for one in section.statements))
    )


def gathered(
    themes: Sequence[Theme], home: Mapping[str, str], lang: str
) -> tuple[tuple[Theme, ...], dict[str, str]]:
    """Return the themes, the smallest of very many as one, and what stands under each.

    Parameters
    ----------
    home : mapping of str to str
        Candidates and their themes: a theme is as large as it has candidates.
    """
    if len(themes) <= MOST_THEMES:
        return tuple(themes), dict(home)
    size = Counter(home.values())
    place = {one.key: number for number, one in enumerate(themes)}
    rest = [one for one in themes if one.key != OTHER_MATTERS]
    ranked = sorted(rest, key=lambda one: (-size[one.key], place[one.key]))
    kept = {one.key for one in ranked[: MOST_THEMES - 1]}
    small = [one for one in themes if one.key not in kept]
    sessions = sorted({code for one in small for code in one.sessions})
    last = Theme(
        OTHER_MATTERS,
        OTHERS.get(lang, OTHERS["en"]),
        tuple(sessions),
        is_found=True,
        joined=tuple(one.name for one in small if one.key != OTHER_MATTERS),
    )
    told = tuple(one for one in themes if one.key in kept)
    placed = {id_: key if key in kept else OTHER_MATTERS for id_, key in home.items()}
    return (*told, last), placed
