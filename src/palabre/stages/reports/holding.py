"""Holding records while something is rested on their words, so that none is withdrawn."""

from collections.abc import Iterable

from palabre.kernel.refusals import Refused
from palabre.stages.reports.models import Intervention, Source


def hold_records(turns: Iterable[Intervention | None]) -> None:
    """Lock the records of turns until the act is kept.

    To be called within a transaction. A record that is being withdrawn is waited for:
    then its words are gone, and nothing is rested on them.

    Raises Refused: ``quote-not-found``.
    """
    wanted = {turn.source_id: turn for turn in turns if turn is not None}
    if not wanted:
        return
    held = Source.objects.select_for_update().filter(pk__in=wanted).order_by("pk")
    there = set(held.values_list("pk", flat=True))
    for pk, turn in sorted(wanted.items()):
        if pk not in there:
            raise Refused("quote-not-found", source=turn.code, quote="")
