"""What a server holds in memory before anybody asks for it."""

import os
import subprocess
import sys

PROGRAM = """
import sys, django
django.setup()
import palabre.config.asgi, palabre.config.urls, palabre.management.serve
print(*sorted({one.partition(".")[0] for one in sys.modules}))
print("scipy.cluster" in sys.modules)
"""

LATE = {"llvmlite", "numba", "ortools", "pypdf", "redis"}
"""Libraries of tens of megabytes that few requests need; they come with the first."""


def test_large_libraries_wait_for_who_needs_them(tmp_path):
    environment = os.environ | {
        "PALABRE_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "palabre.config.settings",
    }
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-W", "ignore", "-c", PROGRAM],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    modules, has_clusters = done.stdout.splitlines()

    assert "palabre" in modules.split()
    assert not LATE & set(modules.split())
    assert has_clusters == "False"
