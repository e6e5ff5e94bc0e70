"""What a signer had before them: the text by its hash, and what changed after it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.journal import queries as journal
from palabre.stages.journal.models import Entry
from palabre.stages.outcomes.models import Draft, Sentence
from palabre.stages.outcomes.redline import Piece, redline
from palabre.stages.outcomes.signed_text import fingerprint

MOVED = "outcomes.sentence.moved"
CHANGES = Q(act__startswith="outcomes.sentence.") | Q(act="outcomes.point.taken_in")
"""Acts after which a draft reads otherwise."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The text that somebody had before them.

    Parameters
    ----------
    sha256 : str
        Its hash; empty if it is not known.
    since : int
        The number of the journal's last line at that time.
    """

    sha256: str = ""
    since: int = 0


@dataclass(frozen=True, slots=True)
class Unseen:
    """A sentence that somebody else changed after that; ``act`` is the last change."""

    code: str
    who: str
    at: datetime
    act: str
    reason: str
    pieces: tuple[Piece, ...]


def seen_now(draft: Draft) -> Seen:
    """Return the text as it stands.

    Read it before the text is shown: what changes between is then not taken as seen.
    """
    since = journal.last_id()
    return Seen(fingerprint(draft), since)


def check_seen(draft: Draft, seen: Seen, *, by: Actor) -> None:
    """Refuse with ``text-unseen`` a text that others changed since it was seen.

    Call it with the draft locked. What the signer changed, the signer has seen.
    """
    if seen.sha256 == fingerprint(draft):
        return
    entries = list(_changes(draft, seen))
    if not entries or any(one.actor_id != by.person_id for one in entries):
        raise Refused("text-unseen")


def unseen_of(draft: Draft, seen: Seen, *, by: Actor) -> tuple[Unseen, ...]:
    """Return the sentences that others changed since a text was seen, in its order.

    Of a text that is not known nothing is told.
    """
    if not seen.sha256:
        return ()
    entries = list(_changes(draft, seen))
    others = {
        code: one
        for one in entries
        if one.actor_id != by.person_id
        for code in _sentences(one)
    }
    rows = draft.sentences.filter(code__in=list(others)).order_by("position")
    return tuple(_unseen(row, others[row.code], entries) for row in rows)


def _changes(draft: Draft, seen: Seen) -> QuerySet[Entry]:
    lines = journal.of_subject(f"draft:{draft.code}")
    return lines.filter(CHANGES, id__gt=seen.since).order_by("id")


def _sentences(entry: Entry) -> Iterator[str]:
    for name in ("sentence", "other"):
        if name in entry.facts:
            yield str(entry.facts[name])


def _unseen(sentence: Sentence, last: Entry, entries: Sequence[Entry]) -> Unseen:
    n = sum(one.act != MOVED and sentence.code in _sentences(one) for one in entries)
    versions = list(sentence.versions.order_by("-id")[:n])  # one for each act
    return Unseen(
        code=sentence.code,
        who=last.actor_name,
        at=last.at,
        act=versions[0].act if versions else "moved",
        reason=versions[0].reason if versions else "",
        pieces=redline(versions[-1].before if n else sentence.text, sentence.text),
    )
