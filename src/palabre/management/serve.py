"""Start the server: pages, API and live streams in one process.

The database is brought up to date first. Stop it with Ctrl-C or SIGTERM; what was
acknowledged is on the disk.
"""

import argparse
import contextlib
import resource
import socket
import sys

import uvicorn
from django.core.management import call_command

from palabre.management.database import bring_up_to_date
from palabre.management.progress import step


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8000, help="port (default 8000)")


def run(given: argparse.Namespace) -> int:
    """Serve until told to stop."""
    with step("database"):
        bring_up_to_date()
    serve(given.host, given.port)
    return 0


def serve(host: str, port: int) -> None:
    """Collect the static files and listen."""
    with step("static files"):
        call_command("collectstatic", interactive=False, verbosity=0)
    _raise_open_files()
    config = uvicorn.Config(
        "palabre.config.asgi:application",
        host=host,
        port=port,
        log_level="warning",
        lifespan="on",
        server_header=False,
        timeout_graceful_shutdown=3,
    )
    with contextlib.suppress(KeyboardInterrupt):
        _Server(config).run()


class _Server(uvicorn.Server):
    """Ends the live streams first: the server waits for every open answer."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        application = sys.modules["palabre.config.asgi"].application
        application.close()
        await super().shutdown(sockets)


def _raise_open_files() -> None:
    """Allow as many open files as the system lets us: each listener is one."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
