"""Key files of a test's own."""

from __future__ import annotations

import base64
import secrets


def new_kek(folder, version):
    """A fresh key file `kek-<version>`."""
    path = folder / f"kek-{version}"
    path.write_bytes(base64.b64encode(secrets.token_bytes(32)))
    path.chmod(0o400)
    return path


def use_kek(settings, folder, version):
    """From here on this version is the current one, its file made when there is none."""
    path = folder / f"kek-{version}"
    settings.ATHAR_KEK_FILE, settings.ATHAR_KEK_VERSION = path if path.exists() else new_kek(folder, version), version
    return path
