"""The worker is killed in the middle of a release of figures: another takes it up."""

import contextlib
import json
import signal
import sqlite3
import subprocess
import time

import psycopg
import pytest
from installations import PALABRE, ROOT

PREPARE = """
import json
from datetime import UTC, datetime
from django.conf import settings
import make
from palabre.kernel.languages import text
from palabre.management.database import bring_up_to_date
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation import tokens
from palabre.stages.accreditation.models import Category
from palabre.stages.accreditation.stating import RegistrationFacts
from palabre.stages.people import operations as people
from palabre.workflows import release_figures
bring_up_to_date()
summit = make.summit()
classes = [("participant", text(en="Participant"), "#2f6b3c", ["rooms"])]
accreditation.set_categories(summit, classes, by=make.LOADER, at=make.NOON)
guests = people.enter_persons(
    [people.PersonFacts(f"客人 {n} Ämne") for n in range(1500)],
    by=make.LOADER, at=make.NOON)
category = Category.objects.get()
asked = accreditation.register_all(summit, [
    RegistrationFacts(one, category, "on-site", "civil-society", "KENGFRJP"[n % 4 * 2:][:2])
    for n, one in enumerate(guests)], by=make.LOADER, at=make.NOON)
accreditation.accredit_all(asked, key=tokens.key_at(settings.BADGE_KEY),
    by=make.LOADER, at=make.NOON)
made = release_figures.order_figures(summit, by=make.LOADER, at=datetime.now(UTC))
print(json.dumps(made.state))
"""
AFTER = """
import json
from datetime import UTC, datetime, timedelta
from palabre.stages.journal.models import Entry
from palabre.stages.outcomes import figure_orders as orders
from palabre.stages.outcomes.figure_models import FigureOrder, FigureRelease
from palabre.workflows.release_figures import release_due_figures
now = datetime.now(UTC)
later = now + orders.PATIENCE + timedelta(seconds=1)
early = [FigureRelease.objects.count(), release_due_figures(at=now)]
once = [release_due_figures(at=later), release_due_figures(at=later + orders.PATIENCE)]
one = FigureOrder.objects.get()
released = Entry.objects.filter(act="outcomes.figures.released")
print(json.dumps({"early": early, "once": once, "state": one.state,
    "tries": one.n_tries, "releases": FigureRelease.objects.count(),
    "lines": released.count()}))
"""
IS_TAKEN = "SELECT count(*) FROM palabre_figureorder WHERE taken_at IS NOT NULL"


@pytest.fixture(params=["sqlite", "postgres"])
def installation(request):
    """Return an empty installation on either database."""
    return request.getfixturevalue(request.param)


def is_taken(installation):
    url = installation.database_url
    if url.startswith("postgres"):
        connection = psycopg.connect(url, autocommit=True)
    else:
        connection = sqlite3.connect(installation.folder / "palabre.sqlite3")
    with contextlib.closing(connection):
        return connection.execute(IS_TAKEN).fetchone()[0] == 1


@pytest.mark.slow
@pytest.mark.services
def test_a_release_whose_worker_was_killed_is_done_once_by_another(installation):
    assert json.loads(installation.script(PREPARE)) == "queued"
    worker = subprocess.Popen(  # noqa: S603 - our own command
        [str(PALABRE), "work", "--figures"],
        env=installation.environment,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )
    ends = time.monotonic() + 60
    while not is_taken(installation) and time.monotonic() < ends:
        time.sleep(0.01)
    worker.send_signal(signal.SIGKILL)

    assert worker.wait() == -signal.SIGKILL, "the worker was done before"
    told = json.loads(installation.script(AFTER))
    assert told == {
        "early": [0, 0],
        "once": [1, 0],
        "state": "done",
        "tries": 2,
        "releases": 1,
        "lines": 1,
    }
