"""Interpretation: teams with their languages and limits, blocks in which they work.

A team works whole blocks, one room each; so many a day and a week, no longer than may
be. The defaults are those of the field: three hours, seven a week in person; two hours,
five a week in hybrid meetings.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet

from palabre.kernel.actors import Actor
from palabre.kernel.codes import slug
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.programme import rules
from palabre.stages.programme.models import InterpretationBlock, InterpretationTeam
from palabre.stages.summits.models import Summit, VenueDay

Moments = tuple[datetime, datetime]

IN_PERSON, HYBRID = (180, 7), (120, 5)
"""Minutes of a block and blocks a week."""

USUAL = {
    180: ((time(10), time(13)), (time(15), time(18))),
    120: (
        (time(9), time(11)),
        (time(11), time(13)),
        (time(14), time(16)),
        (time(16), time(18)),
    ),
}
"""The blocks of a usual day, by their length."""


@dataclass(frozen=True, slots=True)
class TeamPlan:
    """A team as it is asked for; what is left out takes the field's usual value."""

    code: str
    name: str
    languages: tuple[str, ...]
    is_hybrid: bool = False
    n_booths: int | None = None
    block_minutes: int | None = None
    blocks_a_day: int | None = None
    blocks_a_week: int | None = None
    present: tuple[Moments, ...] = ()


def set_teams(
    summit: Summit, plans: Sequence[TeamPlan], *, by: Actor, at: datetime
) -> None:
    """Set an edition's teams in their order; others leave, with their work.

    Raises Refused: ``not-allowed``, ``team-twice``, ``team-languages``,
    ``team-hours``. Journal: ``programme.teams.set``.
    """
    act = "programme.teams.set"
    require(rules.may_plan(by, summit), act)
    codes: set[str] = set()
    for plan in plans:
        _check(plan, codes)
    with transaction.atomic():
        summit.teams.exclude(code__in=codes).delete()
        for position, plan in enumerate(plans):
            facts = _facts(plan) | {"position": position}
            InterpretationTeam.objects.update_or_create(
                summit=summit, code=plan.code, defaults=facts
            )
        subject = f"summit:{summit.code}"
        n = len(plans)
        journal.record(act, subject, by=by, at=at, summit=summit.code, n_teams=n)


def set_blocks(
    summit: Summit, blocks: Iterable[Moments], *, by: Actor, at: datetime
) -> None:
    """Set the periods in which interpretation is offered.

    Raises Refused: ``not-allowed``, ``team-hours``, ``blocks-overlap``.
    Journal: ``programme.blocks.set``.
    """
    act = "programme.blocks.set"
    require(rules.may_plan(by, summit), act)
    wanted = sorted(blocks)
    _check_blocks(summit, wanted)
    with transaction.atomic():
        summit.blocks.all().delete()
        InterpretationBlock.objects.bulk_create(
            InterpretationBlock(summit=summit, starts_at=begins, ends_at=ends)
            for begins, ends in wanted
        )
        subject = f"summit:{summit.code}"
        n = len(wanted)
        journal.record(act, subject, by=by, at=at, summit=summit.code, n_blocks=n)


def teams_of(summit: Summit) -> QuerySet[InterpretationTeam]:
    """Return an edition's teams in their order."""
    return InterpretationTeam.objects.filter(summit=summit).order_by("position", "id")


def blocks_of(summit: Summit) -> QuerySet[InterpretationBlock]:
    """Return an edition's blocks in order of time."""
    blocks = InterpretationBlock.objects.filter(summit=summit)
    return blocks.order_by("starts_at", "id")


def present_of(team: InterpretationTeam) -> tuple[Moments, ...]:
    """Return when a team is there; empty for the whole edition."""
    return tuple(
        (datetime.fromisoformat(begins), datetime.fromisoformat(ends))
        for begins, ends in team.present
    )


def usual_blocks(summit: Summit, minutes: int) -> list[Moments]:
    """Return the blocks of the usual days, where a venue is open for them."""
    zone = ZoneInfo(summit.zone)
    hours: dict[date, tuple[time, time]] = {}
    for day in VenueDay.objects.filter(venue__summit=summit).order_by("on", "id"):
        opens, closes = hours.get(day.on, (day.opens, day.closes))
        hours[day.on] = (min(opens, day.opens), max(closes, day.closes))
    return [
        (datetime.combine(on, first, zone), datetime.combine(on, last, zone))
        for on, (opens, closes) in sorted(hours.items())
        for first, last in USUAL[minutes]
        if opens <= first and last <= closes
    ]


BLOCK = re.compile(r"(\d{1,2})[:.h](\d{2})\s*[-–—]\s*(\d{1,2})[:.h](\d{2})")


def read_blocks(summit: Summit, on: date, words: str) -> list[Moments]:
    """Read the blocks of a day, such as ``10:00-13:00, 15:00-18:00``.

    Raises Refused: ``block-malformed``.
    """
    zone = ZoneInfo(summit.zone)
    found = []
    for told in filter(None, (one.strip() for one in re.split(r"[,;،]", words))):
        first, last = _hours(told)
        pair = datetime.combine(on, first, zone), datetime.combine(on, last, zone)
        found.append(pair)
    return found


def _hours(told: str) -> tuple[time, time]:
    read = BLOCK.fullmatch(told)
    if read is None:
        raise Refused("block-malformed", value=told)
    h1, m1, h2, m2 = (int(one) for one in read.groups())
    try:
        first, last = time(h1, m1), time(h2, m2)
    except ValueError as error:
        raise Refused("block-malformed", value=told) from error
    if first >= last:
        raise Refused("block-malformed", value=told)
    return first, last


def plan_of(row: Mapping[str, str], summit: Summit) -> TeamPlan:
    """Read a row of a table of teams; its columns are `COLUMNS`.

    Raises Refused: ``block-malformed``, ``day-elsewhere``.
    """
    told = {name: row.get(name, "").strip() for name in COLUMNS}
    name = told["name"] or told["code"]
    languages = tuple(re.findall(r"[A-Za-z]{2,3}", told["languages"].lower()))
    return TeamPlan(
        code=told["code"] or code_of(name),
        name=name,
        languages=languages,
        is_hybrid=told["hybrid"].lower() in YES,
        n_booths=_number(told["booths"]),
        block_minutes=_number(told["block_minutes"]),
        blocks_a_day=_number(told["blocks_a_day"]),
        blocks_a_week=_number(told["blocks_a_week"]),
        present=present(told["present"], summit),
    )


def present(words: str, summit: Summit) -> tuple[Moments, ...]:
    """Read when a team is there, such as ``2026-05-25 09:00-18:00; 2026-05-26``.

    Raises Refused: ``block-malformed``, ``day-elsewhere``.
    """
    found: list[Moments] = []
    for told in filter(None, (one.strip() for one in words.split(";"))):
        day, _, hours = told.partition(" ")
        try:
            on = date.fromisoformat(day)
        except ValueError as error:
            raise Refused("block-malformed", value=told) from error
        if not summit.starts_on <= on <= summit.ends_on:
            raise Refused("day-elsewhere", on=on.isoformat())
        found += read_blocks(summit, on, hours or "00:00-23:59")
    return tuple(found)


def code_of(name: str) -> str:
    """Return a code for a team that was given none."""
    return slug(name, longest=40) or "team"


COLUMNS = (
    "code",
    "name",
    "languages",
    "hybrid",
    "booths",
    "block_minutes",
    "blocks_a_day",
    "blocks_a_week",
    "present",
)
"""Columns of a table of teams; ``present`` like ``2026-05-25 09:00-18:00; …``."""

YES = frozenset({"1", "x", "yes", "true", "oui", "vrai", "hybrid", "hybride"})


def _number(words: str) -> int | None:
    return (
        int(words) if words.isascii() and words.isdigit() and len(words) < 5 else None
    )


def _check(plan: TeamPlan, codes: set[str]) -> None:
    if plan.code in codes:
        raise Refused("team-twice", code=plan.code)
    codes.add(plan.code)
    if len(set(plan.languages)) < 2:
        raise Refused("team-languages", name=plan.name)
    if any(begins >= ends for begins, ends in plan.present):
        raise Refused("team-hours", name=plan.name)


def _facts(plan: TeamPlan) -> dict[str, object]:
    minutes, a_week = HYBRID if plan.is_hybrid else IN_PERSON
    return {
        "name": plan.name,
        "languages": list(dict.fromkeys(plan.languages)),
        "is_hybrid": plan.is_hybrid,
        "n_booths": plan.n_booths or len(set(plan.languages)),
        "block_minutes": plan.block_minutes or minutes,
        "blocks_a_day": plan.blocks_a_day or 2,
        "blocks_a_week": plan.blocks_a_week or a_week,
        "present": [[one.isoformat() for one in span] for span in plan.present],
    }


def _check_blocks(summit: Summit, wanted: Sequence[Moments]) -> None:
    zone = ZoneInfo(summit.zone)
    last: datetime | None = None
    for begins, ends in wanted:
        if begins >= ends or (last is not None and begins < last):
            told = f"{begins.astimezone(zone):%Y-%m-%d %H:%M}"
            raise Refused("blocks-overlap", starts_at=told)
        last = ends
