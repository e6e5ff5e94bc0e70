"""Captions as utterances: what one voice says in one language, without a break."""

import re
from collections.abc import Callable, Hashable, Iterable
from datetime import datetime
from itertools import groupby

from palabre.stages.live.models import Cue

Count = tuple[int, int]
"""A source's own number of a caption: of its post, and the line in it."""

LATE_AMONG = 100
"""Captions of a source among which a late one is put in order."""

_COUNT = re.compile(r"(\d{1,18})(?:\.(\d{1,3}))?", re.ASCII)


def counted(source_id: str) -> Count | None:
    """Return the number that a source gave a caption, if it counts.

    Examples
    --------
    >>> counted("41"), counted("41.2"), counted("00:01.000/9f2")
    ((41, 0), (41, 2), None)
    """
    found = _COUNT.fullmatch(source_id)
    return (int(found[1]), int(found[2] or 0)) if found else None


def as_said(cues: Iterable[Cue]) -> list[Cue]:
    """Return captions in the order in which they were said, not in which they came.

    By their instants; what a source counts before another of its captions of the same
    instant stands before it.
    """
    places: dict[int, tuple[datetime, int, int, Count]] = {}
    seen: dict[str, list[tuple[Count, Cue]]] = {}
    every = list(cues)
    for cue in every:
        number = counted(cue.source_id)
        before = seen.setdefault(cue.source, [])
        later = [
            one
            for n, one in before
            if number is not None and n > number and one.at == cue.at
        ]
        first = min((places[one.number] for one in later), default=None)
        places[cue.number] = (
            (cue.at, cue.number, 1, (0, 0))
            if first is None or number is None
            else (cue.at, first[1], 0, number)
        )
        if number is not None:
            before.append((number, cue))
            del before[:-LATE_AMONG]
    return sorted(every, key=lambda cue: places[cue.number])


def runs_by_language(
    cues: Iterable[Cue], voice: Callable[[Cue], Hashable]
) -> list[list[Cue]]:
    """Return runs of captions of one voice, each language read by itself.

    Two languages that come at once do not break each other's sentences. The runs stand
    in the order in which they begin.
    """
    by_lang: dict[str, list[Cue]] = {}
    every = as_said(cues)
    for cue in every:
        by_lang.setdefault(cue.lang, []).append(cue)
    runs = [
        list(run) for said in by_lang.values() for _, run in groupby(said, key=voice)
    ]
    places = {cue.number: place for place, cue in enumerate(every)}
    return sorted(runs, key=lambda run: places[run[0].number])
