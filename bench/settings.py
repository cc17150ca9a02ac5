"""The demo's settings with one more page: an empty one behind the family's gate."""

from __future__ import annotations

from portal.settings.demo import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
