"""From which chance a function is believed, and that its labels find their sentences."""

import importlib
from pathlib import Path

import numpy as np
import pytest

TOOLS = Path(__file__).parents[2] / "tools" / "discourse"
MOST_LOST = 0.02
"""Share of the labels of our own scenarios that rewording may lose before a reader
points them anew."""


@pytest.fixture
def train(monkeypatch):
    """The tool that fits the models, which stands beside what it imports."""
    monkeypatch.syspath_prepend(str(TOOLS))
    return importlib.import_module("train")


@pytest.fixture
def corpora(monkeypatch):
    """The labels and the texts that they point to."""
    monkeypatch.syspath_prepend(str(TOOLS))
    return importlib.import_module("corpora")


def test_where_no_floor_is_right_often_enough_little_is_believed(train):
    chances = np.linspace(0.99, 0.01, 100)
    right = np.zeros(100)
    right[[*range(0, 12, 2), *range(12, 40, 2)]] = 1

    floor = train._floor(chances, right)

    believed = right[chances >= floor - 0.001]
    assert believed.sum() / right.sum() == train.LEAST_RECALL


def test_a_floor_that_reaches_the_aim_keeps_the_most_recall(train):
    chances = np.linspace(0.99, 0.01, 100)
    right = np.zeros(100)
    right[[*range(10), *range(11, 60, 3)]] = 1

    floor = train._floor(chances, right)

    believed = right[chances >= floor - 0.001]
    assert believed.mean() >= train.AIM
    assert believed.sum() / right.sum() >= train.LEAST_RECALL


@pytest.mark.slow
def test_labels_of_our_scenarios_find_their_sentences(corpora):
    ours = [one for one in corpora.read_labels() if one.corpus in {"forum", "hamlet"}]

    found = list(corpora.labelled(ours))

    assert len(found) >= (1 - MOST_LOST) * len(ours)
