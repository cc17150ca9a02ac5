"""Which acts ask for a fresh second factor (at most ten minutes old), by the name of their address.

Every address that takes a form stands in one half of the list: an act that is in neither fails the tests.
"""

from __future__ import annotations

NEEDS_FRESH_FACTOR: dict[str, str] = {
    # name of the address: what the act could do in a stranger's hands
    "accounts:add_app": "a stranger's app would open the account",
    "accounts:confirm_app": "a stranger's app would open the account",
    "accounts:add_passkey_options": "a stranger's passkey would open the account",
    "accounts:add_passkey": "a stranger's passkey would open the account",
    "accounts:add_paper": "a stranger's list would open the account",
    "accounts:confirm_paper": "a stranger's list would open the account",
    "accounts:renew_recovery_codes": "a stranger would hold the way back in",
    "accounts:rename_factor": "its owner would no longer know which is which",
    "accounts:remove_factor": "its owner would be locked out",
}

ORDINARY: dict[str, str] = {
    # name of the address: why no fresh factor is asked
    "accounts:sign_in": "the way in",
    "accounts:code": "the way in",
    "accounts:recovery": "the way in",
    "accounts:paper": "the way in",
    "accounts:passkey_options": "the way in",
    "accounts:passkey": "the way in",
    "accounts:sign_out": "a way out must never fail",
    "accounts:leave": "a way out must never fail",
    "accounts:invitation": "no account is entered yet",
    "accounts:enrol_app": "no account is entered yet",
    "accounts:enrol_paper": "no account is entered yet",
    "accounts:enrol_passkey_options": "no account is entered yet",
    "accounts:enrol_passkey": "no account is entered yet",
    "accounts:confirm": "it is where a factor is proved",
    "accounts:confirm_passkey_options": "it is where a factor is proved",
    "accounts:confirm_passkey": "it is where a factor is proved",
    "casework:person_search": "reads, under its own audit event",
}
