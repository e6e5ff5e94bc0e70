"""Make the environment and install the locked dependencies; Python alone is needed."""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)


def main() -> int:
    """Install a lock file into an environment, telling each step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--venv", type=Path, required=True)
    parser.add_argument("--lock", type=Path, required=True)
    given = parser.parse_args()
    if sys.version_info < OLDEST:
        print(
            f"Python {'.'.join(map(str, OLDEST))} or newer is needed.", file=sys.stderr
        )
        return 1
    python = given.venv / "bin" / "python"
    if not python.exists() and not make_environment(given.venv):
        return 1
    tell("installer", [python, "-m", "pip", "install", "-q", "uv"])
    uv = given.venv / "bin" / "uv"
    environment = {"VIRTUAL_ENV": str(given.venv.resolve())}
    quick = [uv, "pip", "install", "-q", "--compile-bytecode"]
    lock = [*quick, "--require-hashes", "-r", given.lock]
    tell(f"dependencies of {given.lock}", lock, environment)
    house = [uv, "pip", "install", "-q", "--no-deps", "-e", ROOT]
    tell("Palabre itself", house, environment)
    # Once now, not at each start where Python may not write beside the code.
    tell(
        "its code, compiled once", [python, "-m", "compileall", "-q", "-j", "0", "src"]
    )
    compiled = [given.venv / "bin" / "palabre", "prepare"]
    tell("timetable engine and static files, once", compiled)
    return 0


def make_environment(folder: Path) -> bool:
    """Make a virtual environment; say how to get what Debian leaves out."""
    made = subprocess.run(
        [sys.executable, "-m", "venv", folder],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        print(made.stdout + made.stderr, file=sys.stderr)
        print(
            "The module venv is incomplete. On Debian: apt-get install python3-venv",
            file=sys.stderr,
        )
    return made.returncode == 0


def tell(what: str, command: list[object], extra: dict[str, str] | None = None) -> None:
    """Run a command and say how long it took; stop with its words if it fails."""
    print(f"· {what} … ", end="", flush=True)
    start = time.monotonic()
    done = subprocess.run(
        [str(part) for part in command],
        check=False,
        cwd=ROOT,
        env={**os.environ, **(extra or {})},
    )
    print(f"{time.monotonic() - start:.1f} s", flush=True)
    if done.returncode:
        raise SystemExit(done.returncode)


if __name__ == "__main__":
    raise SystemExit(main())
