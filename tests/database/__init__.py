"""The database of the tests: the product never owns its tables there either."""
