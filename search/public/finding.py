"""Asks the search server, and the database in the same breath when the server is away. The reader is not told."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.conf import settings
from elasticsearch import ApiError, TransportError

from search.client import rest
from search.public import database, elastic
from search.public.results import Results

if TYPE_CHECKING:
    from search.public.query import Query

logger = logging.getLogger(__name__)


def find(query: Query) -> Results:
    # All that is kept of a search: never a word of it.
    logger.info("Public search: %s letters in %s.", len(query.text), query.language)
    if not query.words:
        return Results()
    if settings.ATHAR_SEARCH_ENGINE == "elasticsearch" and not rest.is_on(settings.ATHAR_ELASTICSEARCH_URL):
        try:
            return elastic.find(query)
        except (ApiError, TransportError) as error:
            rest.begin(settings.ATHAR_ELASTICSEARCH_URL)
            logger.warning("Public search fell back to the database: %s", type(error).__name__)
    return database.find(query)
