"""Helping with accounts, behind the staff gate of the project."""

from __future__ import annotations

from django.urls import path

from portal.accounts.views import staff_accounts, staff_recovery

app_name = "staff_accounts"
urlpatterns = [
    path("", staff_accounts.find, name="find"),
    path("ask/", staff_accounts.ask, name="ask"),
    path("freeze/", staff_accounts.freeze, name="freeze_now"),
    path("freeze/<slug:freeze_id>/", staff_recovery.freeze, name="freeze"),
    path("freeze/<slug:freeze_id>/end/", staff_recovery.unfreeze, name="unfreeze"),
    path("recovery/<slug:recovery_id>/", staff_recovery.recovery, name="recovery"),
    path("recovery/<slug:recovery_id>/approve/", staff_recovery.approve, name="approve"),
    path("recovery/<slug:recovery_id>/cancel/", staff_recovery.cancel, name="cancel"),
    path("recovery/<slug:recovery_id>/sheet/", staff_recovery.hand_over, name="hand_over"),
]
