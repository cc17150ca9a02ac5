"""The way from publishing to one's own account: which language its pages speak."""

from __future__ import annotations

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

LAST = 10_000


@hooks.register("register_admin_menu_item")
def language_and_dates() -> MenuItem:
    return MenuItem(_("Language and dates"), reverse_lazy("accounts:language_and_dates"), icon_name="globe", order=LAST)
