"""Real databases and a real server, each test with its own; nothing is left behind."""

import uuid
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from installations import Installation, answering, sqlite_in


@pytest.fixture
def postgres(tmp_path):
    """Return an installation on a PostgreSQL database of its own."""
    server = answering()
    name = f"palabre_test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    try:
        yield Installation(tmp_path, urlunsplit(urlsplit(server)._replace(path=name)))
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite(tmp_path):
    """Return an installation on an SQLite file of its own."""
    return sqlite_in(tmp_path)
