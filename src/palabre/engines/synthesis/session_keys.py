"""The turns of each session, and what their content is known by."""

import marshal
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from hashlib import sha256
from itertools import groupby
from operator import attrgetter

from palabre.engines.synthesis.corpus import Corpus, Intervention, Voice


@dataclass(frozen=True, slots=True)
class SessionTurns:
    """One session's turns in order.

    Parameters
    ----------
    digest : bytes
        Hash of everything the turns hold; empty where nothing is to be kept.
    """

    code: str
    turns: tuple[Intervention, ...]
    digest: bytes = b""


def by_session(corpus: Corpus, *, with_digests: bool = False) -> list[SessionTurns]:
    """Return the turns of each session, in the order of sessions and turns."""
    ordered = sorted(corpus.interventions, key=lambda i: (i.session, i.order, i.id))
    return [
        SessionTurns(code, held := tuple(turns), content(held) if with_digests else b"")
        for code, turns in groupby(ordered, key=lambda one: one.session)
    ]


def content(turns: Sequence[Intervention]) -> bytes:
    """Return the digest of everything that some turns hold."""
    told = [
        (_everything(one), [astuple(each) for each in one.translations])
        for one in turns
    ]
    return sha256(marshal.dumps(told, 2)).digest()


_NOT_PLAIN = {"voice", "kind", "translations", "original"}
_everything = attrgetter(
    "kind.value",
    *(f"voice.{each.name}" for each in fields(Voice)),
    *(each.name for each in fields(Intervention) if each.name not in _NOT_PLAIN),
)
"""Every field of a turn as one tuple of plain values, which are told fast."""
