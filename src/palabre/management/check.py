"""Look whether everything holds: the machine, the database, and the live data.

Checks the SQLite version, migrations, the journal's chain, double bookings, badges
without accreditation, published sentences whose evidence is no longer there, released
figures whose hash or people do not fit.
"""

import argparse
from collections.abc import Iterator

from django.conf import settings
from django.db import connection
from django.db.models import F

from palabre.management.database import is_current
from palabre.stages.accreditation.models import Badge
from palabre.stages.accreditation.states import RegistrationState
from palabre.stages.journal import queries as journal
from palabre.stages.outcomes.counting.released import problems_of
from palabre.stages.outcomes.figure_models import FigureRelease
from palabre.stages.outcomes.models import Evidence, Issue
from palabre.stages.programme.models import Placement

SAFE_SQLITE = (3, 51, 3)
"""First release without the WAL-reset bug."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--quiet", action="store_true", help="tell only what is wrong")


def run(given: argparse.Namespace) -> int:
    """Tell what holds and what does not; exit 1 if something does not."""
    if not is_current():
        print("✗ the database is not up to date: start `palabre serve` once")
        return 1
    found = list(findings())
    for is_good, words in found:
        if not (is_good and given.quiet):
            print(f"{'✓' if is_good else '✗'} {words}")
    for words in warnings():
        print(f"! {words}")
    return 0 if all(is_good for is_good, _ in found) else 1


def findings() -> Iterator[tuple[bool, str]]:
    """Give each invariant of the live data with whether it holds."""
    broken = journal.first_break()
    told = "whole" if broken is None else f"broken at entry {broken}"
    yield broken is None, f"the journal's chain is {told}"
    n = n_double_bookings()
    yield n == 0, f"rooms booked twice: {n}"
    n = n_badges_without_accreditation()
    yield n == 0, f"valid badges without accreditation: {n}"
    n = n_moved_quotations()
    yield n == 0, f"published sentences whose words have moved: {n}"
    broken_figures = list(figures_that_do_not_hold())
    told = "; ".join(broken_figures[:5]) if broken_figures else "every one holds"
    yield not broken_figures, f"released figures: {told}"


def n_double_bookings() -> int:
    """Count pairs of placements that share a room and time."""
    return (
        Placement.objects.filter(
            room__placements__starts_at__lt=F("ends_at"),
            room__placements__ends_at__gt=F("starts_at"),
        )
        .exclude(room__placements=F("pk"))
        .count()
    )


def n_badges_without_accreditation() -> int:
    """Count badges that admit although nobody is accredited behind them."""
    return (
        Badge.objects.filter(revoked_at__isnull=True)
        .exclude(registration__state=RegistrationState.ACCREDITED)
        .count()
    )


def n_moved_quotations() -> int:
    """Count evidence of issued texts that no longer stands where it was."""
    drafts = Issue.objects.values("draft")
    found = Evidence.objects.filter(sentence__draft__in=drafts).select_related(
        "intervention", "line"
    )
    moved = [one.pk for one in found.order_by("id").iterator(1000) if _has_moved(one)]
    return len(moved)


def _has_moved(one: Evidence) -> bool:
    source = one.intervention or one.line
    return source is None or source.text[one.start : one.end] != one.quote


def figures_that_do_not_hold() -> Iterator[str]:
    """Give every released number that its hash or the people behind it belie."""
    found = FigureRelease.objects.select_related("summit").order_by("id")
    for release in found.iterator(20):
        yield from problems_of(release)


def warnings() -> Iterator[str]:
    """Give what an operator should know although nothing is wrong yet."""
    if connection.vendor == "sqlite":
        version: tuple[int, ...] = connection.Database.sqlite_version_info  # type: ignore[attr-defined]
        if version < SAFE_SQLITE:
            yield (
                f"SQLite {'.'.join(map(str, version))} can lose its log when two "
                "connections reset it at once (fixed in 3.51.3): one process only, "
                "and back up often, or use PostgreSQL"
            )
    if settings.DEBUG:
        yield "PALABRE_DEBUG is on: never on a public address"
    if "*" in settings.ALLOWED_HOSTS:
        yield "PALABRE_HOSTS is not set: the site answers to any name"
