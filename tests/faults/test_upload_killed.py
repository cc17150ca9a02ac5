"""A process dies while a file arrives: only ciphertext stays, and the next start takes it away."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

CANARY = b"the canary sings of Salma al-Hamdan"
RECEIVING = """
import sys, time
from types import SimpleNamespace
import django
django.setup()
from django.core.handlers.wsgi import WSGIRequest
from casework.uploads import sealing

sealing.refusal_for = lambda *_: None  # asks the database, which is not what dies here
CANARY = %r
BODY = b'--x\\r\\nContent-Disposition: form-data; name="file"; filename="a.jpg"\\r\\n\\r\\n'
BODY += b"\\xff\\xd8\\xff\\xe0\\x00\\x10JFIF" + CANARY * 100_000

class Connection:
    readline = None
    sent = 0
    def read(self, size):
        part = BODY[self.sent:self.sent + size]
        self.sent += len(part)
        if not part:
            print("arriving", flush=True)
            time.sleep(3600)
        return part

request = WSGIRequest({
    "REQUEST_METHOD": "POST", "PATH_INFO": "/", "CONTENT_TYPE": "multipart/form-data; boundary=x",
    "CONTENT_LENGTH": str(9_000_000), "wsgi.input": Connection(),
})
request.resolver_match = SimpleNamespace(func=SimpleNamespace(takes_files=True))
request.user = SimpleNamespace(is_authenticated=True, is_verified=lambda: True)
request.FILES
"""


@pytest.fixture
def environment(tmp_path):
    (tmp_path / "temporary").mkdir()
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": ".",
        "ATHAR_VAR_DIR": str(tmp_path),
        "TMPDIR": str(tmp_path / "temporary"),
        "DJANGO_SETTINGS_MODULE": "portal.settings.demo",
    }


@pytest.fixture
def killed(environment):
    """Its folder is as kill -9 in the middle of an upload leaves it."""
    command = [sys.executable, "-c", RECEIVING % CANARY]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"arriving\n"
        os.kill(process.pid, signal.SIGKILL)


def test_u_05_a_killed_upload_leaves_only_ciphertext(killed, tmp_path):
    left = list((tmp_path / "blobs" / "incoming").iterdir())
    assert [path.stat().st_size > 1_000_000 for path in left] == [True]
    clear = [path for path in tmp_path.rglob("*") if path.is_file() and CANARY[:12] in path.read_bytes()]
    assert (clear, list((tmp_path / "temporary").iterdir())) == ([], [])


def test_u_05_the_next_start_takes_it_away(killed, environment, tmp_path):
    subprocess.run([sys.executable, "-c", "import portal.wsgi"], env=environment, check=True)
    assert list((tmp_path / "blobs" / "incoming").iterdir()) == []
