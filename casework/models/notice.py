"""Messages that say only that there is something to see, where they may go, and those on their way out."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.ids import OpaqueIdField
from casework.models.registration import Registration
from casework.models.sealed import SealedModel
from casework.querysets import NoticeQuerySet
from casework.vault.fields import EncryptedTextField

LAST_HOUR = 23


class NoticeKind(models.TextChoices):
    """Why a notice goes out. No kind tells what happened in a case: its text would tell it too."""

    NEWS = "news", _("There is something new")
    ACCOUNT_CHANGED = "account_changed", _("Something that protects the account changed")
    RECOVERY_ASKED = "recovery_asked", _("Somebody asked for a new way into the account")


# What an owner must learn even if somebody turned notices off or away a moment ago.
PROTECTIVE = frozenset({NoticeKind.ACCOUNT_CHANGED, NoticeKind.RECOVERY_ASKED})


class ChannelKind(models.TextChoices):
    """How notices travel."""

    EMAIL = "email", _("E-mail")


class Withheld(models.TextChoices):
    """Why a notice did not go out."""

    NO_CHANNEL = "no_channel", _("The account has no channel")
    DO_NOT_CONTACT = "do_not_contact", _("The account must not be contacted")
    ACCOUNT_CLOSED = "account_closed", _("The account is closed")
    NO_RIGHT = "no_right", _("The account no longer sees what it was about")
    UNREADABLE = "unreadable", _("The address could not be opened")
    REFUSED = "refused", _("The mail server refused it for good")


class NoticeChannel(SealedModel):
    """Where one account wants its notices. No row means none: silence is the default.

    A new address waits in `next_address` until `next_counts_at`; meanwhile notices go to the old one. One that was silenced or replaced stays in
    `former_address` until `former_until`, for `PROTECTIVE` notices alone: no single visit makes an account silent. Hours are whole hours in
    the account's own time zone, which is sealed, since it tells where somebody lives.
    """

    key_path: ClassVar[str] = "account.data_key"

    id = OpaqueIdField()
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_channel", editable=False
    )
    kind = models.CharField(max_length=8, choices=ChannelKind.choices, default=ChannelKind.EMAIL)
    address = EncryptedTextField(default="")
    next_address = EncryptedTextField(default="")
    next_counts_at = models.DateTimeField(null=True, blank=True)
    former_address = EncryptedTextField(null=True, blank=True)
    former_until = models.DateTimeField(null=True, blank=True)
    language = models.CharField(max_length=8, choices=settings.LANGUAGES, default="en")
    hours_from = models.PositiveSmallIntegerField(default=9, validators=[MaxValueValidator(LAST_HOUR)])
    hours_until = models.PositiveSmallIntegerField(default=18, validators=[MaxValueValidator(LAST_HOUR)])
    time_zone = EncryptedTextField(default="UTC")
    do_not_contact = models.BooleanField(default=False)

    objects = models.Manager["NoticeChannel"]()

    def __str__(self) -> str:
        return self.id


class Notice(models.Model):
    """One notice in the outbox, written in the transaction of what it is about."""

    id = OpaqueIdField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=24, choices=NoticeKind.choices)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    due = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    withheld_at = models.DateTimeField(null=True, blank=True)
    withheld_why = models.CharField(max_length=16, choices=Withheld.choices, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "kind"],
                condition=Q(sent_at=None, withheld_at=None, registration=None),
                name="one_waiting_notice",
            ),
            models.UniqueConstraint(
                fields=["account", "kind", "registration"],
                condition=Q(sent_at=None, withheld_at=None, registration__isnull=False),
                name="one_waiting_notice_of_a_record",
            ),
        ]
        indexes = [
            models.Index(fields=["due"], condition=Q(sent_at=None, withheld_at=None), name="notices_waiting"),
        ]

    def __str__(self) -> str:
        return self.id
