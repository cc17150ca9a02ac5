"""A day of work with a canary in every value that must stay secret; then every place where data comes to rest is searched for them."""

from __future__ import annotations

import base64
import logging
import secrets
import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import gettempdir

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.test import Client

from portal.accounts.sessions import SessionStore
from search.client import client_for, get_client
from search.models import TokenIndex
from tests.access.size import SWEEP
from tests.factories import documents
from tests.leaks.canary import Canaries
from tests.leaks.places import server_folder
from tests.leaks.running import Swept, everything_logged, like_production, look_everywhere, swept
from tests.leaks.scenario import sealed_fields

pytestmark = [
    pytest.mark.postgres, pytest.mark.elasticsearch, pytest.mark.redis, pytest.mark.clamd,
    pytest.mark.django_db(transaction=True),
]  # fmt: skip
# A hit that is right, and why. Nothing else may be found anywhere.
ALLOWED = {
    ("mail", "casework.NoticeChannel.address"): "a letter is addressed to somebody: that is all it tells",
}


@pytest.fixture
def servers(postgres_dsn, redis_url, elasticsearch_url, clamd_address):
    """What production has; of what other runs share, a part of its own. Indices go afterwards."""
    prefix = f"athar-canary-{secrets.token_hex(4)}"
    yield {
        "postgres": postgres_dsn,
        "redis": redis_url.removesuffix("/0") + "/7",
        "elasticsearch": elasticsearch_url,
        "clamd": clamd_address,
        "prefix": prefix,
    }
    indices = client_for(elasticsearch_url).indices
    for index in indices.get(index=f"{prefix}-*"):
        indices.delete(index=index)


def unforeseen(sweep):
    """Hits by place, but for those that the list allows."""
    allowed = [(place, sweep.canaries.word(what).encode()) for place, what in ALLOWED]
    hits = [(place, where, hit) for place, found in sweep.hits.items() for where, hit in found]
    return [
        (place, where, hit)
        for place, where, hit in hits
        if not any(place == known and word in hit for known, word in allowed)
    ]


def test_p_01_no_canary_comes_to_rest_anywhere(servers, record_property):
    sweep = swept(servers)
    assert sealed_fields().keys() - sweep.stored == set()
    leaks = unforeseen(sweep)
    assert not leaks, "\n".join(f"{place}, {where}: {hit!r}" for place, where, hit in leaks)
    record_property(SWEEP, sweep.line())


@pytest.fixture
def planted(servers):
    """A mark in every place, and what was looked through then. The files that were laid into folders go afterwards."""
    found, since = Swept(Canaries()), time.time() - 1
    with like_production(servers), everything_logged() as log, ExitStack() as laid:
        given = plant(found.canaries.word("planted"), laid)
        look_everywhere(found, servers, since, log=log, **given)
    return found


def own_folders():
    return map(
        Path, (gettempdir(), settings.TEST_DIR, settings.MEDIA_ROOT, settings.STATIC_ROOT, settings.ATHAR_BLOB_DIR)
    )


def plant(word, laid):
    TokenIndex.objects.create(name=word)
    session = SessionStore()
    session["planted"] = word
    session.create()
    cache.set("planted", word, 60)
    get_client().index(index=f"{settings.ATHAR_SEARCH_INDEX_PREFIX}-planted", document={"text": word})
    mail.EmailMessage("Planted", word, to=["somebody@example.org"]).send()
    logging.getLogger("casework").warning("Planted: %s", word)
    for folder in [*map(server_folder, ("redis", "elasticsearch", "clamd")), *own_folders()]:
        lay(folder / word, b"", laid)
        lay(folder / secrets.token_hex(8), base64.b64encode(word.encode()), laid)
    browser = Client()
    browser.cookies["planted"] = word
    return {"pdf": documents.pdf(author=word), "browsers": [browser]}


def lay(path, content, laid):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    laid.callback(path.unlink)


def test_p_01_the_sweep_sees_what_lies_in_any_place(planted):
    assert [place for place, hits in planted.hits.items() if not hits] == []
