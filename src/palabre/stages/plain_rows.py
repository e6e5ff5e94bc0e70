"""Rows by words of SQL, for the few acts that a crowd does at once.

The mapper builds and compiles a query anew each time it is asked, which costs four
times what the database needs to answer; at a registration's rush that is most of the
work. Here the words are made once for each table, and the values pass through the same
fields as the mapper's. Everywhere else the mapper is the right tool.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cache, lru_cache
from itertools import islice
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Model, signals
from django.db.models.base import ModelState

from palabre.stages.wholeness import waits_for_the_end

Row = TypeVar("Row", bound=Model)
Read = tuple[int, Callable[..., Any], Any]
Reading = tuple[str, str, tuple[str, ...], tuple[Read, ...], bool]
Written = tuple["Field[Any, Any]", bool, bool]
"""A field, whether its value is the attribute's, and whether a plain one stays so."""

PLAIN = frozenset({str, int, bool, type(None)})
AS_THEY_ARE = frozenset(
    {
        models.CharField,
        models.SlugField,
        models.TextField,
        models.BooleanField,
        models.ForeignKey,
    }
)
"""Fields that hand a plain value to the database as it is."""

FEW_VALUES = 500
"""Values in one statement that every database takes."""

MOST_VALUES = 65_535
"""Values in one statement: PostgreSQL counts them in sixteen bits."""


def rows_where(
    model: type[Row], condition: str, *values: Any, is_locked: bool = False
) -> list[Row]:
    """Return the rows of a table that meet a condition, each ``%s`` one value.

    ``condition`` is written in the code, never by a reader. Locked rows stay as they
    are until the transaction is over; on SQLite a writer is alone anyhow.
    """
    here = connections[DEFAULT_DB_ALIAS]  # asked many times, found once
    reading = _reading(model, here.vendor)
    columns, source = reading[:2]
    ending = " FOR UPDATE" * (is_locked and here.vendor == "postgresql")
    words = f"SELECT {columns} FROM {source} WHERE {condition}{ending}"  # noqa: S608
    return [_row(model, reading, one, here) for one in _asked(here, words, values)]


def row_with(
    model: type[Row],
    links: tuple[str, ...],
    condition: str,
    *values: Any,
    is_locked: bool = False,
) -> Row | None:
    """Return the first row that meets a condition, with the rows it points to.

    ``links`` names foreign keys that are never empty, a further step after ``__`` as
    the mapper does; the condition names tables before columns. A lock holds the row
    itself and not what it points to.
    """
    here = connections[DEFAULT_DB_ALIAS]
    words, parts = _reading_with(model, links, here.vendor)
    ending = ""
    if is_locked and here.vendor == "postgresql":
        ending = f" FOR UPDATE OF {_quoted(model._meta.db_table)}"  # noqa: SLF001
    found = _asked(here, f"{words} WHERE {condition} LIMIT 1{ending}", values)
    if not found:
        return None
    made: dict[str, Model] = {}
    for path, kind, start, reading in parts:
        there = found[0][start : start + len(reading[2])]
        made[path] = _row(kind, reading, there, here)
        if path:
            before, _, last = path.rpartition("__")
            setattr(made[before], last, made[path])
    return made[""]  # type: ignore[return-value]  # the first part is the row


def among(column: str, words: str) -> str:
    """Return the condition that a column holds one of the few keys that words find.

    PostgreSQL finds the keys first: without statistics, as after a large import, it
    would rather walk the whole table for each of them.
    """
    if connections[DEFAULT_DB_ALIAS].vendor == "postgresql":
        return f"{column} = ANY (ARRAY({words}))"
    return f"{column} IN ({words})"


def ask(words: str, *values: Any) -> list[tuple[Any, ...]]:
    """Run a statement that is written in the code; return what it found."""
    return _asked(connections[DEFAULT_DB_ALIAS], words, values)


def _asked(
    here: BaseDatabaseWrapper, words: str, values: Sequence[Any]
) -> list[tuple[Any, ...]]:
    quickly = getattr(here, "ask", None)  # a backend of the gateways has it
    if quickly is not None:
        return quickly(words, values)  # type: ignore[no-any-return]
    with here.cursor() as cursor:
        cursor.execute(words, values)
        return cursor.fetchall() if cursor.description else []


def _row(
    model: type[Row], reading: Reading, found: Sequence[Any], here: BaseDatabaseWrapper
) -> Row:
    """Return what was read as a row; one that hears of nothing comes as from a pickle.

    The mapper's way costs four times that, a tenth of an act at a rush.
    """
    _, _, names, readers, hears = reading
    row = list(found)
    for place, read, column in readers:
        row[place] = read(row[place], column, here)
    if hears:
        return model.from_db(here.alias, names, row)
    made = model.__new__(model)
    kept = made.__dict__
    kept["_state"] = state = ModelState()
    state.adding, state.db = False, here.alias
    kept.update(zip(names, row, strict=True))
    return made


def _hears(model: type[Model]) -> bool:
    """Tell whether something happens where a row of this table is made."""
    own = (model.__init__, model.__new__, model.from_db.__func__)  # type: ignore[attr-defined]
    stock = (Model.__init__, Model.__new__, Model.from_db.__func__)  # type: ignore[attr-defined]
    heard = signals.pre_init.has_listeners(model) or signals.post_init.has_listeners(
        model
    )
    return own != stock or heard


def row_where(
    model: type[Row], condition: str, *values: Any, is_locked: bool = False
) -> Row | None:
    """Return the first row that meets a condition, if any."""
    condition = f"{condition} LIMIT 1"
    return next(iter(rows_where(model, condition, *values, is_locked=is_locked)), None)


def the_row(model: type[Row], key: Any, *, is_locked: bool = False) -> Row:
    """Return the row that another points to, so that it is there."""
    (found,) = rows_where(model, "id = %s", key, is_locked=is_locked)
    return found


def is_any_where(model: type[Model], condition: str, *values: Any) -> bool:
    """Tell whether a row of a table meets a condition."""
    table = _quoted(model._meta.db_table)  # noqa: SLF001 - documented by the mapper
    words = f"SELECT 1 FROM {table} WHERE {condition} LIMIT 1"  # noqa: S608 - see above
    return bool(ask(words, *values))


def drop_where(model: type[Model], condition: str, *values: Any) -> None:
    """Delete the rows of a table that meet a condition; nothing may point to them.

    In a workflow it may wait for the end.
    """
    table = _quoted(model._meta.db_table)  # noqa: SLF001 - documented by the mapper
    words = f"DELETE FROM {table} WHERE {condition}"  # noqa: S608 - see above
    if not waits_for_the_end(words, values):
        ask(words, *values)


def keep_rows(rows: Sequence[Row]) -> list[Row]:
    """Insert new rows of one table, in order; each learns its key."""
    if not rows:
        return []
    model, here = type(rows[0]), connections[DEFAULT_DB_ALIAS]
    words, fields, holder = _inserting(model, here.vendor)
    most = _rows_at_once(fields, rows, here)
    waiting = iter(rows)
    while some := list(islice(waiting, most)):
        keys = _asked(
            here,
            f"{words} {', '.join([holder] * len(some))} RETURNING id",
            [value for one in some for value in _values(fields, one, here)],
        )
        for one, (key,) in zip(some, keys, strict=True):
            one.pk = key
            one._state.adding = False  # noqa: SLF001 - as the mapper does
            one._state.db = here.alias  # noqa: SLF001 - as the mapper does
    return list(rows)


def keep_unread(row: Row) -> Row:
    """Insert a new row whose key nobody asks for; it may wait for the workflow's end."""
    here = connections[DEFAULT_DB_ALIAS]
    words, fields, holder = _inserting(type(row), here.vendor)
    if not waits_for_the_end(f"{words} {holder}", list(_values(fields, row, here))):
        keep_rows([row])
    return row


def _rows_at_once(
    fields: Sequence[Written], rows: Sequence[Model], here: BaseDatabaseWrapper
) -> int:
    """Return how many rows one statement carries to this database."""
    if len(rows) * len(fields) <= FEW_VALUES:
        return len(rows)
    allowed: int = here.ops.bulk_batch_size([one for one, *_ in fields], list(rows))
    return min(allowed, MOST_VALUES // len(fields))


def new_row(model: type[Row], **values: Any) -> Row:
    """Return a row that is not kept yet, for the acts of a crowd.

    What is not said has its field's default. The mapper's way costs four times that.
    """
    constants, made_anew, links = _blank(model)
    row = model.__new__(model)
    kept = row.__dict__
    kept["_state"] = state = ModelState()
    kept.update(constants)
    for name, make in made_anew:
        kept[name] = make()
    for name, value in values.items():
        link = links.get(name)
        if link is not None:
            kept[link] = None if value is None else value.pk
            state.fields_cache[name] = value
        elif name in kept:
            kept[name] = value
        else:
            raise TypeError(f"{model.__name__} has no field {name}")
    return row


@cache
def _blank(
    model: type[Model],
) -> tuple[dict[str, Any], tuple[tuple[str, Callable[[], Any]], ...], dict[str, str]]:
    """Return what a new row holds: plain defaults, defaults made anew, links."""
    constants: dict[str, Any] = {}
    made_anew = []
    for one in model._meta.concrete_fields:  # noqa: SLF001 - documented by the mapper
        if callable(one.default):
            constants[one.attname] = None  # keeps the fields' order
            made_anew.append((one.attname, one.get_default))
        else:
            constants[one.attname] = one.get_default()
    fields = model._meta.concrete_fields  # noqa: SLF001
    links = {one.name: one.attname for one in fields if one.is_relation}
    return constants, tuple(made_anew), links


def copy_of(row: Row) -> Row:
    """Return a row like another, with its own attributes and state."""
    model = type(row)
    made = model.__new__(model)
    made.__dict__.update(row.__dict__)
    made._state = ModelState()  # noqa: SLF001 - as unpickling does
    made._state.adding, made._state.db = row._state.adding, row._state.db  # noqa: SLF001
    return made


def _values(
    fields: Sequence[Written], row: Model, here: BaseDatabaseWrapper
) -> Iterator[Any]:
    for one, is_attribute, is_plain in fields:
        if is_attribute:
            value = getattr(row, one.attname)
            if is_plain and type(value) in PLAIN:
                yield value
                continue
            if type(one) is models.DateTimeField and getattr(value, "tzinfo", None):
                yield _instant(value, here.vendor)
                continue
        else:
            value = one.pre_save(row, add=True)
        yield one.get_db_prep_save(value, here)


@lru_cache(maxsize=64)
def _instant(value: datetime, vendor: str) -> Any:
    """Return an instant as the database keeps it; an act writes its own many times."""
    del vendor  # SQLite keeps words
    return connections[DEFAULT_DB_ALIAS].ops.adapt_datetimefield_value(value)


@cache
def _reading(model: type[Model], vendor: str) -> Reading:
    """Return how a table is read: columns, table, attributes, what turns values."""
    del vendor  # the converters differ by it
    described = model._meta  # noqa: SLF001 - documented by the mapper
    fields = described.concrete_fields
    table = _quoted(described.db_table)
    columns = ", ".join(f"{table}.{_quoted(str(one.column))}" for one in fields)
    readers = []
    for place, one in enumerate(fields):
        column = one.get_col(described.db_table)
        turns = connection.ops.get_db_converters(column)
        turns += column.get_db_converters(connection)
        readers += [(place, turn, column) for turn in turns]
    names = tuple(one.attname for one in fields)
    return columns, table, names, tuple(readers), _hears(model)


@cache
def _reading_with(
    model: type[Model], links: tuple[str, ...], vendor: str
) -> tuple[str, tuple[tuple[str, type[Model], int, Reading], ...]]:
    """Return how a row is read with others, each table once: the words, the parts."""
    first = _reading(model, vendor)
    parts: list[tuple[str, type[Model], int, Reading]] = [("", model, 0, first)]
    sources, columns = [first[1]], [first[0]]
    kinds: dict[str, type[Model]] = {"": model}
    for path in links:
        before, _, last = path.rpartition("__")
        link = kinds[before]._meta.get_field(last)  # noqa: SLF001
        there: type[Model] = link.related_model  # type: ignore[assignment]
        reading = _reading(there, vendor)
        holder = _quoted(kinds[before]._meta.db_table)  # noqa: SLF001
        column = _quoted(str(link.column))  # type: ignore[union-attr]
        sources.append(f"JOIN {reading[1]} ON {reading[1]}.id = {holder}.{column}")
        start = parts[-1][2] + len(parts[-1][3][2])
        parts.append((path, there, start, reading))
        columns.append(reading[0])
        kinds[path] = there
    words = f"SELECT {', '.join(columns)} FROM {' '.join(sources)}"  # noqa: S608
    return words, tuple(parts)


@cache
def _inserting(model: type[Model], vendor: str) -> tuple[str, tuple[Written, ...], str]:
    """Return how a table is written: the words, the fields, one row's places."""
    del vendor  # quotation marks may differ by it
    described = model._meta  # noqa: SLF001 - documented by the mapper
    fields = tuple(one for one in described.concrete_fields if not one.primary_key)
    columns = ", ".join(_quoted(str(one.column)) for one in fields)
    table = _quoted(described.db_table)
    words = f"INSERT INTO {table} ({columns}) VALUES"
    written = tuple(
        (one, _is_attribute(one), type(one) in AS_THEY_ARE) for one in fields
    )
    return words, written, f"({', '.join(['%s'] * len(fields))})"


def _is_attribute(one: "Field[Any, Any]") -> bool:
    """Tell whether what is written is what the row's attribute says, nothing else."""
    return type(one).pre_save is Field.pre_save and not one.has_db_default()


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
