"""What a session is called: the browser and the kind of device, no more. The user agent itself is kept nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import Promise

# In this order: each of these names those below it as well.
BROWSERS = (
    ("edge", "Edg", "Edge"),
    ("opera", "OPR/", "Opera"),
    ("samsung", "SamsungBrowser", "Samsung Internet"),
    ("firefox", "Firefox", "Firefox"),
    ("firefox", "FxiOS", "Firefox"),
    ("chrome", "CriOS", "Chrome"),
    ("chrome", "Chrom", "Chrome"),
    ("safari", "Safari", "Safari"),
)
DEVICES = (
    ("android", "Android", "Android"),
    ("iphone", "iPhone", "iPhone"),
    ("ipad", "iPad", "iPad"),
    ("windows", "Windows", "Windows"),
    ("mac", "Macintosh", "Mac"),
    ("linux", "Linux", "Linux"),
)
NAMES = {code: name for code, _sign, name in (*BROWSERS, *DEVICES)}
OTHER = "other"


def label_of(user_agent: str) -> str:
    """Two codes such as `firefox:android`; `other` for what is not known."""
    return f"{_first(BROWSERS, user_agent)}:{_first(DEVICES, user_agent)}"


def spoken(label: str) -> str | Promise:
    browser, _colon, device = label.partition(":")
    if browser in NAMES and device in NAMES:
        return format_lazy(_("{browser} on {device}"), browser=NAMES[browser], device=NAMES[device])
    return NAMES.get(browser) or NAMES.get(device) or _("A device")


def _first(table: tuple[tuple[str, str, str], ...], user_agent: str) -> str:
    return next((code for code, sign, _name in table if sign in user_agent), OTHER)
