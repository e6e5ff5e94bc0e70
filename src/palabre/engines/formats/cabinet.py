"""A cabinet of results: what was worked out once from the same content is not again.

An entry is found by what it was made from, whole, and the version of the code; one that
is damaged, cut short or strange counts as missing. Nothing depends on it but time.
"""

import hashlib
import json
import os
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

MOST_BYTES: Final = 512 << 20
"""Room for a dozen weeks of transcripts; the entries not asked for longest go first."""

_LIBRARIES: Final = (
    "numpy",
    "scipy",
    "highspy",
    "snowballstemmer",
    "py3langid",
    "pypdf",
    "python-docx",
    "charset-normalizer",
)
_DIGEST: Final = hashlib.sha256().digest_size
_CODE: Final = frozenset({".py", ".csv", ".toml", ".json"})

Plain = str | int | float | bool | list["Plain"] | dict[str, "Plain"] | None


class Cabinet:
    """Results in a folder, one file each.

    Parameters
    ----------
    folder : Path
        Made when first written to, for its owner alone: it holds words of the records.
    stamp : str
        Version of the code that makes the results; another one finds nothing.
    """

    def __init__(self, folder: Path, stamp: str = "") -> None:
        self.folder = folder
        self.stamp = stamp or code_stamp()

    def recall(self, kind: str, made_from: Iterable[bytes]) -> Plain:
        """Return what was worked out, or None if it is not there whole."""
        path = self._path(kind, made_from)
        try:
            held = path.read_bytes()
            digest, packed = held[:_DIGEST], held[_DIGEST:]
            if hashlib.sha256(packed).digest() != digest:
                return None
            found: Plain = json.loads(zlib.decompress(packed))
        except (OSError, ValueError, zlib.error, RecursionError):
            return None
        with suppress(OSError):
            os.utime(path)
        return found

    def keep(self, kind: str, made_from: Iterable[bytes], found: Plain) -> None:
        """Keep what was worked out; a full or closed disk is no failure."""
        path = self._path(kind, made_from)
        packed = zlib.compress(json.dumps(found, separators=(",", ":")).encode(), 1)
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.parent.mkdir(exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(prefix=".", dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(hashlib.sha256(packed).digest() + packed)
                Path(name).replace(path)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise

    def tidy(self, *, most_bytes: int = MOST_BYTES) -> None:
        """Throw away what was not asked for longest, until the rest fits."""
        every = sorted(self._entries())
        left = sum(size for _, size, _ in every)
        for _, size, path in every:
            if left <= most_bytes:
                return
            with suppress(OSError):
                path.unlink()
            left -= size

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        for path in self.folder.glob("*/*"):
            with suppress(OSError):
                facts = path.stat()
                yield facts.st_mtime, facts.st_size, path

    def _path(self, kind: str, made_from: Iterable[bytes]) -> Path:
        digest = hashlib.sha256(f"{kind}\n{self.stamp}\n".encode())
        for piece in made_from:
            digest.update(len(piece).to_bytes(8, "big"))
            digest.update(piece)
        return self.folder / kind / digest.hexdigest()


@cache
def code_stamp() -> str:
    """Return the hash of the engines' code, its tables and its libraries' versions."""
    digest = hashlib.sha256()
    engines = Path(__file__).parent.parent
    for part in (engines / "formats", engines / "synthesis", engines.parent / "kernel"):
        for path in sorted(part.rglob("*")):
            if path.suffix in _CODE:
                digest.update(path.relative_to(engines.parent).as_posix().encode())
                digest.update(path.read_bytes())
    for name in _LIBRARIES:
        digest.update(f"{name} {_version(name)}".encode())
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
