"""Everything that must hold before a change lands, one step after another."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
STEPS = (
    ("format", ["ruff", "format", "--check", "src", "tests", "tools", "benchmarks"]),
    ("lint", ["ruff", "check", "src", "tests", "tools", "benchmarks"]),
    ("types", ["mypy"]),
    ("contracts", ["lint-imports"]),
    ("migrations", ["python", "manage.py", "makemigrations", "--check", "--dry-run"]),
    ("translations", ["python", "tools/messages.py", "check"]),
    ("tests", ["python", "tools/run_tests.py"]),
)


def main() -> int:
    """Run every step, even after one failed, and name those that did."""
    failed = [name for name, command in STEPS if not holds(name, command)]
    print("\nfailed: " + ", ".join(failed) if failed else "\nall holds")
    return 1 if failed else 0


def holds(name: str, command: list[str]) -> bool:
    """Run one step and tell how it went."""
    print(f"── {name}", flush=True)
    start = time.monotonic()
    done = subprocess.run(
        [BIN / command[0], *command[1:]],
        cwd=ROOT,
        check=False,
        env={**os.environ, "PALABRE_DATA": os.environ.get("PALABRE_DATA", "var")},
    )
    result = "holds" if done.returncode == 0 else "FAILS"
    print(f"── {name} {result} ({time.monotonic() - start:.1f} s)", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    raise SystemExit(main())
