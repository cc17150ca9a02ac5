from __future__ import annotations

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    name = "publications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.documents.models import Document  # noqa: PLC0415 - models exist only now
        from wagtail.images.models import Image  # noqa: PLC0415

        from publications import documents, signal_handlers  # noqa: PLC0415 - models exist only now

        # They are here for wagtail-localize alone; nothing may be uploaded, so there is nothing to be found.
        Document.search_fields = Image.search_fields = ()
        documents.register()
        signal_handlers.connect()
