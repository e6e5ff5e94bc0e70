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
