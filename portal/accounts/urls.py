"""The account area: the only views that may sign in, and the ways out."""

from __future__ import annotations

from django.urls import path

from portal.accounts.views import (
    confirm,
    factors,
    invitation,
    language,
    leaving,
    notices,
    own_recovery,
    passkey,
    password,
    security,
    sessions,
    sign_in,
)

app_name = "accounts"

urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("code/", sign_in.code, name="code"),
    path("paper-code/", sign_in.paper, name="paper"),
    path("passkey/options/", passkey.sign_in_options, name="passkey_options"),
    path("passkey/", passkey.sign_in, name="passkey"),
    path("recovery-code/", sign_in.recovery, name="recovery"),
    path("sign-out/", leaving.sign_out, name="sign_out"),
    path("signed-out/", leaving.signed_out, name="signed_out"),
    path("leave/", leaving.leave, name="leave"),
    path("left/", leaving.left, name="left"),
    path("invitation/<str:token>/", invitation.invitation, name="invitation"),
    path("factor/", invitation.choose_factor, name="choose_factor"),
    path("factor/app/", invitation.enrol_app, name="enrol_app"),
    path("factor/paper/", invitation.enrol_paper, name="enrol_paper"),
    path("factor/passkey/options/", invitation.enrol_passkey_options, name="enrol_passkey_options"),
    path("factor/passkey/", invitation.enrol_passkey, name="enrol_passkey"),
    path("confirm/", confirm.confirm, name="confirm"),
    path("confirm/passkey/options/", passkey.confirm_options, name="confirm_passkey_options"),
    path("confirm/passkey/", passkey.confirm, name="confirm_passkey"),
    path("lost/", password.lost, name="lost"),
    path("new-password/", password.reset, name="password_reset"),
    path("new-password/done/", password.reset_done, name="password_reset_done"),
    path("recovery/stop/", own_recovery.stop, name="recovery_stop"),
    path("recovery/read/", own_recovery.read, name="recovery_read"),
    path("security/password/", password.change, name="password_change"),
    path("security/", security.security, name="security"),
    path("security/recovery-codes/", security.renew_recovery_codes, name="renew_recovery_codes"),
    path("security/sessions/", sessions.sessions, name="sessions"),
    path("security/sessions/others/end/", sessions.end_other_sessions, name="end_other_sessions"),
    path("security/sessions/<str:id_shown>/end/", sessions.end_session, name="end_session"),
    path("language-and-dates/", language.language_and_dates, name="language_and_dates"),
    path("language/", language.speak, name="speak"),
    path("security/notices/", notices.notices, name="notices"),
    path("security/notices/keep/", notices.keep_notices, name="keep_notices"),
    path("security/notices/off/", notices.silence_notices, name="silence_notices"),
    path("security/app/", factors.add_app, name="add_app"),
    path("security/app/new/", factors.confirm_app, name="confirm_app"),
    path("security/passkey/options/", factors.passkey_options, name="add_passkey_options"),
    path("security/passkey/", factors.add_passkey, name="add_passkey"),
    path("security/paper/", factors.add_paper, name="add_paper"),
    path("security/paper/new/", factors.confirm_paper, name="confirm_paper"),
    path("security/<str:kind>/<slug:id_shown>/", security.rename_factor, name="rename_factor"),
    path("security/<str:kind>/<slug:id_shown>/remove/", security.remove_factor, name="remove_factor"),
]
