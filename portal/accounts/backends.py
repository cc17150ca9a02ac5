"""Who answers to a number and a password. Neither opens anything: the second factor signs in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import make_password
from django.core.exceptions import PermissionDenied

from portal.accounts.models import Area, User

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class LoginNumberBackend(ModelBackend):
    """Asks axes first, and works as long for an unknown number as for a known one."""

    def authenticate(  # type: ignore[override] # our field is called login
        self, request: HttpRequest | None, login: str | None = None, password: str | None = None, **_other: Any
    ) -> User | None:
        """The account, or None, as always without a request. Raises PermissionDenied while axes keeps number and address apart."""
        if request is None or login is None or password is None:
            return None
        allowed = AxesProxyHandler.is_allowed(request, {"login": login})
        user = User.objects.filter(login=login).first()
        fits = user.check_password(password) if user else not make_password(password)
        if not allowed:
            request.axes_locked_out = True  # type: ignore[attr-defined] # axes counts no further then
            raise PermissionDenied
        return user if fits and user and self.user_can_authenticate(user) else None

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Groups and `is_superuser` count in publishing alone."""
        return super().get_all_permissions(user_obj, obj) if user_obj.area == Area.CMS else set()


def keep_answer(_request: HttpRequest, answer: HttpResponse, _credentials: dict[str, Any] | None) -> HttpResponse:
    """What axes shows to someone who is kept out: our own page, which says the same to everybody."""
    return answer
