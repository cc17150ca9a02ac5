"""The table of visitors and addresses, in words: each row says who gets what, and everybody else gets what strangers get."""

from __future__ import annotations

ROLES = (
    "anonymous",
    "pending",
    "family",
    "another_family",
    "officer",
    "another_officer",
    "supervisor",
    "protection_officer",
    "auditor",
    "editor",
    "superuser",
)
STRANGERS = ("anonymous", "pending")
STAFF = ("officer", "another_officer", "supervisor", "protection_officer", "auditor")
FAMILIES = ("family", "another_family")


def everyone(code):
    return dict.fromkeys(ROLES, code)


def inside(**codes):
    """Strangers are sent to sign in; whoever is not named finds nothing. `staff` and `families` stand for all of them."""
    row = dict.fromkeys(ROLES, 404) | dict.fromkeys(STRANGERS, 302)
    row |= dict.fromkeys(STAFF, codes.pop("staff", 404)) | dict.fromkeys(FAMILIES, codes.pop("families", 404))
    assert codes.keys() <= row.keys()
    return row | codes


def signed_in(code):
    """The pages of one's own account, whatever its area."""
    return dict.fromkeys(ROLES, code) | dict.fromkeys(STRANGERS, 302)


def on_the_way(code, *, others=400):
    """Pages between the two steps of signing in."""
    return dict.fromkeys(ROLES, others) | {"pending": code}
