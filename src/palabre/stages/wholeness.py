"""All or none: what an act writes, and what the acts of one workflow write together.

An act on its own opens a transaction. Inside another it opens a savepoint, so that who
called it may catch a refusal and go on; but a workflow that lets every refusal pass
rolls everything back at once, and the savepoints in between save nothing. At a rush
they are a third of what the database is asked.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from django.db import connection, transaction

TOGETHER = "palabre_acts_stand_together"


@contextmanager
def together() -> Iterator[None]:
    """Let the acts inside stand or fall together; nobody inside may catch a refusal."""
    before = getattr(connection, TOGETHER, False)
    with transaction.atomic():
        setattr(connection, TOGETHER, True)
        try:
            yield
        finally:
            setattr(connection, TOGETHER, before)


def whole() -> AbstractContextManager[None]:
    """Write all or none: in a transaction, or with the other acts of a workflow."""
    is_together = getattr(connection, TOGETHER, False)
    return transaction.atomic(savepoint=not is_together)


@contextmanager
def as_of_one_instant() -> Iterator[None]:
    """Read many times and see one instant, without keeping a writer waiting.

    Inside a transaction its own view holds. Nothing is written inside.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")  # deferred: reads take no turn from writers
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
