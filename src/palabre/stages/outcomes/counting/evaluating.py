"""A definition compiled to queries and counted: the number, its cells, its rows."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import reduce
from operator import and_, or_
from zoneinfo import ZoneInfo

from django.db.models import Q

from palabre.engines.figures.definition import (
    Comparison,
    Condition,
    Definition,
    Either,
    Every,
    Instant,
    Moment,
    Split,
    Without,
)
from palabre.engines.figures.vocabulary import Kind, field_of
from palabre.kernel.languages import Text
from palabre.stages.outcomes.counting.tables import TABLES, Rows, Table
from palabre.stages.summits.models import Summit

Codes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many stand in one cell, and for how much of it each person, if any."""

    n: int
    people: Mapping[int, int]


def compiled(definition: Definition, summit: Summit) -> list[tuple[Table, Rows]]:
    """Return the queries of a definition, one a table that its rows lie in."""
    zone = ZoneInfo(summit.zone)
    bound = instant_of(definition.instant, summit)
    found = []
    for table in TABLES[definition.record]:
        rows = table.rows(summit)
        if bound is not None:
            rows = rows.filter(moment__lte=bound)
        if definition.condition is not None:
            rows = rows.filter(_condition(definition.condition, table, zone))
        found.append((table, rows))
    return found


def instant_of(instant: Instant, summit: Summit) -> datetime | None:
    """Return the instant by which rows must have happened; None for now."""
    zone = ZoneInfo(summit.zone)
    match instant.moment:
        case Moment.NOW:
            return None
        case Moment.START:
            return datetime.combine(summit.starts_on, time(), zone)
        case Moment.END:
            following = summit.ends_on + timedelta(days=1)
            return datetime.combine(following, time(), zone)
        case Moment.AT:
            told = datetime.fromisoformat(instant.told)
            if len(instant.told) == len("2026-06-12"):
                told += timedelta(days=1)
            return told.replace(tzinfo=zone)


def _condition(condition: Condition, table: Table, zone: ZoneInfo) -> Q:
    match condition:
        case Comparison():
            return table.columns[condition.field].condition(condition, zone)
        case Without(part):
            return ~_condition(part, table, zone)
        case Every(parts):
            return reduce(and_, (_condition(part, table, zone) for part in parts))
        case Either(parts):
            return reduce(or_, (_condition(part, table, zone) for part in parts))


def count(definition: Definition, summit: Summit) -> int:
    """Count a definition now."""
    queries = compiled(definition, summit)
    is_plain = definition.distinct not in {"region", "day"}
    if len(queries) == 1 and is_plain:
        table, rows = queries[0]
        return int(
            rows.order_by().values(table.keys[definition.distinct]).distinct().count()
        )
    return len({key for key, _, _ in _read(definition, queries, (), summit)})


def cells(
    definition: Definition, split: Split | None, summit: Summit
) -> dict[Codes, Counted]:
    """Count each cell of a breakdown; the whole, under no code, if there is none."""
    return tables(definition, (split,), summit)[split]


def tables(
    definition: Definition, splits: Sequence[Split | None], summit: Summit
) -> dict[Split | None, dict[Codes, Counted]]:
    """Count the cells of several breakdowns, reading the rows once."""
    fields = list(dict.fromkeys(name for one in splits if one for name in one.fields))
    places = {
        one: tuple(fields.index(name) for name in one.fields) if one else ()
        for one in splits
    }
    keys: dict[Split | None, dict[Codes, dict[object, int]]] = {
        one: {} for one in splits
    }
    alike: dict[Codes, dict[object, int]] = {}
    queries = compiled(definition, summit)
    for key, person, codes in _read(definition, queries, fields, summit):
        alike.setdefault(codes, {})[key] = person
    for codes, counted in alike.items():  # far fewer than rows
        for split, wanted in places.items():
            cell = tuple([codes[place] for place in wanted])
            keys[split].setdefault(cell, {}).update(counted)
    return {
        split: {
            codes: Counted(len(one), Counter(who for who in one.values() if who))
            for codes, one in in_order(found, split.fields if split else ())
        }
        for split, found in keys.items()
    }


def in_order(
    found: Mapping[Codes, dict[object, int]], fields: Sequence[str]
) -> list[tuple[Codes, dict[object, int]]]:
    """Return cells in a reader's order: days by date, closed lists as listed."""
    if len(fields) == 1 and field_of(fields[0]).kind is Kind.CODE:
        return sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    places = [list(field_of(name).values) for name in fields]

    def place(codes: Codes) -> tuple[tuple[int, str], ...]:
        return tuple(
            (known.index(code) if code in known else len(known), code)
            for code, known in zip(codes, places, strict=True)
        )

    return sorted(found.items(), key=lambda one: place(one[0]))


def _read(
    definition: Definition,
    queries: list[tuple[Table, Rows]],
    fields: Sequence[str],
    summit: Summit,
) -> Iterator[tuple[object, int, Codes]]:
    """Yield what each row counts as, the person behind it (0 for none), its codes."""
    zone = ZoneInfo(summit.zone)
    is_own = definition.distinct == definition.of.key
    for number, (table, rows) in enumerate(queries):
        columns = [table.columns[name] for name in fields]
        turn = table.columns.get(definition.distinct)
        paths = [
            table.keys[definition.distinct],
            table.person or "pk",
            *(column.path for column in columns),
        ]
        known: list[dict[object, str]] = [{} for _ in columns]
        for value, who, *values in rows.order_by().values_list(*paths).distinct():
            codes = []
            for column, seen, one in zip(columns, known, values, strict=True):
                if one not in seen:
                    seen[one] = column.code(one, zone)
                codes.append(seen[one])
            counted = (
                (number, value) if is_own else turn.code(value, zone) if turn else value
            )
            yield counted, who if table.person else 0, tuple(codes)


def rows(definition: Definition, summit: Summit) -> list[Codes]:
    """Return what was counted, one row a thing counted, for whoever may see it."""
    if definition.is_personal:
        return _persons(definition, summit)
    if definition.distinct == definition.of.key:
        return _own_rows(definition, summit)
    return _grouped(definition, summit)


def _persons(definition: Definition, summit: Summit) -> list[Codes]:
    """Return each person or registration once, with how many rows stand for it."""
    seen: dict[object, Codes] = {}
    n: dict[object, int] = {}
    for key, row in _person_rows(definition, summit):
        seen.setdefault(key, row)
        n[key] = n.get(key, 0) + 1
    found = sorted((row, n[key]) for key, row in seen.items())
    return [(*row[1:], str(times)) for row, times in found]


def _person_rows(
    definition: Definition, summit: Summit
) -> Iterator[tuple[object, Codes]]:
    zone = ZoneInfo(summit.zone)
    is_own = definition.distinct == definition.of.key
    for number, (table, found) in enumerate(compiled(definition, summit)):
        country, group = table.columns["country"], table.columns["group"]
        paths = [
            table.keys[definition.of.key],
            table.keys[definition.distinct],
            *(f"{table.person}__{name}" for name in ("sort_name", "code", "name")),
            f"{table.organization}__name",
            country.path,
            group.path,
        ]
        for own, key, *told, body, iso2, code in (
            found.order_by().values_list(*paths).distinct()
        ):
            stated = (country.code(iso2, zone), group.code(code, zone))
            organization = str(body.said_in("en")) if isinstance(body, Text) else ""
            yield (
                (number, own) if is_own else key,
                (*map(str, told), organization, *stated),
            )


def _own_rows(definition: Definition, summit: Summit) -> list[Codes]:
    """Return sessions, reports, organizers by what they are called."""
    prefix = "" if definition.record == "sessions" else "session__"
    paths = [f"{prefix}code", f"{prefix}title", f"{prefix}type__name"]
    if definition.record == "organizers":
        paths[1] = "organization__name"
    ((_, found),) = compiled(definition, summit)
    read = found.order_by().values_list("pk", *paths).distinct()
    return sorted(
        {
            pk: (code, str(title.said_in("en")), str(kind.said_in("en")))
            for pk, code, title, kind in read
        }.values()
    )


def _grouped(definition: Definition, summit: Summit) -> list[Codes]:
    """Return each code once, with how many rows of the record stand behind it."""
    n: dict[object, set[object]] = {}
    zone = ZoneInfo(summit.zone)
    for number, (table, found) in enumerate(compiled(definition, summit)):
        turn = table.columns.get(definition.distinct)
        paths = (table.keys[definition.distinct], table.keys[definition.of.key])
        for value, key in found.order_by().values_list(*paths).distinct():
            code = turn.code(value, zone) if turn else value
            n.setdefault(code, set()).add((number, key))
    return sorted((str(code), str(len(found))) for code, found in n.items())
