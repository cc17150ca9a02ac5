"""Pictures that a telephone reads, made here: no third party is asked."""

from __future__ import annotations

import base64
import io

import qrcode
from qrcode.image.svg import SvgPathFillImage


def qr_picture(text: str) -> str:
    """The QR code as a `data:` address, never stored."""
    stream = io.BytesIO()
    qrcode.make(text, image_factory=SvgPathFillImage, box_size=20).save(stream)
    return "data:image/svg+xml;base64," + base64.b64encode(stream.getvalue()).decode()
