"""Rows by words of SQL, for the few acts that a crowd does at once.

The mapper builds and compiles a query anew each time it is asked, which costs four
times what the database needs to answer; at a registration's rush that is most of the
work. Here the words are made once for each table, and the values pass through the same
fields as the mapper's. Everywhere else the mapper is the right tool.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Model

Row = TypeVar("Row", bound=Model)
Read = tuple[int, Callable[..., Any], Any]


def rows_where(
    model: type[Row], condition: str, *values: Any, is_locked: bool = False
) -> list[Row]:
    """Return the rows of a table that meet a condition, each ``%s`` one value.

    ``condition`` is written in the code, never by a reader. Locked rows stay as they
    are until the transaction is over; on SQLite a writer is alone anyhow.
    """
    here = connections[connection.alias]  # asked many times, found once
    words, names, readers = _reading(model, here.vendor)
    ending = " FOR UPDATE" * (is_locked and here.vendor == "postgresql")
    with here.cursor() as cursor:
        cursor.execute(f"{words} {condition}{ending}", values)
        rows = [list(one) for one in cursor.fetchall()]
    for row in rows:
        for place, read, column in readers:
            row[place] = read(row[place], column, here)
    return [model.from_db(here.alias, names, row) for row in rows]


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
    with connection.cursor() as cursor:
        cursor.execute(words, values)
        return cursor.fetchone() is not None


def drop_where(model: type[Model], condition: str, *values: Any) -> None:
    """Delete the rows of a table that meet a condition; nothing may point to them."""
    table = _quoted(model._meta.db_table)  # noqa: SLF001 - documented by the mapper
    with connection.cursor() as cursor:
        words = f"DELETE FROM {table} WHERE {condition}"  # noqa: S608 - see above
        cursor.execute(words, values)


def keep_rows(rows: Sequence[Row]) -> list[Row]:
    """Insert new rows of one table, in order; each learns its key."""
    if not rows:
        return []
    model, here = type(rows[0]), connections[connection.alias]
    words, fields, holder = _inserting(model, here.vendor)
    most = here.ops.bulk_batch_size(list(fields), list(rows)) if rows[1:] else 1
    waiting = iter(rows)
    with here.cursor() as cursor:
        while some := list(islice(waiting, most)):
            cursor.execute(
                f"{words} {', '.join([holder] * len(some))} RETURNING id",
                [value for one in some for value in _values(fields, one, here)],
            )
            for one, (key,) in zip(some, cursor.fetchall(), strict=True):
                one.pk = key
                one._state.adding = False  # noqa: SLF001 - as the mapper does
                one._state.db = here.alias  # noqa: SLF001 - as the mapper does
    return list(rows)


def _values(
    fields: Sequence["Field[Any, Any]"], row: Model, here: BaseDatabaseWrapper
) -> Iterator[Any]:
    for one in fields:
        value = one.pre_save(row, add=True)
        yield one.get_db_prep_save(value, here)


@cache
def _reading(
    model: type[Model], vendor: str
) -> tuple[str, tuple[str, ...], tuple[Read, ...]]:
    """Return how a table is read: the words, the attributes, what turns values."""
    del vendor  # the converters differ by it
    described = model._meta  # noqa: SLF001 - documented by the mapper
    fields = described.concrete_fields
    table = _quoted(described.db_table)
    columns = ", ".join(_quoted(str(one.column)) for one in fields)
    readers = []
    for place, one in enumerate(fields):
        column = one.get_col(described.db_table)
        turns = connection.ops.get_db_converters(column)
        turns += column.get_db_converters(connection)
        readers += [(place, turn, column) for turn in turns]
    words = f"SELECT {columns} FROM {table} WHERE"  # noqa: S608 - names of our own
    return words, tuple(one.attname for one in fields), tuple(readers)


@cache
def _inserting(
    model: type[Model], vendor: str
) -> tuple[str, tuple["Field[Any, Any]", ...], str]:
    """Return how a table is written: the words, the fields, one row's places."""
    del vendor  # quotation marks may differ by it
    described = model._meta  # noqa: SLF001 - documented by the mapper
    fields = tuple(one for one in described.concrete_fields if not one.primary_key)
    columns = ", ".join(_quoted(str(one.column)) for one in fields)
    table = _quoted(described.db_table)
    words = f"INSERT INTO {table} ({columns}) VALUES"
    return words, fields, f"({', '.join(['%s'] * len(fields))})"


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
