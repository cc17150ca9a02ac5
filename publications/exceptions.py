from __future__ import annotations


class ContentError(ValueError):
    """A content file does not say what a page needs; the message names file and place."""


class NoSuchPublicationError(LookupError):
    """No such published page, language or version."""
