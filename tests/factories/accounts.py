"""People with accounts. All of them are invented."""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.conf import settings
from django_otp import DEVICE_ID_SESSION_KEY

from portal.accounts import clock, steps
from portal.accounts.fresh_factor import SHOWN_AT
from portal.accounts.models import TOTPDevice, User
from portal.accounts.models.totp_device import present_step
from portal.accounts.services.account_create import account_create
from portal.accounts.services.invitation_issue import invitation_issue

PASSWORD = "four quiet words here"


@dataclass(frozen=True)
class Account:
    """An account as its owner knows it."""

    user: User
    password: str
    totp_secret: str

    @property
    def login(self) -> str:
        return self.user.login

    @property
    def device(self) -> TOTPDevice:
        """Its oldest app."""
        return TOTPDevice.objects.filter(user=self.user, confirmed=True).order_by("pk").first()

    def code(self, steps_away: int = 0) -> str:
        """What the app shows now, or so many steps of 30 seconds before or after."""
        return self.device.code_at(present_step() + steps_away)

    def credentials(self) -> dict[str, str]:
        return {"login": self.login, "password": self.password}


def make_user(area="family", **fields):
    """An account without a second factor: it cannot sign in."""
    return User.objects.create_user(area=area, **fields)


def make_account(area="family", password=PASSWORD, **fields):
    """An account with a password and a confirmed app."""
    new = account_create(area=area, password=password, **fields)
    return Account(new.user, password, new.totp_secret)


def make_invitation(area="family", **fields):
    """The token of an invitation, and whom it invites."""
    user = account_create(area=area, **fields).user
    return invitation_issue(user=user), user


def begin_sign_in(client, account):
    """The client after the right password, before the code."""
    session = client.session
    session[steps.KEY] = {"step": steps.CODE, "at": time.time(), "user": account.user.pk, "next": ""}
    session[steps.KEY]["stands_on"] = account.user.get_session_auth_hash()
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client


def sign_in(client, account):
    """The client inside, as if both steps had been taken."""
    client.force_login(account.user)
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = account.device.persistent_id
    session[SHOWN_AT] = clock.seconds()
    session.save()
    return client


def be_fresh(client, seconds_ago=0):
    """The client of someone inside, who proved a factor so many seconds ago."""
    session = client.session
    session[SHOWN_AT] = clock.seconds() - seconds_ago
    session.save()
    return client
