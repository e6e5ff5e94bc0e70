"""Whether a draft can be written where it is wanted, told before the work and not after."""

import os
from pathlib import Path
from typing import Final

from palabre.engines.formats.folders import HEAD, MADE_HERE, MANIFEST
from palabre.kernel.refusals import Refused

FILES: Final = (
    *("corpus.json", "points.json", "summary.json", "summary.html", "summary.pdf"),
    *("model.json", MANIFEST),
)
"""What a draft may consist of."""


def check_out(out: Path) -> None:
    """Make sure that a draft can be written and overwrites nothing but a draft.

    Raises
    ------
    Refused
        ``folder-not-writable`` or ``file-in-the-way``.
    """
    if why := why_not_writable(out):
        raise Refused("folder-not-writable", folder=out, reason=why)
    there = [path for name in FILES if os.path.lexists(path := out / name)]
    own = [path for path in there if _is_own(path)]
    for path in there:
        is_paper = path.suffix == ".pdf" and bool(own)
        if path not in own and not is_paper:
            raise Refused("file-in-the-way", file=path)


def _is_own(path: Path) -> bool:
    """Say whether a draft wrote a file: its head tells."""
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError:
        return False
    return any(sign in head for sign in _SIGNS)


_SIGNS: Final = (b'"schema": "palabre/', MADE_HERE.encode())


def why_not_writable(folder: Path) -> str:
    """Return why nothing can be written into a folder that may have to be made."""
    place = folder
    try:
        while not os.path.lexists(place) and place != place.parent:
            place = place.parent
        if not place.is_dir():
            return f"“{place}” is no folder"
    except OSError as error:
        return (error.strerror or type(error).__name__).lower()
    if os.access(place, os.W_OK | os.X_OK):
        return ""
    return f"nobody may write into “{place}” here"
