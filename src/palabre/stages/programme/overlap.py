"""No room holds two sessions at once: the rule as the database keeps it.

PostgreSQL has exclusion constraints; SQLite gets triggers that abort. Both carry the
name ``placement_room_once``, which operations turn into the refusal ``slot-taken``.
On PostgreSQL an act that swaps placements may defer the check to its end.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

NAME = "placement_room_once"
TABLE = "palabre_placement"

POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    f"""ALTER TABLE {TABLE} ADD CONSTRAINT {NAME} EXCLUDE USING gist
    (room_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
    DEFERRABLE INITIALLY IMMEDIATE""",
)

SQLITE = tuple(
    # ruff: noqa: S608 - every part of the statement is a constant of this file
    f"""CREATE TRIGGER IF NOT EXISTS {NAME}_{when} BEFORE {event} ON {TABLE}
    WHEN EXISTS (SELECT 1 FROM {TABLE} p WHERE p.room_id = NEW.room_id
      AND p.id IS NOT NEW.id
      AND p.starts_at < NEW.ends_at AND NEW.starts_at < p.ends_at)
    BEGIN SELECT RAISE(ABORT, '{NAME}'); END"""
    for when, event in (
        ("insert", "INSERT"),
        ("update", "UPDATE OF room_id, starts_at, ends_at"),
    )
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the rule into the database; harmless when it is there (SQLite)."""
    statements = POSTGRESQL if connection.vendor == "postgresql" else SQLITE
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
