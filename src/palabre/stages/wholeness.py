"""All or none: what an act writes, and what the acts of one workflow write together.

An act on its own opens a transaction. Inside another it opens a savepoint, so that who
called it may catch a refusal and go on; but a workflow that lets every refusal pass
rolls everything back at once, and the savepoints in between save nothing. At a rush
they are a third of what the database is asked. What each act would write at one
place that all writers share, the workflow writes once, at its end.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

TOGETHER = "palabre_acts_stand_together"
LAST = "palabre_act_is_the_last"
LATER = "palabre_statements_for_the_end"

Statement = tuple[str, Sequence[Any]]
"""Words of SQL that are written in the code, and a value for each place in them."""


@contextmanager
def together() -> Iterator[None]:
    """Let the acts inside stand or fall together; nobody inside may catch a refusal."""
    if getattr(connection, TOGETHER, None) is not None:
        with transaction.atomic():
            yield
        return
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        waiting: dict[Callable[[list[Any]], object], list[Any]] = {}
        setattr(connection, TOGETHER, waiting)
        later: list[Statement] = []
        if is_outermost and getattr(connection, "may_commit_with", bool)():
            setattr(connection, LATER, later)
        try:
            yield
            setattr(connection, LAST, is_outermost and len(waiting) == 1)
            for write, things in waiting.items():
                write(things)
            for words, values in later:  # the commit did not take them along
                connection.ask(words, values)  # type: ignore[attr-defined]
        finally:
            setattr(connection, TOGETHER, None)
            setattr(connection, LATER, None)
            setattr(connection, LAST, False)


def is_left_to_the_end(
    write: Callable[[list[Any]], object], things: Sequence[Any]
) -> bool:
    """Leave it to the workflow to write things once; False when an act is on its own.

    The end of the workflow calls ``write`` with everything that its acts left.
    """
    waiting = getattr(connections[DEFAULT_DB_ALIAS], TOGETHER, None)
    if waiting is None:
        return False
    waiting.setdefault(write, []).extend(things)
    return True


def goes_with_the_commit(words: str, values: Sequence[Any]) -> bool:
    """Leave the last statements of a workflow to its commit; False where that can't be.

    Only where nothing follows but the commit, on a database that takes both at once.
    """
    here = connections[DEFAULT_DB_ALIAS]
    later = getattr(here, LATER, None)
    if later is None or not getattr(here, LAST, False):
        return False
    here.commit_with([*later, (words, values)])  # type: ignore[attr-defined]
    later.clear()
    return True


def waits_for_the_end(words: str, values: Sequence[Any]) -> bool:
    """Leave a statement whose answer nobody needs to the end of the workflow.

    False where it can't wait. Nothing that follows may read what it writes.
    """
    later = getattr(connections[DEFAULT_DB_ALIAS], LATER, None)
    if later is None:
        return False
    later.append((words, values))
    return True


def whole() -> AbstractContextManager[None]:
    """Write all or none: in a transaction, or with the other acts of a workflow."""
    here = connections[DEFAULT_DB_ALIAS]
    if getattr(here, TOGETHER, None) is None:
        return transaction.atomic()
    return _part_of(here)


@contextmanager
def _part_of(here: BaseDatabaseWrapper) -> Iterator[None]:
    """Be a part of a workflow: what fails here lets nothing of it be kept."""
    try:
        yield
    except BaseException:
        here.needs_rollback = True
        raise


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
