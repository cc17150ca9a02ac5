#!/usr/bin/env python
"""Entry point of every management command; the demo's settings unless the environment says otherwise."""

import os
import sys

from django.core.management import execute_from_command_line

from portal.log_format import tell_uncaught

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.demo")
    if os.environ["DJANGO_SETTINGS_MODULE"] == "portal.settings.production":
        sys.excepthook = tell_uncaught
    execute_from_command_line(sys.argv)
