"""Give back what the typesetter keeps of a large paper.

Typst keeps the pieces of its last ten papers, in case the next one is alike: thirty
megabytes for each programme of 200 sessions. A server makes each paper once and keeps
the file, so it would hold them for nothing.
"""

import ctypes
import sys
from functools import cache
from typing import Final

import typst

AGES: Final = 11
"""Papers after which nothing is kept of the one before."""


def let_go(fonts: typst.Fonts) -> None:
    """Set empty papers until the last large one is forgotten; return its memory."""
    for _ in range(AGES):
        typst.compile(b"", format="pdf", font_paths=fonts)
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> "ctypes._NamedFuncPointer | None":
    """Return what hands free memory back to the system, where the C library has it."""
    if not sys.platform.startswith("linux"):
        return None
    return getattr(ctypes.CDLL(None), "malloc_trim", None)
