"""What goes out, read with other eyes: Pillow for pictures, pikepdf for PDF."""

from __future__ import annotations

import io
import resource
import struct
import subprocess
import sys
import zlib
from binascii import hexlify

import pikepdf
import pytest
from PIL import Image

from casework.models import DocumentKind, Refusal
from casework.scanning.reading import PROGRAM, NotReadError, RefusedFileError, outgoing_copy
from tests.factories.documents import PLACE, jpeg, pdf, png, webp, zipped
from tests.servers.clamd import SAMPLE

PICTURES = {DocumentKind.JPEG: jpeg, DocumentKind.PNG: png, DocumentKind.WEBP: webp}
MEGABYTE = 1024 * 1024


def refusal_for(kind, content):
    with pytest.raises(RefusedFileError) as caught:
        outgoing_copy(kind, [content])
    return caught.value.refusal


def bomb(width, height):
    """A PNG of so many pixels that takes a few bytes."""

    def part(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", header) + part(b"IDAT", zlib.compress(bytes(1000))) + part(b"IEND", b"")


@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_keeps_its_size_and_kind(kind):
    copy = Image.open(io.BytesIO(outgoing_copy(kind, [PICTURES[kind]()])))
    assert (copy.size, copy.get_format_mimetype()) == ((40, 30), kind.value)


def test_u_06_a_photo_goes_out_without_its_place_and_maker():
    original = jpeg(place=PLACE)
    assert PLACE.encode() in original
    copy = outgoing_copy(DocumentKind.JPEG, [original])
    assert PLACE.encode() not in copy
    assert (dict(Image.open(io.BytesIO(copy)).getexif()), b"Exif" in copy) == ({}, False)


@pytest.mark.parametrize("tail", [b"<script>alert(1)</script>", zipped(), SAMPLE], ids=["page", "zip", "sample"])
def test_u_03_what_stands_behind_a_picture_stays_behind(tail):
    assert tail not in outgoing_copy(DocumentKind.JPEG, [jpeg(tail=tail)])


def test_a_turned_photo_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = io.BytesIO()
    Image.new("RGB", (40, 30)).save(turned, "JPEG", exif=exif)
    assert Image.open(io.BytesIO(outgoing_copy(DocumentKind.JPEG, [turned.getvalue()]))).size == (30, 40)


@pytest.mark.parametrize(
    "content", [b"\xff\xd8\xff\xe0 not a photo", jpeg()[:200], png()], ids=["junk", "cut", "another kind"]
)
def test_u_03_what_is_no_photo_is_refused(content):
    assert refusal_for(DocumentKind.JPEG, content) == Refusal.DAMAGED


def test_u_04_a_picture_of_50000_by_50000_is_refused_before_it_is_drawn():
    assert refusal_for(DocumentKind.PNG, bomb(50_000, 50_000)) == Refusal.TOO_MANY_PIXELS


def test_u_04_the_reader_stays_below_its_ceiling():
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    refusal_for(DocumentKind.PNG, bomb(50_000, 50_000))
    after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert after == before or after * 1024 < 200 * MEGABYTE


def test_u_04_the_reader_may_neither_write_nor_grow():
    code = (
        "import sys; sys.path.insert(0, 'casework/scanning'); import reader, resource\n"
        "reader.copy_of = lambda *_: b'%d %d' % (resource.getrlimit(resource.RLIMIT_FSIZE)[0],"
        " resource.getrlimit(resource.RLIMIT_AS)[1])\n"
        "sys.exit(reader.main('image/png', '1', '1'))"
    )
    done = subprocess.run([sys.executable, "-c", code], input=b"", capture_output=True, check=True)
    assert done.stdout == b"0 %d" % (1024 * MEGABYTE)


def test_u_04_a_reader_that_takes_too_long_is_ended(settings):
    settings.ATHAR_UPLOAD_READ_SECONDS = 0.01
    with pytest.raises(NotReadError):
        outgoing_copy(DocumentKind.JPEG, [jpeg((3000, 3000))])


def test_u_04_a_reader_without_memory_says_nothing_of_the_file():
    # Far more than the ceiling once drawn, though it passes as few pixels: the program answers like a killed one.
    command = [sys.executable, "-I", str(PROGRAM), "image/png", str(10**12), "1"]
    done = subprocess.run(command, input=bomb(40_000, 40_000), capture_output=True, check=False)
    assert done.returncode not in {0, 10, 11, 12, 13}


def test_a_pdf_keeps_its_pages():
    assert len(pikepdf.open(io.BytesIO(outgoing_copy(DocumentKind.PDF, [pdf(3)]))).pages) == 3


def test_u_06_a_pdf_goes_out_without_its_author():
    copy = outgoing_copy(DocumentKind.PDF, [pdf(author="Officer Nadir")])
    opened = pikepdf.open(io.BytesIO(copy))
    assert ("/Info" in opened.trailer, "/Metadata" in opened.Root, b"Nadir" in copy) == (False, False, False)


def test_u_06_a_photo_in_a_pdf_goes_out_without_its_place():
    copy = outgoing_copy(DocumentKind.PDF, [pdf(photo=jpeg(place=PLACE))])
    opened = pikepdf.open(io.BytesIO(copy))
    photo = opened.pages[0].Resources.XObject.Photo
    assert PLACE.encode() not in photo.read_raw_bytes()
    assert Image.open(io.BytesIO(photo.read_raw_bytes())).size == (40, 30)


def packed_photo(names, raw):
    made = pikepdf.open(io.BytesIO(pdf(photo=jpeg(place=PLACE))))
    photo = made.pages[0].Resources.XObject.Photo
    photo.write(raw, filter=pikepdf.Array([pikepdf.Name(name) for name in names]))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("names", "pack"),
    [(["/DCTDecode"], bytes), (["/FlateDecode", "/DCTDecode"], zlib.compress), (["/ASCIIHexDecode", "/DCT"], hexlify)],
)
def test_u_06_a_photo_packed_once_more_in_a_pdf_goes_out_without_its_place(names, pack):
    copy = outgoing_copy(DocumentKind.PDF, [packed_photo(names, pack(jpeg(place=PLACE)))])
    opened = pikepdf.open(io.BytesIO(copy))
    photo = opened.pages[0].Resources.XObject.Photo
    assert PLACE.encode() not in photo.read_raw_bytes()
    assert Image.open(io.BytesIO(photo.read_raw_bytes())).size == (40, 30)


@pytest.mark.parametrize("names", [["/DCTDecode", "/FlateDecode"], ["/LostDecode", "/DCTDecode"]])
def test_u_06_a_photo_that_cannot_be_unpacked_goes_nowhere(names):
    assert refusal_for(DocumentKind.PDF, packed_photo(names, jpeg(place=PLACE))) == Refusal.DAMAGED


def test_u_03_a_pdf_goes_out_without_what_acts_or_hides():
    copy = outgoing_copy(DocumentKind.PDF, [pdf(attached=SAMPLE, script="app.alert(1)")])
    opened = pikepdf.open(io.BytesIO(copy))
    assert "/OpenAction" not in opened.Root
    assert dict(opened.attachments) == {}
    assert not any(isinstance(thing, pikepdf.Stream) and SAMPLE in thing.read_bytes() for thing in opened.objects)


def test_u_03_a_link_in_a_pdf_starts_no_program():
    made = pikepdf.open(io.BytesIO(pdf()))
    action = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("evil.exe"))
    link = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=pikepdf.Array([0, 0, 9, 9]), A=action)
    made.pages[0].Annots = pikepdf.Array([link])
    out = io.BytesIO()
    made.save(out)
    copy = pikepdf.open(io.BytesIO(outgoing_copy(DocumentKind.PDF, [out.getvalue()])))
    assert "/S" not in copy.pages[0].Annots[0].A


def test_u_04_a_pdf_of_10000_pages_is_refused():
    assert refusal_for(DocumentKind.PDF, pdf(10_000)) == Refusal.TOO_MANY_PAGES


def test_a_locked_pdf_is_refused():
    assert refusal_for(DocumentKind.PDF, pdf(encrypted=True)) == Refusal.LOCKED


def test_a_pdf_in_name_alone_is_refused():
    assert refusal_for(DocumentKind.PDF, b"%PDF-1.7\n<script>alert(1)</script>") == Refusal.DAMAGED
