from __future__ import annotations

import os
import shutil
import stat

import psycopg
import pytest

from tests.servers import postgres

pytestmark = pytest.mark.postgres


@pytest.fixture
def forbidden_folder(tmp_path):
    """A folder under one that only its owner may enter, like a checkout in a home folder."""
    folder = tmp_path / "home" / "postgres"
    folder.mkdir(parents=True)
    folder.parent.chmod(stat.S_IRWXU)
    yield folder
    shutil.rmtree(folder.resolve())


def test_a_closed_home_folder_is_no_obstacle(forbidden_folder):
    server = postgres.start(forbidden_folder)
    try:
        with psycopg.connect(server.address) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
    finally:
        server.stop()


def test_only_root_lends_the_server_to_another_user():
    assert bool(postgres.as_owner()) == (os.geteuid() == 0)
