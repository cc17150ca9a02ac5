"""Servers, database and browser for every test."""

from __future__ import annotations

import atexit
import os
import shutil
import signal

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.utils import translation
from hypothesis import settings as hypothesis_settings
from psycopg.conninfo import conninfo_to_dict

from search.client import rest
from tests.database.roles import become_web, become_worker, hand_over
from tests.servers import run
from tests.servers.processes import ServerUnavailableError

pytest_plugins = ["tests.browser", "tests.access.size"]

hypothesis_settings.register_profile("default", max_examples=50, deadline=None, print_blob=True)
hypothesis_settings.register_profile("deep", max_examples=1000, deadline=None, print_blob=True)
hypothesis_settings.load_profile(os.environ.get("ATHAR_HYPOTHESIS", "default"))


def pytest_configure(config):
    is_worker = hasattr(config, "workerinput")
    if not is_worker and not config.option.collectonly:
        own_the_run(config)
    # Each worker keeps files of its own: it must not inherit the folder of the process that started it.
    if is_worker or not getattr(config.option, "numprocesses", None):
        os.environ["ATHAR_TEST_DIR"] = str(django_settings.TEST_DIR)
    django_settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    config.add_cleanup(lambda: shutil.rmtree(django_settings.TEST_DIR, ignore_errors=True))


def own_the_run(config):
    """The process that answers for the run makes its folder, which workers inherit the way to, and ends its servers."""
    if run.join_kept_servers():
        return
    folder = run.begin()
    atexit.register(run.end, folder)
    config.add_cleanup(lambda: run.end(folder))
    # Asked to end, a run ends as with Ctrl-C: its servers go with it.
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def address(name: str) -> str:
    try:
        return run.address(name)
    except ServerUnavailableError as error:
        pytest.fail(str(error), pytrace=False)


def tell(**values: str) -> None:
    """Tells this process's settings and the environment of its children."""
    for name, value in values.items():
        os.environ[name] = value
        setattr(django_settings, name, value)


@pytest.fixture(scope="session")
def postgres_dsn():
    return address("postgres")


@pytest.fixture(scope="session")
def elasticsearch_url():
    url = address("elasticsearch")
    tell(ATHAR_ELASTICSEARCH_URL=url)
    return url


@pytest.fixture(scope="session")
def redis_url():
    url = address("redis")
    tell(ATHAR_REDIS_URL=url)
    return url


@pytest.fixture(scope="session")
def clamd_address():
    """`host:port` of a clamd that knows tests.servers.clamd.SAMPLE."""
    told = address("clamd")
    tell(ATHAR_CLAMD_ADDRESS=told)
    return told


@pytest.fixture(scope="session")
def django_db_keepdb():
    """The whole server goes at the end of the run: nothing need be dropped, whoever still holds a connection."""
    return True


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, postgres_dsn):
    """Called by pytest-django before it creates the test database."""
    place = conninfo_to_dict(postgres_dsn)
    django_settings.DATABASES["default"].update(HOST=place["host"], PORT=str(place["port"]), USER=place["user"])
    os.environ.update(ATHAR_DB_HOST=place["host"], ATHAR_DB_PORT=str(place["port"]), ATHAR_DB_USER=place["user"])


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """From here on no test owns a table: the worker prepares, and each request is answered as the web is."""
    with django_db_blocker.unblock():
        hand_over()


@pytest.fixture(autouse=True)
def requests_are_answered_as_the_web(request):
    if not (request.node.get_closest_marker("django_db") or {"db", "transactional_db"} & set(request.fixturenames)):
        yield
        return
    request_started.connect(become_web, dispatch_uid="tests.web")
    request_finished.connect(become_worker, dispatch_uid="tests.worker")
    yield
    request_started.disconnect(dispatch_uid="tests.web")
    request_finished.disconnect(dispatch_uid="tests.worker")


@pytest.fixture(autouse=True)
def no_leftovers_between_tests(request):
    """Caches, languages and the rest after a failed server of one test do not reach the next."""
    yield
    cache.clear()
    rest.forget()
    translation.deactivate()
