from __future__ import annotations

from bench.loading import CONSTANT, Load, figures
from bench.measure import rows

OWN, OTHER = "http://127.0.0.1:8000", "https://elsewhere.example"


def load(paint, **sizes):
    return Load(paint, 0, {OWN + "/ar/": 4000, OWN + "/static/css/site.1.css": 7000, **sizes})


def told(loads):
    measures = [*figures(CONSTANT, [Load(400, 0, {OWN + "/": 100})]), *figures("home", loads)]
    return {row["name"].removeprefix("loading: home, "): row for row in rows(measures)}


def test_the_time_is_the_median_and_stands_beside_the_constant_page():
    row = told([load(1100), load(1300), load(1200)])["largest paint"]
    assert (row["value"], row["ratio"]) == (1200, 3)


def test_a_request_to_somebody_else_is_counted():
    assert told([load(1, **{OTHER + "/font": 10})])["requests elsewhere"]["value"] == 1


def test_pages_and_sheets_are_weighed_apart_from_pictures():
    row = told([load(1, **{OWN + "/static/img/icons.svg#menu": 3000})])
    assert (row["HTML and CSS"]["value"], row["in all"]["value"]) == (11, 14)
