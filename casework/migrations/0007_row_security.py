"""Filled by the piece that it is named after."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("casework", "0006_notices")]

    operations: ClassVar = []
