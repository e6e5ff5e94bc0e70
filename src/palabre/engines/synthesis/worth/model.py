"""The linear model of worth: a weight per feature, a sum, a share in [0, 1]."""

import csv
import marshal
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Final

from palabre.engines.formats.cabinet import Cabinet, Ledger
from palabre.engines.synthesis.fluency import Fluency, is_broken, learn_fluency
from palabre.engines.synthesis.shapes import Candidate, Reported
from palabre.engines.synthesis.standalone import doubts
from palabre.engines.synthesis.tallies import Tally
from palabre.engines.synthesis.worth.setting import FAR, setting_of
from palabre.engines.synthesis.worth.signs import features_of
from palabre.engines.synthesis.worth.spread import Spread, learn_spread

COEFFICIENTS: Final = Path(__file__).with_name("coefficients.csv")
SCALE: Final = 100
"""Coefficients are kept as whole hundredths: the file is small and sums are exact."""

UNKNOWN: Final = 0.5
"""Worth of what the model cannot read: another language, or only to be quoted."""

READ: Final = frozenset({"en", "fr"})

KIND: Final = "worth"
"""Drawer of the cabinet."""

MOST_STUMBLES: Final = 3
FEWEST_STEMS, MOST_STEMS = 4, 22
"""Words that carry content, between which more tell more."""


@dataclass(frozen=True, slots=True)
class WorthModel:
    """Weights of features, in hundredths."""

    base: int
    weights: Mapping[str, int]

    def score(self, features: Iterable[str]) -> int:
        """Return the sum of the weights of features, in hundredths."""
        return sum(self.weights.get(one, 0) for one in features)

    def chance(self, score: int) -> float:
        """Return the chance that a reader keeps a sentence whose features sum up so."""
        return round(1 / (1 + math.exp(-(self.base + score) / SCALE)), 4)

    def worth(self, features: Iterable[str]) -> float:
        """Return the chance that a reader keeps a sentence with these features."""
        return self.chance(self.score(features))


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
    return _told(candidate) is not None and candidate.sentence.lang in READ


def _told(candidate: Candidate) -> Reported | None:
    """Return the reported speech that the model reads, shown or not."""
    return candidate.reported or candidate.turned


def features_in(candidate: Candidate, around: Surroundings) -> list[str] | None:
    """Return the features of a candidate, or None where the model has no say."""
    told = _told(candidate)
    if told is None or not has_say(candidate):
        return None
    return [*_own(candidate, told), *_of_corpus(candidate, told, around)]


def _own(candidate: Candidate, told: Reported) -> Iterator[str]:
    """Yield the features that a sentence has by itself and by its place in a turn."""
    source = candidate.sentence.source
    yield from features_of(
        told,
        function=str(candidate.act.function),
        kind=str(source.kind),
        is_machine=source.is_machine,
        lang=candidate.sentence.lang,
    )
    yield from _of_content(candidate)
    yield from setting_of(candidate.sentence)
    if source.is_machine and candidate.sentence.lang == "en":
        yield from _heard(told.bare)


def _of_corpus(
    candidate: Candidate, told: Reported, around: Surroundings
) -> Iterator[str]:
    """Yield the features that depend on everything else that was said."""
    yield from around.spread.features(told.clause, candidate.sentence.lang)
    if candidate.sentence.source.is_machine:
        stumbles = min(MOST_STUMBLES, around.fluency.stumbles(told.bare))
        yield from (f"#stumbles>{least}" for least in range(stumbles))


def _of_content(candidate: Candidate) -> Iterator[str]:
    """Yield how many different words carry content: a platitude has few."""
    n_stems = min(len(set(candidate.stems)), MOST_STEMS)
    yield from (f"#stems>{least}" for least in range(FEWEST_STEMS, n_stems, 2))


def _heard(bare: str) -> Iterator[str]:
    """Yield the signs of a sentence that a machine wrote down."""
    found = doubts(bare)
    yield f"~doubts{len(found)}"
    yield from (f"~{one}" for one in found)
    if is_broken(bare):
        yield "~broken"


def judged(
    found: Iterable[Candidate],
    around: Surroundings,
    kept: Cabinet | None = None,
    lang: str = "",
) -> list[Candidate]:
    """Return the candidates with their worth, in the same order.

    Parameters
    ----------
    lang : str
        Of the text: what is kept for one language stays while another is drafted.
    kept : Cabinet, optional
        Where the weight that a sentence has by itself is looked for, and left.
    """
    model, ledger = own_model(), Ledger(kept, KIND, [lang.encode()])

    def worth_of(one: Candidate, told: Reported) -> float:
        key = "" if kept is None else _key(one, told)
        held = ledger.recall(key)
        own = held if isinstance(held, int) else model.score(_own(one, told))
        ledger.keep(key, own)
        return model.chance(own + model.score(_of_corpus(one, told, around)))

    read = [
        replace(one, worth=worth_of(one, told))
        if (told := _told(one)) is not None and has_say(one)
        else one
        for one in found
    ]
    ledger.close()
    return read


def _key(one: Candidate, told: Reported) -> str:
    """Return the hash of everything that a sentence's own features are read from."""
    source, at = one.sentence.source, one.sentence.span.start
    asked = (
        (str(told.speech), told.clause, told.is_own, told.is_framed, told.bare),
        (str(one.act.function), str(source.kind), source.is_machine),
        (one.sentence.words, one.sentence.number, one.sentence.lang, len(source.text)),
        (source.text[max(0, at - FAR) : at], one.stems),
    )
    return sha256(marshal.dumps(asked, 2)).hexdigest()
