"""The names of the cookies: one set for each host, so that families', officers' and editors' hosts never share a session."""

from __future__ import annotations

AREAS_WITH_ACCOUNTS = ("family", "staff", "cms")


def cookie_name(areas: list[str]) -> str:
    """`__Host-` binds a cookie to one host, all its paths and HTTPS: a neighbouring host can neither read nor plant it."""
    entered = [area for area in AREAS_WITH_ACCOUNTS if area in areas]
    return "__Host-athar-" + (entered[0] if len(entered) == 1 else "all")
