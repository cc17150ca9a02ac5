"""The first page of the CMS: what waits for whoever opens it, and nothing for whom it does not."""

from __future__ import annotations

import colorsys
import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from portal.stylesheets import SOURCES
from publications.cms_home import drafts_by_language, going_live, unpublished
from publications.loading.groups import write_groups
from publications.models import HomePage
from tests.factories.accounts import make_account, make_user, sign_in
from tests.factories.publications import make_guide, make_question

pytestmark = pytest.mark.django_db
CSS = SOURCES.parents[2] / "publications" / "static" / "publications" / "cms.css"


@pytest.fixture
def question():
    question = make_question()
    make_question(language="ar")
    make_guide(language="ar")
    write_groups(HomePage.objects.all())
    return question


def member(name):
    user = make_user("cms")
    user.groups.add(Group.objects.get(name=name))
    return user


def change(page):
    page.short_answer = "Other words."
    return page.save_revision()


def schedule(page):
    page.go_live_at = timezone.now() + timedelta(days=3)
    page.save_revision(approved_go_live_at=page.go_live_at).publish()


@pytest.mark.parametrize(("group", "waiting"), [("Editors", 1), ("Publishers", 1), ("Translators", 0)])
def test_changes_wait_for_those_who_may_go_on_with_them(question, group, waiting):
    change(question)
    assert unpublished(member(group)).count() == waiting


def test_a_page_with_a_day_waits_for_its_day_alone(question):
    schedule(question)
    editor = member("Editors")
    assert (unpublished(editor).count(), [page.pk for page in going_live(editor)]) == (0, [question.pk])


def test_a_day_that_is_over_waits_no_more(question):
    schedule(question)
    question.revisions.update(approved_go_live_at=timezone.now() - timedelta(days=1))
    assert going_live(member("Editors")).count() == 0


@pytest.mark.parametrize(("group", "languages"), [("Editors", []), ("Translators", ["ar"]), ("Publishers", ["ar"])])
def test_unread_translations_are_counted_by_language(question, group, languages):
    found = drafts_by_language(member(group))
    live = {page.pk for page in HomePage.objects.filter(locale__language_code="ar")}
    assert [row["home"] in live for row in found] == [True for _language in languages]


def test_every_kind_of_page_is_counted(question):
    row = drafts_by_language(member("Publishers"))[0]
    make_question(slug="another", language="ar")
    assert drafts_by_language(member("Publishers"))[0]["count"] == row["count"] + 1


def test_the_first_page_says_what_waits(question, client):
    change(question)
    text = sign_in(client, make_account("cms", is_superuser=True)).get("/cms/").text
    assert "What waits for you" in text
    assert f'href="/cms/pages/{question.pk}/edit/"' in text


@pytest.mark.parametrize("foreign", ["Wagtail", "wagtail.org", "gravatar"])
def test_the_first_page_leads_to_no_other_site(question, client, foreign):
    text = sign_in(client, make_account("cms", is_superuser=True)).get("/cms/").text
    links = re.findall(r'(?:href|src)="(https?://[^"]+)"', text)
    title = re.search(r"<title>(.*?)</title>", text, re.DOTALL)[1]
    assert ([link for link in links if foreign in link], foreign in title) == ([], False)


def shares(colour):
    """Hue, saturation and lightness of `#rrggbb`, as the sheet tells them."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)))
    return hue * 360, saturation * 100, lightness * 100


@pytest.mark.parametrize(
    ("theirs", "ours"), [("primary", "band"), ("secondary", "accent"), ("secondary-100", "accent")]
)
def test_the_colours_are_those_of_the_site(theirs, ours):
    tokens = re.findall(rf"--{ours}: (#\w{{6}})", (SOURCES / "tokens" / "colour.css").read_text())
    told = [
        float(value)
        for part in ("hue", "saturation", "lightness")
        for value in re.findall(rf"--w-color-{theirs}-{part}: ([\d.]+)", CSS.read_text())[:1]
    ]
    assert told == pytest.approx(shares(tokens[1 if theirs.endswith("100") else 0]), abs=0.6)
