from __future__ import annotations

import re

import pytest
from django.utils import translation
from wagtail.test.utils.form_data import nested_form_data, streamfield

from publications.figure_blocks import FiguresBlock
from tests.factories.accounts import make_account, sign_in
from tests.factories.publications import CHART, FIGURES, MAP, NUMBERS, make_figures

HOSTILE = "<script>x</script>"


def html(kind, value):
    block = FiguresBlock().child_blocks[kind]
    return block.render(block.normalize(block.to_python(value)), context={"key": 1})


def rows_of(text):
    """The cells of each row of the tables."""
    rows = re.findall(r"<tr>(.*?)</tr>", text, re.DOTALL)
    return [[re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in rows]


@pytest.mark.parametrize(("kind", "value"), FIGURES)
def test_every_block_escapes_its_texts(kind, value):
    hostile = value | {"title": HOSTILE, "note": HOSTILE} if isinstance(value, dict) else HOSTILE
    assert HOSTILE not in html(kind, hostile)


@pytest.mark.parametrize("kind", ["columns", "lines"])
def test_what_is_drawn_is_also_a_table(kind):
    rows = rows_of(html("chart", CHART | {"kind": kind}))
    assert rows[1:] == [["2023", "20", "12"], ["2024", "30", "fewer than 10"], ["2025", "45", "fewer than 10"]]


def test_the_map_stands_beside_its_table():
    assert ["4", "Homs", "1,240"] in rows_of(html("map", MAP))


@pytest.mark.parametrize(("kind", "value"), [("chart", CHART), ("map", MAP), ("numbers", NUMBERS)])
def test_every_figure_is_named_and_says_its_source(kind, value):
    text = html(kind, value)
    assert re.search(r'<figure class="figure" aria-labelledby="(.*?)">.*?id="\1">' + value["title"], text, re.DOTALL)
    assert "Yearbook" in text


@pytest.mark.parametrize(("kind", "value"), [("chart", CHART), ("chart", CHART | {"kind": "lines"}), ("map", MAP)])
def test_drawings_are_silent_where_the_table_speaks(kind, value):
    tags = re.findall(r"<svg[^>]*>", html(kind, value))
    assert tags
    assert [tag for tag in tags if 'aria-hidden="true"' not in tag] == []


def test_small_numbers_of_people_leave_no_trace_in_the_page():
    areas = [{"governorate": "SY04", "count": 1240}, {"governorate": "SY13", "count": 7}]
    others = [areas[0], areas[1] | {"count": 3}]
    assert html("map", MAP | {"areas": areas}) == html("map", MAP | {"areas": others})


def test_places_in_a_drawing_are_written_for_machines_in_every_language():
    with translation.override("de"):
        assert not re.search(r'(?:x|y|width|height)="\d+,\d', html("chart", CHART))


def listed(values):
    """As the form of a list block sends them."""
    rows = [{"id": "", "deleted": "", "order": str(n), "type": "item", "value": each} for n, each in enumerate(values)]
    return {"count": str(len(rows)), **{str(n): row for n, row in enumerate(rows)}}


def posted(areas):
    """A page of figures with one map, as its form in the CMS sends it."""
    return posted_body([("map", MAP | {"areas": listed(areas)})])


def posted_body(body):
    page = {"title": "Figures", "slug": "figures", "introduction": "Numbers.", "as_of": "", "comments": {}}
    return nested_form_data(page | {"body": streamfield(body)}) | {
        f"comments-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
    }


@pytest.mark.django_db
def test_an_editor_meets_a_mistake_at_its_entry(client):
    page = make_figures(body=[("map", MAP)])
    editor = sign_in(client, make_account("cms", is_superuser=True))
    twice = [{"governorate": "SY04", "count": "20"}] * 2
    answer = editor.post(f"/cms/pages/{page.pk}/edit/", posted(twice)).content.decode()
    assert "Homs stands here twice." in answer


@pytest.mark.django_db
def test_what_an_editor_entered_reaches_the_draft(client):
    page = make_figures(body=[("map", MAP)])
    editor = sign_in(client, make_account("cms", is_superuser=True))
    answer = editor.post(f"/cms/pages/{page.pk}/edit/", posted([{"governorate": "SY04", "count": "77"}]))
    assert answer.status_code == 302
    page.refresh_from_db()
    assert "Homs: 77" in list(page.get_latest_revision_as_object().texts())


ABOUT = {"title": "", "summary": "", "source": "", "as_of": "", "note": ""}
ROW = {"label": "", "value": "", "second": "", "third": ""}
UNFINISHED = [
    ("chart", ABOUT | {"kind": "", "people": "on", "series": listed([]), "rows": listed([ROW, ROW])}),
    ("map", ABOUT | {"areas": listed([{"governorate": "", "count": ""}] * 2)}),
    ("numbers", ABOUT | {"people": "on", "tiles": listed([{"value": "", "label": ""}])}),
]


@pytest.mark.django_db
def test_a_draft_of_empty_figures_is_kept(client):
    page = make_figures()
    editor = sign_in(client, make_account("cms", is_superuser=True))
    answer = editor.post(f"/cms/pages/{page.pk}/edit/", posted_body(UNFINISHED))
    assert answer.status_code == 302
    page.refresh_from_db()
    draft = page.get_latest_revision_as_object()
    assert [block.block_type for block in draft.body] == ["chart", "map", "numbers"]
    assert "no data" in " ".join(draft.texts())


@pytest.mark.django_db
def test_empty_figures_are_not_published(client):
    page = make_figures()
    editor = sign_in(client, make_account("cms", is_superuser=True))
    answer = editor.post(f"/cms/pages/{page.pk}/edit/", posted_body(UNFINISHED) | {"action-publish": "action-publish"})
    assert answer.status_code == 200
    assert len(type(page).objects.get(pk=page.pk).body) == len(FIGURES)


@pytest.mark.django_db
def test_empty_figures_have_a_preview(client):
    page = make_figures()
    editor = sign_in(client, make_account("cms", is_superuser=True))
    address = f"/cms/pages/{page.pk}/edit/preview/"
    assert editor.post(address, posted_body(UNFINISHED)).json()["is_valid"]
    seen = editor.get(address, {"mode": ""})
    assert (seen.status_code, seen.content.decode().count('<figure class="figure"')) == (200, 3)


@pytest.mark.django_db
def test_a_reader_who_could_subtract_is_told_to_the_editor(client):
    page = make_figures(body=[("map", MAP)])
    editor = sign_in(client, make_account("cms", is_superuser=True))
    areas = [{"governorate": "SY04", "count": "20"}, {"governorate": "SY13", "count": "7"}]
    answer = editor.post(f"/cms/pages/{page.pk}/edit/", posted(areas)).content.decode()
    assert "As-Suwayda alone is hidden: a reader could subtract." in answer
