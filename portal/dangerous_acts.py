"""Which acts ask for a fresh second factor (at most ten minutes old), by the name of their address.

Every address that takes a form stands in one half of the list: an act that is in neither fails the tests.
"""

from __future__ import annotations

NEEDS_FRESH_FACTOR: dict[str, str] = {
    # name of the address: what the act could do in a stranger's hands
    "accounts:password_change": "takes the account from its owner",
    "staff_accounts:ask": "begins a new way into somebody's account",
    "staff_accounts:approve": "lets a new way into somebody's account begin to run",
    "staff_accounts:hand_over": "prints a way into somebody's account",
    "staff_accounts:unfreeze": "opens an account that was closed to protect it",
}

ORDINARY: dict[str, str] = {
    # name of the address: why no fresh factor is asked
    "accounts:sign_in": "the way in",
    "accounts:code": "the way in",
    "accounts:recovery": "the way in",
    "accounts:sign_out": "a way out must never fail",
    "accounts:leave": "a way out must never fail",
    "accounts:invitation": "no account is entered yet",
    "accounts:enrol_device": "no account is entered yet",
    "accounts:renew_recovery_codes": "asks for a code itself",
    "accounts:replace_device": "asks for a code itself",
    "accounts:confirm_device": "asks for a code itself",
    "accounts:password_reset": "no account is entered; asks for a recovery code itself",
    "accounts:recovery_stop": "protects: it must never fail",
    "accounts:recovery_read": "only puts a notice away",
    "staff_accounts:find": "reads, under its own audit event",
    "staff_accounts:freeze_now": "protects: in a telephone call minutes count",
    "staff_accounts:cancel": "protects: it gives nobody a way in",
    "casework:person_search": "reads, under its own audit event",
}
