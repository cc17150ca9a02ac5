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
    "analyst",
    "support_officer",
    "advocate",
    "glass_reader",
    "recused",
    "head",
    "protection_officer",
    "auditor",
    "editor",
    "superuser",
)
STRANGERS = ("anonymous", "pending")
OFFICERS = ("officer", "another_officer", "glass_reader", "recused", "supervisor")
CASE_STAFF = (*OFFICERS, "analyst", "support_officer", "advocate")
STAFF = (*CASE_STAFF, "head", "protection_officer", "auditor")
FAMILIES = ("family", "another_family")


def everyone(code):
    return dict.fromkeys(ROLES, code)


def inside(**codes):
    """Strangers are sent to sign in; whoever is not named finds nothing.

    `staff`, `case_staff`, `officers` and `families` stand for all of them; a visitor's own code comes last.
    """
    row = dict.fromkeys(ROLES, 404) | dict.fromkeys(STRANGERS, 302)
    groups = {"families": FAMILIES, "staff": STAFF, "case_staff": CASE_STAFF, "officers": OFFICERS}
    for group, roles in groups.items():
        row |= dict.fromkeys(roles, codes.pop(group)) if group in codes else {}
    assert codes.keys() <= row.keys()
    return row | codes


def signed_in(code):
    """The pages of one's own account, whatever its area."""
    return dict.fromkeys(ROLES, code) | dict.fromkeys(STRANGERS, 302)


def on_the_way(code, *, others=400):
    """Pages between the two steps of signing in."""
    return dict.fromkeys(ROLES, others) | {"pending": code}
