"""The digest of one meeting: whole sentences that cover what was said, each saying more.

Coverage and diversity as in Lin and Bilmes, "A Class of Submodular Functions for Document
Summarization" (ACL 2011): every sentence wants to be covered up to a share of what could
cover it, and every stretch of the meeting rewards its first sentence most, the opening
above all. Greedy by gain for the room taken. Thanks and the running of the meeting are
left out. No model, no chance.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from palabre.engines.synthesis.corpus import Intervention
from palabre.engines.synthesis.sentences import Sentence, sentences_of
from palabre.engines.synthesis.standalone import is_housekeeping
from palabre.engines.synthesis.vectors import tf_idf
from palabre.engines.synthesis.words import stems

LEAST_WORDS = 6
ALPHA = 5.0
"""Share of full coverage that satisfies a sentence, times the number of sentences."""

MOST_SHARE = 0.5
"""The same, at most: in a short meeting half of full coverage is enough."""

LAMBDA = 6.0
"""Weight of diversity against coverage."""

COST = 0.3
"""How much the room a sentence takes lowers its gain."""

STRETCHES = 12
"""Parts of the meeting that each reward their first sentence."""

OPENING = 3.0
"""Reward of the first stretch beside that of another: who opens says what it is about."""

SHORT = 36
"""A meeting of fewer sentences has no opening."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Digest:
    """Sentences in the order in which they were said."""

    sentences: tuple[Sentence, ...]

    @property
    def n_words(self) -> int:
        """Return the words of all sentences together."""
        return sum(len(one.words.split()) for one in self.sentences)


def digest(interventions: Sequence[Intervention], *, words: int) -> Digest:
    """Return the sentences of a meeting that together say most of it.

    Parameters
    ----------
    interventions : sequence of Intervention
        Of one meeting, in any order.
    words : int
        Most words of all sentences together.
    """
    ordered = sorted(interventions, key=lambda one: (one.order, one.id))
    pool = [
        sentence
        for one in ordered
        for sentence in sentences_of(one)
        if len(sentence.words.split()) >= LEAST_WORDS
        and not is_housekeeping(sentence.words, sentence.lang)
    ]
    if not pool:
        return Digest(())
    likeness = _likeness(pool)
    chosen = _greedy(likeness, _lengths(pool), words)
    return Digest(tuple(pool[at] for at in sorted(chosen)))


def _lengths(pool: Sequence[Sentence]) -> list[int]:
    return [len(one.words.split()) for one in pool]


def _likeness(pool: Sequence[Sentence]) -> Floats:
    """Return how like sentences are: (n, n), symmetric, cosine of tf-idf."""
    matrix = tf_idf([stems(one.words, one.lang) for one in pool])
    return np.round(matrix.likeness(), 9)


def _greedy(likeness: Floats, lengths: Sequence[int], words: int) -> list[int]:
    n = len(lengths)
    most = likeness.sum(axis=1) * min(MOST_SHARE, ALPHA / n)
    reward = likeness.mean(axis=1)
    stretch = np.arange(n) * STRETCHES // n
    covered, given = np.zeros(n), np.zeros(STRETCHES)
    cost = np.asarray(lengths, dtype=np.float64) ** COST
    chosen: list[int] = []
    left, rest = words, list(range(n))
    while rest := [at for at in rest if lengths[at] <= left]:
        gains = _gains(likeness, covered, most, rest)
        gains += LAMBDA * _variety(given, stretch, reward, rest)
        best = rest[int(np.argmax(np.round(gains / cost[rest], 9)))]
        chosen.append(best)
        rest.remove(best)
        left -= lengths[best]
        covered = covered + likeness[best]
        given[stretch[best]] += reward[best]
    return chosen


def _gains(
    likeness: Floats, covered: Floats, most: Floats, rest: Sequence[int]
) -> Floats:
    """Return how much coverage each remaining sentence adds."""
    before = np.minimum(covered, most).sum()
    after = np.minimum(covered[None, :] + likeness[rest], most[None, :]).sum(axis=1)
    return np.asarray(after - before, dtype=np.float64)


def _variety(
    given: Floats, stretch: NDArray[np.int64], reward: Floats, rest: Sequence[int]
) -> Floats:
    """Return how much variety each remaining sentence adds: less, once it is there."""
    places = stretch[rest]
    gains = np.sqrt(given[places] + reward[rest]) - np.sqrt(given[places])
    has_opening = len(stretch) >= SHORT
    opens = (places == 0) & has_opening
    return np.asarray(np.where(opens, OPENING, 1.0) * gains, dtype=np.float64)
