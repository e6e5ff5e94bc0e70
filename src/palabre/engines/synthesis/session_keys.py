"""The turns of each session, and what their content is known by."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from palabre.engines.synthesis.corpus import Corpus, Intervention


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
    made = sha256()
    for one in turns:
        made.update(repr(one).encode("utf-8", "surrogatepass"))
        made.update(b"\0")
    return made.digest()
