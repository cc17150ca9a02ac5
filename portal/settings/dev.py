"""Development: SQLite in var/, the demo's keys, tracebacks on the screen."""

from portal.settings.demo import *

DEBUG = True
