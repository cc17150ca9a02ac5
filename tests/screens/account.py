"""Ways in and out, and what protects an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.screens.screen import Screen, press, submit, type_and_submit

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOTHER = "family_a"
HALFWAY = "halfway"
INVITED = "invited"
# Accounts that `staging` adds: one that was invited, one that stops between the two steps, one that was frozen.
INVITED_LOGIN, HALFWAY_LOGIN, FROZEN_LOGIN = "11223344", "55667788", "99887766"
PASSWORD = "invented-people-need-none"
WRONG = type_and_submit(login="12345678", password="no such password")


def _without_form_cookie(page: Page) -> None:
    """A form that is sent a day later: its cookie is gone."""
    page.context.clear_cookies()
    submit(page)


STRANGERS = (
    Screen("sign-in", "/{lang}/account/sign-in/", "accounts:sign_in"),
    Screen("sign-in-empty", "/{lang}/account/sign-in/", "accounts:sign_in", acts=submit),
    Screen("sign-in-wrong", "/{lang}/account/sign-in/", "accounts:sign_in", acts=WRONG),
    Screen("form-too-old", "/{lang}/account/sign-in/", "accounts:sign_in", acts=_without_form_cookie),
    Screen("lost", "/{lang}/account/lost/", "accounts:lost"),
    Screen("password-reset", "/{lang}/account/new-password/", "accounts:password_reset"),
    Screen("password-reset-empty", "/{lang}/account/new-password/", "accounts:password_reset", acts=submit),
    Screen("password-reset-done", "/{lang}/account/new-password/done/", "accounts:password_reset_done"),
    Screen("signed-out", "/{lang}/account/signed-out/", "accounts:signed_out"),
    Screen("invitation", "/{lang}/account/invitation/{invitation}/", "accounts:invitation"),
    Screen("invitation-empty", "/{lang}/account/invitation/{invitation}/", "accounts:invitation", acts=submit),
    Screen("invitation-over", "/{lang}/account/invitation/gone/", "accounts:invitation"),
)
ON_THE_WAY = (
    Screen("code", "/{lang}/account/code/", "accounts:code", HALFWAY),
    Screen("code-empty", "/{lang}/account/code/", "accounts:code", HALFWAY, submit),
    Screen("paper-code", "/{lang}/account/paper-code/", "accounts:paper", HALFWAY),
    Screen("recovery-code", "/{lang}/account/recovery-code/", "accounts:recovery", HALFWAY),
    Screen("choose-factor", "/{lang}/account/factor/", "accounts:choose_factor", INVITED),
    Screen("enrol-app", "/{lang}/account/factor/", "accounts:enrol_app", INVITED, press("form[action*=app] button")),
    Screen(
        "enrol-paper", "/{lang}/account/factor/", "accounts:enrol_paper", INVITED, press("form[action*=paper] button")
    ),
)
OWN = (
    Screen("security", "/{lang}/account/security/", "accounts:security", MOTHER),
    Screen("password-change", "/{lang}/account/security/password/", "accounts:password_change", MOTHER),
    Screen("password-change-empty", "/{lang}/account/security/password/", "accounts:password_change", MOTHER, submit),
    Screen("sessions", "/{lang}/account/security/sessions/", "accounts:sessions", MOTHER),
    Screen("notices", "/{lang}/account/security/notices/", "accounts:notices", MOTHER),
    Screen("add-app", "/{lang}/account/security/app/", "accounts:add_app", MOTHER),
    Screen("confirm-app", "/{lang}/account/security/app/", "accounts:confirm_app", MOTHER, submit),
    Screen("add-passkey", "/{lang}/account/security/passkey/", "accounts:add_passkey", MOTHER),
    Screen("add-paper", "/{lang}/account/security/paper/", "accounts:add_paper", MOTHER),
    Screen("confirm-paper", "/{lang}/account/security/paper/", "accounts:confirm_paper", MOTHER, submit),
    Screen(
        "recovery-codes", "/{lang}/account/security/recovery-codes/", "accounts:renew_recovery_codes", MOTHER, submit
    ),
    Screen("rename-factor", "/{lang}/account/security/app/{app}/", "accounts:rename_factor", MOTHER),
    Screen("remove-factor", "/{lang}/account/security/app/{app}/remove/", "accounts:remove_factor", MOTHER),
    Screen("language-and-dates", "/{lang}/account/language-and-dates/", "accounts:language_and_dates", MOTHER),
    Screen("confirm", "/{lang}/account/confirm/", "accounts:confirm", MOTHER),
    Screen("recovery-notice", "/{lang}/account/security/", "accounts:security", "family_b"),
)
SCREENS = (*STRANGERS, *ON_THE_WAY, *OWN)
