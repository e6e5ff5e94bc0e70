"""Writing the journal: the only operation that every stage may call."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from palabre.kernel.actors import Actor
from palabre.stages.journal.models import Entry
from palabre.stages.plain_rows import ask, keep_rows, new_row
from palabre.stages.wholeness import goes_with_the_commit, is_left_to_the_end

FIRST = "0" * 64
PLAIN = frozenset({str, int, bool, type(None)})
"""Values that JSON gives back as they are."""

LOCK_KEY = 0x70616C61627265
"""Advisory lock of the chain's end on PostgreSQL ("palabre" in ASCII)."""

LOCK = f"SELECT pg_advisory_xact_lock({LOCK_KEY})"

END_OF_CHAIN = "SELECT hash FROM palabre_entry ORDER BY id DESC LIMIT 1"
"""Every act asks for it, so it's put in words once and not by the mapper each time."""


@dataclass(frozen=True, slots=True)
class Line:
    """What an operation wants written.

    Parameters
    ----------
    act : str
        ``stage.thing.past_participle``.
    subject : str
        Kind and code of what was acted on, e.g. ``"proposal:K7M2QX"``.
    facts : mapping
        Plain values only: what a reader needs years later.
    """

    act: str
    subject: str
    summit: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


def record(
    act: str,
    subject: str,
    *,
    by: Actor,
    at: datetime,
    summit: str = "",
    **facts: object,
) -> Entry:
    """Write one line at the end of the chain."""
    return record_all([Line(act, subject, summit, facts)], by=by, at=at)[0]


def record_all(lines: Sequence[Line], *, by: Actor, at: datetime) -> list[Entry]:
    """Write many lines at the end of the chain, in one statement.

    Acts that stand together write theirs at the end of the workflow, in order: they
    hold the end of the chain, for which every writer waits, for one statement only.
    """
    entries = [_entry(line, by=by, at=at) for line in lines]
    if not is_left_to_the_end(_append, entries):
        with transaction.atomic(savepoint=False):
            _append(entries)
    return entries


def _append(entries: list[Entry]) -> None:
    if len(entries) <= FEW and goes_with_the_commit(*_linked(entries)):
        return
    previous = _end_of_chain()
    for entry in entries:
        entry.previous = previous
        entry.hash = previous = fingerprint(entry)
    keep_rows(entries)


FEW = 8
"""Lines that the database links by itself; more are written by hand at once."""

LINKED = f"""{LOCK};
WITH RECURSIVE fresh (n, at, act, actor_id, actor_name, summit, subject, facts, said)
AS (VALUES %s),
chain (n, previous, hash) AS (
  SELECT 0, '', COALESCE(({END_OF_CHAIN}), '{FIRST}')::text
  UNION ALL
  SELECT fresh.n, chain.hash, encode(sha256(convert_to(
    '["' || chain.hash || '",' || fresh.said, 'UTF8')), 'hex')
  FROM chain JOIN fresh ON fresh.n = chain.n + 1
)
INSERT INTO palabre_entry
  (at, act, actor_id, actor_name, summit, subject, facts, previous, hash)
SELECT at, act, actor_id, actor_name, summit, subject, facts, previous, hash
FROM chain JOIN fresh USING (n) ORDER BY n"""  # noqa: S608 - every word is ours
"""Lines are bound to those before by the database (see `fingerprint`), so that nobody
waits for the end of the chain while another goes there and back."""

ROW = "(%s, %s::timestamptz, %s, %s::bigint, %s, %s, %s, %s::jsonb, %s)"


def _linked(entries: Sequence[Entry]) -> tuple[str, list[Any]]:
    """Return the statement that writes some lines at the end of the chain."""
    values: list[Any] = []
    for n, one in enumerate(entries, 1):
        values += [n, one.at, one.act, one.actor_id, one.actor_name, one.summit]
        values += [
            one.subject,
            json.dumps(one.facts),
            _content(one, "")[len('[""') + 1 :],
        ]
    rows = ", ".join([ROW] * len(entries))
    return LINKED.replace("%s", rows, 1), values


def _end_of_chain() -> str:
    if connection.vendor != "postgresql":
        found = ask(END_OF_CHAIN)
        return found[0][0] if found else FIRST
    with connection.cursor() as cursor:
        relaxed = getattr(connection, "flush_together", lambda: "SELECT 1")()
        cursor.execute(f"{LOCK}; {relaxed}; {END_OF_CHAIN}")  # in one way there
        while cursor.nextset():
            pass
        last = cursor.fetchone()
    return last[0] if last else FIRST


def _entry(line: Line, *, by: Actor, at: datetime) -> Entry:
    return new_row(
        Entry,
        at=at,
        act=line.act,
        actor_id=by.person_id,
        actor_name=by.name or ("system" if by.is_system else ""),
        summit=line.summit,
        subject=line.subject,
        facts=_plain(line.facts),
    )


def _plain(facts: Mapping[str, object]) -> dict[str, object]:
    """Return facts as JSON keeps them, so that a line reads as it was fingerprinted."""
    if all(type(one) in PLAIN for one in facts.values()):
        return dict(facts)
    made: dict[str, object] = json.loads(json.dumps(dict(facts), default=str))
    return made


def fingerprint(entry: Entry) -> str:
    """Return the hash that binds an entry to the one before it."""
    return hashlib.sha256(_content(entry, entry.previous).encode()).hexdigest()


def _content(entry: Entry, previous: str) -> str:
    """Return what a line says after the one before it, as it is fingerprinted."""
    return json.dumps(
        [
            previous,
            entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
            entry.act,
            entry.actor_id,
            entry.actor_name,
            entry.summit,
            entry.subject,
            entry.facts,
        ],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
