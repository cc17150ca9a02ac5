"""Who answers to a number and a password. Neither opens anything: the second factor signs in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import make_password

from portal.accounts.models import Area, User

if TYPE_CHECKING:
    from django.http import HttpRequest


class LoginNumberBackend(ModelBackend):
    """Works as long for an unknown number as for a known one."""

    def authenticate(  # type: ignore[override] # our field is called login
        self, request: HttpRequest | None, login: str | None = None, password: str | None = None, **_other: Any
    ) -> User | None:
        """The account, or None, as always without a request."""
        if request is None or login is None or password is None:
            return None
        user = User.objects.filter(login=login).first()
        fits = user.check_password(password) if user else not make_password(password)
        return user if fits and user and self.user_can_authenticate(user) else None

    def user_can_authenticate(self, user: Any) -> bool:
        """Neither closed nor frozen. It is asked at each request too, so that a freeze ends what is open."""
        return bool(super().user_can_authenticate(user) and user.lets_in)

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Groups and `is_superuser` count in publishing alone."""
        return super().get_all_permissions(user_obj, obj) if user_obj.area == Area.CMS else set()
