"""Carry what was said from a venue's server to the public site.

palabre sync forum-2026 sittings.jsonl              write the closed sittings
palabre sync forum-2026 sittings.jsonl --bring      bring them in, on the other side
palabre sync forum-2026 - | ssh site palabre sync forum-2026 - --bring

The documents of the sessions come after the sittings, unless --no-documents is said.
Each is looked into where it arrives; what is refused leaves the others alone.

Twice is harmless: a sitting or a document that is there already is left alone.
"""

import argparse
import contextlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from django.utils import timezone

from palabre.kernel.actors import system
from palabre.kernel.refusals import Refused
from palabre.management.database import bring_up_to_date
from palabre.stages.live import carrying
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.ui.words import words_for
from palabre.workflows import carry_documents
from palabre.workflows.carry_records import carry_records
from palabre.workflows.document_safe import documents_safe

BY = system("sync")

LINE_LIMIT = 64 * 1024 * 1024
"""Bytes of one line: a document of 5 MB has 7, a day's sitting with 20,000 captions 8."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("edition", help="code of the edition")
    parser.add_argument(
        "file", help="one sitting or document a line; - is the standard stream"
    )
    parser.add_argument(
        "--bring", action="store_true", help="bring the sittings and documents in"
    )
    parser.add_argument(
        "--no-documents", action="store_true", help="carry the sittings alone"
    )


def run(given: argparse.Namespace) -> int:
    """Write the sittings and documents, or bring them in."""
    bring_up_to_date()
    summit = summits.by_code(given.edition)
    if given.bring:
        return _bring(summit, given.file, has_documents=not given.no_documents)
    n_sittings = n_documents = 0
    with _written(given.file) as file:
        for one in carrying.pack(summit):
            _write(file, one)
            n_sittings += 1
        if not given.no_documents:
            for one in carry_documents.pack(summit, safe=documents_safe()):
                _write(file, one)
                n_documents += 1
    _tell(f"{_counted(n_sittings, n_documents)} written")
    return 0


@dataclass(slots=True)
class _Counts:
    """What came of a file."""

    n_sittings: int = 0
    n_documents: int = 0
    n_known: int = 0
    refused: list[str] = field(default_factory=list)


def _bring(summit: Summit, name: str, *, has_documents: bool) -> int:
    counts = _Counts()
    for one in _read(name):
        is_document = one.get("form") == carry_documents.FORM
        if is_document and not has_documents:
            continue
        try:
            _bring_one(summit, one, counts, is_document=is_document)
        except Refused as refused:
            told = str(one.get("code"))[:20]
            counts.refused.append(f"{told!r}: {words_for(refused)}")
    _tell(
        f"{_counted(counts.n_sittings, counts.n_documents)} brought in, "
        f"here already: {counts.n_known}"
    )
    for told in counts.refused:
        _tell(f"refused: {told}")
    return 1 if counts.refused else 0


def _bring_one(
    summit: Summit, one: carrying.Packed, counts: _Counts, *, is_document: bool
) -> None:
    at = timezone.now()
    if not is_document:
        brought, n_known = carry_records(summit, [one], by=BY, at=at)
        counts.n_sittings += len(brought)
        counts.n_known += n_known
        return
    made = carry_documents.bring(summit, one, safe=documents_safe(), by=BY, at=at)
    if made is None:
        counts.n_known += 1
    else:
        counts.n_documents += 1


def _read(name: str) -> Iterator[carrying.Packed]:
    """Yield the lines of a file, one at a time: many documents never lie in memory."""
    try:
        with _opened(name) as file:
            while line := file.readline(LINE_LIMIT + 1):
                if len(line) > LINE_LIMIT:
                    raise Refused("carried-malformed", why=f"> {LINE_LIMIT} bytes")
                yield _packed(line)
    except OSError as error:
        raise Refused("carried-malformed", why=str(error)) from error


def _packed(line: bytes) -> carrying.Packed:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Refused("carried-malformed", why=str(error)) from error
    if not isinstance(found, dict):
        raise Refused("carried-malformed", why=carrying.FORM)
    return found


def _counted(n_sittings: int, n_documents: int) -> str:
    """Return how many of both, one in the singular.

    Examples
    --------
    >>> _counted(1, 2)
    '1 sitting and 2 documents'
    """
    sittings = "sitting" if n_sittings == 1 else "sittings"
    documents = "document" if n_documents == 1 else "documents"
    return f"{n_sittings} {sittings} and {n_documents} {documents}"


@contextlib.contextmanager
def _opened(name: str) -> Iterator[IO[bytes]]:
    if name == "-":
        yield sys.stdin.buffer
        return
    with Path(name).open("rb") as file:
        yield file


@contextlib.contextmanager
def _written(name: str) -> Iterator[IO[str]]:
    """Open what is written: a file is there once it is whole."""
    if name == "-":
        yield sys.stdout
        return
    partial = Path(f"{name}.part")
    with partial.open("w", encoding="utf-8") as file:
        yield file
    partial.replace(name)


def _write(file: IO[str], one: carrying.Packed) -> None:
    file.write(json.dumps(one, ensure_ascii=False) + "\n")


def _tell(words: str) -> None:
    sys.stderr.write(f"{words}\n")
