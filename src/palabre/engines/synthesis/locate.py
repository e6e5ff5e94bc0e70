"""Where in the records something was spoken of: turns ranked for a question, no model.

BM25 (Robertson and Zaragoza, 2009) over turns, smoothed over neighbours, since an answer
is seldom the turn that repeats the question's words; a speaker whom the question names
counts more.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from palabre.engines.synthesis.corpus import Intervention
from palabre.engines.synthesis.words import stems
from palabre.kernel.languages import primary

K1 = 1.2
B = 0.75
NEIGHBOURS = (0.5, 0.25)
"""Share of a turn's score that its neighbours get, one and two turns away."""

NAMED = 0.6
"""What a named speaker's turn gets, as a share of the best score."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Located:
    """A turn and how well it answers, the best being 1."""

    intervention: Intervention
    score: float


def locate(question: str, turns: Sequence[Intervention], *, lang: str) -> list[Located]:
    """Return turns that speak of what a question asks, the best first.

    Parameters
    ----------
    turns : sequence of Intervention
        Of one session or of several; neighbours are those next in the sequence.
    lang : str
        Language of the question; turns of another are not found by its words.
    """
    if not turns:
        return []
    scores = _smoothed(_bm25(question, turns, primary(lang)))
    top = float(scores.max())
    if top:
        scores = scores / top
    scores = np.round(scores + NAMED * _is_named(question, turns), 9)
    order = sorted(range(len(turns)), key=lambda at: (-scores[at], at))
    best = float(scores.max()) or 1.0
    return [
        Located(turns[at], round(float(scores[at]) / best, 6))
        for at in order
        if scores[at] > 0
    ]


def _bm25(question: str, turns: Sequence[Intervention], lang: str) -> Floats:
    counted = [Counter(stems(one.text, lang)) for one in turns]
    lengths = np.array([counts.total() for counts in counted], dtype=np.float64)
    usual = float(lengths.mean()) or 1.0
    scores = np.zeros(len(turns))
    for stem in sorted(set(stems(question, lang))):
        times = np.array([counts[stem] for counts in counted], dtype=np.float64)
        n = int((times > 0).sum())
        rare = np.log(1 + (len(turns) - n + 0.5) / (n + 0.5))
        scores += rare * times * (K1 + 1) / (times + K1 * (1 - B + B * lengths / usual))
    return scores


def _smoothed(scores: Floats) -> Floats:
    made = scores.copy()
    for away, share in enumerate(NEIGHBOURS, 1):
        made[away:] += share * scores[:-away]
        made[:-away] += share * scores[away:]
    return made


def _is_named(question: str, turns: Sequence[Intervention]) -> Floats:
    """Return 1 for the turns of a speaker whose name or title the question holds."""
    asked = {word for word in _WORD.findall(question) if word[0].isupper()}
    return np.array(
        [bool(asked & set(_WORD.findall(one.voice.name)) - _TITLES) for one in turns],
        dtype=np.float64,
    )


_WORD = re.compile(r"[^\W\d_]{3,}")
_TITLES = frozenset({"The", "Hon", "Mrs", "Minister", "Chair", "Member", "Right"})
