"""Captions as utterances: what one voice says in one language, without a break."""

from collections.abc import Callable, Hashable, Iterable
from itertools import groupby

from palabre.stages.live.models import Cue


def runs_by_language(
    cues: Iterable[Cue], voice: Callable[[Cue], Hashable]
) -> list[list[Cue]]:
    """Return runs of captions of one voice, each language read by itself.

    Two languages that come at once do not break each other's sentences. The runs stand
    in the order in which they begin.
    """
    by_lang: dict[str, list[Cue]] = {}
    for cue in cues:
        by_lang.setdefault(cue.lang, []).append(cue)
    runs = [
        list(run) for said in by_lang.values() for _, run in groupby(said, key=voice)
    ]
    return sorted(runs, key=lambda run: run[0].number)
