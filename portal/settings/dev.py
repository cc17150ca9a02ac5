"""Development: SQLite in var/, the demo's keys, tracebacks on the screen."""

from portal.settings.demo import *

DEBUG = True
# Only invented people live here: the page of an error may show all.
DEFAULT_EXCEPTION_REPORTER = "django.views.debug.ExceptionReporter"
