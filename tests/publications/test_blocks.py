from __future__ import annotations

import pytest

from publications.blocks import BodyBlock


@pytest.mark.parametrize("kind", list(BodyBlock().child_blocks))
def test_every_block_escapes_its_text(kind):
    block = BodyBlock().child_blocks[kind]
    text = "<script>x</script>"
    html = block.render(block.normalize([text] if kind in {"list", "steps"} else text))
    assert "&lt;script&gt;" in html
    assert "<script>" not in html
