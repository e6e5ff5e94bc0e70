"""The linear model of discourse functions: its table, its features, its floors."""

import csv
import tomllib
from pathlib import Path

import numpy as np
import pytest

from palabre.engines.synthesis.acts import EN, FR
from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.discourse.model import (
    COEFFICIENTS,
    RANKS,
    Judged,
    own_model,
    read_model,
)
from palabre.engines.synthesis.discourse.quantities import quantities_in
from palabre.engines.synthesis.discourse.senses import SENSES, senses_in
from palabre.engines.synthesis.discourse.signs import SIGNS, features_of
from palabre.engines.synthesis.discourse.tokens import tokens_of

TABLE = """\
feature,proposal,commitment,challenge,figure,other
floor,0.5,0.6,0.7,0.3,0.55
base,-300,-200,-200,-200,0
we will,,300,,,-200
should,400,,,,
broken,,,400,,
40,,,,300,
um,,,,,200
"""
C = Function.COMMITMENT
LABELS = Path(__file__).parents[3] / "tools" / "discourse" / "labels.csv"


def test_the_model_adds_weights_and_turns_them_into_chances() -> None:
    model = read_model(TABLE)

    chances = model.probabilities(["we will", "unknown", "um"])

    scores = np.array([-3.0, 1.0, -2.0, -2.0, 0.0])
    assert np.allclose(chances, 1 / (1 + np.exp(-scores)))


@pytest.mark.parametrize(
    ("features", "functions"),
    [
        (["broken", "40"], ("challenge", "figure")),
        (["broken", "should"], ("proposal", "challenge")),
        (["40", "should"], ("proposal", "figure")),
        (["should", "we will"], ("proposal", "commitment")),
    ],
)
def test_what_is_done_files_a_sentence_before_what_is_told(
    features: list[str], functions: tuple[str, ...]
) -> None:
    judged = read_model(TABLE).judge(features)

    assert tuple(one for one, _ in judged.functions) == functions
    assert (judged.function, judged.confidence) == judged.functions[0]


@pytest.mark.parametrize(
    ("features", "judged"),
    [
        (["um"], Judged(Function.OTHER, 0.8808)),
        (["um", "we will"], Judged(Function.COMMITMENT, 0.7311, ((C, 0.7311),))),
        (["40", "um"], Judged(Function.FIGURE, 0.7311, ((Function.FIGURE, 0.7311),))),
        (["we will"], Judged(Function.COMMITMENT, 0.7311, ((C, 0.7311),))),
        (
            ["broken"],
            Judged(Function.CHALLENGE, 0.8808, ((Function.CHALLENGE, 0.8808),)),
        ),
        ([], Judged(Function.CLAIM, 0.5)),
    ],
)
def test_nothing_is_done_only_where_no_function_is_believed(
    features: list[str], judged: Judged
) -> None:
    assert read_model(TABLE).judge(features) == judged


def test_the_own_table_knows_every_function_but_claim_and_one_floor_for_each() -> None:
    model = own_model()

    assert set(model.functions) == set(Function) - {Function.CLAIM}
    assert set(RANKS) == set(model.functions) - {Function.OTHER}
    assert all(0.3 <= floor < 1 for floor in model.floors)


def test_the_own_table_is_small() -> None:
    assert COEFFICIENTS.stat().st_size < 620_000


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

    assert {"@future", "@deadline", "=commitment", "#quantity"} <= set(english)
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
    labels = [row["label"].split("+") for row in rows]
    assert {one for label in labels for one in label} == set(Function)
    assert all(
        len(label) == 1 for label in labels if not {"claim", "other"}.isdisjoint(label)
    )
    assert all(len(row["sha256"]) == 16 for row in rows)
    assert all(int(row["start"]) < int(row["end"]) for row in rows)
    assert set(rows[0]) == {
        *("corpus", "source", "intervention", "start", "end", "sha256", "draw", "label")
    }


@pytest.mark.parametrize(
    ("words", "lang", "measures"),
    [
        ("Traffic fell by 40 per cent.", "en", True),
        ("A third of the schools wait.", "en", True),
        ("It took eleven days.", "en", True),
        ("Nous avons formé douze agents.", "fr", True),
        ("Atendimos a 3.000 personas.", "es", True),
        ("RFC 7252 came in 2014.", "en", False),
        ("The third session ended.", "en", False),
        ("At its 58th session it agreed.", "en", False),
        ("There are three options.", "en", False),
        ("Version 4 is out.", "en", False),
        ("Le 3 mars fut long.", "fr", False),
        ("It rains.", "en", False),
    ],
)
def test_a_number_measures_or_only_names(
    words: str, lang: str, *, measures: bool
) -> None:
    found = set(quantities_in(words, tokens_of(words), lang))

    assert ("#quantity" in found) is measures


@pytest.mark.parametrize(
    ("words", "lang", "feature", "is_there"),
    [
        ("We trained them.", "en", "&result bare we -ed", True),
        ("They should be trained.", "en", "&result bare we -ed", False),
        ("They should be trained.", "en", "&result modal", True),
        ("Poverty grows.", "en", "&bad>1", True),
        ("We fight poverty.", "en", "&bad>1", False),
        ("If poverty grows, we go.", "en", "&grow if", True),
        ("Nous avons formé des agents.", "fr", "&result perf we -é", True),
        ("Faltan maestras.", "es", "&lack bare", True),
        ("Wir bauen.", "de", "&bad%0", False),
    ],
)
def test_what_stands_around_a_word_turns_its_sense(
    words: str, lang: str, feature: str, *, is_there: bool
) -> None:
    assert (feature in set(senses_in(tokens_of(words), lang))) is is_there


@pytest.mark.parametrize("path", [SENSES, SIGNS])
def test_lists_hold_words_stems_and_phrases_alone(path: Path) -> None:
    lists = tomllib.loads(path.read_text(encoding="utf-8"))

    entries = [
        entry.strip()
        for by_lang in lists.values()
        for told in by_lang.values()
        for entry in told.split(",")
    ]
    assert all(set(one) <= {"en", "fr", "es"} for one in lists.values())
    assert [one for one in entries if not one or "*" in one[:-1]] == []
    assert [one for one in entries if one.endswith("*") and " " in one] == []
