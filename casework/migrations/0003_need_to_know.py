"""Sealed cases, broken glass, recusals, and the first two grants."""

from __future__ import annotations

from typing import ClassVar

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import casework.ids
import casework.vault.fields


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("casework", "0002_audit_chain"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="BreakGlass",
            fields=[
                (
                    "id",
                    casework.ids.OpaqueIdField(
                        default=casework.ids.new_id, editable=False, max_length=22, primary_key=True, serialize=False
                    ),
                ),
                ("reason", casework.vault.fields.EncryptedTextField(default="")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("since", models.DateTimeField(blank=True, null=True)),
                ("until", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-asked_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Recusal",
            fields=[
                (
                    "id",
                    casework.ids.OpaqueIdField(
                        default=casework.ids.new_id, editable=False, max_length=22, primary_key=True, serialize=False
                    ),
                ),
                ("since", models.DateTimeField(default=django.utils.timezone.now)),
                ("until", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="rolegrant",
            name="roles_need_two_other_people",
        ),
        migrations.AddField(
            model_name="case",
            name="sealed_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="rolegrant",
            name="bootstrap",
            field=models.PositiveSmallIntegerField(editable=False, null=True, unique=True),
        ),
        migrations.AlterField(
            model_name="rolegrant",
            name="role",
            field=models.CharField(
                choices=[
                    ("officer", "Case officer"),
                    ("supervisor", "Supervisor"),
                    ("analyst", "Search analyst"),
                    ("support_officer", "Psychosocial or legal officer"),
                    ("advocate", "Victims' advocate"),
                    ("head", "Head"),
                    ("protection_officer", "Data-protection officer"),
                    ("auditor", "Auditor"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="rolegrant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("asked_by", models.F("approved_by")), _negated=True),
                        models.Q(("user", models.F("asked_by")), _negated=True),
                        models.Q(("user", models.F("approved_by")), _negated=True),
                        ("bootstrap", None),
                    ),
                    models.Q(
                        ("bootstrap__in", [1, 2]),
                        ("bootstrap__isnull", False),
                        ("role", "protection_officer"),
                        ("team", None),
                        ("approved_by__isnull", False),
                        ("asked_by", models.F("approved_by")),
                        models.Q(("user", models.F("asked_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="roles_need_two_other_people",
            ),
        ),
        migrations.AddField(
            model_name="breakglass",
            name="approved_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="breakglass",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="break_glass", to="casework.case"
            ),
        ),
        migrations.AddField(
            model_name="breakglass",
            name="reader",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="break_glass", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="recusal",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="recusals", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="recusal",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="recusals", to="casework.case"
            ),
        ),
        migrations.AddIndex(
            model_name="breakglass",
            index=models.Index(fields=["reader", "until", "case"], name="glass_of_reader"),
        ),
        migrations.AddConstraint(
            model_name="breakglass",
            constraint=models.CheckConstraint(
                condition=models.Q(("reader", models.F("approved_by")), _negated=True),
                name="glass_needs_a_second_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="breakglass",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("since", None), models.Q(("approved_by__isnull", False), ("until__isnull", False)), _connector="OR"
                ),
                name="glass_opens_for_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="recusal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("case", "account"), name="one_open_recusal"
            ),
        ),
    ]
