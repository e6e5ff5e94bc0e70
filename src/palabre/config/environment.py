"""What the machine says: every setting that an operator may give, in one place."""

import os
import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from palabre.kernel.refusals import Refused
from palabre.kernel.secret_files import read_or_make

KEY_FILE = "secret.key"
BADGE_KEY_FILE = "badge.key"
DOCUMENTS_KEY_FILE = "documents.key"
VAULT = "documents"


@dataclass(frozen=True, slots=True)
class Environment:
    """The operator's settings, read once at start.

    Parameters
    ----------
    folder : Path
        ``PALABRE_DATA``: everything that must be backed up lies below it.
    database_url : str
        ``PALABRE_DATABASE_URL``: ``sqlite:///path`` or ``postgresql://...``.
    bus_url : str
        ``PALABRE_BUS_URL``: empty (one process) or ``redis://...``.
    speech_url : str
        ``PALABRE_SPEECH_URL``: a speech engine beside, empty without one.
    is_debug : bool
        ``PALABRE_DEBUG=1``.
    hosts : tuple of str
        ``PALABRE_HOSTS``: names the site answers to, separated by commas.
    origin : str
        ``PALABRE_ORIGIN``: e.g. ``https://forum.example.org``; used in messages. Empty
        where none is set: then it is where the server listens.
    clamd : str
        ``PALABRE_CLAMD``: ``host:port`` or socket of ClamAV; empty scans nothing.
    model_url, model : str
        ``PALABRE_MODEL_URL``, ``PALABRE_MODEL``: an OpenAI-compatible address and the
        model's name there; empty for none.
    model_key : str
        ``PALABRE_MODEL_KEY``: its bearer token. Read here alone; kept nowhere else.
    """

    folder: Path
    database_url: str
    bus_url: str
    speech_url: str
    is_debug: bool
    hosts: tuple[str, ...]
    origin: str
    clamd: str = ""
    model_url: str = ""
    model: str = ""
    model_key: str = field(default="", repr=False)


def read_environment() -> Environment:
    """Read the settings from the process environment."""
    folder = Path(os.environ.get("PALABRE_DATA", "var")).resolve()
    return Environment(
        folder=folder,
        database_url=os.environ.get("PALABRE_DATABASE_URL", ""),
        bus_url=os.environ.get("PALABRE_BUS_URL", ""),
        speech_url=os.environ.get("PALABRE_SPEECH_URL", ""),
        is_debug=os.environ.get("PALABRE_DEBUG", "") == "1",
        hosts=tuple(
            name.strip()
            for name in os.environ.get("PALABRE_HOSTS", "*").split(",")
            if name.strip()
        ),
        origin=os.environ.get("PALABRE_ORIGIN", ""),
        clamd=os.environ.get("PALABRE_CLAMD", ""),
        model_url=os.environ.get("PALABRE_MODEL_URL", ""),
        model=os.environ.get("PALABRE_MODEL", ""),
        model_key=os.environ.get("PALABRE_MODEL_KEY", ""),
    )


def secret_key(folder: Path) -> str:
    """Return the installation's secret, made at first start and kept in its folder.

    Raises Refused: ``data-folder-unusable``.
    """
    try:
        made = read_or_make(
            folder / KEY_FILE, lambda: secrets.token_urlsafe(64).encode()
        )
    except OSError as error:
        raise Refused(
            "data-folder-unusable", folder=str(folder), reason=error.strerror
        ) from error
    return made.decode("ascii").strip()


def database(environment: Environment) -> dict[str, object]:
    """Return Django's description of the database for a URL.

    SQLite: write-ahead log, IMMEDIATE transactions; on both databases everything that
    is acknowledged is on the disk. A thread keeps its connection. In memory, where
    nothing is kept, it is only when the URL spells ``sqlite:///:memory:``.

    Raises Refused: ``database-url-wrong``.
    """
    url = (
        environment.database_url
        or f"sqlite:///{environment.folder / 'palabre.sqlite3'}"
    )
    parts, port = _split(url)
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgresql(parts, port)
    if parts.scheme != "sqlite" or parts.netloc or not parts.path.strip("/"):
        raise _wrong(url)
    return _sqlite(url[len("sqlite://") :].lstrip("/"))


def _split(url: str) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(url)
        port = parts.port if parts.scheme != "sqlite" else None
    except ValueError as error:
        raise _wrong(url) from error
    return parts, port


def _wrong(url: str) -> Refused:
    """Return the refusal of an address of no database, without its password."""
    told = re.sub(r"(://[^:/@]*):[^@]*@", r"\1:…@", url)
    return Refused("database-url-wrong", url=told)


NOTHING_KEPT = {"prepare_threshold": None}
"""Behind a pool that lends a connection for one transaction, no plan is kept in it."""

TO_THE_DRIVER = frozenset(
    {
        "application_name",
        "channel_binding",
        "connect_timeout",
        "options",
        "sslcert",
        "sslcrl",
        "sslkey",
        "sslmode",
        "sslrootcert",
        "target_session_attrs",
    }
)
"""What an address may say after ``?`` to the driver of PostgreSQL (libpq)."""


def _postgresql(parts: SplitResult, port: int | None) -> dict[str, object]:
    said: dict[str, str | None] = dict(parse_qsl(parts.query, keep_blank_values=True))
    is_pooled = said.pop("pooling", None)
    if is_pooled not in {None, "transaction"} or said.keys() - TO_THE_DRIVER:
        raise _wrong(parts.geturl())
    if is_pooled:
        said |= NOTHING_KEPT
    return {
        "OPTIONS": said,
        "DISABLE_SERVER_SIDE_CURSORS": bool(is_pooled),
        "ENGINE": "palabre.gateways.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _sqlite(path: str) -> dict[str, object]:
    return {
        "ENGINE": "palabre.gateways.sqlite",
        "NAME": path if path == ":memory:" else f"/{path}",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
                "PRAGMA cache_size=-8000;PRAGMA temp_store=MEMORY;"
            ),
        },
    }
