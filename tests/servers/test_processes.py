from __future__ import annotations

import sys

import pytest

from tests.servers.processes import ServerUnavailableError, launch, program


def test_a_missing_program_is_told_with_its_package():
    with pytest.raises(ServerUnavailableError, match=r"no-such-server: .*Debian package wonder-server"):
        program("no-such-server", "wonder-server")


def test_a_server_that_ends_at_once_is_told_with_its_last_words(tmp_path):
    command = [sys.executable, "-c", "import sys; sys.exit('the port is taken')", str(tmp_path)]
    with pytest.raises(ServerUnavailableError, match="the port is taken"):
        launch(command, tmp_path, "nowhere", lambda: 1 / 0)
