"""The switch of those pages whose addresses name no language."""

from __future__ import annotations

from django import template
from django.utils import translation

from portal.own_language import own_languages

register = template.Library()


@register.simple_tag
def other_languages() -> list[tuple[str, str, str]]:
    """Code, own name and direction of each language that is not spoken now."""
    found = [(code, translation.get_language_info(code)) for code, _name in own_languages()]
    spoken = translation.get_language()
    return [(code, info["name_local"], "rtl" if info["bidi"] else "ltr") for code, info in found if code != spoken]
