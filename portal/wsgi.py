"""The WSGI application; the environment names the settings. It does not start on a failing check."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.checks import ERROR, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

from casework.blobs import sweep_incoming

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

application = get_wsgi_application()

# Servers, unlike management commands, run no checks by themselves.
if failing := [check for check in run_checks(include_deployment_checks=True) if check.is_serious(ERROR)]:
    raise ImproperlyConfigured("; ".join(f"{check.id}: {check.msg}" for check in failing))

# What a killed process was receiving: sealed under a key that died with it, so nobody will ever ask for it.
sweep_incoming()

# Without this every visitor behind the proxy would share one address, and so one count of wrong guesses.
if settings.ATHAR_TRUSTED_PROXIES:
    application = wrap_wsgi_with_proxy_headers(application, trusted_hosts=settings.ATHAR_TRUSTED_PROXIES)
