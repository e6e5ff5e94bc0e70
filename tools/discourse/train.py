"""Train the models of discourse functions, measure them held out, write their table.

    python tools/discourse/train.py               # coefficients, scores
    python tools/discourse/train.py --only-check  # scores of the product's own table
    python tools/discourse/train.py --no-check    # the same, blind to the checks

One logistic regression a function: a sentence may do several things. Held out means:
whole documents are left out in turn, the floors are chosen inside the remaining ones,
and intervals come from drawing documents again with replacement. Sentences drawn as a
check are never trained on.
"""

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from io import StringIO
from typing import Any

import numpy as np
from corpora import LABELS, ROOT, Labelled, labelled, read_labels
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from palabre.engines.synthesis.acts import all_by_patterns, features_in
from palabre.engines.synthesis.candidates import Standing, standing
from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.discourse.model import (
    COEFFICIENTS,
    SCALE,
    Judged,
    Model,
    own_model,
    read_model,
)
from palabre.engines.synthesis.sentences import Sentence

sys.path.insert(0, str(ROOT / "benchmarks"))
from sections import keep_section

FUNCTIONS = tuple(one for one in Function if one != Function.CLAIM)
"""What is learnt; a sentence that does none of it claims."""
SCORES = ROOT / "benchmarks" / "discourse.json"
TITLE = "Discourse functions"
STANDING = "drawn at random, and may stand in a text"
"""What the product reads at all: its other rules have kept out the rest."""
TOGETHER = "all that is done or told"
"""Every function but claim and other, each decision counted."""
FILED = frozenset({Function.CHALLENGE, Function.ACHIEVEMENT, Function.TREND})
"""Functions that nothing counts: they say under which opening a sentence stands."""
SHOWN = {
    "held out": (
        "all",
        "without those drawn as hard",
        "drawn at random",
        STANDING,
        "English",
        "French",
        "not our scenario",
    ),
    "patterns alone": ("without those drawn as hard",),
    "fresh check": ("all",),
    "fresh check, patterns alone": ("all",),
    "first check": ("all",),
}
"""Parts that the page of results shows; the file of scores has them all."""
HARD = "unsure"
CHECKS = {"fresh check": "check2", "first check": "check"}
"""Which draw each check holds; of the first, some sentences were looked at before."""
STRENGTH = 0.1
LEAST_SEEN = 10
LIFT = 1.3
"""Signs, patterns and shape weigh more than single words before the fit."""
TILT = 0.5
"""Share of a feature's weight before the fit that its ratio of counts decides."""
SMALLEST = 0.1
"""Coefficients below this in every function are left out of the table."""
AIM = 0.85
"""Precision that a floor should give on documents left out. No margin is needed: the
models that it then serves have learnt from more documents."""
AIMED_RECALL = 0.6
"""Where a balance leaves less, the most recall at the aimed precision is taken."""
LEAST_RECALL = 0.3
"""Where the aim would leave less than this, no more than this is bought with precision:
a floor that jumps to a balance there puts wrong headings into a text."""
BALANCED, CAREFUL = 0.7, 0.5
"""Weights of recall against precision in a balance (1: both alike)."""
LEAST = 0.3
"""No function is believed below this chance, however well it did inside."""
N_FOLDS, N_INNER, N_DRAWN = 5, 3, 1000
SEED = 20
RANDOM = frozenset({"random", "later random", *CHECKS.values()})

Score = dict[str, Any]
Scores = dict[str, dict[str, Score]]
Words = list[list[str]]
Does = frozenset[Function]
Floats = NDArray[np.float64]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only-check", action="store_true")
    parser.add_argument("--no-check", action="store_true")
    told = parser.parse_args()
    known = list(labelled(read_labels()))
    print(f"{len(known)} of {len(read_labels())} labels of {LABELS.name} found")
    ours = [one for one in known if not one.pointer.draw.startswith("check")]
    scores: Scores = {}
    if not told.only_check:
        scores["held out"] = measured(ours, held_out(ours))
        COEFFICIENTS.write_text(table(ours), encoding="utf-8")
        own_model.cache_clear()
    else:
        scores = json.loads(SCORES.read_text(encoding="utf-8"))
    scores["patterns alone"] = measured(ours, patterns_alone(ours))
    for name, draw in () if told.no_check else CHECKS.items():
        kept = [one for one in known if one.pointer.draw.split()[0] == draw]
        if kept:
            by_model = [decided(own_model().judge(_features_once(x))) for x in kept]
            scores[name] = measured(kept, by_model)
            scores[f"{name}, patterns alone"] = measured(kept, patterns_alone(kept))
    print(told_in_words(scores))
    if not told.no_check:
        keep_section(TITLE, told_in_words(scores))
        SCORES.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")


def decided(judged: Judged) -> Does:
    """Return all that a sentence does, as its labels would tell it."""
    return frozenset(one for one, _ in judged.functions) or frozenset({judged.function})


def patterns_alone(ours: Sequence[Labelled]) -> list[Does]:
    """Return what the patterns say, without the headings of reports."""
    return [all_by_patterns(one.sentence) for one in ours]


def held_out(ours: Sequence[Labelled]) -> list[Does]:
    """Return decisions for each sentence by models that never saw its document."""
    words, groups = _parts(ours)
    found: list[Does] = [frozenset()] * len(ours)
    folds = GroupKFold(N_FOLDS, shuffle=True, random_state=SEED)
    for inside, outside in folds.split(words, None, groups):
        near = [ours[at] for at in inside]
        model = replace(fitted(near), floors=floors_of(near))
        for at in outside:
            found[at] = decided(model.judge(words[at]))
    return found


def floors_of(ours: Sequence[Labelled]) -> Floats:
    """Return per function the least chance that is right often enough.

    Sentences drawn because a model hesitated are learnt from, but no floor is chosen on
    them: they are many times as frequent among the labels as among sentences. What is
    only filed is measured on what may stand in a text; what is counted, on everything.
    """
    words, groups = _parts(ours)
    usual = np.array([not one.pointer.draw.startswith(HARD) for one in ours])
    standing_ = np.array([_may_stand(one.sentence) for one in ours])
    chances = np.zeros((len(ours), len(FUNCTIONS)))
    folds = GroupKFold(N_INNER, shuffle=True, random_state=SEED)
    for inside, outside in folds.split(words, None, groups):
        model = fitted([ours[at] for at in inside])
        for at in outside:
            chances[at] = model.probabilities(words[at])
    return np.array(
        [
            max(LEAST, chosen(chances[seen, at], _truth(ours, function)[seen]))
            for at, function in enumerate(FUNCTIONS)
            for chosen in (_even if function == Function.OTHER else _floor,)
            for seen in (usual & standing_ if function in FILED else usual,)
        ]
    )


def _floor(chances: Floats, right: Floats) -> float:
    """Return the floor that balances best if it reaches the aim, or a higher one.

    Precision counts more: a wrong heading misleads, a missed one is found under
    key ideas. Where the balance is not right often enough, the floor of the best
    recall at the aim is taken; where that leaves too little, a more careful balance,
    or the floor of the least recall where that is higher.
    """
    order = np.argsort(-chances)
    hits = np.cumsum(right[order])
    precision = hits / np.arange(1, len(order) + 1)
    recall = hits / max(hits[-1], 1)
    at = _balance(precision, recall, BALANCED)
    good = np.flatnonzero((precision >= AIM) & (recall >= LEAST_RECALL))
    if len(good) and (precision[at] < AIM or recall[at] < AIMED_RECALL):
        at = int(good[-1])
    elif precision[at] < AIM:
        at = _balance(precision, recall, CAREFUL)
        at = min(at, int(np.argmax(recall >= LEAST_RECALL)))
    return round(float(chances[order[at]]), 3)


def _even(chances: Floats, right: Floats) -> float:
    """Return the floor of nothing: the aim is for what is done, so it is balanced."""
    order = np.argsort(-chances)
    hits = np.cumsum(right[order])
    precision = hits / np.arange(1, len(order) + 1)
    at = _balance(precision, hits / max(hits[-1], 1), BALANCED)
    return round(float(chances[order[at]]), 3)


def _balance(precision: Floats, recall: Floats, weight: float) -> int:
    square = weight**2
    below = np.maximum(square * precision + recall, 1e-9)
    return int(((1 + square) * precision * recall / below).argmax())


def fitted(ours: Sequence[Labelled]) -> Model:
    """Return a model without floors, fitted on sentences, as the table would hold it."""
    return read_model(table(ours, floors=np.ones(len(FUNCTIONS))))


def table(ours: Sequence[Labelled], *, floors: Floats | None = None) -> str:
    """Return the table of fitted models: whole hundredths, small rows left out."""
    words, _ = _parts(ours)
    reader = CountVectorizer(analyzer=list, binary=True, min_df=LEAST_SEEN)
    seen = reader.fit_transform(words).astype(float)
    names = reader.get_feature_names_out()
    fits = [_fit(seen, names, _truth(ours, function)) for function in FUNCTIONS]
    weights = np.array([one for one, _ in fits])
    used = np.abs(weights).max(axis=0) >= SMALLEST
    base = np.rint(np.array([one for _, one in fits]) * SCALE).astype(int)
    told = floors_of(ours) if floors is None else floors
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["feature", *FUNCTIONS])
    writer.writerow(["floor", *told])
    writer.writerow(["base", *base])
    for name, row in zip(names[used], np.rint(weights[:, used] * SCALE).T, strict=True):
        writer.writerow([name, *(int(cell) or "" for cell in row)])
    return out.getvalue()


def _fit(seen: Any, names: Sequence[str], truth: Floats) -> tuple[Floats, float]:
    """Return the weights of the features for one function, and its base.

    A feature goes in the larger, the more its share among the sentences that do it
    differs from its share among the others.
    """
    ours = np.asarray(seen[truth == 1].sum(axis=0)).ravel() + 1
    others = np.asarray(seen[truth == 0].sum(axis=0)).ravel() + 1
    ratio = np.abs(np.log((ours / ours.sum()) / (others / others.sum())))
    lift = np.array([LIFT if name[0] in "@=#" else 1.0 for name in names])
    lift *= 1 - TILT + TILT * ratio
    model = LogisticRegression(C=STRENGTH, max_iter=300, solver="liblinear")
    model.fit(seen @ sparse.diags(lift), truth)
    return model.coef_[0] * lift, float(model.intercept_[0])


def _truth(ours: Sequence[Labelled], function: Function) -> Floats:
    return np.array([function in one.pointer.functions for one in ours], dtype=float)


def _parts(ours: Sequence[Labelled]) -> tuple[Words, list[str]]:
    return [_features_once(one) for one in ours], [one.document for one in ours]


_READ: dict[str, list[str]] = {}


def _features_once(one: Labelled) -> list[str]:
    key = f"{one.document} {one.pointer.sha256}"
    if key not in _READ:
        _READ[key] = features_in(one.sentence)
    return _READ[key]


def measured(ours: Sequence[Labelled], found: Sequence[Does]) -> dict[str, Score]:
    """Return scores over everything and over the parts that differ."""
    parts = {
        "all": lambda _: True,
        "without those drawn as hard": lambda one: (
            not one.pointer.draw.startswith(HARD)
        ),
        "drawn at random": lambda one: one.pointer.draw in RANDOM,
        STANDING: lambda one: one.pointer.draw in RANDOM and _may_stand(one.sentence),
        "English": lambda one: one.sentence.lang == "en",
        "French": lambda one: one.sentence.lang == "fr",
        "Spanish": lambda one: one.sentence.lang == "es",
        "not our scenario": lambda one: one.pointer.corpus not in {"forum", "hamlet"},
    }
    pairs = list(zip(ours, found, strict=True))
    chosen = {
        name: [pair for pair in pairs if wanted(pair[0])]
        for name, wanted in parts.items()
    }
    return {name: _scores(some) for name, some in chosen.items() if some}


@cache
def _may_stand(sentence: Sentence) -> bool:
    return isinstance(standing(sentence, sentence.lang), Standing)


def _scores(pairs: Sequence[tuple[Labelled, Does]]) -> Score:
    documents = sorted({one.document for one, _ in pairs})
    number = {name: at for at, name in enumerate(documents)}
    place = {function: at for at, function in enumerate(Function)}
    shape = (len(documents), len(place))
    hits, said, true = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    same, every = np.zeros(len(documents)), np.zeros(len(documents))
    for one, does in pairs:
        row, labels = number[one.document], one.pointer.functions
        said[row, [place[each] for each in does]] += 1
        true[row, [place[each] for each in labels]] += 1
        hits[row, [place[each] for each in does & labels]] += 1
        same[row] += does == labels
        every[row] += 1
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
        for function, at in place.items()
        if true[:, at].sum()
    }
    done = [place[one] for one in FUNCTIONS if one != Function.OTHER]
    together = {
        "n": int(true[:, done].sum()),
        "precision": _ratio(hits[:, done].sum(1), said[:, done].sum(1), draws),
        "recall": _ratio(hits[:, done].sum(1), true[:, done].sum(1), draws),
    }
    right = _ratio(same, every, draws)
    told = {"n": len(pairs), "documents": len(documents), "right": right}
    return told | functions | {TOGETHER: together}


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
            if part in SHOWN.get(name, ())
        )
        + f"\n\nEvery part: `benchmarks/{SCORES.name}`. Command: `make train`."
    )


def _table(told: Score) -> str:
    lines = [
        f"{told['n']} sentences of {told['documents']} documents; exactly all that it does: {_said(told['right'])}",
        "",
        "| function | n | precision | recall |",
        "| --- | --- | --- | --- |",
    ]
    for function in (*map(str, Function), TOGETHER):
        if function in told:
            one = told[function]
            shares = f"{_said(one['precision'])} | {_said(one['recall'])}"
            lines.append(f"| {function} | {one['n']} | {shares} |")
    return "\n".join(lines)


def _said(share: Sequence[float]) -> str:
    return f"{share[0]:.2f} ({share[1]:.2f}–{share[2]:.2f})"


if __name__ == "__main__":
    main()
