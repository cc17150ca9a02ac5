"""`python -m setup.floors`: exits with 1 when a lock holds a package that is older than its floor."""

from __future__ import annotations

import sys

from setup.lock import LOCKS, below_floor, read_floors, read_lock

if __name__ == "__main__":
    problems = below_floor(read_lock(LOCKS[0].read_text()), read_floors())
    sys.exit("\n".join(problems) or 0)
