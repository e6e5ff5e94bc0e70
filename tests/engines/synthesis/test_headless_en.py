"""Sentences of which only a clause inside has a verb say nothing of what they open with."""

import pytest

from palabre.engines.synthesis.headless_en import is_headless


@pytest.mark.parametrize(
    "words",
    [
        'A formal start for the harbour school, where "formal" means that elders sign.',
        "The plan for a lamp in every bay, which takes years to build; and",
        "Small fishing villages, which are up against the owners of large boats.",
    ],
)
def test_nothing_is_told_of_what_it_opens_with(words: str) -> None:
    assert is_headless(words)


@pytest.mark.parametrize(
    "words",
    [
        "The harbour, where many boats wait, needs a lamp.",
        "The harbour, which was built long ago, truly needs a lamp.",
        "Boats wait in the harbour, which is dark.",
        "Harbour schools now publish their tides, which sailors like.",
        "The council views the lamp as a gift, which it was.",
        "In the bay, which is deep, boats wait for the tide.",
        "The school used 215 lamps, which is many.",
        "We opened the harbour, which was closed.",
    ],
)
def test_what_has_its_own_verb_is_whole(words: str) -> None:
    assert not is_headless(words)
