"""Start the server: pages, API, live streams and the worker in one process.

The database is brought up to date first. Stop it with Ctrl-C or SIGTERM; what was
acknowledged is on the disk. Where `palabre work` runs apart, say --no-worker.
"""

import argparse
import contextlib
import gc
import resource
import socket
import sys
import threading

import uvicorn
from django.conf import settings

from palabre.engines.timetable import ready
from palabre.kernel.refusals import Refused
from palabre.management import static_files
from palabre.management.database import bring_up_to_date
from palabre.management.progress import step
from palabre.management.work import work_until

LAST_PORT = 65_535


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument(
        "--port", type=port_number, default=8000, help="port (default 8000)"
    )
    parser.add_argument(
        "--no-worker",
        action="store_true",
        help="leave drafts, reminders and messages to `palabre work`",
    )


def port_number(text: str) -> int:
    """Return a port that can be listened on."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= LAST_PORT:
        told = f"{text} is no port: give a number from 1 to {LAST_PORT}"
        raise argparse.ArgumentTypeError(told)
    return int(text)


def run(given: argparse.Namespace) -> int:
    """Serve until told to stop."""
    with step("database"):
        bring_up_to_date()
    lead_here(given.host, given.port)
    if given.no_worker:
        serve(given.host, given.port)
    else:
        serve_and_work(given.host, given.port)
    return 0


def lead_here(host: str, port: int) -> None:
    """Let addresses in pages and letters lead to this server, where none is set."""
    if not settings.HAS_ORIGIN:
        settings.ORIGIN = origin_of(host, port)


def origin_of(host: str, port: int) -> str:
    """Return the address at which a browser on this machine reaches a server.

    Examples
    --------
    >>> origin_of("127.0.0.1", 8115), origin_of("0.0.0.0", 80), origin_of("::1", 8000)
    ('http://127.0.0.1:8115', 'http://127.0.0.1:80', 'http://[::1]:8000')
    """
    name = "127.0.0.1" if host in {"", "0.0.0.0", "::"} else host  # noqa: S104 - no bind
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def serve_and_work(host: str, port: int) -> None:
    """Listen, with the worker in a thread beside: one process for a small house."""
    look_at_port(host, port)
    stopped = threading.Event()
    worker = threading.Thread(target=work_until, args=[stopped], name="worker")
    worker.daemon = True
    worker.start()
    try:
        serve(host, port)
    finally:
        stopped.set()
        worker.join(timeout=3)


def serve(host: str, port: int) -> None:
    """Collect the static files, if they are others than last time, and listen."""
    look_at_port(host, port)
    static_files.bring_up_to_date()
    _raise_open_files()
    ready.allow()
    config = uvicorn.Config(
        "palabre.config.asgi:application",
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        lifespan="on",
        server_header=False,
        timeout_graceful_shutdown=3,
    )
    with contextlib.suppress(KeyboardInterrupt):
        _Server(config).run()


def look_at_port(host: str, port: int) -> None:
    """Refuse a taken port before the long work, not after it.

    Raises Refused: ``port-taken``.
    """
    try:
        kind, *_, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(kind, socket.SOCK_STREAM) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(place)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Refused("port-taken", host=host, port=port, reason=reason) from error


OFTEN = (700, 10, 10)
"""How often a server looks for garbage: small looks, so that nobody waits for one."""


class _Server(uvicorn.Server):
    """Ends the live streams first: the server waits for every open answer.

    What was loaded at the start is never garbage: leaving it out of every search for
    garbage spares pauses of a tenth of a second.
    """

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        gc.collect()
        gc.freeze()
        gc.set_threshold(*OFTEN)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        application = sys.modules["palabre.config.asgi"].application
        application.close()
        await super().shutdown(sockets)


def _raise_open_files() -> None:
    """Allow as many open files as the system lets us: each listener is one."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
