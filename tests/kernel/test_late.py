"""Patterns that are compiled late are patterns all the same."""

import pkgutil
import re
from collections.abc import Iterator
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


def patterns_in(held: object, depth: int = 0) -> Iterator[_Late]:
    if type(held) is _Late:
        yield held
    elif depth < DEEPEST and isinstance(held, dict):
        for one in held.values():
            yield from patterns_in(one, depth + 1)
    elif depth < DEEPEST and isinstance(held, list | tuple):
        for one in held:
            yield from patterns_in(one, depth + 1)


DEEPEST = 4


def test_every_late_pattern_of_the_engine_compiles() -> None:
    package = palabre.engines.synthesis
    modules = [
        import_module(found.name)
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ]
    patterns = [one for module in modules for one in patterns_in(vars(module))]
    assert len(patterns) > 100
    for one in patterns:
        re.compile(*one._told)
