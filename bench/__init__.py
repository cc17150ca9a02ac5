"""Measures the product from outside, as an operator meets it: `make bench`, or `python -m bench names pages` for some."""
