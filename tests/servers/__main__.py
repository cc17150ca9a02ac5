"""`python -m tests.servers` keeps the servers of the tests running until Ctrl-C, for many short runs.

`ATHAR_TEST_SERVERS=var/test/kept python -m pytest …` then starts in a second.
"""

from __future__ import annotations

import signal

from tests.servers import run


def main() -> None:
    run.RUNS.mkdir(parents=True, exist_ok=True)
    folder = run.RUNS / "kept"
    run.end(folder)
    folder.mkdir()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    print(f"export {run.KEPT_VARIABLE}={folder}", flush=True)  # noqa: T201 - a command line program
    try:
        signal.pause()
    except KeyboardInterrupt:
        run.end(folder)


if __name__ == "__main__":
    main()
