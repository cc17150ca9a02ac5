"""Recovery by two staff, freezes, and a throttle that forgets by the minute."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import casework.ids
import casework.vault.fields


class Migration(migrations.Migration):
    dependencies: ClassVar = [("accounts", "0004_sessions")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="signinthrottle",
            name="counted_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.AddField(
            model_name="user",
            name="frozen_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="lets nobody in since"),
        ),
        migrations.CreateModel(
            name="RecoveryRequest",
            fields=[
                (
                    "id",
                    casework.ids.OpaqueIdField(
                        default=casework.ids.new_id, editable=False, max_length=22, primary_key=True, serialize=False
                    ),
                ),
                (
                    "check_kind",
                    models.CharField(
                        choices=[
                            ("in_person", "In person, with a document"),
                            ("known", "In person, by someone who knows them"),
                            ("video", "By video, with a document"),
                            ("called_back", "Called back on the number in the contact plan"),
                            ("partner", "A partner organisation saw them"),
                        ],
                        max_length=12,
                        verbose_name="how identity was checked",
                    ),
                ),
                ("check_note", casework.vault.fields.EncryptedTextField()),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("handed_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("asked", "Waits for a second colleague"),
                            ("waiting", "Waits three days"),
                            ("ready", "Ready to hand over"),
                            ("finished", "Finished"),
                            ("cancelled", "Cancelled"),
                            ("expired", "Expired"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recovery_requests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="invitation",
            name="recovery",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="invitations",
                to="accounts.recoveryrequest",
            ),
        ),
        migrations.CreateModel(
            name="AccountFreeze",
            fields=[
                (
                    "id",
                    casework.ids.OpaqueIdField(
                        default=casework.ids.new_id, editable=False, max_length=22, primary_key=True, serialize=False
                    ),
                ),
                ("reason", casework.vault.fields.EncryptedTextField()),
                ("frozen_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="freezes", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "end_asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "frozen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end_asked_by", models.F("ended_by")), _negated=True),
                            models.Q(("account", models.F("end_asked_by")), _negated=True),
                            models.Q(("account", models.F("ended_by")), _negated=True),
                        ),
                        name="unfreezing_needs_two_other_people",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("account",), name="one_open_freeze_an_account"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="recoveryrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("asked_by", models.F("approved_by")), _negated=True),
                    models.Q(("account", models.F("asked_by")), _negated=True),
                    models.Q(("account", models.F("approved_by")), _negated=True),
                ),
                name="recovery_needs_two_other_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="recoveryrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("approved_at", None), ("approved_by", None)),
                    models.Q(("approved_at__isnull", False), ("approved_by__isnull", False)),
                    _connector="OR",
                ),
                name="recovery_is_approved_by_someone",
            ),
        ),
        migrations.AddConstraint(
            model_name="recoveryrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("handed_at", None),
                    (
                        "handed_at__gte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("approved_at"), "+", models.Value(dt.timedelta(days=3))
                        ),
                    ),
                    _connector="OR",
                ),
                name="recovery_waits",
            ),
        ),
        migrations.AddConstraint(
            model_name="recoveryrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at", None)), fields=("account",), name="one_open_recovery_an_account"
            ),
        ),
    ]
