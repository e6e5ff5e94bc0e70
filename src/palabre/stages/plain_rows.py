"""Rows by a condition in words, for the few acts that a crowd does at once.

The mapper builds and compiles a query anew each time it is asked, which costs four
times what the database needs to answer; at a registration's rush that is most of the
work. Everywhere else the mapper is the right tool.
"""

from typing import TypeVar

from django.db.models import Model

Row = TypeVar("Row", bound=Model)


def rows_where(model: type[Row], condition: str, *values: object) -> list[Row]:
    """Return the rows of a table that meet a condition, each ``%s`` one value.

    ``condition`` is written in the code, never by a reader.
    """
    table = model._meta.db_table  # noqa: SLF001 - documented by the mapper
    words = f"SELECT * FROM {table} WHERE {condition}"  # noqa: S608 - see above
    return list(model._default_manager.raw(words, values))  # noqa: SLF001


def row_where(model: type[Row], condition: str, *values: object) -> Row | None:
    """Return the first row that meets a condition, if any."""
    return next(iter(rows_where(model, f"{condition} LIMIT 1", *values)), None)
