"""How passwords are kept."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2idHasher(Argon2PasswordHasher):
    """Argon2id in one lane: 64 MiB and two passes a guess, three times what OWASP asks for at least (19 MiB).

    One lane, since a small server has no eight cores for each person who signs in.
    """

    time_cost = 2
    memory_cost = 64 * 1024
    parallelism = 1
