"""Codes for the demo's accounts, whose apps are nobody's phone."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from portal.accounts.models.totp_device import STEP_SECONDS, TOLERATED_STEPS

if TYPE_CHECKING:
    from portal.accounts.models import TOTPDevice

TIME_TO_TYPE = 15  # seconds that a printed code must still be good for


def fresh_code(device: TOTPDevice) -> str:
    """The earliest unused code that leaves time to type it; waits for one when all are used."""
    while True:
        for step in device.fresh_steps():
            if expires_at(step) - time.time() >= TIME_TO_TYPE:
                return device.code_at(step)
        time.sleep(0.5)


def expires_at(step: int) -> int:
    """The moment, in Unix time, from which a step's code counts no more."""
    return (step + TOLERATED_STEPS + 1) * STEP_SECONDS
