"""Reads a stranger's file in a process of its own, under limits, and takes back a copy that carries nothing but what one sees."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from casework.models import DocumentKind, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

PROGRAM = Path(__file__).with_name("reader.py")
# The reader's exit codes, as in reader.py.
REFUSALS = {
    10: Refusal.DAMAGED,
    11: Refusal.TOO_MANY_PIXELS,
    12: Refusal.TOO_MANY_PAGES,
    13: Refusal.LOCKED,
}


class RefusedFileError(Exception):
    """The file can never be taken."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


class NotReadError(Exception):
    """The reader was killed, ran out of time or memory: nothing is known of the file."""


def outgoing_copy(kind: DocumentKind, chunks: Iterable[bytes]) -> bytes:
    """The copy to hand out. Raises RefusedFileError and NotReadError."""
    limits = [str(settings.ATHAR_UPLOAD_MAX_PIXELS), str(settings.ATHAR_UPLOAD_MAX_PAGES)]
    command = [sys.executable, "-I", str(PROGRAM), kind.value, *limits]
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the file is its standard input
            command,
            input=b"".join(chunks),
            capture_output=True,
            env={},
            timeout=settings.ATHAR_UPLOAD_READ_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotReadError from error
    if done.returncode in REFUSALS:
        raise RefusedFileError(REFUSALS[done.returncode])
    if done.returncode or not done.stdout:
        raise NotReadError
    return done.stdout
