"""Which acts ask for a fresh second factor (at most ten minutes old), by the name of their address.

Every address that takes a form stands in one half of the list: an act that is in neither fails the tests.
"""

from __future__ import annotations

NEEDS_FRESH_FACTOR: dict[str, str] = {
    # name of the address: what the act could do in a stranger's hands
    "casework:log_export": "takes the log out of the house",
    "casework:reading_release": "lets a reader who read too much read on",
    "accounts:notices": "sends word of every change to somebody else",
    "accounts:silence_notices": "hides what is done to the account",
    "casework:break_glass_approve": "opens a case to somebody",
    "casework:break_glass_ask": "opens a case to the asker once approved",
    "casework:case_assign": "opens a case to somebody",
    "casework:case_seal": "hides a case from its supervisor",
    "casework:case_unassign": "takes a case from who answers for it",
    "casework:case_unseal": "opens a case to its supervisor",
    "casework:recusal_end": "opens a case to somebody who was kept away",
    "casework:role_approve": "gives rights",
    "casework:role_ask": "gives rights once approved",
    "casework:role_end": "takes rights from a colleague",
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
    "accounts:confirm": "asks for a code itself",
    "accounts:end_session": "ends something, and opens nothing",
    "accounts:end_other_sessions": "ends something, and opens nothing",
    "accounts:keep_notices": "undoes a change, changes nothing that counts",
    "casework:document_fetch": "reads, under its own audit event",
    "casework:registration_documents": "adds a file, which stays closed until it was checked",
    "family:documents": "adds a file, which stays closed until it was checked",
    "family:document_fetch": "reads what the same account sent, under its own audit event",
    "casework:break_glass_end": "closes a case: this must never wait",
    "casework:case_recuse": "keeps somebody away from a case: this must never wait",
    "casework:recusal_declare": "keeps oneself away from a case: this must never wait",
    "accounts:enrol_app": "no account is entered yet",
    "accounts:enrol_paper": "no account is entered yet",
    "accounts:enrol_passkey_options": "no account is entered yet",
    "accounts:enrol_passkey": "no account is entered yet",
    "accounts:confirm_passkey_options": "it is where a factor is proved",
    "accounts:confirm_passkey": "it is where a factor is proved",
    "casework:person_search": "reads, under its own audit event",
}
