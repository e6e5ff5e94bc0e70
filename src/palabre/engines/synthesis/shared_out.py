"""The turns of one corpus read on several cores; the shell asks for it, no server does.

What a session says by itself depends on nothing but its words, so who works it out
changes no byte. Children are forked: they read the corpus where it already lies.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from typing import Final

from palabre.engines.formats.cabinet import Cabinet, Plain
from palabre.engines.synthesis.analysis import (
    Analysis,
    analysed,
    is_kept,
    joined,
    plain_of,
    read_back,
)
from palabre.engines.synthesis.session_keys import SessionTurns
from palabre.engines.synthesis.tallies import tallied

WORTH_IT: Final = 1_000_000
"""Characters of a corpus below which children take longer to start than to save."""

PART: Final = 150_000
"""Characters of one session that one process reads at a time."""

FORKS: Final = sys.platform.startswith("linux")
"""Elsewhere a child that is forked may hang in what the system began before."""
_AT_WORK: dict[str, tuple[Sequence[SessionTurns], str, Cabinet | None]] = {}
"""What the children read: set just before they are forked, and emptied after."""


def cores() -> int:
    """Return the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def analysed_by(
    sessions: Sequence[SessionTurns], lang: str, n: int, kept: Cabinet | None = None
) -> Analysis:
    """Return the analysis of sessions in their order, worked out by ``n`` processes.

    Where there is one core, no way to fork, or little to read, one process does it all.

    Parameters
    ----------
    kept : Cabinet, optional
        Where the processes leave what they work out, with the counts of each session;
        only what is not there yet is worked out.
    """
    if kept is None:
        unread = [part for one in sessions for part in _parts(one)]
    else:
        unread = [one for one in sessions if not is_kept(one, lang, kept)]
    sizes = [sum(len(one.text) for one in each.turns) for each in unread]
    is_worth_it = sum(sizes) >= WORTH_IT and len(unread) > 1
    if n < 2 or not is_worth_it or not FORKS:
        return analysed(sessions, lang, kept)
    order = sorted(range(len(unread)), key=lambda at: (-sizes[at], at))
    _AT_WORK["now"] = (unread, lang, kept)
    try:
        with multiprocessing.get_context("fork").Pool(
            n, initializer=left_to_parent
        ) as pool:
            made = dict(pool.imap_unordered(_one, order))
    finally:
        _AT_WORK.clear()
    if kept is not None:
        return analysed(sessions, lang, kept)
    found = []
    for at, one in enumerate(unread):
        analysis = read_back(made[at], one.turns)
        found.append(analysed((one,), lang) if analysis is None else analysis)
    return joined(found)


def left_to_parent() -> None:
    """Leave it to the parent to end this child: it says so once, and in words."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _parts(one: SessionTurns) -> Iterator[SessionTurns]:
    """Yield the turns of a session in parts that several processes can share.

    Each turn is read by itself, so that parts change nothing.
    """
    start, size = 0, 0
    for end, turn in enumerate(one.turns, 1):
        size += len(turn.text)
        if size >= PART or end == len(one.turns):
            yield SessionTurns(one.code, one.turns[start:end])
            start, size = end, 0


def _one(at: int) -> tuple[int, Plain]:
    sessions, lang, kept = _AT_WORK["now"]
    found = analysed((sessions[at],), lang, kept)
    if kept is None:
        return at, plain_of(found)
    tallied((sessions[at],), lang, kept)
    return at, None
