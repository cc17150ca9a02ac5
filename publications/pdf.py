"""Pages as PDF. The only module that may import WeasyPrint: it is slow to load, and by default fetches whatever a page names.

The bytes depend on the page's text, its version and the installed fonts alone: no date, no name of a person or machine.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

if TYPE_CHECKING:
    from publications.models import PublicPage

ASSETS = Path(__file__).parent / "pdf_assets"
ASSET_ADDRESS = "asset:"
VARIANT = "pdf/ua-1"
CUT = "\n"
TYPES = {".css": "text/css", ".svg": "image/svg+xml"}
KEPT_SECONDS = 24 * 60 * 60


def pdf_of(page: PublicPage) -> bytes:
    """The PDF of `page` in its own language; made once for a text, then kept."""
    html = html_of(page)
    identifier = hashlib.sha256(html.encode()).digest()[:16]
    key = f"publications-pdf-{identifier.hex()}"
    made = cache.get(key)
    if made is None:
        made = render(html, identifier)
        cache.set(key, made, KEPT_SECONDS)
    return bytes(made)


def html_of(page: PublicPage) -> str:
    """The page as a document of its own, from the template named after its model."""
    with translation.override(page.language):
        direction = "rtl" if translation.get_language_bidi() else "ltr"
        context = {"page": page, "language": page.language, "direction": direction, **running_words(page)}
        return render_to_string(f"publications/pdf/{page._meta.model_name}.html", context)  # noqa: SLF001 - Django's public _meta


def running_words(page: PublicPage) -> dict[str, str]:
    """What stands at the head and foot of each sheet: whose text it is, and the words around "page … of …"."""
    home = page.trail[0].specific
    words = gettext("Page %(number)s of %(total)s") % {"number": CUT, "total": CUT}
    before, between, _after = words.split(CUT)
    return {"institution": home.name, "institution_short": home.short_name, "page_word": before, "of_word": between}


def render(html: str, identifier: bytes = b"athar") -> bytes:
    """Tagged PDF/UA-1 of any HTML. Only packaged style sheets and the mark are fetched; everything else is left out."""
    from weasyprint import HTML  # noqa: PLC0415 - a second of start-up that other pages do not need

    document = HTML(string=html, base_url=ASSET_ADDRESS, url_fetcher=packaged_assets())
    return bytes(document.write_pdf(pdf_variant=VARIANT, pdf_identifier=identifier, custom_metadata=False))


def packaged_assets() -> Any:
    """A fetcher of the files in `pdf_assets`; no protocol handler of WeasyPrint's own is ever reached."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class PackagedAssets(URLFetcher):
        def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002 - WeasyPrint's signature
            name = url.removeprefix(ASSET_ADDRESS)
            files = {path.name: path for path in ASSETS.iterdir()}
            if not url.startswith(ASSET_ADDRESS) or name not in files:
                raise ValueError("Only packaged assets are fetched for a PDF.")
            return URLFetcherResponse(url, files[name].read_bytes(), {"Content-Type": TYPES[files[name].suffix]})

    return PackagedAssets(allowed_protocols=())
