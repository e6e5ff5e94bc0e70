"""The program of a bus's server, as the system has it."""

import os
import shutil

import pytest


def bus_program() -> str:
    """Return Valkey's or Redis's server; leave the test out, or fail where none may be."""
    program = shutil.which("valkey-server") or shutil.which("redis-server")
    if program is None:
        told = "neither valkey-server nor redis-server is installed"
        if os.environ.get("PALABRE_TEST_ALL") == "1":
            pytest.fail(told)
        pytest.skip(told)
    return program
