"""The database as a command needs it: there, and up to date."""

from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from palabre.stages.programme import overlap


def is_current() -> bool:
    """Tell whether every migration has been applied."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def bring_up_to_date() -> None:
    """Create the database or apply what is missing."""
    if not connection.introspection.table_names():
        try:
            make_at_once()
        except DatabaseError:  # unless another process was just quicker
            if not is_current():
                raise
    elif not is_current():
        call_command("migrate", verbosity=0)


def make_at_once() -> None:
    """Make every table of an empty database as it is today, in one transaction.

    It is what all migrations come to, without their steps; they are written down as
    applied, so that later ones go on from here. A test compares the two.
    """
    executor = MigrationExecutor(connection)
    with connection.schema_editor() as editor:
        for model in executor.loader.project_state().apps.get_models():
            if model._meta.can_migrate(connection):  # noqa: SLF001 - Django documents it
                editor.create_model(model)
        overlap.install(connection)
        recorder = MigrationRecorder(connection)
        recorder.ensure_schema()
        for app, name in executor.loader.graph.nodes:
            recorder.record_applied(app, name)
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)
