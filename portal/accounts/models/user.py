"""Accounts: a neutral number, a password, an area. No name, no e-mail address, nothing that tells who someone is."""

from __future__ import annotations

import secrets
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.models import DataKey, KeyKind

LOGIN_DIGITS = 8


def new_login() -> str:
    """A random eight-digit number such as 4821 7730, shown in two groups, stored without the space."""
    return "".join(secrets.choice("0123456789") for _digit in range(LOGIN_DIGITS))


class Area(models.TextChoices):
    """The one area that an account may enter: families, staff and editors never share an account."""

    FAMILY = "family", _("Family")
    STAFF = "staff", _("Staff")
    CMS = "cms", _("Publishing")


class UserManager(BaseUserManager["User"]):
    def create_user(self, *, area: str, password: str | None = None, login: str = "", **fields: Any) -> User:
        """A new account with a key of its own; without `login` it gets a random number, without `password` it cannot sign in."""
        fields.setdefault("data_key", DataKey.objects.create_for(KeyKind.ACCOUNT))
        user = self.model(login=login or new_login(), area=area, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(login=username)


class User(AbstractBaseUser, PermissionsMixin):
    """Someone who may sign in. `is_superuser` and groups count in publishing alone (docs/decisions/0003-accounts.md)."""

    login = models.CharField(_("sign-in number"), max_length=32, unique=True, default=new_login)
    area = models.CharField(_("area"), max_length=8, choices=Area)
    display_name = models.CharField(
        _("name shown to colleagues"),
        max_length=80,
        blank=True,
        help_text=_("Staff and editors only; empty for families."),
    )
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES, default="en")
    shows_hijri = models.BooleanField(_("reads dates in the Hijri calendar too"), default=False)
    is_active = models.BooleanField(_("may sign in"), default=True)
    frozen_at = models.DateTimeField(_("lets nobody in since"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    data_key = models.OneToOneField(
        "casework.DataKey", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(area="family") | models.Q(display_name=""), name="family_accounts_have_no_name"
            ),
            models.CheckConstraint(
                condition=models.Q(area="cms") | models.Q(is_superuser=False), name="superusers_only_in_publishing"
            ),
        ]

    def __str__(self) -> str:
        return self.login

    @property
    def lets_in(self) -> bool:
        """Open, and not frozen."""
        return self.is_active and self.frozen_at is None

    @property
    def is_staff(self) -> bool:
        """Wagtail's comment and notification code asks for it; it opens nothing here."""
        return self.area == Area.CMS

    @property
    def email(self) -> str:
        """No account has an address. Wagtail asks for one before it tells an editor of a text that waits, and without an answer stops."""
        return ""

    def get_full_name(self) -> str:
        return self.display_name or self.login

    def get_short_name(self) -> str:
        return self.get_full_name()
