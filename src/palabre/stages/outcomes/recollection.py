"""What was worked out for the last draft of an edition, in the memory of this process.

Nothing of it reaches a disk. Every entry stands under the hash of all that it was made
from, so records that were erased, corrected or hidden find nothing; and what a draft did
not ask for is forgotten when the draft is done.
"""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Final

from palabre.engines.formats.cabinet import MemoryCabinet
from palabre.stages.summits.models import Summit

MOST_TEXTS: Final = 4
"""Texts (an edition in a language) that are remembered at once."""

MOST_BYTES: Final = 96 << 20
"""For each text: a week of 1.5 million words takes a third of it."""

_Key = tuple[int, str]
_held: OrderedDict[_Key, MemoryCabinet] = OrderedDict()
_lock = Lock()


@contextmanager
def remembered(summit: Summit, lang: str) -> Iterator[MemoryCabinet]:
    """Give what is remembered of a text; afterwards only what was asked for stays."""
    key = (summit.pk, lang)
    with _lock:
        kept = _held.setdefault(key, MemoryCabinet(most_bytes=MOST_BYTES))
        _held.move_to_end(key)
        while len(_held) > MOST_TEXTS:
            _held.popitem(last=False)
    yield kept
    kept.forget_unasked()


def forget() -> None:
    """Forget everything."""
    with _lock:
        _held.clear()
