"""Moves a case on and dies after its n-th statement: `python -m tests.faults.killed OFFICER CASE`, then one n a line.

Answers `killed` or `done`. Each try is a process of its own with a connection of its own, as a worker of the web server is.
"""

from __future__ import annotations

import os
import signal
import sys

import django


def main() -> None:
    django.setup()
    officer, case = int(sys.argv[1]), sys.argv[2]
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            act(officer, case, int(line))
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        sys.stdout.write("killed\n" if os.WIFSIGNALED(status) else "done\n")
        sys.stdout.flush()


def act(officer: int, case: str, statements: int) -> None:
    from django.db import connection  # noqa: PLC0415 - only once Django is set up

    from casework.enums import CaseState  # noqa: PLC0415
    from casework.models import Case  # noqa: PLC0415
    from casework.services.case_advance import case_advance  # noqa: PLC0415
    from portal.accounts.models import User  # noqa: PLC0415

    actor, row = User.objects.get(pk=officer), Case.objects.get(pk=case)
    left = [statements]

    def die_after(execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    with connection.execute_wrapper(die_after):
        case_advance(actor=actor, case=row, to=CaseState.NO_ACTIVE_LEAD, reason="nothing new")


if __name__ == "__main__":
    main()
