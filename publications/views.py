"""What is not a page of Wagtail's tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from publications.exceptions import NoSuchPublicationError
from publications.pdf import pdf_of
from publications.published import published_page

if TYPE_CHECKING:
    from django.http import HttpRequest

TERMS = "terms-of-reference"


@require_safe
def terms_pdf(request: HttpRequest) -> HttpResponse:
    """The terms of reference in force, in the reader's language."""
    language = translation.get_language() or ""
    try:
        page = published_page(TERMS, language=language)
    except NoSuchPublicationError as error:
        raise Http404 from error
    response = HttpResponse(pdf_of(page), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{TERMS}-{language}.pdf"'
    return response
