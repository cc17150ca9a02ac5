"""Requests at the same moment."""

from __future__ import annotations

import threading

from django.db import connection


def at_once(*acts):
    """Runs each act in a thread of its own, all from one moment on; what each gave, or the error that it raised."""
    results, barrier = [None] * len(acts), threading.Barrier(len(acts))

    def run(place, act):
        barrier.wait(timeout=10)
        try:
            results[place] = act()
        except Exception as error:  # noqa: BLE001 - the test looks at it
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    return results
