"""Dates as they are written in Syria: day, month by both its names, year. Numbers in European digits, grouped as CLDR does with these."""

DATE_FORMAT = "j E Y"
DATETIME_FORMAT = "j E Y، H:i"
YEAR_MONTH_FORMAT = "E Y"
MONTH_DAY_FORMAT = "j E"
TIME_FORMAT = "H:i"
FIRST_DAY_OF_WEEK = 6
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
