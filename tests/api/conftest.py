"""The small scenario, loaded once for all tests of a module."""

import pytest
import worlds

from palabre.stages.summits import queries


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    with worlds.kept(django_db_blocker):
        worlds.hamlet()
        yield


@pytest.fixture
def hamlet(told, db):
    return queries.by_code("hamlet-2026")
