"""Captions that roll: each shows the last line or the last words once more."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from palabre.engines.formats.reading.cues import Block

LEAST: Final = 4
"""Cues from which it is told whether a file rolls."""


def unrolled(found: Sequence[Block]) -> list[Block]:
    """Take out what captions show a second time, where half of a file's cues do."""
    n_rolled = sum(
        _overlap(before, after) > 0 or _grows(before, after)
        for before, after in pairwise(found)
    )
    if len(found) < LEAST or n_rolled * 2 < len(found) - 1:
        return list(found)
    return list(_fresh(found))


def _fresh(found: Sequence[Block]) -> Iterator[Block]:
    before: Block | None = None
    held: Block | None = None
    for cue in found:
        if before is not None and held is not None and _grows(before, cue):
            held = replace(
                cue, starts_ms=held.starts_ms, lines=_rest(before, held, cue)
            )
        else:
            n = _overlap(before, cue) if before else 0
            if held is not None:
                yield held
            fresh = cue.lines[n:]
            held = replace(cue, lines=fresh) if fresh else None
        before = cue
    if held is not None:
        yield held


def _rest(before: Block, held: Block, cue: Block) -> tuple[str, ...]:
    """Return what is new of a cue that grows on, with what was new of it before."""
    n_known = len(before.lines) - len(held.lines)
    return cue.lines[n_known:]


def _overlap(before: Block, after: Block) -> int:
    """Count the last lines of a cue with which the next one opens."""
    last, first = _bare(before), _bare(after)
    if last == first:  # somebody may well say the same again
        return 0
    for n in range(min(len(last), len(first)), 0, -1):
        if last[-n:] == first[:n] and any(first[:n]):
            return n
    return 0


def _grows(before: Block, after: Block) -> bool:
    """Say whether a cue shows all words of the one before and goes on with them."""
    last, first = " ".join(_bare(before)), " ".join(_bare(after))
    return (
        bool(last)
        and len(first) > len(last)
        and first.startswith(f"{last} ")
        and (len(before.lines) == len(after.lines))
    )


def _bare(cue: Block) -> list[str]:
    return [" ".join(line.split()) for line in cue.lines]
