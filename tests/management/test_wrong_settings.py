"""Settings that cannot be right end in one line, never in a database in memory."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import make
import pytest
from django.db import ProgrammingError

from palabre import cli
from palabre.config import environment, urls
from palabre.kernel.refusals import Refused
from palabre.management import demo, export, plain_words, serve
from palabre.management.scenario.load import STAGES


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
        "postgresql://host/x?sslmod=require",
        "postgresql://host/x?pooling=session",
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


def test_a_folder_that_is_a_file_is_told_in_one_line(tmp_path):
    (tmp_path / "file").write_text("x")

    done = palabre(
        "check", PALABRE_DATA=str(tmp_path / "file"), PALABRE_DATABASE_URL=""
    )

    assert done.returncode == 1, done.stderr
    assert done.stderr.count("\n") == 1
    assert "PALABRE_DATA must be a folder" in done.stderr


def test_a_database_that_is_away_is_told_in_one_line(tmp_path):
    url = "postgresql://nobody@127.0.0.1:1/x"

    done = palabre("check", PALABRE_DATA=str(tmp_path), PALABRE_DATABASE_URL=url)

    assert done.returncode == 1, done.stderr
    assert done.stderr.count("\n") == 1
    assert "The database does not answer" in done.stderr


@pytest.mark.parametrize("port", ["99999", "0", "-1", "http"])
def test_a_port_that_is_none_is_refused(port, capsys):
    with pytest.raises(SystemExit):
        cli.main(["serve", f"--port={port}"])

    assert "1 to 65535" in capsys.readouterr().err


def test_a_taken_port_is_refused_before_static_files(monkeypatch):
    monkeypatch.setattr(serve.static_files, "bring_up_to_date", lambda: 1 / 0)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        with pytest.raises(Refused, match="port-taken"):
            serve.serve(*taken.getsockname())


@pytest.mark.django_db
def test_an_export_says_what_is_not_there(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("palabre.management.export.bring_up_to_date", lambda: None)
    summit = make.summit()
    out = str(tmp_path / "x")

    assert cli.main(["export", "nope", "--out", out]) == 1
    assert "“nope”. There are: hamlet-2026" in capsys.readouterr().err
    words = ["export", summit.code, "--out", out, "--format", "summary"]
    assert cli.main(words) == 1
    assert "No summary of hamlet-2026" in capsys.readouterr().err
    nowhere = ["export", summit.code, "--out", str(tmp_path / "no" / "x"), "--format"]
    monkeypatch.setitem(export.WRITERS, "csv", lambda *_: b"x")
    assert cli.main([*nowhere, "csv"]) == 1
    assert "cannot be written: no such file" in capsys.readouterr().err
    assert cli.main(["backup", str(tmp_path / "no" / "b.tar.gz")]) == 1
    assert "cannot be written: no such file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "cannot be read as a timetable"), ("fr", "ne se lit pas")]
)
def test_a_missing_problem_is_told_without_a_database(lang, said, tmp_path):
    done = palabre("solve", str(tmp_path / "none"), "--lang", lang)

    assert done.returncode == 1
    assert said in done.stderr


def test_help_of_the_demo_names_the_stages_there_are():
    for stage in STAGES:
        assert stage in demo.__doc__


def test_what_an_address_says_to_the_driver_reaches_it():
    told = described("postgresql://h/x?sslmode=verify-full&sslrootcert=%2Fca.pem")

    assert told["OPTIONS"] == {"sslmode": "verify-full", "sslrootcert": "/ca.pem"}
    assert not told["DISABLE_SERVER_SIDE_CURSORS"]


def test_behind_a_pool_of_transactions_nothing_is_kept_in_a_connection():
    told = described("postgresql://h/x?pooling=transaction")

    assert told["OPTIONS"] == {"prepare_threshold": None}
    assert told["DISABLE_SERVER_SIDE_CURSORS"]
