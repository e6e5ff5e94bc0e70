"""A cabinet of results: what was worked out once from the same content is not again.

An entry is found by what it was made from, whole, and the version of the code; one that
is damaged, cut short or strange counts as missing. Nothing depends on it but time.
"""

import hashlib
import json
import os
import re
import tempfile
import zlib
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from mmap import ACCESS_READ, mmap
from pathlib import Path
from threading import Lock
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
_ENTRY: Final = re.compile(r"[0-9a-f]{64}")
_SUM: Final = 4
"""Bytes of the checksum that stands before each entry."""
_CODE: Final = (".py", ".csv", ".toml", ".json")

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
        held = self.recall_bytes(kind, made_from)
        if held is None:
            return None
        try:
            found: Plain = json.loads(zlib.decompress(held))
        except (ValueError, zlib.error, RecursionError):
            return None
        return found

    def holds(self, kind: str, made_from: Iterable[bytes]) -> bool:
        """Tell whether something is kept, whole or not."""
        return self._path(kind, made_from).is_file()

    def keep(self, kind: str, made_from: Iterable[bytes], found: Plain) -> None:
        """Keep what was worked out; a full or closed disk is no failure."""
        packed = zlib.compress(json.dumps(found, separators=(",", ":")).encode(), 1)
        self.keep_bytes(kind, made_from, packed)

    def recall_bytes(self, kind: str, made_from: Iterable[bytes]) -> bytes | None:
        """Return bytes as they were kept, or None if they are not there whole."""
        path = str(self._path(kind, made_from))
        try:
            with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - hundreds a draft
                held = stream.read()
                with suppress(OSError):
                    os.utime(stream.fileno())
        except OSError:
            return None
        found = held[_SUM:]
        if _checksum(found) != held[:_SUM]:
            return None
        return found

    def recall_view(self, kind: str, made_from: Iterable[bytes]) -> memoryview | None:
        """Return what was kept as it lies on the disk, without a copy in memory."""
        path = self._path(kind, made_from)
        try:
            with path.open("rb") as stream:
                held = memoryview(mmap(stream.fileno(), 0, access=ACCESS_READ))
            os.utime(path)
        except (OSError, ValueError):
            return None
        found = held[_SUM:]
        return found if _checksum(found) == bytes(held[:_SUM]) else None

    def keep_bytes(self, kind: str, made_from: Iterable[bytes], found: bytes) -> None:
        """Keep bytes as they are; a full or closed disk is no failure."""
        path = self._path(kind, made_from)
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.parent.mkdir(exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(prefix=".", dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(_checksum(found))
                    stream.write(found)
                Path(name).replace(path)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise

    def tidy(self, *, most_bytes: int = MOST_BYTES) -> None:
        """Throw away what was not asked for longest, until the rest fits.

        Somebody may have named a folder that holds files of theirs: only what has the
        name of an entry is looked at.
        """
        every = sorted(self._entries())
        left = sum(size for _, size, _ in every)
        for _, size, path in every:
            if left <= most_bytes:
                return
            with suppress(OSError):
                path.unlink()
            left -= size

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        with suppress(OSError), os.scandir(self.folder) as drawers:
            for drawer in drawers:
                if drawer.is_dir(follow_symlinks=False):
                    yield from _entries_in(drawer.path)

    def _path(self, kind: str, made_from: Iterable[bytes]) -> Path:
        return self.folder / kind / self._key(kind, made_from)

    def _key(self, kind: str, made_from: Iterable[bytes]) -> str:
        digest = hashlib.sha256(f"{kind}\n{self.stamp}\n".encode())
        for piece in made_from:
            digest.update(len(piece).to_bytes(8, "big"))
            digest.update(piece)
        return digest.hexdigest()


def _entries_in(drawer: str) -> Iterator[tuple[float, int, Path]]:
    with suppress(OSError), os.scandir(drawer) as found:
        for one in found:
            if _ENTRY.fullmatch(one.name) and one.is_file(follow_symlinks=False):
                with suppress(OSError):
                    facts = one.stat(follow_symlinks=False)
                    yield facts.st_mtime, facts.st_size, Path(one.path)


class MemoryCabinet(Cabinet):
    """Results in the memory of one process, within bounds; nothing reaches a disk.

    Parameters
    ----------
    most_bytes : int
        What was not asked for longest leaves first.
    """

    def __init__(self, *, most_bytes: int, stamp: str = "") -> None:
        super().__init__(Path(os.devnull), stamp)
        self.most_bytes = most_bytes
        self.n_bytes = 0
        self._held: OrderedDict[str, bytes] = OrderedDict()
        self._asked: set[str] = set()
        self._lock = Lock()

    def holds(self, kind: str, made_from: Iterable[bytes]) -> bool:
        """Tell whether something is kept."""
        return self._key(kind, made_from) in self._held

    def recall_bytes(self, kind: str, made_from: Iterable[bytes]) -> bytes | None:
        """Return bytes as they were kept, or None."""
        key = self._key(kind, made_from)
        with self._lock:
            found = self._held.get(key)
            if found is not None:
                self._held.move_to_end(key)
                self._asked.add(key)
            return found

    def recall_view(self, kind: str, made_from: Iterable[bytes]) -> memoryview | None:
        """Return bytes as they were kept, or None."""
        found = self.recall_bytes(kind, made_from)
        return None if found is None else memoryview(found)

    def keep_bytes(self, kind: str, made_from: Iterable[bytes], found: bytes) -> None:
        """Keep bytes as they are, as long as there is room."""
        key = self._key(kind, made_from)
        with self._lock:
            self.n_bytes += len(found) - len(self._held.pop(key, b""))
            self._held[key] = found
            self._asked.add(key)
        self.tidy(most_bytes=self.most_bytes)

    def tidy(self, *, most_bytes: int = MOST_BYTES) -> None:
        """Throw away what was not asked for longest, until the rest fits."""
        with self._lock:
            while self.n_bytes > most_bytes:
                _, gone = self._held.popitem(last=False)
                self.n_bytes -= len(gone)

    def forget_unasked(self) -> None:
        """Throw away what was neither asked for nor kept since this was last called."""
        with self._lock:
            for key in self._held.keys() - self._asked:
                self.n_bytes -= len(self._held.pop(key))
            self._asked.clear()


class Ledger:
    """Many small results in one entry of a cabinet, each under a key of its own.

    Parameters
    ----------
    kept : Cabinet, optional
        Without one everything is worked out, and nothing stays.
    """

    def __init__(
        self, kept: Cabinet | None, kind: str, made_from: Iterable[bytes] = ()
    ) -> None:
        self._kept, self._kind, self._made_from = kept, kind, tuple(made_from)
        held = kept.recall(kind, self._made_from) if kept is not None else None
        self._known: dict[str, Plain] = held if isinstance(held, dict) else {}
        self._left: dict[str, Plain] = {}

    def recall(self, key: str) -> Plain:
        """Return what is kept under a key, or None."""
        return self._known.get(key)

    def keep(self, key: str, found: Plain) -> None:
        """Keep what was worked out, or found again, until the ledger is closed."""
        if self._kept is not None:
            self._left[key] = found

    def close(self) -> None:
        """Leave what was kept, and forget what nobody asked for, if anything is new."""
        if self._kept is not None and self._left.keys() - self._known.keys():
            self._kept.keep(self._kind, self._made_from, self._left)


def _checksum(found: bytes | memoryview) -> bytes:
    """Return what tells a damaged entry; whoever may write here needs no guarding."""
    return zlib.crc32(found).to_bytes(_SUM)


@cache
def code_stamp() -> str:
    """Return the hash of the engines' code, its tables and its libraries' versions."""
    digest = hashlib.sha256()
    engines = Path(__file__).parent.parent
    for part in (engines / "formats", engines / "synthesis", engines.parent / "kernel"):
        for name, path in files_below(
            part, part.relative_to(engines.parent).as_posix()
        ):
            if not name.endswith(_CODE):
                continue
            with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - hundreds
                digest.update(name.encode() + b"\n" + stream.read())
    for name in _LIBRARIES:
        digest.update(f"{name} {_version(name)}".encode())
    return digest.hexdigest()


def files_below(folder: Path | str, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield the name and the path of every file below a folder, in order.

    What Python keeps of its own code is left aside.

    Parameters
    ----------
    name : str
        What the folder is called in the names.
    """
    with os.scandir(folder) as found:
        every = sorted(found, key=lambda one: one.name)
    for one in every:
        told = f"{name}/{one.name}" if name else one.name
        if not one.is_dir():
            yield told, one.path
        elif one.name != "__pycache__":
            yield from files_below(one.path, told)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
