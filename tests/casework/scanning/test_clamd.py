"""The real clamd, and sockets that behave as a scanner must not."""

from __future__ import annotations

import datetime as dt
import os
import signal
import socket
import threading
import time
from contextlib import suppress

import pytest

from casework.scanning.clamd import NoVerdictError, finding_of, signatures_built_at
from casework.scanning.signatures import doubt_about_scanner
from tests.factories.documents import docx, jpeg, pdf, zipped
from tests.servers import clamd

pytestmark = pytest.mark.clamd
MEGABYTE = 1024 * 1024
CARRIERS = {
    "plain": clamd.SAMPLE,
    "in a zip": zipped(),
    "in a docx": docx(),
    "in an archive attached to a PDF": pdf(attached=zipped()),
}


@pytest.fixture
def scanner(settings, clamd_address):
    settings.ATHAR_CLAMD_ADDRESS = clamd_address


@pytest.fixture
def own_clamd(settings, tmp_path, monkeypatch):
    """A clamd of this test alone, that takes at most one megabyte."""
    monkeypatch.setattr(clamd, "STREAM_MEGABYTES", 1)
    server = clamd.start(tmp_path)
    settings.ATHAR_CLAMD_ADDRESS = server.address
    yield server
    server.stop()


class Answering:
    """A socket that reads what comes and answers these bytes, each after a pause."""

    def __init__(self, *answers, pause=0.0):
        self.server = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self.server.getsockname()[1]}"
        self.thread = threading.Thread(target=self._serve, args=(answers, pause), daemon=True)
        self.thread.start()

    def _serve(self, answers, pause):
        connection, _peer = self.server.accept()
        with connection, suppress(OSError):
            connection.recv(MEGABYTE)
            for answer in answers:
                time.sleep(pause)
                connection.sendall(answer)
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(MEGABYTE):
                pass

    def close(self):
        self.server.close()


@pytest.fixture
def answering(settings):
    opened = []

    def answer(*answers, pause=0.0):
        opened.append(Answering(*answers, pause=pause))
        settings.ATHAR_CLAMD_ADDRESS = opened[-1].address

    yield answer
    for server in opened:
        server.close()


@pytest.mark.parametrize("content", CARRIERS.values(), ids=CARRIERS)
def test_u_01_the_sample_is_found_wherever_it_hides(scanner, content):
    assert clamd.SIGNATURE in finding_of([content])


@pytest.mark.parametrize("content", [jpeg(), pdf(), b""], ids=["photo", "pdf", "nothing"])
def test_a_harmless_file_is_clean(scanner, content):
    assert finding_of([content] if content else []) == ""


def test_u_02_nobody_at_the_address_is_no_verdict(settings):
    settings.ATHAR_CLAMD_ADDRESS = "127.0.0.1:1"
    with pytest.raises(NoVerdictError):
        finding_of([b"x"])


@pytest.mark.parametrize("address", ["", "nowhere", "127.0.0.1:port", "/nowhere/clamd.sock"])
def test_u_02_an_address_of_nothing_is_no_verdict(settings, address):
    settings.ATHAR_CLAMD_ADDRESS = address
    with pytest.raises(NoVerdictError):
        finding_of([b"x"])


def test_u_02_a_file_over_the_scanners_limit_is_no_verdict(own_clamd):
    with pytest.raises(NoVerdictError):
        finding_of([bytes(64 * 1024)] * 32)


def test_u_02_a_scanner_that_stands_still_is_no_verdict(own_clamd, settings):
    settings.ATHAR_CLAMD_SECONDS = 0.5
    os.kill(own_clamd.pid, signal.SIGSTOP)
    try:
        with pytest.raises(NoVerdictError):
            finding_of([b"x"])
    finally:
        os.kill(own_clamd.pid, signal.SIGCONT)


def test_u_02_a_scanner_killed_in_the_middle_is_no_verdict(own_clamd):
    def chunks():
        yield b"x"
        os.kill(own_clamd.pid, signal.SIGKILL)
        for _chunk in range(64):
            time.sleep(0.01)
            yield bytes(64 * 1024)

    with pytest.raises(NoVerdictError):
        finding_of(chunks())


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\0",
        b"stream: OK",
        b"stream: OK\n",
        b"OK\0",
        b" stream: OK\0",
        b"stream: OK\0\0",
        b"stream: OK and more\0",
        b"INSTREAM size limit exceeded. ERROR\0",
        b"stream: Can't allocate memory ERROR\0",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"x" * 10_000,
    ],
)
def test_u_02_any_other_word_is_no_verdict(answering, answer):
    answering(answer)
    with pytest.raises(NoVerdictError):
        finding_of([b"x"])


def test_an_answer_in_pieces_counts_once_it_is_whole(answering):
    answering(b"stream:", b" OK", b"\0", pause=0.05)
    assert finding_of([b"x"]) == ""


def test_u_02_a_scanner_that_drips_is_too_slow(answering, settings):
    settings.ATHAR_CLAMD_SECONDS = 0.3
    answering(*[b"s"] * 30, pause=0.05)
    with pytest.raises(NoVerdictError):
        finding_of([b"x"])


def test_u_02_old_signatures_are_doubted(answering, settings):
    settings.ATHAR_CLAMD_SIGNATURE_DAYS = 7
    # A database with a date cannot be made here: its date is signed by its maker. The answer is the real one's, of another year.
    answering(b"ClamAV 1.4.6/26000/Fri Nov 20 08:20:00 2020\0")
    assert "2020-11-20, older than 7 days" in doubt_about_scanner()


@pytest.mark.parametrize("told", ["ClamAV 1.4.6", "ClamAV 1.4.6/26000/yesterday", "something else"])
def test_signatures_that_tell_no_date_have_none(answering, told):
    answering(f"{told}\0".encode())
    assert signatures_built_at() is None


def test_u_02_signatures_without_a_date_are_doubted(scanner, settings):
    settings.ATHAR_CLAMD_SIGNATURE_DAYS = 7
    assert "does not say" in doubt_about_scanner()


def test_fresh_signatures_are_believed(answering, settings):
    settings.ATHAR_CLAMD_SIGNATURE_DAYS = 7
    now = dt.datetime.now(dt.UTC)
    answering(f"ClamAV 1.4.6/27800/{now:%a %b %d %H:%M:%S %Y}\0".encode())
    assert doubt_about_scanner() == ""


def test_u_02_no_scanner_at_all_is_doubted(settings):
    settings.ATHAR_CLAMD_ADDRESS = ""
    assert "ATHAR_CLAMD_ADDRESS" in doubt_about_scanner()
