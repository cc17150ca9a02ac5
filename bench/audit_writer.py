"""One writer of the log: says `ready`, waits for a line, then records so many events, each in a transaction of its own."""

from __future__ import annotations

import sys

import django


def main() -> None:
    django.setup()
    from django.db import connection, transaction  # noqa: PLC0415 - only once Django is set up

    from casework.audit import EventTag, record  # noqa: PLC0415

    connection.ensure_connection()
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(int(sys.argv[1])):
        with transaction.atomic():
            record(EventTag.STAFF_CASE_READ, actor=None, subject=("case", f"{number}"))


if __name__ == "__main__":
    main()
