from __future__ import annotations

import sys

from portal.log_format import PlainFormatter


def test_the_text_of_an_exception_is_not_logged():
    typed = "4821-7730"
    try:
        int(typed)
    except ValueError:
        told = PlainFormatter().formatException(sys.exc_info())
    assert typed not in told
    assert told.endswith("ValueError")
