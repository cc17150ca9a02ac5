"""The few rules that a mail carries in itself, since mail programs drop sheets of style. No colour is among them: dark stays dark.

Sizes and faces are those of portal/static/css/tokens; tests/casework/test_mail_style.py compares them.
"""

from __future__ import annotations

FACE = "Segoe UI, Noto Sans, Noto Sans Arabic, system-ui, -apple-system, Roboto, Tahoma, sans-serif"
FACE_ARABIC = "Segoe UI, SF Arabic, Noto Sans Arabic, Geeza Pro, Noto Naskh Arabic, Tahoma, sans-serif"
LEADING, LEADING_ARABIC = "1.6", "1.85"
# Points of a screen: mail programs do not know the reader's root size.
SIZE, MEASURE, GUTTER, SPACE = 18, 672, 16, 16


def style_of(language: str) -> dict[str, str]:
    """By part of the frame its style attribute. Margins and paddings are the same on both sides: some programs know no logical ones."""
    face, leading = (FACE_ARABIC, LEADING_ARABIC) if language == "ar" else (FACE, LEADING)
    return {
        "body": f"margin: 0; padding: 0; font-family: {face}; font-size: {SIZE}px; line-height: {leading}",
        "frame": f"max-width: {MEASURE}px; margin: 0 auto; padding: {GUTTER}px",
        "paragraph": f"margin: 0 0 {SPACE}px; text-align: start; overflow-wrap: break-word",
    }
