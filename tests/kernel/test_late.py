"""Patterns that are compiled late are patterns all the same."""

import gc
import pkgutil
import re
from importlib import import_module

import pytest

import palabre.engines.synthesis
from palabre.kernel.late import _Late, late


def test_a_late_pattern_finds_what_the_pattern_finds() -> None:
    found = late(r"(?P<word>[a-z]+)", re.IGNORECASE).search("12 Words")
    assert found is not None
    assert found["word"] == "Words"


def test_a_wrong_pattern_fails_at_its_first_use() -> None:
    wrong = late("(")
    with pytest.raises(re.error):
        wrong.search("")


def test_every_late_pattern_of_the_engine_compiles() -> None:
    package = palabre.engines.synthesis
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        import_module(found.name)
    patterns = [one for one in gc.get_objects() if type(one) is _Late]
    assert len(patterns) > 100
    for one in patterns:
        if one._told != ("(", 0):
            re.compile(*one._told)
