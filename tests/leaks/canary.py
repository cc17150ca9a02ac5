"""Marks that are put into every value that must stay secret, and how each would look where it came to rest."""

from __future__ import annotations

import base64
import secrets
from itertools import product
from string import ascii_lowercase

AROUND = 40  # bytes on either side, so that a hit says what it stands in


class Canaries:
    """The secrets of one run by what they are: words that carry its mark, and texts that the product made itself.

    The mark is a new one each time: what another run left in a server that both use is never taken for a leak of this one.
    """

    def __init__(self):
        self.mark = "qzxkanari" + "".join(secrets.choice(ascii_lowercase) for _letter in range(6))
        self._endings = map("".join, product(ascii_lowercase, repeat=2))
        self.words: dict[str, str] = {}
        self.texts: dict[str, list[bytes]] = {}
        self._any_case = list(shapes(self.mark))
        self._exact = list(base64_shapes(self.mark.encode()))

    def word(self, what):
        """The word for `what`: Latin letters that may pass for a name, the same whenever it is asked for."""
        if what not in self.words:
            self.words[what] = self.mark + next(self._endings)
        return self.words[what]

    def also(self, what, *texts):
        """Secrets that no mark can be put into. They are looked for as they are."""
        for text in filter(None, texts):
            raw = text.encode() if isinstance(text, str) else text
            self.texts.setdefault(what, []).append(raw)
            self._exact.append(raw)

    def hits(self, data):
        """What stands around the first occurrence of each shape."""
        lower = data.lower()
        found = [lower.find(shape) for shape in self._any_case] + [data.find(shape) for shape in self._exact]
        return [data[max(0, at - AROUND) : at + 2 * AROUND] for at in found if at >= 0]


def shapes(mark):
    """Text, hexadecimal digits and UTF-16, for a search in small letters."""
    raw = mark.encode()
    return raw, raw.hex().encode(), mark.encode("utf-16-le"), mark.encode("utf-16-be"), raw[::-1]


def base64_shapes(raw):
    """Base64 at each of its three offsets, without the letters that depend on what stands before and after."""
    for offset in range(3):
        encoded = base64.b64encode(b"\0" * offset + raw)
        yield encoded[(0, 2, 3)[offset] : len(encoded) - 4]
