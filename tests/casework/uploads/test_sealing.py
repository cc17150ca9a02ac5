"""Uploads through the whole stack of the family's page: what arrives, what is refused, and what touches the disk meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.test import Client

from casework.audit import EventTag
from casework.models import AuditEvent, Document, Refusal
from tests.factories.accounts import make_account, sign_in
from tests.factories.casework import make_registration
from tests.factories.documents import as_file, docx, jpeg, zipped

pytestmark = pytest.mark.django_db
CANARY = b"the canary sings of Salma al-Hamdan"
MEGABYTE = 1024 * 1024


@pytest.fixture(autouse=True)
def folders(settings, tmp_path, monkeypatch):
    """Every place that an upload could touch."""
    settings.ATHAR_BLOB_DIR = tmp_path / "blobs"
    settings.ATHAR_CLAMD_ADDRESS = ""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    settings.FILE_UPLOAD_TEMP_DIR = str(temporary)
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return tmp_path


@pytest.fixture
def relative():
    return make_account("family")


@pytest.fixture
def inside(client, relative):
    return sign_in(client, relative)


@pytest.fixture
def address(relative):
    return f"/en/my/{make_registration(relative=relative.user).pk}/documents/"


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def refused(response):
    return response.status_code, response.context["form"].errors["file"][0]


class Watch(threading.Thread):
    """Reads every file under a folder, over and over, and remembers those in which the canary sang."""

    def __init__(self, folder):
        super().__init__(daemon=True)
        self.folder, self.seen, self.heard, self.over = folder, set(), set(), threading.Event()

    def run(self):
        while not self.over.is_set():
            for path in files(self.folder):
                try:
                    content = path.read_bytes()
                except FileNotFoundError:
                    continue
                self.seen.add(path)
                if CANARY in content:
                    self.heard.add(path)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_error):
        self.over.set()
        self.join()


def test_a_photo_arrives(inside, address):
    response = inside.post(address, {"file": as_file(jpeg()), "caption": "Last photo"})
    assert (response.status_code, Document.objects.get().caption) == (302, "Last photo")


def test_u_05_no_clear_byte_touches_the_disk(inside, address, folders):
    with Watch(folders) as watch:
        inside.post(address, {"file": as_file(jpeg(tail=CANARY * 150_000))})
    assert Document.objects.count() == 1
    assert watch.seen
    assert watch.heard == set()
    assert not any(CANARY in path.read_bytes() for path in files(folders))


def test_the_watch_hears_djangos_own_handler(folders):
    with Watch(folders) as watch, TemporaryUploadedFile("x", "image/jpeg", 1, None) as file:
        file.write(CANARY)
        file.flush()
        while not watch.heard and watch.is_alive():
            pass
    assert watch.heard


def test_u_05_other_forms_never_write_a_file(client, folders):
    with Watch(folders) as watch:
        client.post("/en/account/sign-in/", {"login": "1", "file": as_file(CANARY * 100_000)})
    assert (watch.seen, files(folders)) == (set(), [])


def test_u_05_a_refused_file_leaves_nothing(inside, address, folders):
    inside.post(address, {"file": as_file(zipped(CANARY * 5000), "photo.jpg")})
    assert files(folders) == []


def test_u_05_a_file_of_a_form_that_fails_leaves_nothing(inside, address, folders):
    response = inside.post(address, {"file": as_file(jpeg()), "caption": "x" * 201})
    assert (response.status_code, files(folders)) == (400, [])


def test_u_04_a_file_of_the_limit_arrives(inside, address, settings):
    settings.ATHAR_UPLOAD_MAX_BYTES = len(jpeg())
    assert inside.post(address, {"file": as_file(jpeg())}).status_code == 302


def test_u_04_a_file_of_one_byte_more_does_not(inside, address, settings, folders):
    settings.ATHAR_UPLOAD_MAX_BYTES = len(jpeg()) - 1
    assert refused(inside.post(address, {"file": as_file(jpeg())})) == (400, Refusal.TOO_LARGE.label)
    assert files(folders) == []


def test_u_04_a_file_that_says_its_size_is_refused_before_it_is_read(inside, address, settings):
    settings.ATHAR_UPLOAD_MAX_BYTES = 1000
    content = jpeg(tail=bytes(200_000))
    assert refused(inside.post(address, {"file": as_file(content)})) == (400, Refusal.TOO_LARGE.label)


def test_u_04_a_body_without_its_length_is_not_read(inside, address):
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n' + jpeg() + b"\r\n--x--\r\n"
    response = inside.generic("POST", address, body, "multipart/form-data; boundary=x", CONTENT_LENGTH="")
    assert (response.status_code, Document.objects.exists()) == (400, False)


RECEIVING = """
import resource, sys
from types import SimpleNamespace
import django
django.setup()
from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from casework.uploads import sealing

sealing.refusal_for = lambda *_: None  # asks the database, which takes no part in this
settings.ATHAR_UPLOAD_MAX_BYTES = 64 * 1024 * 1024
BODY = b'--x\\r\\nContent-Disposition: form-data; name="file"; filename="a.jpg"\\r\\n\\r\\n'
BODY += bytes.fromhex("ffd8ffe000104a464946")

class Connection:
    readline, left = None, 48 * 1024 * 1024
    def read(self, size):
        global BODY
        if BODY:
            part, BODY = BODY[:size], BODY[size:]
            return part
        part = min(self.left, size)
        self.left -= part
        return b"y" * part if part else b"\\r\\n--x--\\r\\n"

request = WSGIRequest({
    "REQUEST_METHOD": "POST", "PATH_INFO": "/", "CONTENT_TYPE": "multipart/form-data; boundary=x",
    "CONTENT_LENGTH": str(len(BODY) + Connection.left + 9), "wsgi.input": Connection(),
})
request.resolver_match = SimpleNamespace(func=SimpleNamespace(takes_files=True))
request.user = SimpleNamespace(is_authenticated=True, is_verified=lambda: True)
pages = int(open("/proc/self/statm").read().split()[0])
ceiling = pages * resource.getpagesize() + 16 * 1024 * 1024
resource.setrlimit(resource.RLIMIT_AS, (ceiling, ceiling))
print(request.FILES["file"].bytes_sent)
"""


def test_u_04_a_file_of_48_megabytes_needs_less_than_16_of_memory(tmp_path):
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": ".",
        "ATHAR_VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "portal.settings.demo",
    }
    done = subprocess.run(
        [sys.executable, "-c", RECEIVING], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr) == (str(48 * MEGABYTE + 10), "")


def test_u_04_a_second_file_of_one_form_is_read_past(inside, address):
    inside.post(address, {"file": [as_file(jpeg()), as_file(jpeg((50, 50)))]})
    assert Document.objects.count() == 1


def test_u_04_of_many_small_files_few_arrive(inside, address, settings):
    settings.ATHAR_UPLOAD_FILES_AN_HOUR = 5
    answers = [inside.post(address, {"file": as_file(jpeg((1, 1)))}).status_code for _file in range(12)]
    assert (answers.count(302), answers.count(400), Document.objects.count()) == (5, 7, 5)


def test_u_04_over_the_count_not_a_byte_is_kept(inside, address, settings, folders):
    settings.ATHAR_UPLOAD_FILES_AN_HOUR = 0
    with Watch(folders) as watch:
        response = inside.post(address, {"file": as_file(jpeg())})
    assert refused(response) == (400, Refusal.HOURLY.label)
    assert watch.seen == set()


@pytest.mark.parametrize("content", [zipped(), docx(), b"<script>"], ids=["zip", "docx", "page"])
def test_u_03_another_kind_is_refused_in_plain_words(inside, address, content):
    assert refused(inside.post(address, {"file": as_file(content)})) == (400, Refusal.WRONG_KIND.label)


def test_an_empty_file_is_refused_in_plain_words(inside, address):
    assert refused(inside.post(address, {"file": as_file(b"")})) == (400, Refusal.EMPTY.label)


def test_no_file_is_asked_for_again(inside, address):
    assert refused(inside.post(address, {})) == (400, "Please choose a file first.")


def test_a_refusal_leaves_a_trace(inside, address, relative):
    inside.post(address, {"file": as_file(zipped())})
    assert AuditEvent.objects.get(tag=EventTag.DOCUMENT_REFUSED).actor_id == relative.user.pk


def test_u_04_a_strangers_bytes_are_read_past(address, folders):
    with Watch(folders) as watch:
        response = Client().post(address, {"file": as_file(jpeg())})
    assert (response.status_code, watch.seen) == (302, set())


def test_u_03_the_stored_name_is_random(inside, address, folders):
    inside.post(address, {"file": as_file(jpeg(), "../../Salma.jpg")})
    assert not any("Salma" in str(path) for path in files(folders))
