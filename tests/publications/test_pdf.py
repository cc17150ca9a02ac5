"""PDF: what is in it, what can be read out of it, and what it never fetches."""

from __future__ import annotations

import io
import subprocess
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pikepdf
import pytest
from pypdf import PdfReader

from publications.pdf import packaged_assets, pdf_of, render
from tests.factories.publications import (
    make_figures,
    make_guide,
    make_question,
    make_statement,
    make_terms,
    make_update,
)

pytestmark = pytest.mark.django_db

ARABIC_TITLE = "الاختصاصات بلغة بسيطة"
ARABIC_TEXT = "نبحث عن المفقودين ونقف إلى جانب عائلاتهم"


def words_in(pdf):
    read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    text = read.stdout.decode()
    return " ".join("".join(letter for letter in text if letter not in "\u202a\u202b\u202c\u200e\u200f").split())


def fonts_in(pdf):
    listed = subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return [line.split() for line in listed.splitlines()[2:]]


@pytest.fixture(scope="module")
def hostile_server():
    """Counts who asks; nobody should."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"canary")

        def log_message(self, *arguments):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("make", [make_terms, make_question, make_guide, make_update, make_figures, make_statement])
def test_text_pages_have_a_pdf(make):
    assert pdf_of(make()).startswith(b"%PDF-")


def test_figures_are_tables_on_paper():
    words = words_in(pdf_of(make_figures()))
    assert "Homs 1,240" in words
    assert "As-Suwayda fewer than 10" in words


def test_arabic_comes_out_in_the_order_it_is_read():
    text = words_in(pdf_of(make_terms("ar", title=ARABIC_TITLE, introduction=ARABIC_TEXT)))
    assert ARABIC_TITLE in text
    assert ARABIC_TEXT in text


def test_fonts_are_embedded_and_mapped_to_letters():
    fonts = fonts_in(pdf_of(make_terms("ar", title=ARABIC_TITLE)))
    assert fonts
    assert all("Noto" in font[0] and font[-5:-2] == ["yes", "yes", "yes"] for font in fonts)


def test_pdf_is_tagged_titled_and_knows_its_language():
    catalog = PdfReader(io.BytesIO(pdf_of(make_terms("ar", title=ARABIC_TITLE)))).trailer["/Root"]
    assert (catalog["/MarkInfo"]["/Marked"], catalog["/Lang"]) == (True, "ar")
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b'pdfuaid:part="1"' in catalog["/Metadata"].get_data()


def test_same_text_gives_the_same_bytes():
    html = "<html lang=en><title>T</title><p>Text</p></html>"
    assert render(html) == render(html)


def test_p_04_pdf_tells_no_date_and_no_machine():
    pdf = PdfReader(io.BytesIO(pdf_of(make_terms())))
    assert set(pdf.metadata) <= {"/Title", "/Author", "/Producer"}
    assert b"Date>" not in pdf.trailer["/Root"]["/Metadata"].get_data()


@pytest.mark.parametrize(
    "html",
    [
        '<link rel="attachment" href="{}">',
        '<img src="{}" alt="x">',
        '<link rel="stylesheet" href="{}">',
        '<style>@import url("{}"); p {{ background: url("{}") }}</style>',
        '<svg><image href="{}"/></svg>',
        '<a rel="attachment" href="{}">x</a>',
        '<object data="{}"></object>',
        '<embed src="{}">',
        '<svg><use href="{}#x"/></svg>',
        '<svg><style>@import url("{}");</style><image xlink:href="{}"/></svg>',
        '<style>@font-face {{ font-family: x; src: url("{}") }} p {{ font-family: x; list-style-image: url("{}") }}</style>',
        '<style>p::before {{ content: url("{}") }}</style>',
        '<p style="background: url({})">x</p>',
        '<base href="{}/"><img src="canary" alt="x">',
    ],
)
@pytest.mark.parametrize("scheme", ["http", "file"])
def test_p_04_nothing_that_a_text_names_is_fetched(hostile_server, tmp_path, html, scheme):
    server, asked = hostile_server
    secret = tmp_path / "secret.txt"
    secret.write_text("canary")
    url = f"{server}/canary" if scheme == "http" else secret.as_uri()
    pdf = render(f"<html lang=en><title>T</title>{html.replace('{}', url)}<p>Text</p></html>")
    assert (asked, PdfReader(io.BytesIO(pdf)).attachments, b"EmbeddedFile" in pdf) == ([], {}, False)


CANARY = "Zahra-Kanarya"
HOSTILE_TITLE = (
    f'{CANARY}</title><meta name="author" content="{CANARY}"><link rel="attachment" href="file:///etc/passwd">'
)


def test_p_04_a_title_stays_a_title():
    """What an editor types becomes neither an author nor an attachment."""
    pdf = PdfReader(
        io.BytesIO(pdf_of(make_terms(title=HOSTILE_TITLE, introduction=HOSTILE_TITLE, version=HOSTILE_TITLE[:10])))
    )
    told = {key: value for key, value in pdf.metadata.items() if CANARY in value}
    assert (told, pdf.attachments) == ({"/Title": HOSTILE_TITLE}, {})


def test_p_04_nobody_who_worked_on_a_page_is_in_its_pdf(django_user_model):
    page = make_terms()
    worker = django_user_model.objects.create_user(area="cms")
    page.owner = worker
    page.save()
    page.save_revision(user=worker).publish()
    made = pdf_of(type(page).objects.get(pk=page.pk))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        streams = [bytes(part.read_bytes()) for part in pdf.objects if isinstance(part, pikepdf.Stream)]
    assert [part for part in [made, *streams] if worker.login.encode() in part] == []


def test_p_04_the_file_is_named_after_the_text(client):
    make_terms(title=CANARY)
    named = client.get("/en/terms-of-reference/pdf/")["Content-Disposition"]
    assert named == 'inline; filename="terms-of-reference-en.pdf"'


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "http://127.0.0.1/", "data:text/css,p{}", "asset:../pdf.py", "asset:", "ftp://x/", "x"],
)
def test_p_04_fetcher_refuses_what_is_not_packaged(url):
    with pytest.raises(ValueError, match="Only packaged assets"):
        packaged_assets().fetch(url)


def test_fetcher_serves_the_style_of_documents():
    assert b"@page" in packaged_assets().fetch("asset:document.css").read()
