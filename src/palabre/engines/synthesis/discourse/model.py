"""The linear model: coefficients from a table, scores by a sum, a floor per function."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from palabre.engines.synthesis.corpus import Function

COEFFICIENTS: Final = Path(__file__).with_name("coefficients.csv")
SCALE: Final = 100
"""Coefficients are kept as whole hundredths: the file is small and sums are exact."""

PLAIN: Final = (Function.CLAIM, Function.OTHER)
"""What a sentence does when nothing is sure enough."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The function of a sentence and how sure the model is, in [0, 1]."""

    function: Function
    confidence: float


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of features per function.

    Parameters
    ----------
    floors : array
        Per function the least probability at which it is believed; 0 for those that
        are left when no other is.
    """

    functions: tuple[Function, ...]
    rows: Mapping[str, int]
    weights: NDArray[np.int32]
    base: NDArray[np.int32]
    floors: NDArray[np.float64]

    def probabilities(self, features: Sequence[str]) -> NDArray[np.float64]:
        """Return the probability of each function."""
        rows = self.rows
        found = [rows[one] for one in features if one in rows]
        scores = (self.base + self.weights[found].sum(axis=0)) / SCALE
        raised = np.exp(scores - scores.max())
        return np.asarray(raised / raised.sum(), dtype=np.float64)

    def judge(self, features: Sequence[str]) -> Judged:
        """Return what a sentence does; a claim, or nothing, unless one is sure enough."""
        return self.decide(self.probabilities(features))

    def decide(self, chances: NDArray[np.float64]) -> Judged:
        """Return the decision for given probabilities.

        What is likelier a proposal than nothing, yet not surely enough, is a claim: only
        where nothing is likeliest of all does a sentence do nothing. That it claims
        something is as sure as the likeliest function, which claims it too.
        """
        sure = np.where(self.floors > 0, chances / np.maximum(self.floors, 1e-9), 0.0)
        best = int(sure.argmax())
        if sure[best] >= 1:
            return Judged(self.functions[best], round(float(chances[best]), 4))
        likeliest = self.functions[int(chances.argmax())]
        plain = likeliest if likeliest in PLAIN else Function.CLAIM
        return Judged(plain, round(float(chances.max()), 4))


def read_model(text: str) -> Model:
    """Return the model that a table holds: header, floors, base, one row a feature."""
    lines = csv.reader(StringIO(text))
    functions = tuple(Function(name) for name in next(lines)[1:])
    floors = np.array([float(cell) for cell in next(lines)[1:]])
    base = np.array([int(cell) for cell in next(lines)[1:]], dtype=np.int32)
    rows = list(lines)
    weights = np.array([[int(cell or 0) for cell in row[1:]] for row in rows])
    return Model(
        functions,
        {row[0]: number for number, row in enumerate(rows)},
        weights.astype(np.int32).reshape(len(rows), len(functions)),
        base,
        floors,
    )


@cache
def own_model() -> Model:
    """Return the model that comes with the product."""
    return read_model(COEFFICIENTS.read_text(encoding="utf-8"))
