"""The bench's settings on a PostgreSQL that a subject starts for itself."""

from __future__ import annotations

import os

from bench.settings import *  # noqa: F403

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": os.environ["ATHAR_DB_HOST"],
        "PORT": os.environ["ATHAR_DB_PORT"],
        "NAME": os.environ["ATHAR_DB_NAME"],
        "USER": os.environ["ATHAR_DB_USER"],
    },
}
