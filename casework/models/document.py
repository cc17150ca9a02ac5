"""What a family or an officer added to a registration: sealed files, and what may be said of them in clear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self, cast

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework import vault
from casework.ids import OpaqueIdField
from casework.models.registration import Registration
from casework.models.sealed import SealedModel
from casework.rights import FAMILY_AREA, in_area
from casework.vault.fields import EncryptedTextField

if TYPE_CHECKING:
    from casework.rights import Actor

Copy = Literal["original", "outgoing"]


class DocumentState(models.TextChoices):
    """Only a clean document is ever handed out."""

    PENDING = "pending", _("Being checked")
    CLEAN = "clean", _("Checked")
    HARMFUL = "harmful", _("Locked away")
    REFUSED = "refused", _("Could not be taken")


class DocumentKind(models.TextChoices):
    """What may be taken, told by the content; the value is the content type."""

    JPEG = "image/jpeg", _("Photo")
    PNG = "image/png", _("Picture")
    WEBP = "image/webp", _("Web picture")
    PDF = "application/pdf", _("PDF")


class Refusal(models.TextChoices):
    """Why a file could not be taken, in words for whoever sent it."""

    TOO_LARGE = "too_large", _("This file is too large. You can send up to 10 megabytes.")
    EMPTY = "empty", _("This file is empty. Please choose another.")
    WRONG_KIND = "wrong_kind", _("We cannot take this kind of file. Please send a photo or a PDF.")
    HOURLY = "hourly", _("You sent many files in one hour. Please go on a little later.")
    FULL = "full", _("There is no more room for files. Please speak with your contact person.")
    DAMAGED = "damaged", _("We could not open this file. Please send it again, or take a new photo.")
    LOCKED = "locked", _("This PDF is locked with a password. Please send it without.")
    TOO_MANY_PAGES = "too_many_pages", _("This PDF has too many pages. Please send it in parts.")
    TOO_MANY_PIXELS = "too_many_pixels", _("This picture is too big to open. Please send a smaller one.")


class DocumentQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of the registrations that the actor sees; relatives only what they sent themselves: they do not learn of each other."""
        rows = self.filter(registration__in=Registration.objects.visible_to(actor))
        return rows.filter(uploader_id=actor.pk) if in_area(actor, FAMILY_AREA) else rows  # type: ignore[union-attr] # in_area: not None

    def for_list(self) -> Self:
        """With the key that opens names and captions."""
        return self.select_related("registration__data_key")


class Document(SealedModel):
    """A sealed original and, once it is clean, the copy to hand out, which carries nothing but what one sees."""

    key_path = "registration.data_key"

    id = OpaqueIdField()
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="documents")
    uploader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=DocumentState.choices, default=DocumentState.PENDING)
    refusal = models.CharField(max_length=16, choices=Refusal.choices, blank=True)
    kind = models.CharField(max_length=16, choices=DocumentKind.choices)
    size = models.PositiveBigIntegerField()
    file_name = EncryptedTextField(default="")
    caption = EncryptedTextField(default="")
    # Sealed: a plain hash would tell whoever holds the table that a known file is in it.
    fingerprint = EncryptedTextField(default="")
    original_blob = models.CharField(max_length=32, blank=True)
    original_key = models.BinaryField(default=b"")
    outgoing_blob = models.CharField(max_length=32, blank=True)
    outgoing_key = models.BinaryField(default=b"")
    created_at = models.DateTimeField(default=timezone.now)
    scanned_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=DocumentState.CLEAN) | models.Q(outgoing_blob=""),
                name="only_clean_documents_go_out",
            )
        ]
        indexes = [models.Index(fields=["state", "next_try_at"], name="documents_to_check")]

    def __str__(self) -> str:
        return self.id

    def put(self, copy: Copy, blob: str, key: vault.StreamKey) -> None:
        """Names the sealed file of one copy. Raises VaultError for an erased registration."""
        setattr(self, f"{copy}_blob", blob)
        setattr(self, f"{copy}_key", key.sealed(self._data_key, context=self._place(copy)))

    def key_of(self, copy: Copy) -> vault.StreamKey:
        """Raises VaultError for an erased registration, and for a key that was moved here."""
        sealed = getattr(self, f"{copy}_key")
        return vault.StreamKey.opened(self._data_key, sealed, context=self._place(copy))

    @property
    def _data_key(self) -> vault.KeyRow:
        return cast("vault.KeyRow", self.registration.data_key)

    def _place(self, copy: Copy) -> tuple[str, str, str]:
        return self._meta.db_table, self.pk, f"{copy}_key"


class FileTicket(models.Model):
    """Leave to fetch one document once, within a minute. The address holds the secret, the table only its keyed hash."""

    id = models.CharField(primary_key=True, max_length=80, editable=False)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    expires_at = models.DateTimeField()

    objects = models.Manager["FileTicket"]()

    def __str__(self) -> str:
        return self.id
