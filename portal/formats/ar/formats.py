"""Dates as they are written in Syria: day, month by its Levantine name, year."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y، H:i"
TIME_FORMAT = "H:i"
FIRST_DAY_OF_WEEK = 6
