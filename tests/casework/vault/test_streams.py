from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.vault import SealingWriter, StreamKey, VaultError, open_stream, verify_stream
from casework.vault.envelope import TAG_BYTES
from casework.vault.streams import CHUNK_BYTES, MAGIC

SEALED_CHUNK = CHUNK_BYTES + TAG_BYTES


def sealed(content):
    file = io.BytesIO()
    writer = SealingWriter(file)
    writer.write(content)
    writer.finish()
    return writer.key, file.getvalue()


def opened(key, data):
    return b"".join(open_stream(key, io.BytesIO(data)))


def chunks_of(data):
    body = data[len(MAGIC) :]
    return [body[start : start + SEALED_CHUNK] for start in range(0, len(body), SEALED_CHUNK)]


@given(st.integers(0, 3 * CHUNK_BYTES + 2), st.binary(min_size=1, max_size=3))
def test_what_was_sealed_opens(size, pattern):
    content = (pattern * size)[:size]
    key, data = sealed(content)
    assert opened(key, data) == content


@pytest.mark.parametrize("size", [0, 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES])
def test_every_edge_of_a_chunk_opens(size):
    key, data = sealed(b"x" * size)
    assert verify_stream(key, io.BytesIO(data)) == size


def test_nothing_clear_is_in_the_sealed_file():
    _key, data = sealed(b"a name that must not be read" * 5000)
    assert b"a name" not in data


@given(st.data())
def test_u_05_a_flipped_byte_is_found(data):
    key, whole = sealed(b"x" * (CHUNK_BYTES + 5))
    place = data.draw(st.integers(0, len(whole) - 1))
    broken = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
    with pytest.raises(VaultError):
        verify_stream(key, io.BytesIO(broken))


@given(st.data())
def test_u_05_a_cut_file_does_not_open(data):
    key, whole = sealed(b"x" * (2 * CHUNK_BYTES + 5))
    length = data.draw(st.integers(0, len(whole) - 1))
    with pytest.raises(VaultError):
        verify_stream(key, io.BytesIO(whole[:length]))


def test_u_05_a_file_cut_between_chunks_does_not_open():
    key, whole = sealed(b"x" * (2 * CHUNK_BYTES + 5))
    with pytest.raises(VaultError):
        verify_stream(key, io.BytesIO(whole[: len(MAGIC) + SEALED_CHUNK]))


def test_u_05_chunks_in_another_order_do_not_open():
    key, whole = sealed(b"x" * (3 * CHUNK_BYTES))
    first, second, third = chunks_of(whole)
    with pytest.raises(VaultError):
        verify_stream(key, io.BytesIO(MAGIC + second + first + third))


def test_u_05_a_chunk_of_another_file_does_not_open():
    key, whole = sealed(b"x" * (2 * CHUNK_BYTES))
    _other, foreign = sealed(b"y" * (2 * CHUNK_BYTES))
    with pytest.raises(VaultError):
        verify_stream(key, io.BytesIO(MAGIC + chunks_of(whole)[0] + chunks_of(foreign)[1]))


def test_another_files_key_opens_nothing():
    _key, whole = sealed(b"x")
    with pytest.raises(VaultError):
        opened(StreamKey(), whole)
