"""TLS to the search server is checked against the authority that the settings name, and against no other."""

from __future__ import annotations

import datetime as dt
import ssl
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from elastic_transport import TlsError

from search.client import client_for


class Answer(BaseHTTPRequestHandler):
    """What Elasticsearch says of itself."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(b'{"version": {"number": "8.19.3"}}')

    def log_message(self, *_words):
        """Quietly."""


def write_certificate(folder):
    """One that signed itself for `localhost`: authority and server in one."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "search")])
    now = dt.datetime.now(dt.UTC)
    builder = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), now, now + dt.timedelta(days=1)
    )
    named = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    signed = named.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True).sign(
        key, hashes.SHA256()
    )
    (folder / "ca.crt").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    pem = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "search.key").write_bytes(key.private_bytes(*pem))


@pytest.fixture
def url(tmp_path):
    """A server that speaks TLS."""
    write_certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "ca.crt", tmp_path / "search.key")
    server = HTTPServer(("localhost", 0), Answer)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"https://localhost:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def _new_clients():
    yield
    client_for.cache_clear()


def test_h_04_a_server_of_the_named_authority_is_believed(settings, url, tmp_path):
    settings.ATHAR_ELASTICSEARCH_CA = str(tmp_path / "ca.crt")
    assert client_for(url).info()["version"]["number"] == "8.19.3"


def test_h_04_a_server_that_nobody_known_vouches_for_is_not_spoken_to(settings, url):
    settings.ATHAR_ELASTICSEARCH_CA = ""
    with pytest.raises(TlsError):
        client_for(url).info()
