"""A mark that is put into every value that must stay secret, and its shapes at rest."""

from __future__ import annotations

import base64
import re
from itertools import product
from string import ascii_lowercase

MARK = "qzxkanari"


def canaries():
    """Endless different values, each a word of Latin letters that may pass for a name."""
    for letters in product(ascii_lowercase, repeat=3):
        yield f"{MARK}{''.join(letters)}"


def shapes():
    """The mark as text, as hexadecimal digits, in UTF-16, and in base64 at each of its three offsets."""
    raw = MARK.encode()
    yield raw
    yield raw.hex().encode()
    yield MARK.encode("utf-16-le")
    for offset in range(3):
        encoded = base64.b64encode(b"\0" * offset + raw)
        # The first letters depend on what stands before the mark, the last ones on what follows.
        yield encoded[(0, 2, 3)[offset] : len(encoded) - 4]


ANY_SHAPE = re.compile(b"|".join(re.escape(shape) for shape in shapes()), re.IGNORECASE)


def hits(data: bytes) -> list[bytes]:
    """What stands around each occurrence."""
    return [data[max(0, found.start() - 40) : found.end() + 40] for found in ANY_SHAPE.finditer(data)]
