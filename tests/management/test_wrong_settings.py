"""Settings that cannot be right end in one line, never in a database in memory."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import ProgrammingError

from palabre.config import environment, urls
from palabre.kernel.refusals import Refused
from palabre.management import plain_words


def described(url):
    made = environment.Environment(
        folder=Path("/data"),
        database_url=url,
        bus_url="",
        speech_url="",
        is_debug=False,
        hosts=("*",),
        origin="",
    )
    return environment.database(made)


def palabre(*words, **settings):
    """Run the command as an operator does."""
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "palabre.cli", *words],
        env={**os.environ, **settings}
        | {"DJANGO_SETTINGS_MODULE": "palabre.config.settings"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "url",
    [
        "sqlite://palabre.db",
        "sqlite://",
        "sqlite:///",
        "sqlite",
        "palabre.db",
        "mysql://root@localhost/x",
        "redis://localhost",
        "postgresql://host:port/x",
    ],
)
def test_an_address_of_no_database_is_refused(url):
    with pytest.raises(Refused) as caught:
        described(url)

    assert caught.value.code == "database-url-wrong"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("", "/data/palabre.sqlite3"),
        ("sqlite:////data/x.db", "/data/x.db"),
        ("sqlite:///data/x.db", "/data/x.db"),
        ("sqlite:///:memory:", ":memory:"),
        ("postgresql://u:p@host:5433/x%20y", "x y"),
    ],
)
def test_an_address_of_a_database_is_taken(url, name):
    assert described(url)["NAME"] == name


def test_the_password_of_a_wrong_address_is_not_told():
    with pytest.raises(Refused) as caught:
        described("mysql://root:hidden@localhost/x")

    told = plain_words.words_of(caught.value)
    assert "hidden" not in told
    assert "mysql://root:…@localhost/x" in told


def test_a_command_says_in_one_line_what_is_wrong_with_the_address(tmp_path):
    done = palabre(
        "check", PALABRE_DATA=str(tmp_path), PALABRE_DATABASE_URL="sqlite://palabre.db"
    )

    assert done.returncode == 1, done.stderr
    assert done.stderr.count("\n") == 1
    assert "with three slashes" in done.stderr


@pytest.mark.django_db
def test_health_is_not_told_before_there_are_tables(client, monkeypatch):
    assert client.get("/healthz").status_code == 200

    def away():
        raise ProgrammingError

    monkeypatch.setattr(urls.Summit.objects, "exists", away)
    assert client.get("/healthz").status_code == 503
