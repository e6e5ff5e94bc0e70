"""Migrations stand in one line and say what the models say."""

import pytest
from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation


@pytest.fixture
def real_migrations(settings):
    """Undo what the quick run does: it makes tables without migrations."""
    settings.MIGRATION_MODULES = {}


def test_migrations_stand_in_one_line(real_migrations):
    own = {
        name: migration
        for (app, name), migration in MigrationLoader(None).disk_migrations.items()
        if app == "palabre"
    }
    names = sorted(own)

    before = [
        [name for app, name in own[one].dependencies if app == "palabre"]
        for one in names
    ]

    assert before == [[], *([one] for one in names[:-1])]


def test_migrations_say_what_the_models_say(real_migrations):
    loader = MigrationLoader(None)

    with translation.override(None):  # as makemigrations does: names untranslated
        changes = MigrationAutodetector(
            loader.project_state(), ProjectState.from_apps(apps)
        ).changes(graph=loader.graph)

    assert {app: [str(one) for one in many] for app, many in changes.items()} == {}


def test_the_rule_against_double_booking_is_a_migration(real_migrations):
    own = MigrationLoader(None).disk_migrations

    assert any("placement_room_once" in name for _, name in own)
