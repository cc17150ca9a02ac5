"""The words of the log: `source:subject:action`."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class EventTag(StrEnum):
    """`source:subject:action`. The source is the area that it happened in."""

    ACCOUNT_CREATED = "account:user:created"
    ACCOUNT_CODE_FAILED = "account:user:code_failed"
    ACCOUNT_FACTOR_ADDED = "account:user:factor_added"
    ACCOUNT_FACTOR_REMOVED = "account:user:factor_removed"
    ACCOUNT_INVITED = "account:user:invited"
    ACCOUNT_PASSWORD_CHANGED = "account:user:password_changed"  # noqa: S105 - a tag
    ACCOUNT_PASSWORD_FAILED = "account:user:password_failed"  # noqa: S105 - a tag
    ACCOUNT_RECOVERY_USED = "account:user:recovery_used"
    ACCOUNT_SESSION_ENDED = "account:user:session_ended"
    ACCOUNT_SIGNED_IN = "account:user:signed_in"
    ACCOUNT_SIGNED_OUT = "account:user:signed_out"
    FAMILY_REGISTRATION_LISTED = "family:registration:listed"
    FAMILY_REGISTRATION_READ = "family:registration:read"
    FAMILY_REGISTRATION_REFUSED = "family:registration:refused"
    FAMILY_TRACES_READ = "family:traces:read"
    STAFF_ACT_REFUSED = "staff:act:refused"
    STAFF_CASE_ADVANCED = "staff:case:advanced"
    STAFF_CASE_ASSIGNED = "staff:case:assigned"
    STAFF_CASE_UNASSIGNED = "staff:case:unassigned"
    STAFF_CASE_LISTED = "staff:case:listed"
    STAFF_CASE_READ = "staff:case:read"
    STAFF_CASE_SHOWN = "staff:case:shown"
    STAFF_CASE_REFUSED = "staff:case:refused"
    STAFF_NAME_ADDED = "staff:name:added"
    STAFF_PEOPLE_SEARCHED = "staff:people:searched"
    STAFF_REGISTRATION_ADVANCED = "staff:registration:advanced"
    STAFF_REGISTRATION_OPENED = "staff:registration:opened"
    STAFF_RELATIVE_LINKED = "staff:relative:linked"
    STAFF_ROLE_ASKED = "staff:role:asked"
    STAFF_ROLE_ENDED = "staff:role:ended"
    STAFF_ROLE_GRANTED = "staff:role:granted"
    VAULT_CASE_REFUSED = "vault:case:refused"
    # Entering, and what protects an account
    ACCOUNT_ENTRY_REFUSED = "account:user:entry_refused"
    ACCOUNT_FACTOR_RENAMED = "account:user:factor_renamed"
    ACCOUNT_FREEZE_ENDED = "account:user:freeze_ended"
    ACCOUNT_FREEZE_END_ASKED = "account:user:freeze_end_asked"
    ACCOUNT_FREEZE_TRIED = "account:user:freeze_tried"
    ACCOUNT_FROZEN = "account:user:frozen"
    ACCOUNT_FOUND = "account:user:found"
    ACCOUNT_NOTICE_CHANGED = "account:user:notice_changed"
    # Language or calendar: neither which, nor to what.
    ACCOUNT_READING_CHANGED = "account:user:reading_changed"
    ACCOUNT_RECOVERY_APPROVED = "account:user:recovery_approved"
    ACCOUNT_RECOVERY_ASKED = "account:user:recovery_asked"
    ACCOUNT_RECOVERY_CANCELLED = "account:user:recovery_cancelled"
    ACCOUNT_RECOVERY_FINISHED = "account:user:recovery_finished"
    ACCOUNT_SHELL_REFUSED = "account:shell:refused"
    ACCOUNT_SESSIONS_ENDED = "account:user:sessions_ended"
    ACCOUNT_STEPPED_UP = "account:user:stepped_up"
    ACCOUNT_STEP_UP_ASKED = "account:user:step_up_asked"
    GATE_REFUSED = "gate:route:refused"
    # Documents
    DOCUMENT_ADDED = "document:file:added"
    DOCUMENT_CLEARED = "document:file:cleared"
    DOCUMENT_FOUND_HARMFUL = "document:file:found_harmful"
    DOCUMENT_READ = "document:file:read"
    DOCUMENT_REFUSED = "document:file:refused"
    # Log and need to know
    LOG_EXPORTED = "log:event:exported"
    LOG_READ = "log:event:read"
    LOG_REFUSED = "log:event:refused"
    STAFF_BREAK_GLASS_APPROVED = "staff:break_glass:approved"
    STAFF_BREAK_GLASS_ASKED = "staff:break_glass:asked"
    STAFF_BREAK_GLASS_ENDED = "staff:break_glass:ended"
    STAFF_BREAK_GLASS_REFUSED = "staff:break_glass:refused"
    STAFF_CASE_SEALED = "staff:case:sealed"
    STAFF_CASE_UNSEALED = "staff:case:unsealed"
    STAFF_READING_BLOCKED = "staff:reading:blocked"
    STAFF_READING_RELEASED = "staff:reading:released"
    STAFF_READING_STEPPED_UP = "staff:reading:stepped_up"
    STAFF_RECUSAL_DECLARED = "staff:recusal:declared"
    STAFF_RECUSAL_ENDED = "staff:recusal:ended"
    STAFF_ROLES_BOOTSTRAPPED = "staff:role:bootstrapped"
    STAFF_ROLES_LISTED = "staff:role:listed"
    # Vault and messages
    NOTICE_SENT = "notice:message:sent"
    NOTICE_WITHHELD = "notice:message:withheld"
    VAULT_ERASURE_APPROVED = "vault:case:erasure_approved"
    VAULT_ERASURE_ASKED = "vault:case:erasure_asked"
    VAULT_ERASURE_DROPPED = "vault:case:erasure_dropped"
    VAULT_CASE_ERASED = "vault:case:erased"
    VAULT_ERASURE_REPLAYED = "vault:case:erasure_replayed"
    VAULT_KEYS_ROTATED = "vault:key:rotated"


# What a case's own page shows as its history: who looked is for the log's readers.
CHANGE_TITLES = {
    EventTag.STAFF_CASE_ADVANCED: _("The case moved on"),
    EventTag.STAFF_CASE_ASSIGNED: _("An officer was assigned"),
    EventTag.STAFF_CASE_UNASSIGNED: _("An assignment ended"),
    EventTag.STAFF_BREAK_GLASS_APPROVED: _("The case was opened to another reader for some hours"),
    EventTag.STAFF_BREAK_GLASS_ENDED: _("Another reader's sight of the case ended"),
    EventTag.STAFF_CASE_SEALED: _("The case was sealed"),
    EventTag.STAFF_CASE_UNSEALED: _("The case was shown to its team again"),
    EventTag.STAFF_RECUSAL_DECLARED: _("A colleague was kept away from the case"),
    EventTag.STAFF_RECUSAL_ENDED: _("A colleague may see the case again"),
    EventTag.STAFF_NAME_ADDED: _("A name was added"),
    EventTag.STAFF_REGISTRATION_ADVANCED: _("A registration moved on"),
    EventTag.STAFF_REGISTRATION_OPENED: _("A registration was opened"),
    EventTag.STAFF_RELATIVE_LINKED: _("A relative was entered"),
}

# The sources of the tags, as the log's readers see them.
SOURCES = {
    "account": _("Accounts"),
    "document": _("Documents"),
    "family": _("Families"),
    "gate": _("Gates"),
    "log": _("The log"),
    "notice": _("Notices"),
    "staff": _("Case work"),
    "vault": _("The vault"),
}
