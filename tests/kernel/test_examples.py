"""Every example in a docstring is true."""

import doctest
import pkgutil
from importlib import import_module

import pytest

import palabre.engines
import palabre.kernel
import palabre.stages.live.clean
import palabre.stages.outcomes.highlights
import palabre.stages.people.queries

PACKAGES = (palabre.kernel, palabre.engines)
MODULES = [
    *sorted(
        found.name
        for package in PACKAGES
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ),
    "palabre.stages.live.clean",
    "palabre.stages.outcomes.highlights",
    "palabre.stages.people.queries",
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_a_module_are_true(name):
    results = doctest.testmod(import_module(name))

    assert results.failed == 0
