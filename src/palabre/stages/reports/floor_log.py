"""What the floor log says of a record's speakers, where the two keep the same time.

A recording may start minutes before the gavel. The log is asked only after the turns
that name their speaker have shown that it agrees with them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from palabre.stages.live.attribution import who_had_the_floor
from palabre.stages.live.models import Sitting, Statement
from palabre.stages.programme.models import Session
from palabre.stages.reports.models import Intervention, Source

LEAST_AGREEING = 3
"""Named turns that must agree with the log before it names others."""

LEAST_SHARE = 0.9
"""Of the named turns, how many must agree: one in ten may be an interruption."""


@dataclass(frozen=True, slots=True)
class Placed:
    """When a turn was taken, from the start of its record, and whom it names."""

    starts_ms: int | None
    ends_ms: int | None = None
    person: int | None = None

    @property
    def middle_ms(self) -> int | None:
        """Return the middle of the turn, where no handover blurs who speaks."""
        if self.starts_ms is None:
            return None
        return (self.starts_ms + max(self.starts_ms, self.ends_ms or 0)) // 2


@dataclass(frozen=True, slots=True)
class FloorLog:
    """Who had the floor in a sitting, and when it was opened."""

    opened_at: datetime
    statements: Sequence[Statement]

    def statement_at(self, placed: Placed) -> Statement | None:
        """Return who had the floor in the middle of a turn."""
        if placed.middle_ms is None:
            return None
        at = self.opened_at + timedelta(milliseconds=placed.middle_ms)
        return who_had_the_floor(self.statements, at)

    def agrees_with(self, turns: Iterable[Placed]) -> bool:
        """Tell whether the turns that name somebody say what the log says."""
        named = [one for one in turns if one.person is not None]
        agreeing = sum(
            (found := self.statement_at(one)) is not None
            and found.request.person_id == one.person
            for one in named
        )
        return agreeing >= LEAST_AGREEING and agreeing >= LEAST_SHARE * len(named)


def floor_log_of(session: Session | None) -> FloorLog | None:
    """Return the floor log of a session that took place; None without statements."""
    sitting = Sitting.objects.filter(session=session).first() if session else None
    if sitting is None or sitting.opened_at is None:
        return None
    statements = list(
        sitting.statements.select_related(
            "request__person", "request__organization"
        ).order_by("started_at", "id")
    )
    return FloorLog(sitting.opened_at, statements) if statements else None


def had_the_floor(source: Source, label: str) -> int | None:
    """Return the person who had the floor in most turns of a label, if one had."""
    log = floor_log_of(source.session)
    if log is None:
        return None
    turns = list(source.interventions.order_by("position"))
    if not log.agrees_with(map(placed, turns)):
        return None
    counted = Counter(
        found.request.person_id
        for turn in turns
        if turn.label == label
        and (found := log.statement_at(placed(turn))) is not None
        and found.request.person_id is not None
    )
    if not counted:
        return None
    (person, n), *_ = counted.most_common(1)
    return person if n * 2 > sum(turn.label == label for turn in turns) else None


def placed(turn: Intervention) -> Placed:
    """Return when a kept turn was taken and whom it names."""
    return Placed(turn.starts_ms, turn.ends_ms, turn.person_id)
