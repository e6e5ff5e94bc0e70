"""Taking an act at a console back: the rows it changed are put as they were."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import models, transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.live import rules
from palabre.stages.live.models import (
    FloorAct,
    Player,
    Poll,
    Question,
    QuestionVote,
    RequestForFloor,
    Sitting,
    Statement,
)
from palabre.stages.live.notes import note, told_of
from palabre.stages.live.operations import locked
from palabre.stages.live.states import SITTING_MOVES

UNDO_SECONDS = 10
LAG_SECONDS = 3
"""A click on the last second still counts when it arrives."""

KEPT = timedelta(hours=1)
"""How long it is kept what an act changed; a console without network may be late."""

CLOSED = "closed"
"""The act that ends a sitting, the only one that is taken back after its end."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who acts at a console, when, under which number of the console's own.

    An act that arrives twice under one number is done once.
    """

    by: Actor
    at: datetime
    key: str = ""


Rows = dict[str, dict[str, Any] | None]
Parts = tuple[str, ...]

FLOOR: Parts = ("sitting", "request", "statement")
QUESTIONS: Parts = ("question", "question-vote")
POLLS: Parts = ("poll",)
PLAYER: Parts = ("player",)


def snapshot(sitting: Sitting, parts: Parts = FLOOR) -> Rows:
    """Return every row of these parts of a session that an act may change."""
    return {
        f"{part}:{one.pk}": _plain(one)
        for part in parts
        for one in _rows(sitting, part)
    }


def _rows(sitting: Sitting, part: str) -> Iterable[models.Model]:
    if part == "sitting":
        return Sitting.objects.filter(pk=sitting.pk)
    if part == "player":
        return Player.objects.filter(session=sitting.session_id)
    if part == "question-vote":
        return QuestionVote.objects.filter(question__sitting=sitting)
    return TABLES[part]._default_manager.filter(sitting=sitting)  # noqa: SLF001


def keep(
    sitting: Sitting,
    name: str,
    before: Rows,
    *,
    on: Stamp,
    subject: str = "",
    parts: Parts = FLOOR,
) -> FloorAct | None:
    """Keep what an act changed since ``before``; None if it changed nothing.

    What older acts changed is forgotten: nobody takes them back any more. Of what a
    participant does the rows are not kept: it is not a console's to take back.
    """
    after = snapshot(sitting, parts)
    changed = [row for row in after if after[row] != before.get(row)]
    if not changed and not on.key:
        return None
    is_keeper = rules.may_moderate(on.by, sitting.session)
    kept = changed if is_keeper else []
    old = sitting.acts.filter(at__lt=on.at - KEPT).exclude(after={})
    old.update(before={}, after={}, subject="")
    return FloorAct.objects.create(
        sitting=sitting,
        key=on.key,
        act=name,
        subject=subject[:200],
        by_id=told_of(on.by, sitting.session).person_id,
        at=on.at,
        before={row: before.get(row) for row in kept},
        after={row: after[row] for row in kept},
    )


def is_done(sitting: Sitting, key: str) -> bool:
    """Tell whether a console's act arrived before."""
    return bool(key) and FloorAct.objects.filter(sitting=sitting, key=key).exists()


def undoable(sitting: Sitting, at: datetime, *, by: Actor) -> FloorAct | None:
    """Return the act that may still be taken back: one's own last, else a colleague's.

    What participants do for themselves is theirs, and hides nothing.
    """
    since = at - timedelta(seconds=UNDO_SECONDS)
    found = list(
        FloorAct.objects.filter(sitting=sitting, at__gt=since, undone_at__isnull=True)
        .exclude(after={})
        .order_by("-at", "-id")
    )
    own = [one for one in found if one.by_id == by.person_id]
    return next(iter(own or found), None)


def undo(act: FloorAct, *, by: Actor, at: datetime) -> FloorAct:
    """Take an act of a console back, within ten seconds, if nothing was built on it.

    Whose the captions since are is for the caller to see to: see `attribute`.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``undo-late``,
    ``undo-overtaken``, ``undo-others``. Journal: ``live.act.undone``.
    """
    require(rules.may_moderate(by, act.sitting.session), "live.act.undone")
    with transaction.atomic():
        sitting = locked(act.sitting.session)
        if act.act != CLOSED:
            SITTING_MOVES.after("keep_list", sitting.state)
        act.refresh_from_db()
        late = at - act.at > timedelta(seconds=UNDO_SECONDS + LAG_SECONDS)
        if act.undone_at is not None or late:
            raise Refused("undo-late", seconds=UNDO_SECONDS)
        if not act.after:
            raise Refused("undo-others")
        _check_untouched(sitting, act.after)
        _put_back(act.before)
        act.undone_at = at
        act.save(update_fields=["undone_at"])
        note("live.act.undone", sitting, by=by, at=at, act_undone=act.act)
    return act


def _check_untouched(sitting: Sitting, after: Mapping[str, Any]) -> None:
    parts = tuple(dict.fromkeys(row.partition(":")[0] for row in after))
    now = snapshot(sitting, parts)
    if any(now.get(row) != kept for row, kept in after.items()):
        raise Refused("undo-overtaken")


TABLES: dict[str, type[models.Model]] = {
    "statement": Statement,
    "request": RequestForFloor,
    "question-vote": QuestionVote,
    "question": Question,
    "poll": Poll,
    "player": Player,
    "sitting": Sitting,
}
"""In the order in which what an act made may be taken away again."""


def _put_back(before: Mapping[str, dict[str, Any] | None]) -> None:
    for table, model in TABLES.items():
        own = {row: kept for row, kept in before.items() if row.startswith(f"{table}:")}
        for row in [row for row, kept in own.items() if kept is None]:
            model._default_manager.filter(pk=_pk(row)).delete()  # noqa: SLF001 - its own
    for table, model in reversed(TABLES.items()):
        kept_rows = [
            (row, kept)
            for row, kept in before.items()
            if row.startswith(f"{table}:") and kept is not None
        ]
        for row, kept in sorted(kept_rows, key=lambda one: _is_speaking(one[1])):
            found = model._default_manager.filter(pk=_pk(row))  # noqa: SLF001
            found.update(**_values(model, kept))


def _is_speaking(kept: Mapping[str, Any]) -> bool:
    """Put who speaks back last: two never have the floor, not for an instant."""
    return kept.get("state") == "speaking"


def _pk(row: str) -> int:
    return int(row.partition(":")[2])


def _plain(one: models.Model) -> dict[str, Any]:
    values = {}
    for column in one._meta.concrete_fields:  # noqa: SLF001 - Django's documented way
        value = getattr(one, column.attname)
        values[column.attname] = (
            value.isoformat() if isinstance(value, datetime) else value
        )
    return values


def _values(model: type[models.Model], kept: Mapping[str, Any]) -> dict[str, Any]:
    columns = {column.attname: column for column in model._meta.concrete_fields}  # noqa: SLF001
    return {
        name: columns[name].to_python(value)
        if isinstance(columns[name], models.DateTimeField) and value
        else value
        for name, value in kept.items()
        if name != "id"
    }
