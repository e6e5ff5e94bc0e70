"""Whole worlds: the small scenario, loaded once and shared by the tests of a module."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import transaction

from palabre.management.scenario.load import load
from palabre.management.scenario.read import read_scenario
from palabre.stages.summits.models import Summit

SCENARIOS = Path(__file__).resolve().parents[1] / "scenarios"


def hamlet(until: str = "outcome") -> Summit:
    """Load the smallest scenario up to a stage by real operations."""
    return load(read_scenario(SCENARIOS / "hamlet"), until=until)


@contextmanager
def kept(blocker) -> Iterator[None]:
    """Keep what is written for the tests of a module, and take it back after."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
