from __future__ import annotations

from showing.album import write_album


def test_each_picture_stands_with_its_words(tmp_path):
    page = write_album(tmp_path, [("01-reader.png", "A reader <opens> the site.")]).read_text()
    assert '<figcaption>1. A reader &lt;opens&gt; the site.</figcaption><img src="01-reader.png"' in page
