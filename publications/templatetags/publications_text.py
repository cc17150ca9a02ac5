"""Texts of pages in templates: links in plain words, data blocks, addresses without a query."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django import template
from django.utils.html import format_html, urlize
from django.utils.safestring import SafeString, mark_safe

from publications.addresses import address

if TYPE_CHECKING:
    from wagtail.models import Page

register = template.Library()

# No byte of a data block may end it: a text that holds "</script>" stays data.
UNSAFE_IN_DATA = {
    ord("<"): "\\u003C",
    ord(">"): "\\u003E",
    ord("&"): "\\u0026",
    ord("\u2028"): "\\u2028",
    ord("\u2029"): "\\u2029",
}


@register.simple_tag
def json_ld(data: dict[str, Any]) -> SafeString:
    """A data block for search engines. Browsers do not execute it, so the policy against inline scripts leaves it alone."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(UNSAFE_IN_DATA)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - escaped above


@register.filter
def linked(text: str) -> SafeString:
    """Plain text, escaped, with its e-mail and web addresses as links, read from the left; a bare host is reached by https."""
    links = urlize(text, autoescape=True).replace('href="http://', 'href="https://')
    return mark_safe(links.replace('<a href="', '<a dir="ltr" href="'))  # noqa: S308 - escaped by urlize


@register.filter
def page_address(page: Page) -> str:
    """The address of any page in the reader's language, from its own row alone."""
    return address(page.url_path)


@register.filter
def lines(text: str) -> list[str]:
    """The lines of `text` that hold something."""
    return [line.strip() for line in text.splitlines() if line.strip()]
