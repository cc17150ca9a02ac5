"""Dates in words, in six languages and two calendars. Templates reach them by `{% load dates %}`."""
