"""Releasing figures: counted at an instant, protected, frozen with their hash."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from palabre.engines.figures.disclosure import (
    SMALLEST,
    Cell,
    Key,
    Publishable,
    Weights,
    lines_of,
    publishable,
)
from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.outcomes.counting.definitions import Defined, defined
from palabre.stages.outcomes.counting.evaluating import Codes, Counted, tables
from palabre.stages.outcomes.figure_models import FigureRelease
from palabre.stages.summits.models import Summit
from palabre.stages.summits.rules import may_run
from palabre.stages.wholeness import as_of_one_instant

RELEASED = "outcomes.figures.released"

Content = dict[str, Any]
"""What is published, as JSON has it."""

Table = dict[Codes, Counted]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a release would publish now, and the people behind it.

    ``n_cells`` and ``n_hidden`` count the numbers about people.
    """

    content: Content
    sets: list[dict[str, Any]]
    n_cells: int
    n_hidden: int

    @property
    def sha256(self) -> str:
        """Return the hash that is published with it."""
        return digest(self.content)


def canonical(content: object) -> bytes:
    """Return JSON in the one form that hashes are made of."""
    return json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()


def digest(content: object) -> str:
    """Return the SHA-256 of the canonical form."""
    return hashlib.sha256(canonical(content)).hexdigest()


def propose(summit: Summit, *, at: datetime) -> Proposal:
    """Return what a release would publish at this instant; nobody waits for it."""
    with as_of_one_instant():
        found = defined(summit)
        counted = {
            (key, str(split) if split else ""): table
            for key, one in found.items()
            for split, table in tables(
                one.counts, (None, *one.counts.splits), summit
            ).items()
        }
        earlier = _earlier(summit)
        number = _last_number(summit) + 1
    personal = {key for key, one in found.items() if one.is_personal}
    about_people = [
        Cell(
            (key, split, codes),
            one.people,
            is_declared=not split and found[key].counts.shows_small,
        )
        for (key, split), table in counted.items()
        if key in personal
        for codes, one in table.items()
    ]
    allowed = _allowed(about_people, counted, personal, earlier)
    keys = allowed.keys
    sets = _sets(about_people, allowed)
    content = {
        "edition": summit.code,
        "number": number,
        "counted_at": at.isoformat(),
        "smallest": SMALLEST,
        "sets_sha256": digest(sets),
        "figures": [
            _figure(one, counted, None if key not in personal else keys)
            for key, one in found.items()
        ],
    }
    return Proposal(content, sets, len(about_people), len(about_people) - len(keys))


def _allowed(
    about_people: list[Cell],
    counted: Mapping[tuple[str, str], Table],
    personal: set[str],
    earlier: tuple[list[Weights], list[Weights]],
) -> Publishable:
    lines = lines_of(
        {
            (key, split): [(key, split, codes) for codes in table]
            for (key, split), table in counted.items()
            if key in personal and split
        }
    )
    known, few = earlier
    return publishable(about_people, lines, known, few)


def _earlier(summit: Summit) -> tuple[list[Weights], list[Weights]]:
    """Return who stands behind what was told before, and who was too few to tell."""
    known: list[Weights] = []
    few: list[Weights] = []
    rows = FigureRelease.objects.filter(summit=summit).order_by("number")
    for (sets,) in rows.values_list("sets"):
        for one in sets:
            (few if one["kind"] == "few" else known).append(dict(one["people"]))
    return known, few


def _sets(about_people: list[Cell], allowed: Publishable) -> list[dict[str, Any]]:
    """Return who stands behind each number that is told, follows, or is too small."""
    found = []
    for one in about_people:
        is_shown = one.key in allowed.keys
        if is_shown or 0 < len(one.people) < SMALLEST:
            kind = "shown" if is_shown else "few"
            found.append(_set(kind, list(one.key), one.people))
    found += [
        _set("rest", [], dict.fromkeys(sorted(rest), 1)) for rest in allowed.rests
    ]
    return found


def _set(kind: str, key: list[object], people: Weights) -> dict[str, Any]:
    named = [[*part] if isinstance(part, tuple) else part for part in key]
    listed = sorted(map(list, people.items()))
    return {"kind": kind, "key": named, "people": listed}


def _figure(
    one: Defined,
    counted: Mapping[tuple[str, str], Table],
    keys: frozenset[Key] | None,
) -> Content:
    def told(split: str, codes: Codes, found: Counted) -> int | None:
        is_hidden = keys is not None and (one.key, split, codes) not in keys
        return None if is_hidden else found.n

    total = counted[one.key, ""].get(())
    return {
        "key": one.key,
        "version": one.version,
        "label": one.label.to_json(),
        "source": str(one.counts),
        "sha256": one.counts.sha256,
        "definition": one.definition.to_json(),
        "record": one.record,
        "value": told("", (), total) if total else 0,
        "tables": [
            {
                "by": list(split.fields),
                "cells": _in_order(
                    [
                        {"codes": list(codes), "n": told(str(split), codes, found)}
                        for codes, found in counted[one.key, str(split)].items()
                    ]
                ),
            }
            for split in one.counts.splits
        ],
    }


def _in_order(cells: list[Content]) -> list[Content]:
    """Put what is hidden last, by code: its place must not tell how much it is."""
    shown = [one for one in cells if one["n"] is not None]
    hidden = [one for one in cells if one["n"] is None]
    return shown + sorted(hidden, key=lambda one: one["codes"])


def release(
    summit: Summit,
    *,
    corrects: FigureRelease | None = None,
    reason: str = "",
    by: Actor,
    at: datetime,
) -> FigureRelease:
    """Publish an edition's figures as they stand now, frozen for good.

    One that corrects an earlier release says what was wrong; the earlier one stays, and
    says that it was corrected.

    Raises Refused: those of `check_order` and `publish`.
    Journal: ``outcomes.figures.released`` with number and hash.
    """
    check_order(summit, corrects=corrects, reason=reason, by=by)
    made = propose(summit, at=at)
    return publish(
        summit, made, corrects=corrects, reason=reason, name=by.name, by=by, at=at
    )


def check_order(
    summit: Summit, *, corrects: FigureRelease | None, reason: str, by: Actor
) -> None:
    """Refuse a release that could not be made, before anything is counted.

    Raises Refused: ``not-allowed``, ``field-missing`` for a correction without a
    reason, ``not-found`` for one of another edition.
    """
    require(may_run(by, summit), RELEASED)
    if corrects is not None and corrects.summit_id != summit.pk:
        raise Refused("not-found", what="release", code=corrects.number)
    if corrects is not None and not reason.strip():
        raise Refused("field-missing", field="reason")


def publish(  # noqa: PLR0913 - what was counted, why, for whom
    summit: Summit,
    made: Proposal,
    *,
    corrects: FigureRelease | None,
    reason: str,
    name: str,
    by: Actor,
    at: datetime,
) -> FigureRelease:
    """Freeze what was counted, in the name of whoever ordered it.

    Raises Refused: ``not-allowed``, ``figures-unchanged``, ``figures-moved`` when
    another release came between counting and freezing.
    Journal: ``outcomes.figures.released`` with number and hash.
    """
    require(may_run(by, summit), RELEASED)
    with transaction.atomic():
        Summit.objects.select_for_update().get(pk=summit.pk)
        earlier = FigureRelease.objects.filter(summit=summit).defer("sets")
        last = earlier.order_by("-number").first()
        if made.content["number"] != (last.number if last else 0) + 1:
            raise Refused("figures-moved")
        if last and corrects is None and _says(last.content) == _says(made.content):
            raise Refused("figures-unchanged", number=last.number)
        kept = FigureRelease.objects.create(
            summit=summit,
            number=made.content["number"],
            released_at=at,
            released_by=name or "system",
            content=made.content,
            sha256=made.sha256,
            sets=made.sets,
            corrects=corrects,
            reason=reason.strip(),
        )
        journal.record(
            RELEASED,
            f"figures:{summit.code}/{kept.number}",
            by=by,
            at=at,
            summit=summit.code,
            sha256=kept.sha256,
            corrects=corrects.number if corrects else None,
            reason=kept.reason,
        )
    return kept


def _says(content: Content) -> Content:
    return {"figures": content["figures"]}


def _last_number(summit: Summit) -> int:
    last = (
        FigureRelease.objects.filter(summit=summit)
        .order_by("-number")
        .values_list("number")
        .first()
    )
    return int(last[0]) if last else 0
