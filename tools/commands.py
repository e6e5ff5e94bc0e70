"""Write docs/reference/commands.md: every command with what its --help says."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "reference" / "commands.md"
PALABRE = Path(sys.executable).with_name("palabre")
WORDS = (
    (),
    ("draft",),
    ("solve",),
    ("check-timetable",),
    ("explain",),
    ("repair",),
    ("prepare",),
    ("demo",),
    ("edition",),
    ("serve",),
    ("work",),
    ("import",),
    ("import", "schedule"),
    ("import", "records"),
    ("export",),
    ("check",),
    ("backup",),
    ("restore",),
    ("account",),
    ("replay",),
    ("sync",),
    ("openapi",),
)
HEAD = """\
# Commands

What an operator runs, one word each; this page is what `--help` says. A refusal is
told in words on the standard error and ends with 1. Settings come from the environment:
see [settings](settings.md). `palabre draft`, `solve`,
`check-timetable`, `explain`, `repair` and `prepare` need no database, the others bring theirs
up to date when they must.

Written by `python tools/commands.py` (part of `make fix`).
"""


def main() -> int:
    """Write the page."""
    TARGET.write_text(page(), encoding="utf-8")
    return 0


def page() -> str:
    """Return the page as it should be."""
    return HEAD + "".join(map(_section, WORDS))


def _section(words: tuple[str, ...]) -> str:
    name = " ".join(("palabre", *words))
    return f"\n## `{name}`\n\n```text\n{_help(words)}```\n"


def _help(words: tuple[str, ...]) -> str:
    done = subprocess.run(
        [str(PALABRE), *words, "--help"],
        env=os.environ | {"COLUMNS": "88", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
