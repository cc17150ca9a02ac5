"""Published numbers as pictures: pure functions from numbers to places on a drawing. Templates draw them as SVG."""
