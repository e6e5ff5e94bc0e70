"""The sessions of one corpus read on several cores; the shell asks for it, no server does.

What a session says by itself depends on nothing but its words, so who works it out
changes no byte. Children are forked: they read the corpus where it already lies.
"""

import multiprocessing
import os
import sys
from collections.abc import Sequence
from typing import Final

from palabre.engines.formats.cabinet import Plain
from palabre.engines.synthesis.analysis import (
    Analysis,
    analysed,
    joined,
    plain_of,
    read_back,
)
from palabre.engines.synthesis.session_keys import SessionTurns

WORTH_IT: Final = 1_000_000
"""Characters of a corpus below which children take longer to start than to save."""

_FORKS: Final = sys.platform.startswith("linux")
"""Elsewhere a child that is forked may hang in what the system began before."""
_AT_WORK: dict[str, tuple[Sequence[SessionTurns], str]] = {}
"""What the children read: set just before they are forked, and emptied after."""


def cores() -> int:
    """Return the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def analysed_by(sessions: Sequence[SessionTurns], lang: str, n: int) -> Analysis:
    """Return the analysis of sessions in their order, worked out by ``n`` processes.

    Where there is one core, no way to fork, or little to read, one process does it all.
    """
    sizes = [sum(len(one.text) for one in each.turns) for each in sessions]
    is_worth_it = sum(sizes) >= WORTH_IT and len(sessions) > 1
    if n < 2 or not is_worth_it or not _FORKS:
        return analysed(sessions, lang)
    order = sorted(range(len(sessions)), key=lambda at: (-sizes[at], at))
    _AT_WORK["now"] = (sessions, lang)
    try:
        with multiprocessing.get_context("fork").Pool(n) as pool:
            made = dict(pool.imap_unordered(_one, order))
    finally:
        _AT_WORK.clear()
    found = []
    for at, one in enumerate(sessions):
        analysis = read_back(made[at], one.turns)
        found.append(analysed((one,), lang) if analysis is None else analysis)
    return joined(found)


def _one(at: int) -> tuple[int, Plain]:
    sessions, lang = _AT_WORK["now"]
    return at, plain_of(analysed((sessions[at],), lang))
