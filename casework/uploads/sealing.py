"""Uploads are sealed while they arrive, under a key that only this process holds: no clear byte ever reaches a disk.

Only views that say so take files, and only from whoever is inside; everybody else's bytes are read past. What other forms carry (publishing's
translation files) stays in memory or is dropped. Django's own handlers would write uploads in clear to the system's temporary folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import (
    FileUploadHandler,
    MemoryFileUploadHandler,
    SkipFile,
    StopFutureHandlers,
    StopUpload,
)

from casework.blobs import IncomingBlob
from casework.models import Refusal
from casework.uploads.kinds import HEAD_BYTES, kind_of
from casework.uploads.quota import refusal_for
from casework.vault import SealingWriter

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from casework.models import DocumentKind
    from casework.vault import StreamKey

    View = TypeVar("View", bound=Callable[..., Any])

MARK = "takes_files"
REFUSAL = "upload_refusal"
FORM_BYTES = 64 * 1024
"""What a form may weigh beside its file."""
READ_PAST = 4
"""So many times the limit are read past, so that the answer arrives; for more the connection is closed."""


def takes_file(view: View) -> View:
    """Marks a view whose form may carry one file."""
    view.__dict__[MARK] = True
    return view


def refusal_of(request: HttpRequest) -> Refusal | None:
    """Why the request's file was not taken. Read `request.POST` or `request.FILES` first."""
    return getattr(request, REFUSAL, None)


class SealedUpload(UploadedFile[bytes]):
    """One file as it arrived, sealed. It goes with its request unless it is kept."""

    def __init__(self, name: str, kind: DocumentKind, blob: IncomingBlob, writer: SealingWriter) -> None:
        self.fingerprint = writer.finish()
        super().__init__(file=None, name=name, content_type=kind.value, size=writer.size)
        self.bytes_sent = writer.size
        self.kind = kind
        self.blob = blob
        self.key: StreamKey = writer.key

    def keep(self) -> str:
        """The name of the sealed file, now on the disk to stay."""
        return self.blob.keep()

    def close(self) -> None:
        """Called by Django at the end of the request."""
        self.blob.drop()


class SealingUploadHandler(FileUploadHandler):
    """Takes the one file of a marked view; of others it keeps nothing."""

    _body_length = 0
    _blob: IncomingBlob | None = None
    _kind: DocumentKind | None = None

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *_rest: Any, **_more: Any) -> None:  # noqa: ARG002, N803
        """Django's hook before the first byte."""
        self._body_length = content_length

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if not _takes_files(self.request):
            return
        if self._blob is not None or not _is_inside(self.request):
            raise SkipFile
        if self._body_length > settings.ATHAR_UPLOAD_MAX_BYTES + FORM_BYTES:
            self._note(Refusal.TOO_LARGE)
            raise StopUpload(connection_reset=self._body_length > READ_PAST * settings.ATHAR_UPLOAD_MAX_BYTES)
        if refusal := refusal_for(self.request.user):  # type: ignore[union-attr, arg-type] # an account: it is inside
            self._refuse(refusal)
        self._blob = IncomingBlob()
        self._writer = SealingWriter(self._blob.file)
        raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if self._blob is None:
            return raw_data
        if start == 0:
            self._kind = kind_of(raw_data[:HEAD_BYTES])
            if self._kind is None:
                self._refuse(Refusal.WRONG_KIND)
        if start + len(raw_data) > settings.ATHAR_UPLOAD_MAX_BYTES:
            self._refuse(Refusal.TOO_LARGE)
        self._writer.write(raw_data)
        return None

    def file_complete(self, file_size: int) -> SealedUpload | None:
        if self._blob is None:
            return None
        if self._kind is None or not file_size:
            self._note(Refusal.EMPTY)
            return None
        return SealedUpload(self.file_name or "", self._kind, self._blob, self._writer)

    def _refuse(self, refusal: Refusal) -> None:
        """Reads past the rest of the file and keeps nothing of it."""
        self._note(refusal)
        if self._blob is not None:
            self._blob.drop()
        raise SkipFile

    def _note(self, refusal: Refusal) -> None:
        setattr(self.request, REFUSAL, refusal)


class MemoryOnlyHandler(MemoryFileUploadHandler):
    """Small files of other forms; whatever is larger is dropped rather than written."""

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:
        return super().file_complete(file_size) if hasattr(self, "file") else None


def _takes_files(request: HttpRequest | None) -> bool:
    match = getattr(request, "resolver_match", None)
    return match is not None and getattr(match.func, MARK, False)


def _is_inside(request: HttpRequest | None) -> bool:
    """Whether both factors were shown; the gate answers everybody else."""
    user = getattr(request, "user", None)
    is_verified = getattr(user, "is_verified", None)
    return user is not None and user.is_authenticated and is_verified is not None and is_verified()
