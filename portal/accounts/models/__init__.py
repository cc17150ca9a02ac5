"""Accounts, their second factors, their invitations, and the delay that guessing costs."""

from __future__ import annotations

from portal.accounts.models.account_freeze import AccountFreeze
from portal.accounts.models.invitation import Invitation
from portal.accounts.models.recovery_code import RecoveryCode
from portal.accounts.models.recovery_request import IdentityCheck, RecoveryRequest, RecoveryState
from portal.accounts.models.sign_in_throttle import SignInThrottle
from portal.accounts.models.totp_device import TOTPDevice
from portal.accounts.models.user import Area, User, UserManager, new_login

__all__ = [
    "AccountFreeze",
    "Area",
    "IdentityCheck",
    "Invitation",
    "RecoveryCode",
    "RecoveryRequest",
    "RecoveryState",
    "SignInThrottle",
    "TOTPDevice",
    "User",
    "UserManager",
    "new_login",
]
