"""Who is inside, by which factor, since when: what an owner lists and ends. No address, no user agent, no name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone

from casework.ids import new_id
from portal.accounts.labels import spoken

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from portal.accounts.models.user import User


class SessionQuerySet(models.QuerySet["Session"]):
    def of(self, user: User) -> SessionQuerySet:
        """The account's sessions that may still be used, the latest first."""
        return self.filter(account=user, expire_date__gt=timezone.now()).order_by("-last_seen_at")


class Session(AbstractBaseSession):
    """One session. `session_key` is a hash: the cookie's key stands nowhere in the database.

    Account, factor and times repeat what the signed data says, so that a question about them needs no decoding.
    """

    id_shown = models.CharField(max_length=22, unique=True, default=new_id, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="sessions")
    area = models.CharField(max_length=8, blank=True)
    factor = models.CharField(max_length=120, blank=True)
    label = models.CharField(max_length=32, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    last_seen_at = models.DateTimeField(default=timezone.now)

    sessions = SessionQuerySet.as_manager()

    class Meta(AbstractBaseSession.Meta):
        pass

    def __str__(self) -> str:
        return self.id_shown

    @classmethod
    def get_session_store_class(cls) -> Any:
        from portal.accounts.sessions import SessionStore  # noqa: PLC0415 - the store imports this model

        return SessionStore

    @property
    def title(self) -> str | Promise:
        """What its owner reads, such as "Firefox on Android"."""
        return spoken(self.label)
