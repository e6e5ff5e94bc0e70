"""Figures: every published number is a definition over records, opened to its rows.

A definition says who is counted, on which record, distinct by what, at which instant
(`engines.figures`); an edition starts with the library's and writes its own versions.
Nothing is typed by hand.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from palabre.engines.figures.vocabulary import KEYS, record_of
from palabre.kernel.actors import Actor
from palabre.kernel.languages import Text
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.outcomes.counting import definitions, evaluating
from palabre.stages.outcomes.counting.definitions import Defined
from palabre.stages.outcomes.counting.released import (
    Released,
    ReleasedTable,
    figures_in,
    latest,
)
from palabre.stages.summits.models import Summit
from palabre.stages.summits.rules import may_run

Row = tuple[str, ...]

DEFINITIONS = definitions.standard()
"""The figures that every edition starts with, by key."""

HIDDEN = ""
"""In public rows: how many people stand behind a country is told by releases alone."""


PEOPLE = (
    _("number"),
    _("name"),
    _("organization"),
    _("country"),
    _("group"),
    _("rows"),
)
OWN = {
    "sessions": (_("code"), _("title"), _("type")),
    "reports": (_("code"), _("title"), _("type")),
    "organizers": (_("code"), _("organization"), _("type")),
}
"""Names of the cells of rows."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with everything needed to trust it.

    One that would give a small group away ``is_hidden`` and its value is 0;
    ``release`` is where it was published, None while it is counted as one asks.
    """

    key: str
    label: Text
    definition: Text
    record: str
    value: int
    counted_at: datetime
    version: int = 0
    is_hidden: bool = False
    release: int | None = None


def definition(summit: Summit, key: str) -> Defined:
    """Return a definition of an edition, or refuse with ``figure-unknown``."""
    return definitions.definition_in(summit, key)


def figure(summit: Summit, key: str, *, at: datetime) -> Figure:
    """Count one figure now.

    Raises Refused: ``figure-unknown``.
    """
    return counted(summit, definition(summit, key), at=at)


def figures(summit: Summit, *, at: datetime) -> dict[str, Figure]:
    """Count every figure now, by key."""
    found = definitions.defined(summit)
    return {key: counted(summit, one, at=at) for key, one in found.items()}


def counted(summit: Summit, one: Defined, *, at: datetime) -> Figure:
    """Count a definition now."""
    value = evaluating.count(one.counts, summit)
    return Figure(
        one.key, one.label, one.definition, one.record, value, at, one.version
    )


def public_figures(summit: Summit, *, at: datetime) -> dict[str, Figure]:
    """Return every figure as everybody sees it, by key.

    Numbers about people are those of the newest release, so that nobody learns from
    two looks who came between them; before the first, only totals whose definition
    shows small ones are told, counted now. All else is counted now.
    """
    last = latest(summit)
    known = figures_in(last) if last else {}
    return {
        key: _public(summit, one, known.get(key), at=at)
        for key, one in definitions.defined(summit).items()
    }


def public_figure(summit: Summit, key: str, *, at: datetime) -> Figure:
    """Return one figure as everybody sees it.

    Raises Refused: ``figure-unknown``.
    """
    last = latest(summit)
    known = figures_in(last) if last else {}
    return _public(summit, definition(summit, key), known.get(key), at=at)


def _public(
    summit: Summit, one: Defined, known: Released | None, *, at: datetime
) -> Figure:
    if not one.is_personal:
        return counted(summit, one, at=at)
    if known is not None:
        return Figure(
            one.key,
            known.label,
            known.definition,
            known.record,
            known.value or 0,
            known.counted_at,
            known.version,
            is_hidden=known.value is None,
            release=known.release,
        )
    found = counted(summit, one, at=at)
    return found if one.counts.shows_small else replace(found, value=0, is_hidden=True)


def public_tables(summit: Summit, key: str) -> tuple[ReleasedTable, ...]:
    """Return the breakdowns of a figure that everybody sees.

    About people those of the newest release, none before the first; others as counted
    now.

    Raises Refused: ``figure-unknown``.
    """
    one = definition(summit, key)
    if not one.is_personal:
        return live_tables(summit, one)
    last = latest(summit)
    found = figures_in(last).get(key) if last else None
    return found.tables if found else ()


def live_tables(summit: Summit, one: Defined) -> tuple[ReleasedTable, ...]:
    """Count the breakdowns of a definition now, every cell, for whoever runs it."""
    splits = one.counts.splits
    found = evaluating.tables(one.counts, splits, summit)
    return tuple(
        ReleasedTable(
            split.fields,
            tuple((codes, counted.n) for codes, counted in found[split].items()),
        )
        for split in splits
    )


def open_rows(summit: Summit, key: str, *, by: Actor, at: datetime) -> list[Row]:
    """Return the rows behind a figure that name people, and leave a trace of it.

    Raises Refused: ``not-allowed``, ``figure-unknown``.
    Journal: ``outcomes.figure.opened`` with how many rows were read.
    """
    act = "outcomes.figure.opened"
    require(may_run(by, summit), act)
    one = definition(summit, key)
    rows = evaluating.rows(one.counts, summit)
    if one.is_personal:
        subject = f"figure:{summit.code}/{key}"
        journal.record(act, subject, by=by, at=at, summit=summit.code, rows=len(rows))
    return rows


def rows_for(actor: Actor, summit: Summit, key: str) -> list[Row] | None:
    """Return the rows behind a figure, or None if they name people and one may not.

    Raises Refused: ``figure-unknown``.
    """
    one = definition(summit, key)
    is_insider = may_run(actor, summit)
    if one.is_personal and not is_insider:
        return None
    rows = evaluating.rows(one.counts, summit)
    is_open = is_insider or not one.counts.of.is_personal
    return rows if is_open else [(*row[:-1], HIDDEN) for row in rows]


def columns(one: Defined) -> tuple[object, ...]:
    """Return the names of the cells of a figure's rows."""
    counts = one.counts
    if counts.is_personal:
        return PEOPLE
    if counts.distinct == counts.of.key:
        return OWN[counts.record]
    return (KEYS[counts.distinct], record_of(counts.record).noun)


def groups_present(summit: Summit) -> frozenset[str]:
    """Return the stakeholder groups that anybody accredited stated."""
    rows = evaluating.rows(DEFINITIONS["groups"].counts, summit)
    return frozenset(row[0] for row in rows)
