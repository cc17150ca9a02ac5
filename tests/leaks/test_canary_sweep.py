"""A day of work with a canary in every value that must stay secret; then every place where data comes to rest is searched for them."""

from __future__ import annotations

import pytest

from search.client import client_for
from tests.access.size import SWEEP
from tests.leaks.running import PREFIX, swept
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
    """What production has. Indices go afterwards."""
    yield {"postgres": postgres_dsn, "redis": redis_url, "elasticsearch": elasticsearch_url, "clamd": clamd_address}
    indices = client_for(elasticsearch_url).indices
    for index in indices.get(index=[f"{PREFIX}-*", "qzxkanari*"]):
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
    assert unforeseen(sweep) == []
    record_property(SWEEP, sweep.line())
