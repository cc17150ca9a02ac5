"""The one place that opens a connection to Elasticsearch."""

from __future__ import annotations

import time
from functools import lru_cache

from django.conf import settings
from elastic_transport.client_utils import DEFAULT
from elasticsearch import Elasticsearch

ANSWER_WITHIN_SECONDS = 5.0
BULK_WITHIN_SECONDS = 60.0
REST_AFTER_FAILURE_SECONDS = 10.0


@lru_cache(maxsize=8)
def client_for(url: str) -> Elasticsearch:
    """A pooled client. No retries: the database answers at once when the server does not."""
    authority = settings.ATHAR_ELASTICSEARCH_CA or DEFAULT
    return Elasticsearch(
        url, ca_certs=authority, request_timeout=ANSWER_WITHIN_SECONDS, retry_on_timeout=False, max_retries=0
    )


def get_client() -> Elasticsearch:
    return client_for(settings.ATHAR_ELASTICSEARCH_URL)


class Rest:
    """Leaves a server that failed alone for some seconds, so that a dead one costs one reader the wait, not all."""

    def __init__(self) -> None:
        self._until: dict[str, float] = {}

    def is_on(self, url: str) -> bool:
        return time.monotonic() < self._until.get(url, 0.0)

    def begin(self, url: str) -> None:
        self._until[url] = time.monotonic() + REST_AFTER_FAILURE_SECONDS

    def end(self, url: str) -> None:
        self._until.pop(url, None)

    def forget(self) -> None:
        """Every server may be asked again at once."""
        self._until.clear()


rest = Rest()
