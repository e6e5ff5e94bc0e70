"""Fixtures of the pages: their clock, and visitors."""

from types import SimpleNamespace

import make
import pytest
import world
import worlds
from django.core.cache import cache
from django.test import Client

from palabre.stages.people import operations as people
from palabre.stages.people.models import Account, Person


@pytest.fixture
def noon(monkeypatch):
    """Let every request happen at `make.NOON`; return the clock, to be moved."""
    clock = SimpleNamespace(at=make.NOON)
    now = SimpleNamespace(now=lambda: clock.at)
    monkeypatch.setattr("palabre.web.middleware.timezone", now)
    return clock


@pytest.fixture(autouse=True)
def no_tries_counted():
    """Forget how often doors were tried."""
    cache.clear()


def visitor(person: Person) -> Client:
    """Return a browser in which a person has signed in."""
    account = Account.objects.filter(person=person).first() or people.open_account(
        person,
        email=person.email or f"{person.code.lower()}@example.org",
        by=make.LOADER,
        at=make.NOON,
    )
    client = Client()
    client.force_login(account)
    return client


@pytest.fixture
def visit():
    """Return how a person visits."""
    return visitor


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker):
    """Return one world for all pages: built once a module, looked at by everybody."""
    with worlds.kept(django_db_blocker):
        yield world.build()


@pytest.fixture
def facts(built, db):
    return built
