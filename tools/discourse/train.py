"""Train the model of discourse functions, measure it held out, write its table.

    python tools/discourse/train.py               # coefficients, scores
    python tools/discourse/train.py --only-check  # scores of the product's own table

Held out means: whole documents are left out in turn, the floors are chosen inside
the remaining ones, and intervals come from drawing documents again with replacement.
Sentences drawn as a check are never trained on.
"""

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from io import StringIO
from typing import Any

import numpy as np
from corpora import LABELS, ROOT, Labelled, labelled, read_labels
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from palabre.engines.synthesis.acts import by_patterns, features_in
from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.discourse.model import (
    COEFFICIENTS,
    PLAIN,
    SCALE,
    Model,
    own_model,
    read_model,
)

sys.path.insert(0, str(ROOT / "benchmarks"))
from sections import keep_section

FUNCTIONS = tuple(one for one in Function)
SCORES = ROOT / "benchmarks" / "discourse.json"
TITLE = "Discourse functions"
SHOWN = {
    "held out": ("all", "without those drawn as hard", "drawn at random", "French"),
    "patterns alone": ("without those drawn as hard",),
    "fresh check": ("all",),
    "fresh check, patterns alone": ("all",),
}
"""Parts that the page of results shows; the file of scores has them all."""
CHECK = "check"
STRENGTH = 0.3
LEAST_SEEN = 2
LIFT = 1.6
"""Signs, patterns and shape weigh more than single words before the fit."""
SMALLEST = 0.05
"""Coefficients below this in every function are left out of the table."""
AIM = 0.85
"""Precision that a floor should give on documents left out."""
LEAST_RECALL = 0.3
"""Where the aim would leave less than this, precision and recall are balanced."""
BALANCED, CAREFUL = 0.7, 0.5
"""Weights of recall against precision in a balance (1: both alike)."""
LEAST = 0.3
"""No function is believed below this chance, however well it did inside."""
N_FOLDS, N_INNER, N_DRAWN = 10, 5, 1000
SEED = 20

Score = dict[str, Any]
Scores = dict[str, dict[str, Score]]
Words = list[list[str]]
Floats = NDArray[np.float64]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only-check", action="store_true")
    told = parser.parse_args()
    known = list(labelled(read_labels()))
    print(f"{len(known)} of {len(read_labels())} labels of {LABELS.name} found")
    ours = [one for one in known if not one.pointer.draw.startswith(CHECK)]
    kept = [one for one in known if one.pointer.draw.startswith(CHECK)]
    scores: Scores = {}
    if not told.only_check:
        scores["held out"] = measured(ours, held_out(ours))
        COEFFICIENTS.write_text(table(ours), encoding="utf-8")
        own_model.cache_clear()
    else:
        scores = json.loads(SCORES.read_text(encoding="utf-8"))
    scores["patterns alone"] = measured(ours, patterns_alone(ours))
    if kept:
        told_by_model = [own_model().judge(features(one)).function for one in kept]
        scores["fresh check"] = measured(kept, told_by_model)
        scores["fresh check, patterns alone"] = measured(kept, patterns_alone(kept))
    keep_section(TITLE, told_in_words(scores))
    SCORES.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    print(told_in_words(scores))


def features(one: Labelled) -> list[str]:
    return features_in(one.sentence)


def patterns_alone(ours: Sequence[Labelled]) -> list[Function]:
    """Return what the patterns say, without the headings of reports."""
    bare = (replace(one.sentence.source, section="") for one in ours)
    return [
        by_patterns(replace(one.sentence, source=source)).function
        for one, source in zip(ours, bare, strict=True)
    ]


def held_out(ours: Sequence[Labelled]) -> list[Function]:
    """Return decisions for each sentence by models that never saw its document."""
    words, truth, groups = _parts(ours)
    decided = np.empty(len(ours), dtype=object)
    folds = GroupKFold(N_FOLDS, shuffle=True, random_state=SEED)
    for inside, outside in folds.split(words, truth, groups):
        near = [ours[at] for at in inside]
        model = replace(fitted(near), floors=floors_of(near))
        for at in outside:
            decided[at] = model.judge(words[at]).function
    return list(decided)


def floors_of(ours: Sequence[Labelled]) -> Floats:
    """Return per function the least probability that is right often enough."""
    words, truth, groups = _parts(ours)
    chances = np.zeros((len(ours), len(FUNCTIONS)))
    folds = GroupKFold(N_INNER, shuffle=True, random_state=SEED)
    for inside, outside in folds.split(words, truth, groups):
        model = fitted([ours[at] for at in inside])
        for at in outside:
            chances[at] = model.probabilities(words[at])
    floors = np.zeros(len(FUNCTIONS))
    for at, function in enumerate(FUNCTIONS):
        if function not in PLAIN:
            right = np.array([told == function for told in truth], dtype=float)
            floors[at] = max(LEAST, _floor(chances[:, at], right))
    return floors


def _floor(chances: Floats, right: Floats) -> float:
    """Return the floor that balances best if it reaches the aim, or a higher one.

    Precision counts more: a wrong heading misleads, a missed one is found under
    key ideas. Where the balance is not right often enough, the floor of the best
    recall at the aim is taken; where that leaves too little, a more careful balance.
    """
    order = np.argsort(-chances)
    hits = np.cumsum(right[order])
    precision = hits / np.arange(1, len(order) + 1)
    recall = hits / max(hits[-1], 1)
    at = _balance(precision, recall, BALANCED)
    good = np.flatnonzero((precision >= AIM) & (recall >= LEAST_RECALL))
    if precision[at] < AIM:
        at = int(good[-1]) if len(good) else _balance(precision, recall, CAREFUL)
    return round(float(chances[order[at]]), 3)


def _balance(precision: Floats, recall: Floats, weight: float) -> int:
    square = weight**2
    below = np.maximum(square * precision + recall, 1e-9)
    return int(((1 + square) * precision * recall / below).argmax())


def fitted(ours: Sequence[Labelled]) -> Model:
    """Return a model without floors, fitted on sentences, as the table would hold it."""
    return read_model(table(ours, floors=np.zeros(len(FUNCTIONS))))


def table(ours: Sequence[Labelled], *, floors: Floats | None = None) -> str:
    """Return the table of a fitted model: whole hundredths, small rows left out."""
    words, truth, _ = _parts(ours)
    reader = CountVectorizer(analyzer=list, binary=True, min_df=LEAST_SEEN)
    seen = reader.fit_transform(words).astype(float)
    names = reader.get_feature_names_out()
    lift = np.array([LIFT if name[0] in "@=#" else 1.0 for name in names])
    fit = LogisticRegression(C=STRENGTH, max_iter=500).fit(
        seen @ sparse.diags(lift), truth
    )
    order = [list(fit.classes_).index(function) for function in FUNCTIONS]
    weights = fit.coef_[order] * lift
    used = np.abs(weights).max(axis=0) >= SMALLEST
    base = np.rint(fit.intercept_[order] * SCALE).astype(int)
    told = floors_of(ours) if floors is None else floors
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["feature", *FUNCTIONS])
    writer.writerow(["floor", *told])
    writer.writerow(["base", *base])
    for name, row in zip(names[used], np.rint(weights[:, used] * SCALE).T, strict=True):
        writer.writerow([name, *(int(cell) or "" for cell in row)])
    return out.getvalue()


def _parts(ours: Sequence[Labelled]) -> tuple[Words, list[str], list[str]]:
    return (
        [_features_once(one) for one in ours],
        [one.pointer.label for one in ours],
        [one.document for one in ours],
    )


_READ: dict[str, list[str]] = {}


def _features_once(one: Labelled) -> list[str]:
    key = f"{one.document} {one.pointer.sha256}"
    if key not in _READ:
        _READ[key] = features(one)
    return _READ[key]


def measured(ours: Sequence[Labelled], decided: Sequence[Function]) -> dict[str, Score]:
    """Return scores over everything and over the parts that differ."""
    parts = {
        "all": lambda _: True,
        "without those drawn as hard": lambda one: (
            not one.pointer.draw.startswith("unsure")
        ),
        "drawn at random": lambda one: one.pointer.draw in {"random", CHECK},
        "English": lambda one: one.sentence.lang == "en",
        "French": lambda one: one.sentence.lang == "fr",
        "Spanish": lambda one: one.sentence.lang == "es",
        "not our scenario": lambda one: one.pointer.corpus not in {"forum", "hamlet"},
    }
    pairs = list(zip(ours, decided, strict=True))
    chosen = {
        name: [pair for pair in pairs if wanted(pair[0])]
        for name, wanted in parts.items()
    }
    return {name: _scores(found) for name, found in chosen.items() if found}


def _scores(pairs: Sequence[tuple[Labelled, Function]]) -> Score:
    documents = sorted({one.document for one, _ in pairs})
    number = {name: at for at, name in enumerate(documents)}
    shape = (len(documents), len(FUNCTIONS))
    hits, said, true = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    place = {str(function): at for at, function in enumerate(FUNCTIONS)}
    for one, function in pairs:
        row = number[one.document]
        said[row, place[function]] += 1
        true[row, place[one.pointer.label]] += 1
        hits[row, place[function]] += function == one.pointer.label
    chance = np.random.default_rng(SEED)
    draws = chance.multinomial(
        len(documents), np.full(len(documents), 1 / max(len(documents), 1)), N_DRAWN
    ).astype(float)
    functions = {
        str(function): {
            "n": int(true[:, at].sum()),
            "precision": _ratio(hits[:, at], said[:, at], draws),
            "recall": _ratio(hits[:, at], true[:, at], draws),
        }
        for at, function in enumerate(FUNCTIONS)
        if true[:, at].sum()
    }
    right = _ratio(hits.sum(axis=1), true.sum(axis=1), draws)
    return {"n": len(pairs), "documents": len(documents), "right": right} | functions


def _ratio(above: Floats, below: Floats, draws: Floats) -> list[float]:
    """Return a share with the interval that holds 95 of 100 draws of documents."""
    drawn = draws @ below
    shares = (draws @ above)[drawn > 0] / drawn[drawn > 0]
    if not len(shares):
        return [0.0, 0.0, 0.0]
    low, high = np.percentile(shares, [2.5, 97.5])
    return [
        round(float(x), 3)
        for x in (above.sum() / below.sum() if below.sum() else 0, low, high)
    ]


def told_in_words(scores: Scores) -> str:
    """Return the scores as tables for a reader."""
    return (
        "\n\n".join(
            f"**{name}**: {part}\n\n{_table(told)}"
            for name, parts in scores.items()
            for part, told in parts.items()
            if part in SHOWN[name]
        )
        + f"\n\nEvery part: `benchmarks/{SCORES.name}`. Command: `make train`."
    )


def _table(told: Score) -> str:
    lines = [
        f"{told['n']} sentences of {told['documents']} documents; right: {_said(told['right'])}",
        "",
        "| function | n | precision | recall |",
        "| --- | --- | --- | --- |",
    ]
    for function in map(str, FUNCTIONS):
        if function in told:
            one = told[function]
            shares = f"{_said(one['precision'])} | {_said(one['recall'])}"
            lines.append(f"| {function} | {one['n']} | {shares} |")
    return "\n".join(lines)


def _said(share: Sequence[float]) -> str:
    return f"{share[0]:.2f} ({share[1]:.2f}–{share[2]:.2f})"


if __name__ == "__main__":
    main()
