"""Files as families send them, and hostile ones. All of them are made here."""

from __future__ import annotations

import io
import zipfile

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from casework.blobs import IncomingBlob
from casework.models import Document, DocumentKind, DocumentState
from casework.uploads.sealing import SealedUpload
from casework.vault import SealingWriter
from tests.servers.clamd import SAMPLE

GPS_IFD, ARTIST = 0x8825, 0x013B
PLACE = "36.2021 N, 37.1343 E"


def jpeg(size=(40, 30), *, place="", tail=b""):
    exif = Image.Exif()
    if place:
        exif[ARTIST] = f"Taken by her brother at {place}"
        exif.get_ifd(GPS_IFD)[29] = place
    return _image("JPEG", size, exif=exif) + tail


def png(size=(40, 30)):
    return _image("PNG", size)


def webp(size=(40, 30)):
    return _image("WEBP", size)


def _image(kind, size, **options):
    out = io.BytesIO()
    Image.new("RGB", size, (40, 90, 120)).save(out, kind, **options)
    return out.getvalue()


def pdf(pages=1, *, author="", attached=b"", script="", encrypted=False, photo=b""):
    made = pikepdf.new()
    for _page in range(pages):
        made.add_blank_page(page_size=(100, 100))
    if author:
        made.docinfo["/Author"] = author
        with made.open_metadata() as metadata:
            metadata["dc:creator"] = [author]
    if attached:
        made.attachments["list.txt"] = attached
    if script:
        made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String(script))
    if photo:
        stream = made.make_stream(photo, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=40, Height=30)
        stream.write(photo, filter=pikepdf.Name.DCTDecode)
        made.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Photo=stream))
    out = io.BytesIO()
    # Stored as it is: clamd compares an archive in it by content, and a bare text by its padded bytes.
    made.save(out, compress_streams=False, encryption=pikepdf.Encryption(owner="o", user="u") if encrypted else False)
    return out.getvalue()


def zipped(content=SAMPLE, name="list.txt"):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def docx(content=SAMPLE):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
        archive.writestr("word/embeddings/list.bin", content)
    return out.getvalue()


def as_file(content, name="photo.jpg", content_type="image/jpeg"):
    return SimpleUploadedFile(name, content, content_type)


def sealed_upload(content=None, *, kind=DocumentKind.JPEG, name="photo.jpg"):
    """As the upload handler hands it to a view."""
    blob = IncomingBlob()
    writer = SealingWriter(blob.file)
    writer.write(jpeg() if content is None else content)
    return SealedUpload(name, kind, blob, writer)


def make_document(
    registration, uploader, *, state=DocumentState.PENDING, content=None, kind=DocumentKind.JPEG, **fields
):
    """A stored document; a clean one has its outgoing copy."""
    upload = sealed_upload(content, kind=kind)
    fields = {"caption": "Identity card", "file_name": "photo.jpg", "size": upload.bytes_sent, **fields}
    document = Document(registration=registration, uploader=uploader, state=state, kind=kind, **fields)
    document.put("original", upload.keep(), upload.key)
    if state == DocumentState.CLEAN:
        copy = sealed_upload(content, kind=kind)
        document.put("outgoing", copy.keep(), copy.key)
    document.save(force_insert=True)
    return document
