"""Writing definitions: each change is a version with its author, instant and reason."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from palabre.engines.figures.definition import Definition, comparisons_in
from palabre.engines.figures.library import library
from palabre.engines.figures.reading import read
from palabre.kernel.actors import Actor
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.outcomes.counting.definitions import (
    defined,
    names_in,
    versions_in_force,
)
from palabre.stages.outcomes.figure_models import FigureVersion
from palabre.stages.summits.models import Summit
from palabre.stages.summits.rules import may_run

KEY = re.compile(r"[a-z][a-z0-9-]{1,38}[a-z0-9]")
RESERVED_KEYS = frozenset({"releases", "new", "preview"})
MOST_FIGURES = 80


@dataclass(frozen=True, slots=True)
class FigureFacts:
    """What somebody writes: a key for addresses, a name, the definition, and why."""

    key: str
    label: Text
    source: str
    note: str = ""


def define(
    summit: Summit, facts: FigureFacts, *, by: Actor, at: datetime
) -> FigureVersion:
    """Write a figure's definition anew, or a new figure.

    Raises Refused: ``not-allowed``, ``figure-key``, ``figure-nameless``,
    ``figures-too-many``, ``figure-unchanged``, and those of `reading.read`.
    Journal: ``outcomes.figure.defined`` with the version and the definition.
    """
    act = "outcomes.figure.defined"
    require(may_run(by, summit), act)
    if not KEY.fullmatch(facts.key) or facts.key in RESERVED_KEYS:
        raise Refused("figure-key", key=facts.key, field="key")
    if not facts.label:
        raise Refused("figure-nameless", field="label")
    counts = read(facts.source)
    with transaction.atomic():
        Summit.objects.select_for_update().get(pk=summit.pk)
        there = defined(summit)
        if facts.key not in there and len(there) >= MOST_FIGURES:
            raise Refused("figures-too-many", most=MOST_FIGURES)
        old = there.get(facts.key)
        if old and str(old.counts) == str(counts) and old.label == facts.label:
            raise Refused("figure-unchanged", field="source")
        return _write(summit, facts, counts, by=by, at=at)


def retire(
    summit: Summit, key: str, *, reason: str, by: Actor, at: datetime
) -> FigureVersion:
    """Take a figure of the edition's own off its pages; its history stays.

    Raises Refused: ``not-allowed``, ``figure-unknown``, ``figure-standard`` for one of
    the library, ``field-missing`` without a reason.
    Journal: ``outcomes.figure.retired`` with the reason.
    """
    act = "outcomes.figure.retired"
    require(may_run(by, summit), act)
    if key in library():
        raise Refused("figure-standard", key=key)
    if not reason.strip():
        raise Refused("field-missing", field="reason")
    with transaction.atomic():
        Summit.objects.select_for_update().get(pk=summit.pk)
        found = defined(summit).get(key)
        if found is None:
            raise Refused("figure-unknown", key=key)
        facts = FigureFacts(key, found.label, str(found.counts), reason.strip())
        return _write(
            summit, facts, found.counts, by=by, at=at, act=act, is_retired=True
        )


def carry(
    summit: Summit, following: Summit, *, by: Actor, at: datetime
) -> list[FigureVersion]:
    """Write an edition's own definitions into the next one, as they stand.

    Raises Refused: ``not-allowed``.
    Journal: ``outcomes.figure.carried`` for each, with the version it comes from.
    """
    act = "outcomes.figure.carried"
    require(may_run(by, following), act)
    with transaction.atomic():
        return [
            _write(
                following,
                FigureFacts(one.key, one.label, one.source, one.note),
                read(one.source),
                by=by,
                at=at,
                act=act,
                carried_from=f"{summit.code}/{one.number}",
            )
            for one in versions_in_force(summit).values()
            if not one.is_retired
        ]


def _write(
    summit: Summit,
    facts: FigureFacts,
    counts: Definition,
    *,
    by: Actor,
    at: datetime,
    act: str = "outcomes.figure.defined",
    **more: object,
) -> FigureVersion:
    there = FigureVersion.objects.filter(summit=summit, key=facts.key)
    last = there.order_by("-number").first()
    kept = FigureVersion.objects.create(
        summit=summit,
        key=facts.key,
        number=last.number + 1 if last else 1,
        label=facts.label,
        source=str(counts),
        sha256=counts.sha256,
        note=facts.note[:300],
        made_at=at,
        made_by=by.name or "system",
        **more,
    )
    journal.record(
        act,
        f"figure:{summit.code}/{facts.key}",
        by=by,
        at=at,
        summit=summit.code,
        version=kept.number,
        definition=kept.source,
        note=kept.note,
    )
    return kept


def strange_codes(counts: Definition, summit: Summit) -> list[tuple[str, str]]:
    """Return codes in a definition that the edition does not have: field and code.

    They count nothing; a category may come later, so they are told and not refused.
    """
    names: Mapping[tuple[str, str], Text] = names_in(summit)
    own = {field for field, _ in names}
    return [
        (one.field, value)
        for one in comparisons_in(counts.condition)
        if one.field in own
        for value in one.values
        if (one.field, value) not in names
    ]
