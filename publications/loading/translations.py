"""Tells wagtail-localize which text is the translation of which, so that editors find each as a segment in its editor.

Its own calls make the sources and their segments. The pages themselves are written by `pages`: letting it copy and publish each one gave
the same pages in twice the time (tests/publications/loading/test_translations.py compares them).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import StringValue

from publications.exceptions import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wagtail.models import Locale

    from publications.loading.items import Item
    from publications.models import PublicPage

ROWS_AT_ONCE = 400


def link_translations(item: Item, page: PublicPage, locales: Sequence[Locale]) -> None:
    """Records the texts of `item` in each of `locales` as translations of the source `page`."""
    source, _changed = TranslationSource.update_or_create_from_instance(page)
    segments = list(StringSegment.objects.filter(source=source).select_related("context"))
    contexts = [segment.context_id for segment in segments]
    StringTranslation.objects.filter(context_id__in=contexts, locale__in=locales).delete()
    Translation.objects.filter(source=source, target_locale__in=locales).delete()
    now = timezone.now()
    Translation.objects.bulk_create(
        Translation(
            source=source, target_locale=locale, translations_last_updated_at=now, destination_last_updated_at=now
        )
        for locale in locales
    )
    rows = [row for locale in locales for row in _strings(item, segments, locale)]
    StringTranslation.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)


def _strings(item: Item, segments: Sequence[StringSegment], locale: Locale) -> Iterator[StringTranslation]:
    texts = item.segments(locale.language_code)
    for segment in segments:
        yield StringTranslation(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale=locale,
            data=StringValue.from_plaintext(_text(item, texts, segment.context.path, locale)).data,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            updated_at=timezone.now(),
        )


def _text(item: Item, texts: dict[str, str], path: str, locale: Locale) -> str:
    if not texts.get(path):
        raise ContentError(f"{item.key}: no text in {locale.language_code} for {path}.")
    return texts[path]
