from __future__ import annotations

import pytest

from portal.accounts.labels import label_of, spoken

ANDROID = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Mobile Safari/537.36"
)
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/604.1"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36 Edg/131.0"


@pytest.mark.parametrize(
    ("agent", "label", "said"),
    [
        (ANDROID, "chrome:android", "Chrome on Android"),
        (IPHONE, "safari:iphone", "Safari on iPhone"),
        (EDGE, "edge:windows", "Edge on Windows"),
        ("<script>", "other:other", "A device"),
        ("", "other:other", "A device"),
    ],
)
def test_a_label_says_browser_and_device_and_no_more(agent, label, said):
    assert (label_of(agent), str(spoken(label_of(agent)))) == (label, said)
