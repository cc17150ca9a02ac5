"""Channels and their mail server, for tests of notices."""

from __future__ import annotations

from casework.models import NoticeChannel
from tests.factories.accounts import make_user

ADDRESS = "huda.telltale@example.org"
SENDER = "post@example.net"


def make_channel(account=None, **fields):
    """A channel that is open all day."""
    defaults = {"address": ADDRESS, "hours_from": 0, "hours_until": 0}
    return NoticeChannel.objects.create(account=account or make_user("family"), **{**defaults, **fields})


def post_to(settings, port):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.ATHAR_NOTICE_SENDER = SENDER
