"""Accounts, their second factors, their invitations, and the delay that guessing costs."""

from __future__ import annotations

from portal.accounts.models.account_freeze import AccountFreeze
from portal.accounts.models.factor_label import FactorLabel, shown_label
from portal.accounts.models.invitation import Invitation
from portal.accounts.models.paper_list import PaperCode, PaperList
from portal.accounts.models.recovery_code import RecoveryCode, RecoveryList
from portal.accounts.models.recovery_request import IdentityCheck, RecoveryRequest, RecoveryState
from portal.accounts.models.session import Session
from portal.accounts.models.sign_in_throttle import SignInThrottle
from portal.accounts.models.totp_device import TOTPDevice
from portal.accounts.models.user import Area, User, UserManager, new_login

__all__ = [
    "Area",
    "FactorLabel",
    "Invitation",
    "PaperCode",
    "PaperList",
    "RecoveryCode",
    "RecoveryList",
    "Session",
    "SignInThrottle",
    "TOTPDevice",
    "User",
    "UserManager",
    "new_login",
    "shown_label",
]


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
