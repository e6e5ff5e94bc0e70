"""The linear model of discourse functions: its table, its features, its floors."""

import csv
from pathlib import Path

import numpy as np
import pytest

from palabre.engines.synthesis.acts import EN, FR
from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.discourse.model import (
    COEFFICIENTS,
    Judged,
    own_model,
    read_model,
)
from palabre.engines.synthesis.discourse.signs import features_of, tokens_of

TABLE = """\
feature,claim,commitment,other
floor,0.0,0.6,0.0
base,20,0,0
we will,,300,
@promise,,100,-50
"""
LABELS = Path(__file__).parents[3] / "tools" / "discourse" / "labels.csv"


def test_the_model_adds_weights_and_turns_them_into_chances() -> None:
    model = read_model(TABLE)

    chances = model.probabilities(["we will", "unknown", "@promise"])

    raised = np.exp([0.2, 4.0, -0.5])
    assert np.allclose(chances, raised / raised.sum())


@pytest.mark.parametrize(
    ("features", "judged"),
    [
        (["we will", "@promise"], Judged(Function.COMMITMENT, 0.9676)),
        (["@promise"], Judged(Function.CLAIM, 0.5979)),
        ([], Judged(Function.CLAIM, 0.3792)),
    ],
)
def test_a_function_under_its_floor_is_a_claim_as_sure_as_the_likeliest(
    features: list[str], judged: Judged
) -> None:
    assert read_model(TABLE).judge(features) == judged


def test_the_own_table_knows_every_function_and_one_floor_for_each() -> None:
    model = own_model()

    assert set(model.functions) == set(Function)
    assert {
        name
        for name, floor in zip(model.functions, model.floors, strict=True)
        if not floor
    } == {Function.CLAIM, Function.OTHER}
    assert all(0.3 <= floor < 1 for floor in model.floors if floor)


def test_the_own_table_is_small() -> None:
    assert COEFFICIENTS.stat().st_size < 400_000


def test_tokens_hide_numbers_and_keep_apostrophes() -> None:
    assert tokens_of("D’ici 2027, nous formerons 1 200 agents.") == [
        "d'",
        "ici",
        "0",
        "nous",
        "formerons",
        "0",
        "agents",
    ]


def test_features_carry_signs_of_the_language_endings_and_patterns() -> None:
    english = features_of("We will open 30 networks by 2028.", "en", EN)
    french = features_of("Nous formerons 30 agents d’ici à 2028.", "fr", FR)

    assert {"@future", "@deadline", "=commitment"} <= set(english)
    assert {"@we", "@deadline", "nous -rons", "nous formerons"} <= set(french)
    assert len(english) == len(set(english))


def test_a_language_without_signs_has_its_words_alone() -> None:
    features = features_of("Wir bauen weiter.", "de", EN)

    assert [one for one in features if one.startswith("@")] == []
    assert "bauen" in features


def test_labels_point_to_sentences_and_hold_no_words() -> None:
    with LABELS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert len(rows) >= 1500
    assert {row["label"] for row in rows} == set(Function)
    assert all(len(row["sha256"]) == 16 for row in rows)
    assert all(int(row["start"]) < int(row["end"]) for row in rows)
    assert set(rows[0]) == {
        *("corpus", "source", "intervention", "start", "end", "sha256", "draw", "label")
    }
