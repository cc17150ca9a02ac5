"""What staff see, each with what their roles allow."""

from __future__ import annotations

from tests.screens.screen import Screen, submit, type_and_submit

# Staff read Arabic or English, by their own setting.
LANGUAGES = ("ar", "en")
SEARCH = "/staff/search/"


def _seen(name, address, route, visitor, acts=None) -> Screen:
    return Screen(name, address, route, visitor, acts, LANGUAGES)


SCREENS = (
    _seen("cases", "/staff/", "casework:case_list", "officer"),
    _seen("cases-of-a-team", "/staff/", "casework:case_list", "supervisor"),
    _seen("cases-none", "/staff/", "casework:case_list", "protection_officer"),
    _seen("case", "/staff/cases/{case}/", "casework:case_detail", "officer"),
    _seen("case-missing", "/staff/cases/no-such-case/", "", "officer"),
    _seen("case-access", "/staff/cases/{case}/access/", "casework:case_access", "supervisor"),
    _seen("papers", "/staff/registrations/{registration}/documents/", "casework:registration_documents", "officer"),
    _seen("person-search", "/staff/search/", "casework:person_search", "officer"),
    _seen("person-found", SEARCH, "casework:person_search", "officer", type_and_submit(query="Muhamed el Masri")),
    _seen("person-not-found", SEARCH, "casework:person_search", "officer", type_and_submit(query="Xyzzy Qwerty")),
    _seen("break-glass", "/staff/break-glass/", "casework:break_glass", "officer"),
    _seen("break-glass-waiting", "/staff/break-glass/", "casework:break_glass", "protection_officer"),
    _seen("roles", "/staff/roles/", "casework:roles", "supervisor"),
    _seen("log", "/staff/log/", "casework:log", "auditor"),
    _seen("accounts", "/staff/accounts/", "staff_accounts:find", "officer"),
    _seen("accounts-empty", "/staff/accounts/", "staff_accounts:find", "officer", submit),
    _seen("recovery", "/staff/accounts/recovery/{recovery}/", "staff_accounts:recovery", "supervisor"),
    _seen("frozen", "/staff/accounts/freeze/{freeze}/", "staff_accounts:freeze", "officer"),
    _seen("staff-security", "/{lang}/account/security/", "accounts:security", "officer"),
)
