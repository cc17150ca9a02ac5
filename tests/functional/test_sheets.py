"""Paper that is handed over or kept: one sheet each, as Chromium prints it, whose letters travel with it and which names nobody."""

from __future__ import annotations

import io
import re

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from pypdf import PdfReader

from portal.accounts.qr import qr_picture
from portal.stylesheets import joined

pytestmark = pytest.mark.browser

ADDRESS = "https://example.org/ar/account/invitation/abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG/"
INSTITUTION = re.compile(r"Missing Persons|المفقودين|Athar", re.IGNORECASE)


class CodeForm(forms.Form):
    code = forms.CharField()


SHEETS = {
    "way back in": (
        "accounts/staff/sheet.html",
        {"address": ADDRESS, "picture": qr_picture(ADDRESS), "login": "12345678"},
    ),
    "recovery codes": (
        "accounts/recovery_codes.html",
        {"codes": [f"word-paper-{number}-stone-river" for number in range(8)], "layout": "layouts/account.html"},
    ),
    "paper list": (
        "accounts/enrol_paper.html",
        {"codes": [f"{number:03} 456" for number in range(30)], "form": CodeForm()},
    ),
}


def printed(page, name, language):
    template, context = SHEETS[name]
    request = RequestFactory().get(f"/{language}/account/")
    request.user = AnonymousUser()
    with translation.override(language):
        html = render_to_string(template, context, request=request)
    page.set_content(re.sub(r'<link rel="stylesheet"[^>]*>', lambda _link: f"<style>{joined()}</style>", html))
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, tagged=True)))


def fonts(pdf):
    faces = [face.get_object() for face in pdf.pages[0]["/Resources"]["/Font"].values()]
    return [
        face["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        for face in faces
        if "/DescendantFonts" in face
    ]


@pytest.mark.parametrize("language", ["ar", "en", "ku"])
@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_one_page_and_names_nobody(page, name, language):
    pdf = printed(page, name, language)
    assert (len(pdf.pages), INSTITUTION.findall(pdf.pages[0].extract_text())) == (1, [])


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_carries_its_letters_and_its_order(page, name):
    pdf = printed(page, name, "ar")
    assert fonts(pdf)
    assert all({"/FontFile2", "/FontFile3"} & face.keys() for face in fonts(pdf))
    assert (pdf.trailer["/Root"]["/MarkInfo"]["/Marked"], pdf.trailer["/Root"]["/Lang"]) == (True, "ar")


@pytest.mark.parametrize("name", ["recovery codes", "paper list"])
def test_a_list_of_codes_says_nothing_beside_them(page, name):
    words = printed(page, name, "en").pages[0].extract_text()
    assert "sign" not in words.lower()
