"""Fixtures of the whole house."""

import os

import pytest
from django.db import connection
from django.utils import translation
from hypothesis import HealthCheck, settings

from palabre.stages.programme import overlap

os.environ.setdefault("NUMBA_DISABLE_JIT", "1")
"""Small timetables are searched without waiting for the compiler."""

settings.register_profile(
    "busy",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=os.environ.get("PALABRE_TEST_ALL") == "1",
)
settings.load_profile("busy")
"""Laws are about what is true, not about how busy the machine is. New examples are looked
for while one works; where a change is judged, the examples are the same each time."""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Add to the tables what migrations would: the rule against double booking."""
    with django_db_blocker.unblock():
        overlap.install(connection)


@pytest.fixture(autouse=True)
def _in_no_ones_language():
    """Begin each test in the house's language, whatever a request before it asked."""
    translation.deactivate()


@pytest.fixture
def at():
    """Return the instant at which tests happen, unless they say otherwise."""
    return make.NOON


import make  # noqa: E402 - needs Django, which pytest-django has set up by now
