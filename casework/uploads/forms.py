"""What a family or an officer fills in to send a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.exceptions import NotTaken
from casework.models import DocumentKind
from casework.services.document_add import document_add
from casework.uploads.sealing import refusal_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from casework.models import Registration

LONGEST_CAPTION = 200


class DocumentForm(forms.Form):
    """One file and a few words about it. Phones turn their own photo formats into those named here."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("A photo or a PDF, up to 10 megabytes."),
        max_length=1000,
        widget=forms.FileInput(attrs={"accept": ",".join(DocumentKind.values)}),
    )
    caption = forms.CharField(
        label=_("What is it?"),
        help_text=_("For example: identity card, or last photo."),
        max_length=LONGEST_CAPTION,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )

    def __init__(self, request: HttpRequest) -> None:
        posted = (request.POST, request.FILES) if request.method == "POST" else ()
        super().__init__(*posted)
        refusal = refusal_of(request)
        missing = refusal.label if refusal else _("Please choose a file first.")
        self.fields["file"].error_messages["required"] = missing
        self.refusal = refusal
        self.account: Any = request.user

    def add_to(self, registration: Registration) -> bool:
        """Whether the document was added; otherwise the form says why not. Raises NotAllowed."""
        if not self.is_valid():
            return False
        data = self.cleaned_data
        try:
            document_add(actor=self.account, registration=registration, upload=data["file"], caption=data["caption"])
        except NotTaken as error:
            self.refusal = error.refusal
            self.add_error("file", str(error.refusal.label))
        return self.is_valid()
