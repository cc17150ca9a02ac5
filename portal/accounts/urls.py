"""The account area: the only views that may sign in, and the ways out."""

from __future__ import annotations

from django.urls import path

from portal.accounts.views import confirm, invitation, leaving, notices, security, sessions, sign_in

app_name = "accounts"

urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("code/", sign_in.code, name="code"),
    path("recovery-code/", sign_in.recovery, name="recovery"),
    path("sign-out/", leaving.sign_out, name="sign_out"),
    path("signed-out/", leaving.signed_out, name="signed_out"),
    path("leave/", leaving.leave, name="leave"),
    path("left/", leaving.left, name="left"),
    path("invitation/<str:token>/", invitation.invitation, name="invitation"),
    path("app/", invitation.enrol_device, name="enrol_device"),
    path("security/", security.security, name="security"),
    path("security/recovery-codes/", security.renew_recovery_codes, name="renew_recovery_codes"),
    path("security/app/", security.replace_device, name="replace_device"),
    path("security/sessions/", sessions.sessions, name="sessions"),
    path("security/sessions/others/end/", sessions.end_other_sessions, name="end_other_sessions"),
    path("security/sessions/<str:id_shown>/end/", sessions.end_session, name="end_session"),
    path("confirm/", confirm.confirm, name="confirm"),
    path("security/app/new/", security.confirm_device, name="confirm_device"),
    path("security/notices/", notices.notices, name="notices"),
    path("security/notices/keep/", notices.keep_notices, name="keep_notices"),
    path("security/notices/off/", notices.silence_notices, name="silence_notices"),
]
