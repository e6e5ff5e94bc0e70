"""The linear models, one a function: coefficients from a table, a sum, a floor each."""

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

RANKS: Final[Mapping[Function, int]] = {
    Function.AGREEMENT: 0,
    Function.DIFFERENCE: 0,
    Function.COMMITMENT: 0,
    Function.PROPOSAL: 0,
    Function.QUESTION: 0,
    Function.CHALLENGE: 1,
    Function.ACHIEVEMENT: 1,
    Function.TREND: 1,
    Function.FIGURE: 2,
}
"""Which of the functions of a sentence files it: what is done before what is told,
what is told before how much it is."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The function that files a sentence and how sure the model is, in [0, 1].

    Parameters
    ----------
    functions : tuple
        Every function that is believed, with its chance; the first files the sentence.
        Empty where none is sure enough.
    """

    function: Function
    confidence: float
    functions: tuple[tuple[Function, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of features, one column a function.

    Parameters
    ----------
    floors : array
        Per function the least chance at which it is believed.
    """

    functions: tuple[Function, ...]
    rows: Mapping[str, int]
    weights: NDArray[np.int32]
    base: NDArray[np.int32]
    floors: NDArray[np.float64]

    def probabilities(self, features: Sequence[str]) -> NDArray[np.float64]:
        """Return the chance of each function; a sentence may do several things."""
        rows = self.rows
        found = [rows[one] for one in features if one in rows]
        summed = np.add.reduce(self.weights.take(found, axis=0), axis=0)
        scores = (self.base + summed) / SCALE
        return np.asarray(1 / (1 + np.exp(-scores)), dtype=np.float64)

    def judge(self, features: Sequence[str]) -> Judged:
        """Return what a sentence does; a claim, or nothing, unless one is sure enough."""
        return self.decide(self.probabilities(features))

    def decide(self, chances: NDArray[np.float64]) -> Judged:
        """Return the decision for given chances.

        Of the functions believed the one of the first rank files the sentence, in a
        rank the one farthest above its floor. Where none is believed the sentence does
        nothing, if that is sure enough, else it claims: as surely as that nothing else
        is done, or as the likeliest function, which claims it too.
        """
        told = zip(self.functions, chances.tolist(), self.floors.tolist(), strict=True)
        believed = []
        alone, likeliest, other = 1.0, 0.0, None
        for function, chance, floor in told:
            alone *= 1 - chance
            likeliest = max(likeliest, chance)
            if chance >= floor:
                if function == Function.OTHER:
                    other = Judged(function, round(chance, 4))
                else:
                    above = (chance - floor) / (1 - floor)
                    believed.append((RANKS[function], -above, function, chance))
        if believed:
            functions = tuple(
                (function, round(chance, 4))
                for *_, function, chance in sorted(believed)
            )
            return Judged(*functions[0], functions)
        return other or Judged(Function.CLAIM, round(max(alone, likeliest), 4))


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
