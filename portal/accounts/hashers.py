"""How passwords are kept."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2idHasher(Argon2PasswordHasher):
    """Argon2id in one lane: 32 MiB and two passes a guess, more than the 19 MiB that OWASP asks for at least.

    One lane, since a small server has no eight cores for each person who signs in.
    """

    time_cost = 2
    memory_cost = 32 * 1024
    parallelism = 1
