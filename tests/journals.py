"""What the journal says last, for tests of acts."""

from palabre.stages.journal.models import Entry


def last() -> tuple[str, str]:
    """Return act and subject of the last line."""
    entry = Entry.objects.order_by("-id").first()
    assert entry is not None
    return entry.act, entry.subject


def acts() -> list[str]:
    """Return every act, in order."""
    return list(Entry.objects.order_by("id").values_list("act", flat=True))
