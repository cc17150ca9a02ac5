"""Who works in the scenario: each with an account, a password that is a secret, and a browser that came in by both steps."""

from __future__ import annotations

from django.test import Client

from casework.enums import Role
from tests.factories.accounts import make_account
from tests.factories.casework import make_grant, make_team


class Visitor:
    """One person and their browser."""

    def __init__(self, canaries, name, area, role=None, team=None):
        self.name, self.canaries = name, canaries
        self.account = make_account(area, password=f"{canaries.word(f'password of the {name}')} four quiet words")
        canaries.also(f"seed of the {name}", self.account.totp_secret)
        if role:
            make_grant(self.user, role, team)
        self.client = Client()

    @property
    def user(self):
        return self.account.user

    def enter(self):
        """By password and app, as everybody does."""
        self.post("/en/account/sign-in/", self.account.credentials())
        self.post("/en/account/code/", {"code": self.account.code()})
        self.canaries.also(f"session of the {self.name}", self.client.session.session_key)
        return self

    def get(self, path, expected=200, **query):
        response = self.client.get(path, query)
        return self._checked(response, path, expected)

    def post(self, path, data=None, expected=302):
        return self._checked(self.client.post(path, data or {}), path, expected)

    def _checked(self, response, path, expected):
        """A step that the product refused would leave nothing behind, and prove nothing."""
        assert response.status_code == expected, f"{self.name} at {path}: {response.status_code}"
        response.words = b"".join(response.streaming_content) if response.streaming else response.content
        return response


def everybody(canaries):
    team = make_team()
    told = {
        "relative": ("family", None, None),
        "officer": ("staff", Role.OFFICER, team),
        "supervisor": ("staff", Role.SUPERVISOR, team),
        "stranger": ("staff", Role.OFFICER, make_team()),
        "guardian": ("staff", Role.PROTECTION_OFFICER, None),
        "auditor": ("staff", Role.AUDITOR, None),
    }
    return team, {name: Visitor(canaries, name, *about).enter() for name, about in told.items()}
