"""A numbered list of one-time codes on paper: the second factor of people who have no device of their own.

Which number is asked is kept here and stays until it is answered: a code that somebody saw is of no use until its turn comes, and nobody can
ask again until it does. One code has 49 random bits, and every wrong guess costs a growing delay (`portal.accounts.throttle`).
"""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models
from django_otp.models import Device, TimestampMixin

from casework import vault
from casework.ids import REFERENCE_LETTERS
from portal.accounts.models.device_manager import DeviceManager

CODES = 40
GROUPS = 2
GROUP_LETTERS = 5  # 10 of 29 letters: 48.6 bits
FEW = 8
PURPOSE = "paper code"


def new_paper_code() -> str:
    """A code as it is printed: two groups such as 4F7K9-2QM3P."""
    groups = [
        "".join(secrets.choice(REFERENCE_LETTERS) for _letter in range(GROUP_LETTERS)) for _group in range(GROUPS)
    ]
    return "-".join(groups)


class PaperList(TimestampMixin, Device, models.Model):
    """One list. A new one is confirmed by one of its own codes, and only then takes the place of the one before."""

    asked = models.PositiveSmallIntegerField(null=True, editable=False)

    objects: ClassVar[DeviceManager[PaperList]] = DeviceManager()

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def left(self) -> int:
        return PaperCode.objects.filter(paper_list=self, used_at=None).count()

    @property
    def is_low(self) -> bool:
        return self.left <= FEW

    def ask_next(self) -> int | None:
        """Draws the number that the next entry must answer; None when the list is used up."""
        numbers = list(self.codes.filter(used_at=None).values_list("number", flat=True))
        self.asked = secrets.choice(numbers) if numbers else None
        self.save(update_fields=["asked"])
        return self.asked

    def verify_token(self, token: str) -> bool:
        """Uses up the code that is asked for, and draws the next. The caller holds this row's lock."""
        asked = self.codes.filter(number=self.asked or 0, used_at=None).first()
        if asked is None or not asked.matches(token):
            return False
        self.set_last_used_timestamp(commit=False)
        self.save(update_fields=["last_used_at"])
        asked.used_at = self.last_used_at
        asked.save(update_fields=["used_at"])
        self.ask_next()
        return True


class PaperCode(models.Model):
    """One line, known to us as a keyed hash alone."""

    paper_list = models.ForeignKey(PaperList, on_delete=models.CASCADE, related_name="codes")
    number = models.PositiveSmallIntegerField()
    code_hash = models.BinaryField(max_length=34)
    used_at = models.DateTimeField(null=True, blank=True)

    objects = models.Manager["PaperCode"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper_list", "number"], name="one_code_a_number")]

    def __str__(self) -> str:
        return str(self.number)

    @staticmethod
    def hash_of(number: int, code: str) -> bytes:
        """Of a code at its place: a line is good for its own number alone."""
        return vault.keyed_hash(PURPOSE, _at_its_place(number, code))

    def matches(self, code: str) -> bool:
        return vault.hash_matches(PURPOSE, _at_its_place(self.number, code), bytes(self.code_hash))


def _at_its_place(number: int, code: str) -> bytes:
    return f"{number} {code.replace('-', '')}".encode()
