"""Blocks of a text: plain words only, so that every language, the PDF and the search show the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagtail.blocks.stream_block import StreamValue

TEMPLATES = "publications/blocks/"
ITEMS = ("list", "steps")


class BodyBlock(blocks.StreamBlock):
    """The body of an answer, a guide or an update."""

    paragraph = blocks.TextBlock(label=_("Paragraph"), template=f"{TEMPLATES}paragraph.html")
    heading = blocks.CharBlock(label=_("Heading"), template=f"{TEMPLATES}heading.html")
    callout = blocks.TextBlock(label=_("Important"), template=f"{TEMPLATES}callout.html")
    list = blocks.ListBlock(blocks.TextBlock(), label=_("List"), template=f"{TEMPLATES}list.html")
    steps = blocks.ListBlock(blocks.TextBlock(), label=_("Steps in order"), template=f"{TEMPLATES}steps.html")


def sentences(body: StreamValue) -> Iterator[str]:
    """Every text of a body in reading order."""
    for block in body:
        if block.block_type in ITEMS:
            yield from block.value
        else:
            yield block.value
