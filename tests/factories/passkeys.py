"""Accounts whose owner holds a passkey."""

from __future__ import annotations

from django_otp import DEVICE_ID_SESSION_KEY
from django_otp_webauthn.models import WebAuthnCredential

from tests.factories.accounts import be_fresh, make_account, sign_in
from tests.factories.software_authenticator import SoftwareAuthenticator

OPTIONS, ENTER = "/en/account/passkey/options/", "/en/account/passkey/"
ADD_OPTIONS, ADD = "/en/account/security/passkey/options/", "/en/account/security/passkey/"


def add_passkey(client, **bent):
    """The device that the page added, and the page's answer."""
    device = SoftwareAuthenticator()
    options = client.post(ADD_OPTIONS).json()
    return device, client.post(ADD, {"credential": device.create(options, **bent), "label": "phone"})


def make_passkey_account(client, area="family"):
    """An account with an app and a passkey, the passkey's device, and nobody signed in."""
    account = make_account(area)
    device, _answer = add_passkey(be_fresh(sign_in(client, account)))
    client.logout()
    return account, device


def enter_by_passkey(client, device, **bent):
    """Signs in from the first page, without a password."""
    options = client.post(OPTIONS).json()
    return client.post(ENTER, {"credential": device.get(options, **bent)})


def passkey_of(account):
    return WebAuthnCredential.objects.get(user=account.user)


def sign_in_by_passkey(client, account):
    """The client inside, as if the passkey had answered, whatever the database holds of it."""
    client.force_login(account.user)
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = passkey_of(account).persistent_id
    session.save()
    return client
