"""Addresses that a thief may have left behind, taken away by whoever closes the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casework.row_security.procedures import channel_forget

if TYPE_CHECKING:
    from casework.rights import Account


def notice_channel_drop(*, account: Account) -> None:
    """After a recovery: nobody knows who chose the address. Silence, until its owner chooses anew. Call it inside a transaction."""
    channel_forget(account.pk, wholly=True)


def next_address_stop(*, account: Account) -> None:
    """A new address that waits will not count; the one that counts stays. Call it inside a transaction."""
    channel_forget(account.pk, wholly=False)
