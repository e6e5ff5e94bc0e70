"""What the high-level list asks of a timetable, beside the edition's own records."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from palabre.engines.timetable.problem import DAY, Problem, Span
from palabre.kernel.actors import Actor
from palabre.stages.programme import optimisation
from palabre.stages.programme.drafts import Draft, draft_of
from palabre.stages.programme.house import Moments
from palabre.stages.programme.models import SessionRole
from palabre.stages.programme.states import MUST_ATTEND
from palabre.stages.protocol.clashes import TRANSFER
from palabre.stages.protocol.models import Dignitary
from palabre.stages.protocol.queries import ranks_of, rich
from palabre.stages.protocol.states import DignitaryState
from palabre.stages.summits.models import Summit


def timetable_problem(summit: Summit) -> Problem:
    """Return what a timetable of an edition must hold, the high-level list included."""
    return optimisation.problem_of(summit, asked=asked_by_protocol(summit))


def asked_by_protocol(summit: Summit) -> optimisation.Asked:
    """Return what the high-level list asks of a timetable: ranks, arrivals, departures.

    Presence begins an hour after the arrival and ends an hour before the departure.
    """
    table = ranks_of(summit)
    high = max((one.position for one in table if one.is_ministerial), default=0)
    listed = _listed(summit)
    present = {one.person.code: _presence(summit, one) for one in listed}
    by_record = {one.code: one.position for one in table}
    return optimisation.Asked(
        present={code: spans for code, spans in present.items() if spans},
        ranks=_ranks_by_record(summit, by_record)
        | {one.person.code: one.rank.position for one in listed},
        rules=replace(optimisation.RULES, high_rank=high),
    )


def planned_draft(actor: Actor, summit: Summit) -> Draft:
    """Return the draft with when those of the high-level list can attend.

    Twenty-six queries. Raises Refused: ``not-allowed``.
    """
    draft = draft_of(summit, by=actor)
    present = {
        one.person.code: (_moments(one),)
        for one in _listed(summit)
        if one.arrives_at or one.departs_at
    }
    there = dict(draft.house.present) | present
    return replace(draft, house=replace(draft.house, present=there))


def _moments(one: Dignitary) -> Moments:
    """Return from when until when somebody can attend; open where nothing is said."""
    begins = one.arrives_at + TRANSFER if one.arrives_at else EVER[0]
    ends = one.departs_at - TRANSFER if one.departs_at else EVER[1]
    return begins, ends


EVER = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))


def _listed(summit: Summit) -> list[Dignitary]:
    listed = rich().filter(summit=summit).exclude(state=DignitaryState.REPLACED)
    return list(listed.order_by("id"))


def _ranks_by_record(summit: Summit, places: Mapping[str, int]) -> dict[str, int]:
    """Return the place in the edition's table of everybody who has a part."""
    rows = SessionRole.objects.filter(session__summit=summit, role__in=MUST_ATTEND)
    held = rows.exclude(person__rank="").values_list("person__code", "person__rank")
    return {code: places.get(rank, 0) for code, rank in held.order_by("id")}


def _presence(summit: Summit, one: Dignitary) -> tuple[Span, ...]:
    if one.arrives_at is None and one.departs_at is None:
        return ()
    last = ((summit.ends_on - summit.starts_on).days + 1) * DAY
    start, end = 0, last
    if one.arrives_at is not None:
        start = optimisation.minute_of(summit, one.arrives_at + TRANSFER)
    if one.departs_at is not None:
        end = optimisation.minute_of(summit, one.departs_at - TRANSFER)
    start, end = max(start, 0), min(end, last)
    return (Span(start, end),) if start < end else ()
