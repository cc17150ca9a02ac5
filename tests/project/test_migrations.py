"""Migrations are complete, named by hand and can be undone."""

from __future__ import annotations

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

OURS = ("accounts", "casework", "publications", "search")


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


@pytest.mark.django_db
@pytest.mark.parametrize("label", OURS)
def test_migrations_are_named_and_reversible(label):
    assert apps.get_app_config(label)
    loader = MigrationLoader(connection)
    ours = {key: migration for key, migration in loader.disk_migrations.items() if key[0] == label}
    assert ours
    assert not [key for key in ours if "_auto_" in key[1]]
    assert all(operation.reversible for migration in ours.values() for operation in migration.operations)
