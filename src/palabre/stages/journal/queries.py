"""Reading the journal."""

from django.db.models import QuerySet

from palabre.stages.journal.models import Entry
from palabre.stages.journal.operations import FIRST, fingerprint


def of_summit(code: str) -> QuerySet[Entry]:
    """Return a summit's lines, newest first."""
    return Entry.objects.filter(summit=code).order_by("-id")


def of_subject(subject: str) -> QuerySet[Entry]:
    """Return the lines about one thing, newest first."""
    return Entry.objects.filter(subject=subject).order_by("-id")


def last_id() -> int:
    """Return the number of the last line, 0 before the first."""
    return Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0


def first_break() -> int | None:
    """Return the id of the first entry that does not fit the chain, or None."""
    previous = FIRST
    for entry in Entry.objects.order_by("id").iterator(chunk_size=2000):
        if entry.previous != previous or fingerprint(entry) != entry.hash:
            return entry.pk
        previous = entry.hash
    return None


def page_of(
    code: str, *, subject: str = "", act: str = "", before: int | None = None, n: int
) -> list[Entry]:
    """Return some of a summit's lines, newest first, below an id if one is given.

    ``act`` matches acts that begin so: ``"calls."`` are all acts of that stage.
    """
    found = of_summit(code)
    if subject:
        found = found.filter(subject=subject)
    if act:
        found = found.filter(act__startswith=act)
    if before is not None:
        found = found.filter(id__lt=before)
    return list(found[:n])
