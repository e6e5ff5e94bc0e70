"""What of a folder may be a record: not what is hidden, cached or drafted there before."""

import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final

MANIFEST: Final = "manifest.json"
DRAFTS: Final = "palabre/manifest/"
"""How the schema of a draft's manifest begins, of whatever version."""
MADE_HERE: Final = '<meta name="generator" content="Palabre">'
"""What the head of a drafted page says."""
HEAD: Final = 400
"""Signs from the start of a file within which it says what made it."""
_CACHED: Final = re.compile(r"[0-9a-f]{64}")
"""The name of an entry of a cabinet."""
_MOST_BYTES: Final = 64 << 20


def files_in(folder: Path) -> list[tuple[str, Path]]:
    """Return the files of a folder that may be records, by their names in it.

    A draft that was written into the folder is no record of it: else the next one
    would quote the one before. The same holds for what a cache keeps there.

    Parameters
    ----------
    folder : Path
        A single file is returned as it is, whatever its name.
    """
    if not folder.is_dir():
        return [(folder.name, folder)]
    every = dict(sorted(_visible(folder)))
    made = set(made_by_drafts(every.values()))
    return [(label, path) for label, path in every.items() if path not in made]


def inputs_in(folder: Path) -> list[tuple[str, Path]]:
    """Return the files of a folder that can be read: what a draft may rest on."""
    return [
        (label, path)
        for label, path in files_in(folder)
        if path.is_file() and os.access(path, os.R_OK) and whole_name(label) == label
    ]


def whole_name(label: str) -> str:
    """Return a name as it can be written: "?" for what stands in it and is no sign."""
    return label.encode("utf-8", "replace").decode("utf-8")


def _visible(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in folder.rglob("*"):
        label = path.relative_to(folder).as_posix()
        is_hidden = any(part.startswith(".") for part in PurePosixPath(label).parts)
        if not is_hidden and not _CACHED.fullmatch(path.name) and not path.is_dir():
            yield label, path


def made_by_drafts(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield those files that a draft's manifest beside them says it made, and itself."""
    for path in paths:
        if path.name == MANIFEST:
            named = _outputs(path)
            yield from (path.parent / name for name in named)
            if named:
                yield path


def _outputs(manifest: Path) -> frozenset[str]:
    """Return the names of a draft's files; none if the file is another manifest."""
    try:
        if manifest.stat().st_size > _MOST_BYTES:
            return frozenset()
        plain = json.loads(manifest.read_bytes())
        if not str(plain["schema"]).startswith(DRAFTS):
            return frozenset()
        return frozenset(
            PurePosixPath(str(one["name"])).name for one in plain["outputs"]
        )
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return frozenset()


def closed_in(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the folders that were not looked into, by their names, and why.

    A link to a folder is not followed: it may lead back to where it stands.
    """
    for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
        label = whole_name(f"{path.relative_to(folder).as_posix()}/")
        if any(part.startswith(".") for part in PurePosixPath(label).parts):
            continue
        if path.is_dir() and path.is_symlink():
            yield label, "a link to a folder; give that folder itself"
        elif path.is_dir() and (why := why_closed(path)):
            yield label, why


def why_closed(folder: Path) -> str:
    """Return why nobody can look into a folder; nothing if one can."""
    try:
        first = next(folder.iterdir(), None)
        if first is not None:
            first.lstat()
    except OSError as error:
        return (error.strerror or type(error).__name__).lower()
    return ""
