"""The account area: the only views that may sign in, and the ways out."""

from __future__ import annotations

from django.urls import path

from portal.accounts.views import invitation, leaving, own_recovery, password, security, sign_in

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
    path("lost/", password.lost, name="lost"),
    path("new-password/", password.reset, name="password_reset"),
    path("new-password/done/", password.reset_done, name="password_reset_done"),
    path("recovery/stop/", own_recovery.stop, name="recovery_stop"),
    path("recovery/read/", own_recovery.read, name="recovery_read"),
    path("security/password/", password.change, name="password_change"),
    path("security/", security.security, name="security"),
    path("security/recovery-codes/", security.renew_recovery_codes, name="renew_recovery_codes"),
    path("security/app/", security.replace_device, name="replace_device"),
    path("security/app/new/", security.confirm_device, name="confirm_device"),
]
