"""The manifest of a draft: what went in, with what it was made, what came out.

No time of day and no place on a disk: the same inputs give the same manifest.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from palabre.engines.formats.cabinet import files_below
from palabre.engines.formats.folders import inputs_in
from palabre.engines.synthesis.document import to_text
from palabre.kernel.refusals import Refused

SCHEMA: Final = "palabre/manifest/1"

LIBRARIES: Final = (
    "numpy",
    "scipy",
    "highspy",
    "snowballstemmer",
    "py3langid",
    "typst",
    "pypdf",
    "python-docx",
    "charset-normalizer",
)
"""Libraries whose version can change the bytes of a draft."""

_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class FileHash:
    """A file's name within its folder, its size in bytes and its SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that is not as the manifest says.

    Parameters
    ----------
    part : str
        ``inputs``, ``outputs`` or ``configuration``.
    told : str
        ``missing``, ``changed`` or ``new``.
    """

    part: str
    name: str
    told: str


def hash_file(name: str, path: Path) -> FileHash:
    """Return the hash of a file, read piece by piece."""
    digest = hashlib.sha256()
    size = 0
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
            size += len(piece)
    return FileHash(name, size, digest.hexdigest())


def hash_files(files: Iterable[tuple[str, Path]]) -> tuple[FileHash, ...]:
    """Return the hashes of files in the order of their names."""
    return tuple(hash_file(name, path) for name, path in sorted(files))


def manifest_json(
    *,
    inputs: Iterable[FileHash],
    configuration: Mapping[str, object],
    outputs: Iterable[FileHash],
) -> dict[str, object]:
    """Return the manifest as plain values."""
    return {
        "schema": SCHEMA,
        "configuration": dict(configuration),
        "versions": versions(),
        "inputs": [_plain(each) for each in inputs],
        "outputs": [_plain(each) for each in outputs],
    }


def versions() -> dict[str, str]:
    """Return the versions of everything that can change the bytes."""
    ours = {"palabre": _version("palabre"), PROGRAM: program_digest()}
    return ours | {name: _version(name) for name in LIBRARIES}


@cache
def program_digest() -> str:
    """Return the first digits of the hash of the program's own files.

    Between two releases the number of the version stays; one changed rule changes this.
    """
    digest = hashlib.sha256()
    root = Path(__file__).parents[2]
    for folder in _MAKES_DRAFTS:
        for name, path in files_below(root / folder, folder):
            content = Path(path).read_bytes()
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()[:_DIGITS]


PROGRAM: Final = "palabre-program"
_MAKES_DRAFTS = ("kernel", "engines/formats", "engines/synthesis")
_DIGITS = 16


def _version(name: str) -> str:
    """Return the version of a package, or that it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _plain(file: FileHash) -> dict[str, object]:
    """Return a hash as plain values."""
    return {"name": file.name, "size": file.size, "sha256": file.sha256}


def write_manifest(path: Path, plain: Mapping[str, object]) -> None:
    """Write a manifest."""
    path.write_text(to_text(plain), encoding="utf-8")


def verify_manifest(
    manifest: Path, folder: Path | None = None
) -> tuple[Difference, ...]:
    """Compare files with a manifest and return what differs, also what is new.

    Parameters
    ----------
    manifest : Path
        ``manifest.json``; the outputs lie beside it.
    folder : Path, optional
        The folder of the inputs; without it only the outputs are compared.

    Raises
    ------
    Refused
        ``manifest-malformed`` if the file is no manifest.
    """
    told = _read(manifest)
    found = [*_compared(told, "outputs", manifest.parent)]
    found += _beside(told, manifest, folder)
    if folder is not None:
        found += _compared(told, "inputs", folder)
        found += _added(told, folder)
    return tuple(found)


def _read(manifest: Path) -> dict[str, list[FileHash]]:
    """Read the hashes of a manifest."""
    try:
        plain = json.loads(manifest.read_text(encoding="utf-8"))
        if plain["schema"] != SCHEMA:
            reason = f"it is not of the schema {SCHEMA}"
            raise Refused("manifest-malformed", file=manifest.name, reason=reason)
        _check(plain)
        return {
            part: [
                FileHash(str(one["name"]), int(one["size"]), str(one["sha256"]))
                for one in plain[part]
            ]
            for part in ("inputs", "outputs")
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = _why(error)
        raise Refused(
            "manifest-malformed", file=manifest.name, reason=reason
        ) from error


def _why(error: Exception) -> str:
    """Return in words why a manifest cannot be read."""
    if isinstance(error, OSError):
        return (error.strerror or "it cannot be opened").lower()
    if isinstance(error, KeyError):
        return f"it lacks {error}"
    return f"{type(error).__name__}: {error}"


def _check(plain: Mapping[str, object]) -> None:
    """Make sure of what a draft is made again from.

    Raises
    ------
    TypeError
        If the language or the title is no text, or the versions are no table.
    """
    chosen, made_with = plain["configuration"], plain.get("versions", {})
    if not isinstance(chosen, Mapping) or not isinstance(made_with, Mapping):
        raise TypeError("configuration and versions are tables")
    if not all(
        isinstance(one, str) for one in (chosen["lang"], chosen.get("title", ""))
    ):
        raise TypeError("language and title are texts")


def _compared(
    told: Mapping[str, list[FileHash]], part: str, folder: Path
) -> Iterable[Difference]:
    """Compare the files of one part."""
    for one in told[part]:
        path = folder if folder.is_file() else folder / one.name
        if not path.is_file():
            yield Difference(part, one.name, "missing")
        elif hash_file(one.name, path) != one:
            yield Difference(part, one.name, "changed")


def _beside(
    told: Mapping[str, list[FileHash]], manifest: Path, folder: Path | None
) -> Iterable[Difference]:
    """Return files beside the manifest that it does not know, as input or output."""
    known = {manifest.name, *(one.name for one in told["outputs"])}
    if folder is not None and folder.resolve() == manifest.parent.resolve():
        return  # the whole folder is compared with the inputs
    for path in sorted(manifest.parent.iterdir()):
        is_input = folder is not None and path.resolve() == folder.resolve()
        is_hidden = path.name.startswith(".")
        if path.is_file() and path.name not in known and not (is_hidden or is_input):
            yield Difference("outputs", path.name, "new")


def changed_configuration(
    told: Mapping[str, object], made: Mapping[str, object]
) -> tuple[Difference, ...]:
    """Return what a manifest's configuration says otherwise than that of a new draft."""
    nothing = object()
    return tuple(
        Difference("configuration", key, "changed")
        for key in sorted({*told, *made})
        if told.get(key, nothing) != made.get(key, nothing)
    )


def _added(told: Mapping[str, list[FileHash]], folder: Path) -> Iterable[Difference]:
    """Return files of the folder that the manifest does not know."""
    known = {one.name for one in told["inputs"]}
    for name, _path in inputs_in(folder) if folder.is_dir() else []:
        if name not in known:
            yield Difference("inputs", name, "new")
