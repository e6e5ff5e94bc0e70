"""Carry what was said from a venue's server to the public site.

palabre sync forum-2026 sittings.jsonl              write the closed sittings
palabre sync forum-2026 sittings.jsonl --bring      bring them in, on the other side
palabre sync forum-2026 - | ssh site palabre sync forum-2026 - --bring

Twice is harmless: a sitting that is there already is left alone.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from django.utils import timezone

from palabre.kernel.actors import system
from palabre.kernel.refusals import Refused
from palabre.management.database import bring_up_to_date
from palabre.stages.live import carrying
from palabre.stages.summits import queries as summits
from palabre.workflows.carry_records import carry_records

BY = system("sync")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("edition", help="code of the edition")
    parser.add_argument("file", help="one sitting a line; - is the standard stream")
    parser.add_argument("--bring", action="store_true", help="bring the sittings in")


def run(given: argparse.Namespace) -> int:
    """Write the sittings, or bring them in."""
    bring_up_to_date()
    summit = summits.by_code(given.edition)
    if given.bring:
        packed = list(_read(given.file))
        brought, n_known = carry_records(summit, packed, by=BY, at=timezone.now())
        _tell(f"{len(brought)} sittings brought in, {n_known} were here already")
        return 0
    lines = [json.dumps(one, ensure_ascii=False) for one in carrying.pack(summit)]
    _write(given.file, "".join(f"{line}\n" for line in lines))
    _tell(f"{len(lines)} sittings written")
    return 0


def _read(name: str) -> Iterator[carrying.Packed]:
    try:
        words = sys.stdin.read() if name == "-" else Path(name).read_text("utf-8")
        for line in words.splitlines():
            yield json.loads(line)
    except (OSError, ValueError) as error:
        raise Refused("carried-malformed", why=str(error)) from error


def _write(name: str, words: str) -> None:
    if name == "-":
        sys.stdout.write(words)
        return
    partial = Path(f"{name}.part")
    partial.write_text(words, encoding="utf-8")
    partial.replace(name)


def _tell(words: str) -> None:
    sys.stderr.write(f"{words}\n")
