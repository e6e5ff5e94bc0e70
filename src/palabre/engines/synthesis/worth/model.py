"""The linear model of worth: a weight per feature, a sum, a share in [0, 1]."""

import csv
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Final

from palabre.engines.synthesis.fluency import Fluency, is_broken, learn_fluency
from palabre.engines.synthesis.shapes import Candidate
from palabre.engines.synthesis.standalone import doubts
from palabre.engines.synthesis.tallies import Tally
from palabre.engines.synthesis.worth.setting import setting_of
from palabre.engines.synthesis.worth.signs import features_of
from palabre.engines.synthesis.worth.spread import Spread, learn_spread

COEFFICIENTS: Final = Path(__file__).with_name("coefficients.csv")
SCALE: Final = 100
"""Coefficients are kept as whole hundredths: the file is small and sums are exact."""

UNKNOWN: Final = 0.5
"""Worth of what the model cannot read: another language, or only to be quoted."""

READ: Final = frozenset({"en"})

MOST_STUMBLES: Final = 3
FEWEST_STEMS, MOST_STEMS = 4, 22
"""Words that carry content, between which more tell more."""


@dataclass(frozen=True, slots=True)
class WorthModel:
    """Weights of features, in hundredths."""

    base: int
    weights: Mapping[str, int]

    def worth(self, features: Iterable[str]) -> float:
        """Return the chance that a reader keeps the sentence."""
        score = self.base + sum(self.weights.get(one, 0) for one in features)
        return round(1 / (1 + math.exp(-score / SCALE)), 4)


def read_model(text: str) -> WorthModel:
    """Return the model that a table holds: the base, then one row a feature."""
    lines = csv.reader(StringIO(text))
    next(lines)
    base = int(next(lines)[1])
    return WorthModel(base, {row[0]: int(row[1]) for row in lines})


@cache
def own_model() -> WorthModel:
    """Return the model that comes with the product."""
    return read_model(COEFFICIENTS.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the corpus tells about the words of a sentence: how common, how fluent."""

    spread: Spread
    fluency: Fluency


def learn_surroundings(tallies: Sequence[Tally]) -> Surroundings:
    """Return what the counts of a corpus tell about words."""
    return Surroundings(learn_spread(tallies), learn_fluency(tallies))


def has_say(candidate: Candidate) -> bool:
    """Tell whether the model can read a candidate: turned, in a language it knows."""
    return candidate.reported is not None and candidate.sentence.lang in READ


def features_in(candidate: Candidate, around: Surroundings) -> list[str] | None:
    """Return the features of a candidate, or None where the model has no say."""
    told = candidate.reported
    if told is None or not has_say(candidate):
        return None
    source = candidate.sentence.source
    own = features_of(
        told,
        function=str(candidate.act.function),
        kind=str(source.kind),
        is_machine=source.is_machine,
    )
    return [
        *own,
        *_of_content(candidate),
        *around.spread.features(told.clause),
        *setting_of(candidate.sentence),
        *(_heard(told.bare, around) if source.is_machine else ()),
    ]


def _of_content(candidate: Candidate) -> Iterator[str]:
    """Yield how many different words carry content: a platitude has few."""
    n_stems = min(len(set(candidate.stems)), MOST_STEMS)
    yield from (f"#stems>{least}" for least in range(FEWEST_STEMS, n_stems, 2))


def _heard(bare: str, around: Surroundings) -> Iterator[str]:
    """Yield the signs of a sentence that a machine wrote down."""
    stumbles = min(MOST_STUMBLES, around.fluency.stumbles(bare))
    yield from (f"#stumbles>{least}" for least in range(stumbles))
    found = doubts(bare)
    yield f"~doubts{len(found)}"
    yield from (f"~{one}" for one in found)
    if is_broken(bare):
        yield "~broken"


def judged(found: Iterable[Candidate], around: Surroundings) -> list[Candidate]:
    """Return the candidates with their worth, in the same order."""
    model = own_model()
    return [
        one
        if (features := features_in(one, around)) is None
        else replace(one, worth=model.worth(features))
        for one in found
    ]
