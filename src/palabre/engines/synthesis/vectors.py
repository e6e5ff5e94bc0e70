"""Sparse vectors of stems, tf-idf weighted; the same for any order and core count.

Written on numpy alone: sums run in one fixed order, and nothing slow is imported.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Floats: TypeAlias = "NDArray[np.float64]"


@dataclass(frozen=True, slots=True)
class Vectors:
    """Unit vectors, row after row.

    Parameters
    ----------
    shape : (int, int)
        n_documents, n_stems.
    starts : (n_documents + 1,) int64
        Where each row begins in ``columns`` and ``values``.
    columns : (n_values,) int64
        Ascending within a row.
    values : (n_values,) float64
    """

    shape: tuple[int, int]
    starts: "NDArray[np.int64]"
    columns: "NDArray[np.int64]"
    values: Floats

    def dot(self, vector: Floats) -> Floats:
        """Return the product with a vector of stems: (n_documents,) float64."""
        products = self.values * vector[self.columns]
        sums = np.bincount(self._rows(), products, self.shape[0])
        return sums.astype(np.float64)

    def dense(self) -> Floats:
        """Return the rows in full: (n_documents, n_stems) float64."""
        full = np.zeros(self.shape)
        full[self._rows(), self.columns] = self.values
        return full

    def likeness(self) -> Floats:
        """Return the cosine of every two rows: (n_documents, n_documents) float64."""
        n = self.shape[0]
        rows, order = self._rows(), np.argsort(self.columns, kind="stable")
        holders, weights = rows[order], self.values[order]
        ends = np.searchsorted(self.columns[order], np.arange(self.shape[1] + 1))
        begins = ends[self.columns]
        held = (
            ends[self.columns + 1] - begins
        )  # how many rows hold the stem of each value
        value = np.repeat(np.arange(len(self.values)), held)
        past = np.repeat(np.cumsum(held) - held, held)
        other = begins[value] + np.arange(len(value)) - past
        pairs = rows[value] * n + holders[other]
        products = self.values[value] * weights[other]
        # in one fixed order, as they stand: the same bits on every machine
        return np.bincount(pairs, products, n * n).reshape(n, n).astype(np.float64)

    def _rows(self) -> "NDArray[np.int64]":
        return np.repeat(np.arange(self.shape[0]), np.diff(self.starts))


def tf_idf(documents: Sequence[Sequence[str]]) -> Vectors:
    """Return unit vectors of documents given as stems; row norms 1, or 0 if empty.

    Notes
    -----
    Terms: 1 + log(count), times log((1 + n) / (1 + df)) + 1. The vocabulary is sorted,
    so no hash order shows.
    """
    counted = [Counter(document) for document in documents]
    frequency: Counter[str] = Counter()
    for counts in counted:
        frequency.update(counts.keys())
    vocabulary = {stem: column for column, stem in enumerate(sorted(frequency))}
    idf = _idf(frequency, len(documents))
    rows, columns, values = [0], list[int](), list[float]()
    for counts in counted:
        for stem in sorted(counts):
            columns.append(vocabulary[stem])
            values.append((1.0 + _log(counts[stem])) * idf[stem])
        rows.append(len(columns))
    starts = np.array(rows, dtype=np.int64)
    shape = (len(documents), max(1, len(vocabulary)))
    found = Vectors(shape, starts, np.array(columns, dtype=np.int64), np.array(values))
    return Vectors(shape, starts, found.columns, _unit(found))


def _idf(frequency: Counter[str], n_documents: int) -> dict[str, float]:
    weights = {
        n: _log((1.0 + n_documents) / (1.0 + n)) + 1.0 for n in set(frequency.values())
    }
    return {stem: weights[n] for stem, n in frequency.items()}


@lru_cache(maxsize=4096)
def _log(number: float) -> float:
    """Return the natural logarithm: counts are few, and each comes up many times."""
    return float(np.log(number))


def _unit(found: Vectors) -> Floats:
    """Return the values with every row of length one."""
    lengths = np.diff(found.starts)
    rows = np.repeat(np.arange(found.shape[0]), lengths)
    norms = np.sqrt(np.bincount(rows, found.values**2, found.shape[0]))
    norms[norms == 0.0] = 1.0
    return np.asarray(found.values / norms[rows], dtype=np.float64)


def similar_pairs(matrix: Vectors, least: float) -> list[tuple[int, int, float]]:
    """Return pairs (i, j, cosine) with i < j and cosine >= ``least``, sorted.

    Notes
    -----
    Cosines are rounded to 1e-6. Asked of the few hundred points that compete.
    """
    alike = np.triu(matrix.likeness(), 1)
    return [
        (int(i), int(j), round(float(alike[i, j]), 6))
        for i, j in zip(*np.nonzero(alike >= least), strict=True)
    ]


def centroid(matrix: Vectors) -> Floats:
    """Return the mean of the rows, scaled to length one: (n_stems,) float64."""
    total = np.bincount(matrix.columns, matrix.values, matrix.shape[1])
    mean = total / max(1, matrix.shape[0])
    length = float(np.sqrt((mean * mean).sum()))
    return mean / length if length else mean


def grouped(vectors: Floats, wanted: int) -> list[int]:
    """Return the group of each row, numbered from 0: Ward's agglomeration.

    Parameters
    ----------
    vectors : (n, m) float64
    wanted : int
        Groups to stop at.

    Notes
    -----
    Ward (1963) in the update of Lance and Williams, on squared distances; of equal
    distances the one of the first rows is merged. O(n^3), n is at most some hundreds.
    """
    n = len(vectors)
    apart = _apart(vectors)
    sizes, home = np.ones(n), list(range(n))
    for _ in range(max(0, n - wanted)):
        first, second = divmod(int(np.argmin(apart)), n)
        if not np.isfinite(apart[first, second]):
            break
        first, second = min(first, second), max(first, second)
        apart = _merged(apart, sizes, first, second)
        home = [first if one == second else one for one in home]
    numbers = {one: number for number, one in enumerate(dict.fromkeys(home))}
    return [numbers[one] for one in home]


def _apart(vectors: Floats) -> Floats:
    """Return squared distances, rounded so that the last bits merge nothing."""
    apart = np.full((len(vectors), len(vectors)), np.inf)
    for row, one in enumerate(vectors):
        beyond = ((vectors[row + 1 :] - one) ** 2).sum(axis=1)
        apart[row, row + 1 :] = apart[row + 1 :, row] = np.round(beyond, 9)
    return apart


def _merged(apart: Floats, sizes: Floats, first: int, second: int) -> Floats:
    """Return the distances after a merger; ``sizes`` is brought up to date."""
    both, rest = sizes[first] + sizes[second], sizes
    between = apart[first, second]
    row = (
        (sizes[first] + rest) * apart[first]
        + (sizes[second] + rest) * apart[second]
        - rest * between
    ) / (both + rest)
    row = np.where(np.isfinite(apart[first]), np.round(row, 9), np.inf)
    made = apart.copy()
    made[first] = made[:, first] = row
    made[second] = made[:, second] = made[first, first] = np.inf
    sizes[first], sizes[second] = both, 0.0
    return made
