"""The one way in which the vault fails."""

from __future__ import annotations


class VaultError(Exception):
    """Something could not be sealed or opened. It never says why: a reason would help whoever tampers."""

    def __init__(self) -> None:
        super().__init__("The vault refused.")
