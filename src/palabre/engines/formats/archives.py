"""Archives from strangers: their members one by one, never more than is safe.

Nothing is ever written to disk, so a member's path is only a name.
"""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from palabre.engines.formats.notes import Note, NoteKind
from palabre.kernel.refusals import Refused

LIMIT_TOTAL_BYTES: Final = 256 * 1024 * 1024
LIMIT_MEMBER_BYTES: Final = 64 * 1024 * 1024
LIMIT_MEMBERS: Final = 10_000
# Text packs 3 to 30 times; a bomb a thousand times.
LIMIT_RATIO: Final = 200
RATIO_FROM_BYTES: Final = 4 * 1024 * 1024
LIMIT_LZMA_MEMORY: Final = 128 * 1024 * 1024
CHUNK_BYTES: Final = 1024 * 1024

_MAGIC: Final = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"BZh", "bzip2"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
)
_SUFFIXES: Final = {".gz", ".tgz", ".xz", ".bz2"}
# What the standard library raises on damaged archives, found by fuzzing.
_BROKEN: Final = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error),
    *(OSError, EOFError, ValueError, RuntimeError, LookupError),
)
_LITTER: Final = {"__MACOSX", "Thumbs.db", "desktop.ini"}


def packed_as(content: bytes) -> str:
    """Return how the bytes are packed: zip, gzip, xz, bzip2, tar, 7z, rar or nothing.

    Office documents, which are ZIP files inside, count as not packed.
    """
    for magic, kind in _MAGIC:
        if content.startswith(magic):
            return "" if kind == "zip" and is_office(content) else kind
    return "tar" if content[257:262] == b"ustar" else ""


def is_zip(content: bytes) -> bool:
    """Say whether the bytes are a ZIP file of any kind."""
    return content.startswith(b"PK\x03\x04")


def is_office(content: bytes) -> bool:
    """Say whether a ZIP file is one document (DOCX, XLSX, PPTX, ODT, EPUB)."""
    head = content[:4096]
    return b"[Content_Types].xml" in head or content[30:38] == b"mimetype"


def members(name: str, content: bytes) -> Iterator[tuple[str, bytes | Note]]:
    """Unpack a ZIP, tar or compressed file, member by member in the order of names.

    Yields
    ------
    tuple of str and (bytes or Note)
        Name of the member and its content; or why this one is left out
        (``archive-nested``, ``archive-path``, ``archive-link``,
        ``archive-encrypted``, ``archive-damaged``, ``file-too-large``).

    Raises
    ------
    Refused
        ``archive-bomb``, ``archive-damaged`` or ``archive-unknown``: nothing of it
        is to be used.
    """
    kind = packed_as(content)
    if kind == "zip":
        yield from _zip_members(name, content)
    elif kind == "tar":
        yield from _tar_members(name, content)
    elif kind in {"gzip", "xz", "bzip2"}:
        yield from _unpacked(name, _unpack(name, content, kind))
    else:
        raise Refused("archive-unknown", file=name)


def _unpacked(name: str, content: bytes) -> Iterator[tuple[str, bytes | Note]]:
    """Go on with what was in a compressed file: a tar, or the one file itself."""
    if packed_as(content) == "tar":
        yield from _tar_members(name, content)
        return
    path = PurePosixPath(name.replace("\\", "/"))
    inside = path.stem if path.suffix.lower() in _SUFFIXES else path.name
    yield inside, _nested(name, inside) if packed_as(content) else content


def _unpack(name: str, content: bytes, kind: str) -> bytes:
    """Decompress within the bounds of size, ratio and memory."""
    out = io.BytesIO()
    try:
        with _stream(content, kind) as stream:
            while chunk := stream.read(CHUNK_BYTES):
                out.write(chunk)
                check_ratio(name, out.tell(), len(content))
    except _BROKEN as error:
        raise Refused("archive-damaged", file=name, why=str(error)) from error
    return out.getvalue()


def _stream(content: bytes, kind: str) -> io.BufferedIOBase:
    packed = io.BytesIO(content)
    if kind == "gzip":
        return gzip.GzipFile(fileobj=packed)
    return bz2.BZ2File(packed) if kind == "bzip2" else _XzStream(packed)


class _XzStream(io.BufferedIOBase):
    """Read xz with a bound on memory, which ``lzma.LZMAFile`` does not offer."""

    def __init__(self, packed: io.BytesIO) -> None:
        self.packed = packed.getvalue()
        self.decompressor = lzma.LZMADecompressor(memlimit=LIMIT_LZMA_MEMORY)

    def read(self, size: int | None = -1, /) -> bytes:
        if self.decompressor.eof:
            return b""
        waiting, self.packed = self.packed, b""
        chunk = self.decompressor.decompress(waiting, max_length=size or -1)
        if not chunk and not self.decompressor.eof:
            raise EOFError("the file ends too early")
        return chunk


def _zip_members(name: str, content: bytes) -> Iterator[tuple[str, bytes | Note]]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN as error:
        raise Refused("archive-damaged", file=name, why=str(error)) from error
    entries = sorted(archive.infolist(), key=lambda entry: entry.filename)
    _check_count(name, len(entries))
    n_bytes = 0
    for entry in entries:
        if _is_litter(entry.filename) or entry.is_dir():
            continue
        inside = _zip_member(name, archive, entry)
        n_bytes += 0 if isinstance(inside, Note) else len(inside)
        check_ratio(name, n_bytes, len(content))
        yield entry.filename, inside


def _zip_member(
    name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo
) -> bytes | Note:
    if entry.flag_bits & 0x1:
        return _left_out(name, entry.filename, "archive-encrypted", "is encrypted")
    if entry.file_size > LIMIT_MEMBER_BYTES:
        return _too_large(name, entry.filename, entry.file_size)
    check_ratio(name, entry.file_size, entry.compress_size)
    try:
        with archive.open(entry) as handle:
            inside = handle.read(LIMIT_MEMBER_BYTES)
    except _BROKEN:
        return _left_out(name, entry.filename, "archive-damaged", "is damaged")
    return _checked(name, entry.filename, inside)


def _tar_members(name: str, content: bytes) -> Iterator[tuple[str, bytes | Note]]:
    try:
        with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as archive:
            entries = sorted(archive.getmembers(), key=lambda entry: entry.name)
            _check_count(name, len(entries))
            for entry in entries:
                if not entry.isdir() and not _is_litter(entry.name):
                    yield entry.name, _tar_member(name, archive, entry)
    except _BROKEN as error:
        raise Refused("archive-damaged", file=name, why=str(error)) from error


def _tar_member(
    name: str, archive: tarfile.TarFile, entry: tarfile.TarInfo
) -> bytes | Note:
    if not entry.isreg() or entry.issparse():
        return _left_out(name, entry.name, "archive-link", "is not a plain file")
    if entry.size > LIMIT_MEMBER_BYTES:
        return _too_large(name, entry.name, entry.size)
    handle = archive.extractfile(entry)
    inside = handle.read(LIMIT_MEMBER_BYTES) if handle else b""
    return _checked(name, entry.name, inside)


def _checked(name: str, member: str, inside: bytes) -> bytes | Note:
    path = PurePosixPath(member.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return _left_out(name, member, "archive-path", "points outside the archive")
    return _nested(name, member) if packed_as(inside) else inside


def _nested(name: str, member: str) -> Note:
    return _left_out(name, member, "archive-nested", "is an archive itself")


def _too_large(name: str, member: str, n_bytes: int) -> Note:
    size, limit = f"{n_bytes / 1e6:.1f}", f"{LIMIT_MEMBER_BYTES / 1e6:.1f}"
    what = f"has {size} MB, more than the {limit} MB that are read,"
    sizes = (("n_mb", size), ("limit_mb", limit))
    return _left_out(name, member, "file-too-large", what, sizes)


def _left_out(
    name: str,
    member: str,
    code: str,
    what: str,
    sizes: tuple[tuple[str, str], ...] = (),
) -> Note:
    told = f"{member} {what} and was left out; give the file itself."
    facts = (("file", f"{name}!{member}"), ("member", member), *sizes)
    return Note(name, 0, code, told, NoteKind.REFUSED, facts)


def _is_litter(member: str) -> bool:
    """Say whether a computer, not a person, put the member there."""
    parts = PurePosixPath(member.replace("\\", "/")).parts
    is_hidden = any(part.startswith(".") and part != ".." for part in parts)
    return not parts or is_hidden or not _LITTER.isdisjoint(parts)


def _check_count(name: str, n_members: int) -> None:
    if n_members > LIMIT_MEMBERS:
        raise Refused("archive-bomb", file=name, why="it has too many members")


def check_ratio(name: str, n_bytes: int, n_packed: int) -> None:
    """Refuse what unpacks to too much, as ``archive-bomb``."""
    if n_bytes > LIMIT_TOTAL_BYTES:
        raise Refused("archive-bomb", file=name, why="it unpacks to too much")
    if n_bytes > RATIO_FROM_BYTES and n_bytes > LIMIT_RATIO * max(n_packed, 1):
        raise Refused("archive-bomb", file=name, why="it is packed suspiciously tight")
