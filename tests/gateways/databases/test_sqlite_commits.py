"""Commits of SQLite in groups: turns to write, flushes, nothing left held."""

import os
import threading

import pytest
from django.db import IntegrityError, OperationalError

from palabre.gateways.sqlite import log as module
from palabre.gateways.sqlite.base import DatabaseWrapper
from palabre.gateways.sqlite.log import log_of

pytestmark = pytest.mark.django_db

SETTINGS = {
    "ENGINE": "palabre.gateways.sqlite",
    "ATOMIC_REQUESTS": False,
    "AUTOCOMMIT": True,
    "CONN_MAX_AGE": None,
    "CONN_HEALTH_CHECKS": False,
    "TIME_ZONE": None,
    "USER": "",
    "PASSWORD": "",
    "HOST": "",
    "PORT": "",
    "TEST": {},
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 0.2,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;",
    },
}


@pytest.fixture
def connect(tmp_path):
    """Return a way to connect to one database file, twice or more."""
    made = []

    def connected():
        wrapper = DatabaseWrapper({**SETTINGS, "NAME": str(tmp_path / "db")}, "other")
        wrapper.inc_thread_sharing()
        wrapper.connect()
        made.append(wrapper)
        return wrapper

    yield connected
    for one in made:
        one.close()


@pytest.fixture
def flushed(monkeypatch):
    """Return the list that grows with each flush."""
    seen = []
    flush = os.fdatasync

    def noting(file):
        seen.append(file)
        flush(file)

    monkeypatch.setattr(module.os, "fdatasync", noting)
    return seen


def begin(wrapper):
    wrapper._start_transaction_under_autocommit()
    wrapper.in_atomic_block = True


def run(wrapper, words):
    with wrapper.cursor() as cursor:
        return cursor.execute(words).fetchall()


def test_a_commit_that_wrote_is_flushed(connect, flushed):
    one = connect()
    run(one, "CREATE TABLE t (n INTEGER UNIQUE)")
    begin(one)
    run(one, "INSERT INTO t VALUES (1)")

    one._commit()

    assert len(flushed) == 1
    assert run(connect(), "SELECT n FROM t") == [(1,)]


def test_a_commit_that_only_read_is_not(connect, flushed):
    one = connect()
    run(one, "CREATE TABLE t (n INTEGER UNIQUE)")
    begin(one)
    run(one, "SELECT * FROM t")

    one._commit()

    assert flushed == []


def test_statements_on_their_own_are_flushed_by_sqlite(connect):
    one = connect()
    begin(one)
    assert run(one, "PRAGMA synchronous") == [(1,)]

    one._commit()

    assert run(one, "PRAGMA synchronous") == [(2,)]


def test_the_next_writer_waits_its_turn_and_not_for_ever(connect):
    one, two = connect(), connect()
    begin(one)

    with pytest.raises(OperationalError, match="locked"):
        begin(two)
    one._rollback()
    begin(two)
    two._rollback()

    assert not log_of(one.settings_dict["NAME"]).turn.locked()


def test_a_refused_or_lost_transaction_gives_its_turn_back(connect):
    one, two = connect(), connect()
    run(one, "CREATE TABLE t (n INTEGER UNIQUE)")
    begin(one)
    run(one, "INSERT INTO t VALUES (1)")
    with pytest.raises(IntegrityError):
        run(one, "INSERT INTO t VALUES (1)")
    one._rollback()
    begin(two)
    two.in_atomic_block = False
    two.close()

    begin(one)
    one._rollback()

    assert run(one, "SELECT n FROM t") == []


def test_the_log_is_folded_beside_the_writers(connect, monkeypatch):
    monkeypatch.setattr(module, "FOLD_SECONDS", 0.0)
    one = connect()
    run(one, "CREATE TABLE t (n INTEGER UNIQUE)")
    begin(one)
    run(one, "INSERT INTO t VALUES (1)")

    one._commit()
    for thread in threading.enumerate():
        if thread.name == "fold":
            thread.join(5)

    _, n_frames, n_folded = run(one, "PRAGMA wal_checkpoint(PASSIVE)")[0]
    assert n_folded == n_frames
