"""Files from strangers made safe to read: size, encoding, control characters, XML.

Archives are in ``archives.py``. Nothing here knows what a file is about.
"""

import re
import stat
import struct
import unicodedata
import zlib
from functools import cache
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import (
    DefusedXMLParser,
    ParseError,
)

from palabre.engines.formats.notes import Note
from palabre.kernel.late import late
from palabre.kernel.refusals import Refused

LIMIT_BYTES: Final = 64 * 1024 * 1024
MAX_XML_DEPTH: Final = 200
# Enough for a guess; the guess is slow on megabytes.
SAMPLE_BYTES: Final = 64 * 1024
# Share of control characters above which a "text" is some other thing.
BINARY_SHARE: Final = 0.02

BROKEN_PDF: Final = (
    *(OSError, ValueError, TypeError, LookupError, AttributeError),
    *(ArithmeticError, AssertionError),
    *(zlib.error, struct.error, MemoryError, RuntimeError),
)
"""What reading a damaged or hostile PDF may end in, besides the reader’s own errors.

A nesting too deep and a feature the reader lacks are runtime errors too.
"""

_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_COMPOUND: Final = bytes.fromhex("d0cf11e0a1b11ae1")
"""How documents of Word 97 begin, and any office document under a password."""
# What people still send; the rarer ones only breed wrong guesses.
_CODE_PAGES: Final = [
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1258"),
    *("koi8_r", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
]
_CONTROLS: Final = late("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
# Explicit embeddings, overrides and isolates reorder text; marks (LRM, RLM) do not.
_BIDI: Final = late("[\u202a-\u202e\u2066-\u2069]")
_STRAY: Final = late("[\ufeff\ud800-\udfff\ufffe\uffff]")
_BREAKS: Final = late("\r+\n|[\r\x0b\x0c\x85\u2028\u2029]")
_DECLARED: Final = late(r"\A<\?xml[^<>]{0,200}\?>")
_FORMULA: Final = tuple("=+-@\t\r|＝＋－＠")
_NUMBER: Final = late(r"[+-]?\d+([.,]\d+)?%?")


def read_file(path: Path, *, limit_bytes: int = LIMIT_BYTES) -> bytes:
    """Read a file that is not too large, or refuse before reading it.

    Raises
    ------
    Refused
        ``file-unreadable``, ``file-too-large`` or ``file-empty``.
    """
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise Refused("file-unreadable", file=path.name, why="not a plain file")
        if facts.st_size > limit_bytes:
            raise too_large(path.name, facts.st_size, limit_bytes)
        with path.open("rb") as handle:
            content = handle.read(limit_bytes + 1)
    except (OSError, ValueError) as error:
        raise Refused("file-unreadable", file=path.name, why=_why(error)) from error
    if len(content) > limit_bytes:
        raise too_large(path.name, len(content), limit_bytes)
    if not content:
        raise Refused("file-empty", file=path.name)
    return content


def decode(name: str, content: bytes) -> tuple[str, tuple[Note, ...]]:
    """Turn the bytes of a text file into clean text with plain line feeds.

    Returns
    -------
    tuple of str and tuple of Note
        The text without control characters and text-direction overrides, and what
        was guessed or removed. Lines keep their numbers.

    Raises
    ------
    Refused
        ``file-empty``, ``file-binary`` or ``doc-old``.
    """
    if not content.strip():
        raise Refused("file-empty", file=name)
    if content.startswith(_COMPOUND):
        raise Refused("doc-old", file=name)
    text, encoding, is_told = _decoded(name, content)
    notes = () if is_told else (_encoding_note(name, text, encoding),)
    if len(_CONTROLS.findall(text)) > max(4, BINARY_SHARE * len(text)):
        raise Refused("file-binary", file=name)
    cleaned, removed = _clean(name, text)
    return cleaned, notes + removed


def plain(text: str) -> str:
    """Remove from a decoded value what no text may hold, without a word.

    For values that came through JSON escapes or HTML entities, which can bring
    control characters back in.
    """
    text = _BREAKS.sub("\n", text)
    for unwanted in (_CONTROLS, _BIDI, _STRAY):
        text = unwanted.sub("", text)
    return unicodedata.normalize("NFC", text)


def parse_xml(name: str, content: bytes) -> Element:
    """Parse XML that declares no document type, or refuse it.

    Raises
    ------
    Refused
        ``xml-forbidden`` for a document type, entities or absurd depth (the ways of
        XML bombs); ``xml-malformed`` with ``line`` and ``why``.
    """
    parser = DefusedXMLParser(
        target=_Bounded(name), forbid_dtd=True, forbid_entities=True
    )
    try:
        parser.feed(_as_marked(content))
        root = parser.close()
    except DefusedXmlException as error:
        raise Refused(
            "xml-forbidden", file=name, why="it declares a document type or entities"
        ) from error
    except ParseError as error:
        line, _column = error.position
        why = str(error).partition(":")[0]
        raise Refused("xml-malformed", file=name, line=line, why=why) from error
    except (ValueError, LookupError) as error:
        raise Refused("xml-malformed", file=name, line=1, why=_why(error)) from error
    assert isinstance(root, Element)
    return root


def _as_marked(content: bytes) -> bytes:
    """Return XML in UTF-8 where a byte order mark tells its encoding.

    What the first line declares is dropped: editors change the bytes and not the words.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            text = content[len(bom) :].decode(encoding, errors="replace")
            return _DECLARED.sub("", text, count=1).encode("utf-8", "replace")
    return content


def safe_cell(text: str) -> str:
    """Return the text of a cell so that no spreadsheet runs it as a formula.

    Examples
    --------
    >>> safe_cell("=1+1"), safe_cell("-5"), safe_cell("Geneva")
    ("'=1+1", '-5', 'Geneva')

    Notes
    -----
    OWASP, "CSV Injection": a leading apostrophe makes a cell text.
    """
    start = text.lstrip(" ")
    if start.startswith(_FORMULA) and not _NUMBER.fullmatch(start.strip()):
        return "'" + text
    return text


class _Bounded:
    """Build a tree that is not deeper than anything a person wrote."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.depth = 0
        self.builder = TreeBuilder()
        self.data = self.builder.data

    def start(self, tag: str, attributes: dict[str, str]) -> Element:
        self.depth += 1
        if self.depth > MAX_XML_DEPTH:
            raise Refused("xml-forbidden", file=self.name, why="it is nested too deep")
        return self.builder.start(tag, attributes)

    def end(self, tag: str) -> Element:
        self.depth -= 1
        return self.builder.end(tag)

    def close(self) -> Element:
        return self.builder.close()


def _decoded(name: str, content: bytes) -> tuple[str, str, bool]:
    """Return the text, its encoding, and whether the file itself said so."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            text = content[len(bom) :].decode(encoding, errors="replace")
            return text, encoding, "\ufffd" not in text
    if b"\0" in content[:SAMPLE_BYTES]:
        encoding = _bare_utf16(name, content)
        return content.decode(encoding, errors="replace"), encoding, False
    try:
        return content.decode("utf-8"), "utf-8", True
    except UnicodeDecodeError:
        encoding = _guess(name, content)
        if encoding == MIXED:
            return _each_line(content), MIXED, False
        return content.decode(encoding, errors="replace"), encoding, False


def _bare_utf16(name: str, content: bytes) -> str:
    """Tell UTF-16 without a mark by where its NUL bytes are, or refuse."""
    sample = content[:4096]
    half = len(sample) // 2
    if sample[1::2].count(0) > half * 0.4 and sample[::2].count(0) < half * 0.05:
        return "utf-16-le"
    if sample[::2].count(0) > half * 0.4 and sample[1::2].count(0) < half * 0.05:
        return "utf-16-be"
    raise Refused("file-binary", file=name)


def _guess(name: str, content: bytes) -> str:
    """Guess the encoding of bytes that are not valid UTF-8."""
    damaged = content.decode("utf-8", errors="replace")
    n_bad = damaged.rstrip("\ufffd").count("\ufffd")
    n_good = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", damaged)))
    if n_bad * 4 <= n_good:
        return "utf-8"
    if _is_mixed(content):
        return MIXED
    sample = content[:SAMPLE_BYTES]
    if _is_western(sample):
        return "cp1252"
    if _is_western(sample, "mac_roman"):
        return "mac_roman"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow import

    best = from_bytes(sample, cp_isolation=_CODE_PAGES).best()
    if best is None:
        raise Refused("file-binary", file=name)
    return best.encoding


MIXED: Final = "a mixture of utf-8 and cp1252"
"""What files become that two programs wrote into."""


def _is_mixed(content: bytes) -> bool:
    """Say whether some lines are UTF-8 beyond doubt and the others Windows-1252."""
    lines = [line for line in content.split(b"\n") if not line.isascii()]
    loose = [line for line in lines if not _is_utf8(line)]
    n_sure = len(lines) - len(loose)
    return n_sure * 3 >= len(lines) and _is_western(b"\n".join(loose)[:SAMPLE_BYTES])


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _each_line(content: bytes) -> str:
    """Decode every line by itself, as UTF-8 where it is."""
    return "\n".join(
        line.decode("utf-8" if _is_utf8(line) else "cp1252", errors="replace")
        for line in content.split(b"\n")
    )


def _is_western(sample: bytes, encoding: str = "cp1252") -> bool:
    """Say whether the sample reads as English, French or Spanish in an encoding.

    Accents are few there; in Cyrillic or Arabic code pages nearly every letter is
    above 0x7f.
    """
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return False
    letters = [letter for letter in text if letter.isalpha()]
    n_high = sum(letter > "\x7f" for letter in letters)
    odd = _western_odd(encoding).intersection(text)
    is_cased = not _CAPITAL_WITHIN.search(text)
    return n_high <= 0.4 * len(letters) and not odd and is_cased


_CAPITAL_WITHIN: Final = late("[a-zà-ÿ][À-ÞŒ]")
"""What no word has, unless it is read in another encoding than it was written in."""


@cache
def _western_odd(encoding: str) -> frozenset[str]:
    """Return the characters of an encoding that Western prose does not use."""
    usual = (
        "àâäáãåæçèéêëìíîïñòóôöõøùúûüÿœßšž«»‘’“”„–—…€£§°ªº¿¡·•©®™²³½¼¾±×´¨\xa0\xad‹›†‡‰"
    )
    every = {bytes([code]).decode(encoding, "ignore") for code in range(0x80, 0x100)}
    return frozenset(every - set(usual) - set(usual.upper()) - {"", "\x9f", "Ÿ"})


def _encoding_note(name: str, text: str, encoding: str) -> Note:
    n_lost = text.count("\ufffd")
    lost = f" {n_lost} characters could not be read." if n_lost else ""
    told = f"The file is not clean UTF-8; it was read as {encoding}.{lost}"
    return Note(name, 0, "encoding-guessed", told + " Save it as UTF-8.")


def _clean(name: str, text: str) -> tuple[str, tuple[Note, ...]]:
    """Remove what the text may not hold and tell where it was first."""
    text = _STRAY.sub("", _BREAKS.sub("\n", text))
    notes = []
    for unwanted, code, what in (
        (_CONTROLS, "control-removed", "control characters"),
        (_BIDI, "direction-removed", "invisible text-direction overrides"),
    ):
        first = unwanted.search(text)
        if first:
            line = text.count("\n", 0, first.start()) + 1
            text, n_removed = unwanted.subn("", text)
            told = f"{n_removed} {what} were removed, the first in this line."
            notes.append(Note(name, line, code, told))
    return text, tuple(notes)


def too_large(name: str, n_bytes: int, limit_bytes: int = LIMIT_BYTES) -> Refused:
    """Return the refusal of a file of too many bytes, with sizes that a person reads.

    Examples
    --------
    >>> too_large("week.zip", 70_000_000).facts["n_mb"]
    70.0
    """
    return Refused(
        "file-too-large",
        file=name,
        n_bytes=n_bytes,
        limit_bytes=limit_bytes,
        n_mb=round(n_bytes / 1e6, 1),
        limit_mb=round(limit_bytes / 1e6, 1),
    )


def _why(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
