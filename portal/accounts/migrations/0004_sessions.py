"""Sessions with their account, factor and times."""

from __future__ import annotations

from typing import ClassVar

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import casework.ids


class Migration(migrations.Migration):
    dependencies: ClassVar = [("accounts", "0003_passkeys")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "session_key",
                    models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="session key"),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                ("id_shown", models.CharField(default=casework.ids.new_id, editable=False, max_length=22, unique=True)),
                ("area", models.CharField(blank=True, max_length=8)),
                ("factor", models.CharField(blank=True, max_length=120)),
                ("label", models.CharField(blank=True, max_length=32)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("last_seen_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"verbose_name": "session", "verbose_name_plural": "sessions", "abstract": False},
            managers=[("sessions", models.Manager())],
        ),
    ]
