import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import casework.ids
import casework.vault.fields


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0003_need_to_know"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    casework.ids.OpaqueIdField(
                        default=casework.ids.new_id, editable=False, max_length=22, primary_key=True, serialize=False
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "Being checked"),
                            ("clean", "Checked"),
                            ("harmful", "Locked away"),
                            ("refused", "Could not be taken"),
                        ],
                        default="pending",
                        max_length=8,
                    ),
                ),
                (
                    "refusal",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("too_large", "This file is too large. You can send up to 10 megabytes."),
                            ("empty", "This file is empty. Please choose another."),
                            ("wrong_kind", "We cannot take this kind of file. Please send a photo or a PDF."),
                            ("hourly", "You sent many files in one hour. Please go on a little later."),
                            ("full", "There is no more room for files. Please speak with your contact person."),
                            ("damaged", "We could not open this file. Please send it again, or take a new photo."),
                            ("locked", "This PDF is locked with a password. Please send it without."),
                            ("too_many_pages", "This PDF has too many pages. Please send it in parts."),
                            ("too_many_pixels", "This picture is too big to open. Please send a smaller one."),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("image/jpeg", "Photo"),
                            ("image/png", "Picture"),
                            ("image/webp", "Web picture"),
                            ("application/pdf", "PDF"),
                        ],
                        max_length=16,
                    ),
                ),
                ("size", models.PositiveBigIntegerField()),
                ("file_name", casework.vault.fields.EncryptedTextField(default="")),
                ("caption", casework.vault.fields.EncryptedTextField(default="")),
                ("fingerprint", casework.vault.fields.EncryptedTextField(default="")),
                ("original_blob", models.CharField(blank=True, max_length=32)),
                ("original_key", models.BinaryField(default=b"")),
                ("outgoing_blob", models.CharField(blank=True, max_length=32)),
                ("outgoing_key", models.BinaryField(default=b"")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("scanned_at", models.DateTimeField(blank=True, null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("next_try_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="casework.registration",
                    ),
                ),
                (
                    "uploader",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="FileTicket",
            fields=[
                ("id", models.CharField(editable=False, max_length=80, primary_key=True, serialize=False)),
                ("expires_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casework.document"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["state", "next_try_at"], name="documents_to_check"),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "clean"), ("outgoing_blob", ""), _connector="OR"),
                name="only_clean_documents_go_out",
            ),
        ),
    ]
