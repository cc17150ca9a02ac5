"""The scenario under settings like those of production, with everything that it logs and prints kept."""

from __future__ import annotations

import io
import logging
import time
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field

from django.db import connection
from django.test import override_settings

from portal.log_format import PlainFormatter
from tests.leaks.canary import Canaries
from tests.leaks.places import Places, cookies, opened
from tests.leaks.scenario import Scenario


@dataclass
class Swept:
    """What a run left: hits by place, and how much was looked through."""

    canaries: Canaries
    stored: set[str] = field(default_factory=set)
    hits: dict[str, list[tuple[str, bytes]]] = field(default_factory=dict)
    read: dict[str, int] = field(default_factory=dict)

    def look(self, place, pieces):
        """Searches one place."""
        self.hits[place], self.read[place] = [], 0
        for where, data in pieces:
            self.read[place] += len(data)
            self.hits[place] += [(where, hit) for hit in self.canaries.hits(data)]

    def line(self):
        """For the end of the report."""
        kilobytes = sum(self.read.values()) // 1024
        words, texts = len(self.canaries.words), sum(map(len, self.canaries.texts.values()))
        return (
            f"{words} values ({len(self.stored)} encrypted fields, each with one) and {texts} codes, seeds and keys"
            f" searched in {len(self.read)} places, {kilobytes} KB"
        )


def swept(servers):
    """Runs the scenario and looks everywhere."""
    found, since = Swept(Canaries()), time.time() - 1
    with like_production(servers), everything_logged() as log:
        scenario = Scenario(found.canaries)
        with redirect_stdout(log), redirect_stderr(log):
            scenario.run()
        found.stored = scenario.stored
        look_everywhere(found, servers, since, log=log, pdf=scenario.pdf, browsers=scenario.browsers())
    return found


def look_everywhere(found, servers, since, *, log, pdf, browsers):
    """What lies in the run's servers and folders, and what it handed out."""
    places = Places(since, servers["postgres"], servers["redis"], found.canaries.mark)
    handed_out = {
        "log and terminal": lambda: [("log", log.getvalue().encode())],
        "publication as PDF": lambda: [("as it is", pdf), ("unpacked", opened(pdf))],
        "cookies": lambda: cookies(browsers),
    }
    for place, read in (places.all() | handed_out).items():
        found.look(place, read())


@contextmanager
def like_production(servers):
    with override_settings(
        CACHES={"default": {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": servers["redis"]}},
        ATHAR_SEARCH_ENGINE="elasticsearch",
        ATHAR_SEARCH_INDEX_PREFIX=servers["prefix"],
        ATHAR_ELASTICSEARCH_URL=servers["elasticsearch"],
        ATHAR_CLAMD_ADDRESS=servers["clamd"],
        ATHAR_NOTICE_SENDER="post@example.net",
        TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}},
        PASSWORD_HASHERS=["portal.accounts.hashers.Argon2idHasher"],
        EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend",
    ):
        yield


@contextmanager
def everything_logged():
    """All loggers at their most talkative, through the product's own formatter."""
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    handler.setFormatter(PlainFormatter())
    known = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    before = [(logger, logger.level) for logger in (logging.root, *known)]
    # Those that hand nothing on are listened to themselves.
    listened = [logging.root, *(logger for logger in known if not logger.propagate)]
    for logger, _level in before:
        logger.setLevel(logging.DEBUG)
    for logger in listened:
        logger.addHandler(handler)
    connection.force_debug_cursor = True  # each statement with its parameters
    try:
        yield text
    finally:
        connection.force_debug_cursor = False
        for logger in listened:
            logger.removeHandler(handler)
        for logger, level in before:
            logger.setLevel(level)
