"""Passkeys. Whoever holds one proves two factors, the device and what unlocks it, so that the device's own check is always required.

The ceremony is django-otp-webauthn's; its views are not. A challenge lives in the session that asked for it, for one act and five minutes, and
is taken out before anything is checked: an answer works once, in its own session, for its own act.
"""

from __future__ import annotations

import base64
import hashlib
import time
from typing import TYPE_CHECKING, Any

from django_otp_webauthn.exceptions import OTPWebAuthnApiError
from django_otp_webauthn.helpers import WebAuthnHelper
from django_otp_webauthn.models import WebAuthnCredential, WebAuthnUserHandle
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import UserVerificationRequirement

from portal.accounts.authenticator import NEUTRAL_NAME
from portal.accounts.exceptions import Refused

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User

KEY = "passkey_challenge"
LASTS_SECONDS = 5 * 60
ENTER, ADD, ENROL, CONFIRM = "enter", "add", "enrol", "confirm"
PSEUDONYM_LETTERS = 4
# What a malformed answer of a browser may raise besides the library's own refusals.
NOT_AN_ANSWER = (WebAuthnException, OTPWebAuthnApiError, ValueError, TypeError, KeyError, AttributeError)


class PasskeyCeremony(WebAuthnHelper):
    """The library's ceremony with neutral labels, the device's own check always required, and no make of a device kept."""

    def get_credential_name(self, user: User) -> str:
        """A pseudonym that tells two accounts on one phone apart and names nobody."""
        handle = WebAuthnUserHandle.get_handle_for_user(user)
        return f"{NEUTRAL_NAME} {hashlib.sha256(handle).hexdigest()[:PSEUDONYM_LETTERS].upper()}"

    def get_credential_display_name(self, user: User) -> str:
        return self.get_credential_name(user)

    def get_generate_registration_options_kwargs(self, *, user: User) -> dict[str, Any]:
        options: dict[str, Any] = super().get_generate_registration_options_kwargs(user=user)
        options["authenticator_selection"].user_verification = UserVerificationRequirement.REQUIRED
        return options

    def get_registration_state(self, creation_options: dict[str, Any]) -> dict[str, Any]:
        return {**super().get_registration_state(creation_options), "require_user_verification": True}

    def get_authentication_state(self, options: dict[str, Any]) -> dict[str, Any]:
        return {**super().get_authentication_state(options), "require_user_verification": True}

    def create_attestation(self, *_statement: Any) -> None:
        """None is asked for, and none is kept."""


def registration_options(request: HttpRequest, *, user: User, act: str) -> dict[str, Any]:
    """What the browser needs to make a passkey for `user`."""
    options, state = PasskeyCeremony(request).register_begin(user=user)
    _remember(request, act=act, user=user, state=state)
    return dict(options)


def register(
    request: HttpRequest, *, user: User, state: dict[str, Any], answer: dict[str, Any], name: str
) -> WebAuthnCredential:
    """The new passkey. `state` is what `take_challenge` gave. Raises Refused. Call it inside a transaction."""
    try:
        passkey = PasskeyCeremony(request).register_complete(user=user, state=state, data=answer)
    except NOT_AN_ANSWER as error:
        raise Refused from error
    passkey.name = name
    passkey.save(update_fields=["name"])
    return passkey


def sign_in_options(request: HttpRequest, *, user: User | None, act: str) -> dict[str, Any]:
    """What the browser needs to use a passkey: of `user`, or any that it holds for us."""
    options, state = PasskeyCeremony(request).authenticate_begin(user=user, require_user_verification=True)
    _remember(request, act=act, user=user, state=state)
    return dict(options)


def check(
    request: HttpRequest, *, user: User | None, state: dict[str, Any], answer: dict[str, Any]
) -> WebAuthnCredential:
    """The confirmed passkey that answered, held until the transaction ends. `state` is what `take_challenge` gave. Raises Refused."""
    held = WebAuthnCredential.objects.select_for_update(of=("self",)).filter(
        credential_id_sha256=_hash_of_id(answer), confirmed=True, user__is_active=True
    )
    if not held:
        raise Refused
    try:
        return PasskeyCeremony(request).authenticate_complete(user=user, state=state, data=answer)
    except NOT_AN_ANSWER as error:
        raise Refused from error


def owner_of(answer: dict[str, Any]) -> User | None:
    """Whose passkey an answer claims to be: for counting a failure, never for letting anybody in."""
    found = WebAuthnCredential.objects.filter(credential_id_sha256=_hash_of_id(answer)).select_related("user").first()
    return found.user if found else None


def was_asked(request: HttpRequest) -> bool:
    """Whether this session began a ceremony."""
    return KEY in request.session


def take_challenge(request: HttpRequest, *, act: str, user: User | None) -> dict[str, Any]:
    """The state of the ceremony that this session began, once. Raises Refused.

    Call it before the transaction of the check, or a refusal would put the challenge back.
    """
    kept: dict[str, Any] = request.session.pop(KEY, None) or {}
    request.session.save()  # now, whatever comes: an answer that failed cannot be tried again
    age = time.time() - kept.get("at", 0)
    wanted = {"act": act, "user": user.pk if user else None}
    if not kept or {name: kept[name] for name in wanted} != wanted or not 0 <= age < LASTS_SECONDS:
        raise Refused
    return dict(kept["state"])


def _remember(request: HttpRequest, *, act: str, user: User | None, state: dict[str, Any]) -> None:
    request.session[KEY] = {"act": act, "user": user.pk if user else None, "at": time.time(), "state": state}


def _hash_of_id(answer: dict[str, Any]) -> str:
    try:
        return str(WebAuthnCredential.get_credential_id_sha256(decoded(str(answer["id"]))))
    except NOT_AN_ANSWER:
        return ""


def decoded(text: str) -> bytes:
    """Base64url without padding, as browsers write it. Raises ValueError."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
