"""What the pages of one's own account share: who may see them, how fresh a factor must be, whose layout they wear."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
from django.urls import reverse

from portal.accounts.fresh_factor import is_fresh

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from portal.accounts.models import User

    View = Callable[..., HttpResponse]


def own_account(view: View) -> View:
    """The account area is open to all; these pages ask for both factors, whatever the area of the account."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = cast("Any", request.user)  # django-otp adds is_verified
        if not user.is_authenticated or not user.is_verified():
            return redirect_to_login(request.path, reverse("accounts:sign_in"))
        return view(request, *args, **kwargs)

    return asked


def with_fresh_factor(view: View) -> View:
    """The second lock behind `portal.dangerous_acts`: without a fresh factor the page leads to proving one, and back."""

    @own_account
    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_fresh(request):
            return redirect(f"{reverse('accounts:confirm')}?{urlencode({'next': request.path})}")
        return view(request, *args, **kwargs)

    return asked


def user_of(request: HttpRequest) -> User:
    return cast("User", request.user)
