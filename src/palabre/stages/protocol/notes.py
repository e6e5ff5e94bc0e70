"""Notes on diet and security: sealed, opened by protocol alone, each opening told.

The seal is passed in; the database knows that there is a note, not what it says.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.kernel.sealing import Seal
from palabre.stages.accreditation.retention import ended_at
from palabre.stages.journal import operations as journal
from palabre.stages.journal.models import Entry
from palabre.stages.protocol import rules
from palabre.stages.protocol.models import Dignitary, DignitaryNotes
from palabre.stages.summits.models import Summit

KEEP_DAYS = 30
"""Days after the edition until notes are deleted."""

LONGEST = 2000
READ = "protocol.notes.opened"


@dataclass(frozen=True, slots=True)
class Notes:
    """What protocol notes of a dignitary."""

    diet: str = ""
    security: str = ""


def keep_notes(
    dignitary: Dignitary, notes: Notes, *, seal: Seal, by: Actor, at: datetime
) -> None:
    """Keep notes sealed; empty ones delete what was there.

    Raises Refused: ``not-allowed``, ``note-too-long``.
    Journal: ``protocol.notes.kept`` with the fields, never their words.
    """
    keep_many([(dignitary, notes)], seal=seal, by=by, at=at)


def keep_many(
    many: list[tuple[Dignitary, Notes]], *, seal: Seal, by: Actor, at: datetime
) -> None:
    """Keep the notes of many, as an import does.

    Raises Refused: ``not-allowed``, ``note-too-long``.
    Journal: ``protocol.notes.kept``, one line each.
    """
    act = "protocol.notes.kept"
    for dignitary, notes in many:
        require(rules.may_open_notes(by, dignitary.summit), act)
        n = max(len(notes.diet), len(notes.security))
        if n > LONGEST:
            raise Refused("note-too-long", n=n, most=LONGEST, field="security")
    with transaction.atomic():
        keys = [dignitary.pk for dignitary, _ in many]
        DignitaryNotes.objects.filter(dignitary_id__in=keys).delete()
        DignitaryNotes.objects.bulk_create(
            _sealed(dignitary, notes, seal, at)
            for dignitary, notes in many
            if notes.diet or notes.security
        )
        lines = [
            journal.Line(
                act,
                f"person:{dignitary.person.code}",
                dignitary.summit.code,
                {"fields": _fields(notes)},
            )
            for dignitary, notes in many
        ]
        journal.record_all(lines, by=by, at=at)


def open_notes(dignitary: Dignitary, *, seal: Seal, by: Actor, at: datetime) -> Notes:
    """Open the notes on one dignitary; the journal says who did, the person sees it.

    Raises Refused: ``not-allowed``. Journal: ``protocol.notes.opened``.
    """
    return open_many([dignitary], seal=seal, by=by, at=at).get(dignitary.pk, Notes())


def open_many(
    many: list[Dignitary], *, seal: Seal, by: Actor, at: datetime
) -> dict[int, Notes]:
    """Open the notes on many, by key of the dignitary, as an export does.

    Raises Refused: ``not-allowed``. Journal: ``protocol.notes.opened``, one line each.
    """
    for one in many:
        require(rules.may_open_notes(by, one.summit), READ)
    found = DignitaryNotes.objects.select_related("dignitary__person").filter(
        dignitary__in=many
    )
    rows = list(found.order_by("id"))
    opened = {one.dignitary_id: _opened(one, seal) for one in rows}
    lines = [
        journal.Line(
            READ,
            f"person:{one.dignitary.person.code}",
            many[0].summit.code,
            {"fields": _fields(opened[one.dignitary_id])},
        )
        for one in rows
    ]
    journal.record_all(lines, by=by, at=at)
    return opened


def readings_of(actor: Actor, dignitary: Dignitary) -> list[Entry]:
    """Return who opened the notes on a dignitary and when, newest first.

    Raises Refused: ``not-allowed``.
    """
    require(rules.may_open_notes(actor, dignitary.summit), "protocol.readings.read")
    found = Entry.objects.filter(
        act=READ,
        subject=f"person:{dignitary.person.code}",
        summit=dignitary.summit.code,
    )
    return list(found.order_by("-id")[:50])


def purge_notes(summit: Summit, *, by: Actor, at: datetime) -> int:
    """Delete the notes of an edition that is over for long enough; return how many.

    Raises Refused: ``not-allowed``. Journal: ``protocol.notes.purged``, if any were.
    """
    act = "protocol.notes.purged"
    require(by.is_system, act)
    if at < ended_at(summit) + timedelta(days=KEEP_DAYS):
        return 0
    with transaction.atomic():
        due = DignitaryNotes.objects.filter(dignitary__summit=summit)
        n, _ = due.delete()
        if n:
            subject = f"summit:{summit.code}"
            journal.record(act, subject, by=by, at=at, summit=summit.code, notes=n)
    return n


def _sealed(
    dignitary: Dignitary, notes: Notes, seal: Seal, at: datetime
) -> DignitaryNotes:
    told = json.dumps({"diet": notes.diet, "security": notes.security})
    return DignitaryNotes(
        dignitary=dignitary,
        sealed=seal.close(told.encode()),
        has_diet=bool(notes.diet),
        has_security=bool(notes.security),
        kept_at=at,
    )


def _opened(kept: DignitaryNotes, seal: Seal) -> Notes:
    return Notes(**json.loads(seal.open(bytes(kept.sealed))))


def _fields(notes: Notes) -> list[str]:
    return [name for name in ("diet", "security") if getattr(notes, name)]
