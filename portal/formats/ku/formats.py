"""Dates and numbers in Kurmanji, which Django does not know. Day and year bear their endings: 9ê adara 2026an."""

DATE_FORMAT = r"j\ê E Y\a\n"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = r"j\ê E Y\a\n, H:i"
YEAR_MONTH_FORMAT = r"E Y\a\n"
MONTH_DAY_FORMAT = r"j\ê E"
SHORT_DATE_FORMAT = "d.m.Y"
SHORT_DATETIME_FORMAT = "d.m.Y H:i"
FIRST_DAY_OF_WEEK = 1
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "."
NUMBER_GROUPING = 3
