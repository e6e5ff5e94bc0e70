"""Sparse vectors of stems, tf-idf weighted; the same for any order and core count."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy import sparse


def tf_idf(documents: Sequence[Sequence[str]]) -> "sparse.csr_matrix":
    """Return unit vectors of documents given as stems.

    Returns
    -------
    csr_matrix
        (n_documents, n_stems) float64; row norms 1, or 0 for an empty document.

    Notes
    -----
    Terms: 1 + log(count), times log((1 + n) / (1 + df)) + 1. The vocabulary is sorted,
    so no hash order shows.
    """
    from scipy import sparse  # noqa: PLC0415 - slow import

    counted = [Counter(document) for document in documents]
    frequency: Counter[str] = Counter()
    for counts in counted:
        frequency.update(counts.keys())
    vocabulary = {stem: column for column, stem in enumerate(sorted(frequency))}
    idf = _idf(frequency, len(documents))
    rows, columns, values = [], [], []
    for row, counts in enumerate(counted):
        for stem in sorted(counts):
            rows.append(row)
            columns.append(vocabulary[stem])
            values.append((1.0 + np.log(counts[stem])) * idf[stem])
    shape = (len(documents), max(1, len(vocabulary)))
    matrix = sparse.csr_matrix((values, (rows, columns)), shape=shape, dtype=np.float64)
    return _unit(matrix)


def _idf(frequency: Counter[str], n_documents: int) -> dict[str, float]:
    return {
        stem: float(np.log((1.0 + n_documents) / (1.0 + n)) + 1.0)
        for stem, n in frequency.items()
    }


def _unit(matrix: "sparse.csr_matrix") -> "sparse.csr_matrix":
    from scipy import sparse  # noqa: PLC0415 - slow import

    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    norms[norms == 0.0] = 1.0
    return sparse.csr_matrix(sparse.diags(1.0 / norms) @ matrix)


def similar_pairs(
    matrix: "sparse.csr_matrix", least: float
) -> list[tuple[int, int, float]]:
    """Return pairs (i, j, cosine) with i < j and cosine >= ``least``, sorted.

    Notes
    -----
    In blocks of 512 rows, so that memory stays flat. Cosines are rounded to 1e-6.
    """
    pairs = []
    for start in range(0, matrix.shape[0], 512):
        block = (matrix[start : start + 512] @ matrix.T).tocoo()
        for i, j, value in zip(block.row, block.col, block.data, strict=True):
            if start + i < j and value >= least:
                pairs.append((int(start + i), int(j), round(float(value), 6)))
    return sorted(pairs)


def centroid(matrix: "sparse.csr_matrix") -> np.ndarray:
    """Return the mean of the rows, scaled to length one: (n_stems,) float64."""
    mean = np.asarray(matrix.mean(axis=0)).ravel()
    length = float(np.linalg.norm(mean))
    return mean / length if length else mean
