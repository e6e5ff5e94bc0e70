import os
from datetime import timedelta

import make
import make_programme
import pytest
from django.utils import timezone

from palabre.engines.timetable import ready
from palabre.management import work
from palabre.stages.programme import board, runs, steps
from palabre.stages.programme.models import TimetableRun

pytestmark = pytest.mark.django_db


@pytest.fixture
def summit():
    made = make.summit()
    make_programme.placed(make_programme.session(made, "A-1"), 9)
    return made


@pytest.fixture
def started(monkeypatch):
    """Return the words of the processes that the worker starts; none runs."""
    found = []

    class Started:
        def __init__(self, words):
            found.append(words[words.index("work") :])

        def poll(self):
            return None

    monkeypatch.setattr(work.subprocess, "Popen", Started)
    monkeypatch.setattr(ready, "_asked_at", [])
    return found


def test_nothing_stands_by_where_nobody_plans(summit, started):
    work._work_apart({})

    assert started == []


def test_a_process_stands_by_while_somebody_moves_sessions(summit, started):
    session = summit.sessions.get()
    seen = steps.version_of(summit)
    board.pin(session, seen=seen, by=make.LOADER, at=timezone.now())
    running = {}

    work._work_apart(running)
    work._work_apart(running)

    assert started == [["work", "--timetables", "--stand-by"]]


def test_an_open_board_is_enough(started):
    ready.warm()

    work._work_apart({})

    assert started == [["work", "--timetables", "--stand-by"]]


def test_an_old_step_is_none_that_another_follows(summit):
    board.pin(
        summit.sessions.get(),
        seen=steps.version_of(summit),
        by=make.LOADER,
        at=make.NOON,
    )

    assert runs.is_expected(at=make.NOON + timedelta(minutes=1))
    assert not runs.is_expected(at=make.NOON + timedelta(hours=1))
    assert not runs.is_expected(at=make.NOON - timedelta(hours=1))


def test_what_is_asked_while_a_process_stands_by_is_worked(summit, monkeypatch):
    monkeypatch.setattr(ready, "prepare_repairs", lambda: 0.0)
    monkeypatch.setattr(ready, "EXPECTED", -1.0)
    monkeypatch.setattr(runs, "is_expected", lambda **_at: runs.is_waiting())
    runs.ask_prices(summit, by=make.LOADER, at=make.NOON)

    work.stand_by(os.getppid())

    assert TimetableRun.objects.get().state == "done"


def test_who_stands_by_ends_with_the_process_that_started_it(monkeypatch):
    monkeypatch.setattr(ready, "prepare_repairs", lambda: 0.0)

    work.stand_by(-1)


def test_all_that_a_repair_needs_is_loaded():
    assert ready.prepare_repairs() > 0
