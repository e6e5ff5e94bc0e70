"""Train the model of worth on sentences that a reader judged, and measure it held out.

    python tools/discourse/worth.py

A label points to a sentence of a draft-to-be, as it stood in reported speech, and tells how
many of its readers would keep it: ``2/3``. Two read each sentence strictly (as it
stands); a third, where those two did not both keep it, would also have kept what an
editor mends with three or four words. (In half of the documents the third is the milder
word of one of the two.) Of the general debate only documents whose name hashes to an even
number were read; of the meeting week, the workshops and the committees all, so that what
a draft of those is worth unseen is told by ``crossed.py``. Held out means whole documents
left out in turn.
"""

import argparse
import csv
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from io import StringIO

import numpy as np
from corpora import FOLDERS, HERE, ROOT, Pointer, digest, read_labels
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from palabre.engines.synthesis.candidates import candidates
from palabre.engines.synthesis.corpus import Corpus
from palabre.engines.synthesis.folder import read_corpus
from palabre.engines.synthesis.names import learn_names
from palabre.engines.synthesis.sentences import all_sentences
from palabre.engines.synthesis.shapes import Candidate
from palabre.engines.synthesis.tallies import tallies_of
from palabre.engines.synthesis.worth.model import (
    COEFFICIENTS,
    SCALE,
    Surroundings,
    features_in,
    learn_surroundings,
)

sys.path.insert(0, str(ROOT / "benchmarks"))
from sections import keep_section

LABELS = HERE / "worth.csv"
SCORES = ROOT / "benchmarks" / "worth.json"
TITLE = "Worth of sentences"
STRENGTH = 0.06
LEAST_SEEN = 2
SMALLEST = 0.02
FRENCH_TOO = "forum"
"""The corpus with records in French."""
MOST = 0.5
"""A sentence counts as kept, for the area, where more than this share would keep it."""
N_FOLDS, N_DRAWN, SEED = 10, 1000, 20
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """A label with the candidate that it points to."""

    pointer: Pointer
    candidate: Candidate
    around: Surroundings

    @property
    def document(self) -> str:
        """Return what is left out as a whole."""
        return f"{self.pointer.corpus}/{self.pointer.source}"

    @property
    def part(self) -> str:
        """Return the corpus, and the language where it has two."""
        lang = self.candidate.sentence.lang
        return f"{self.pointer.corpus}, French" if lang == "fr" else self.pointer.corpus

    @property
    def chance(self) -> float:
        """Return the share of the readers who would keep the sentence."""
        return float(Fraction(self.pointer.label))


def judged() -> Iterator[Judged]:
    """Yield the labels whose sentence is still a candidate."""
    labels = read_labels(LABELS)
    for name in sorted({one.corpus for one in labels}):
        folder = FOLDERS[name]
        if not folder.exists():
            continue
        corpus = read_corpus(folder).corpus
        ours = [one for one in labels if one.corpus == name]
        for lang in ("en", "fr") if name == FRENCH_TOO else ("en",):
            yield from _of_language(corpus, ours, lang)


def _of_language(
    corpus: Corpus, labels: Sequence[Pointer], lang: str
) -> Iterator[Judged]:
    tallies = tallies_of(corpus, lang)
    names = learn_names(corpus, tallies)
    around = learn_surroundings(tallies)
    found = {
        (one.sentence.source.source, digest(one.sentence.words)): one
        for one in candidates(all_sentences(corpus), names, lang)
        if one.reported is not None
    }
    for label in labels:
        one = found.get((label.source, label.sha256))
        if one is not None:
            yield Judged(label, one, around)


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    ours = list(judged())
    chances = held_out(ours)
    told = told_in_words(ours, chances)
    COEFFICIENTS.write_text(table(ours), encoding="utf-8")
    keep_section(TITLE, told)
    SCORES.write_text(json.dumps(scores(ours, chances), indent=1) + "\n", "utf-8")
    print(told)


def _parts(ours: Sequence[Judged]) -> tuple[list[list[str]], Floats, list[str]]:
    rows = [features_in(one.candidate, one.around) or [] for one in ours]
    truth = np.array([one.chance for one in ours])
    return rows, truth, [one.document for one in ours]


def _fit(rows: Sequence[Sequence[str]], truth: Floats) -> dict[str, int]:
    reader = CountVectorizer(analyzer=list, binary=True, min_df=LEAST_SEEN)
    seen = reader.fit_transform(rows).astype(float)
    fit = LogisticRegression(C=STRENGTH, max_iter=2000).fit(
        sparse.vstack([seen, seen]),
        np.repeat([1, 0], len(truth)),
        sample_weight=np.concatenate([truth, 1 - truth]),
    )
    weights = {
        name: round(float(weight) * SCALE)
        for name, weight in zip(
            reader.get_feature_names_out(), fit.coef_[0], strict=True
        )
        if abs(weight) >= SMALLEST
    }
    return {"base": round(float(fit.intercept_[0]) * SCALE)} | weights


def held_out(ours: Sequence[Judged]) -> Floats:
    """Return the score of each sentence by models that never saw its document."""
    rows, truth, groups = _parts(ours)
    told = np.zeros(len(ours))
    folds = GroupKFold(N_FOLDS, shuffle=True, random_state=SEED)
    for inside, outside in folds.split(rows, truth, groups):
        weights = _fit([rows[at] for at in inside], truth[inside])
        for at in outside:
            told[at] = weights["base"] + sum(weights.get(f, 0) for f in rows[at])
    return told


def table(ours: Sequence[Judged]) -> str:
    """Return the table of the fitted model."""
    rows, truth, _ = _parts(ours)
    weights = _fit(rows, truth)
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["feature", "weight"])
    writer.writerow(["base", weights.pop("base")])
    writer.writerows(sorted(weights.items()))
    return out.getvalue()


def scores(ours: Sequence[Judged], chances: Floats) -> dict[str, dict[str, float]]:
    """Return, per corpus and for all, how well the model ranks and what it picks."""
    made = {}
    for name in ("all", *sorted({one.part for one in ours})):
        at = [n for n, one in enumerate(ours) if name in {"all", one.part}]
        truth = np.array([ours[n].chance for n in at])
        told = chances[at]
        best = np.argsort(-told, kind="stable")[: max(1, len(at) // 5)]
        made[name] = {
            "n": len(at),
            "kept": round(float(truth.mean()), 3),
            "best_fifth": round(float(truth[best].mean()), 3),
            **_area(truth > MOST, told),
        }
    return made


def _area(truth: NDArray[np.bool_], told: Floats) -> dict[str, float]:
    chance = np.random.default_rng(SEED)
    drawn = []
    for _ in range(N_DRAWN):
        at = chance.integers(0, len(truth), len(truth))
        if 0 < truth[at].sum() < len(at):
            drawn.append(roc_auc_score(truth[at], told[at]))
    low, high = np.percentile(drawn, [2.5, 97.5])
    area = float(roc_auc_score(truth, told))
    return {
        "area": round(area, 3),
        "low": round(float(low), 3),
        "high": round(float(high), 3),
    }


_CAPTION = (
    "Sentences judged one by one; models that never saw the document. *Kept*: the mean share "
    "of the readers (two strict ones; a third, milder, where those did not both keep it). "
    "*Area*: chance that a sentence which most would keep ranks above one which most would "
    "not, 95 % bootstrap interval."
)


def told_in_words(ours: Sequence[Judged], chances: Floats) -> str:
    """Return the scores as a table for a reader."""
    lines = [
        _CAPTION,
        "",
        "| corpus | judged | kept | kept in the best fifth | area |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name, one in scores(ours, chances).items():
        lines.append(
            f"| {name} | {one['n']:.0f} | {one['kept']:.0%} | {one['best_fifth']:.0%} "
            f"| {one['area']:.2f} ({one['low']:.2f}–{one['high']:.2f}) |"
        )
    return "\n".join([*lines, "", "Command: `make train`."])


if __name__ == "__main__":
    main()
