"""Run as a program, by itself: reads one file from standard input, writes the copy to hand out to standard output.

It may use little memory and time, open few files and write none, and imports nothing of the portal: it holds no key and no connection.
Its exit code says why there is no copy (casework/scanning/reading.py).
"""

from __future__ import annotations

import io
import resource
import sys
from typing import Any

MEGABYTE = 1024 * 1024
DAMAGED, TOO_MANY_PIXELS, TOO_MANY_PAGES, LOCKED = 10, 11, 12, 13
LIMITS = {
    resource.RLIMIT_AS: 1024 * MEGABYTE,
    resource.RLIMIT_CPU: 20,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_NOFILE: 32,
}
FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
SAVED_WITH: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 90},
    "PNG": {"optimize": False},
    "WEBP": {"quality": 90},
}
# What acts, hides or names its maker in a PDF.
DROPPED_KEYS = (
    "/AA",
    "/AF",
    "/EmbeddedFiles",
    "/JavaScript",
    "/JS",
    "/LastModified",
    "/Metadata",
    "/OpenAction",
    "/PieceInfo",
    "/Thumb",
    "/XFA",
)
ACTIONS = {
    "/JavaScript",
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/GoToE",
    "/GoToR",
    "/Rendition",
    "/RichMediaExecute",
}
HIDING_ANNOTATIONS = {"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}
# JPEG segments that carry EXIF, XMP, comments and the like; 0xE0 (JFIF) and 0xEE (Adobe) say how colours are meant.
TELLING_SEGMENTS = {*range(0xE1, 0xF0), 0xFE} - {0xEE}
PHOTO_FILTERS = {"/DCTDecode", "/DCT"}
DEEPEST = 50


class RefusedError(Exception):
    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def image_copy(data: bytes, kind: str, most_pixels: int) -> bytes:
    """The same picture, drawn anew: no place, no maker, no second file behind it."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - after the limits are set

    Image.MAX_IMAGE_PIXELS = None  # the size is asked below, before anything is decoded
    picture: Image.Image = Image.open(io.BytesIO(data), formats=[FORMATS[kind]])
    if picture.width * picture.height > most_pixels:
        raise RefusedError(TOO_MANY_PIXELS)
    picture = ImageOps.exif_transpose(picture)
    transparent = "A" in picture.getbands() or "transparency" in picture.info
    drawn = picture.convert("RGBA" if transparent and kind != "image/jpeg" else "RGB")
    drawn.info.clear()
    out = io.BytesIO()
    drawn.save(out, FORMATS[kind], **SAVED_WITH[FORMATS[kind]])
    return out.getvalue()


def pdf_copy(data: bytes, most_pages: int) -> bytes:
    """The same pages, written anew without what acts, hides or names its maker."""
    import pikepdf  # noqa: PLC0415 - after the limits are set

    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError as error:
        raise RefusedError(LOCKED) from error
    if pdf.is_encrypted:
        raise RefusedError(LOCKED)
    if len(pdf.pages) > most_pages:
        raise RefusedError(TOO_MANY_PAGES)
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for thing in pdf.objects:
        scrub(thing)
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def scrub(thing: Any, depth: int = 0) -> None:
    """Takes it out of one object and of what is written inside it; what it refers to comes by itself."""
    import pikepdf  # noqa: PLC0415

    if isinstance(thing, pikepdf.Array):
        inside = list(thing)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        clear_entries(thing)
        inside = list(thing.values())
    else:
        return
    for value in inside:
        if isinstance(value, pikepdf.Object) and not value.is_indirect and depth < DEEPEST:
            scrub(value, depth + 1)


def clear_entries(thing: Any) -> None:
    import pikepdf  # noqa: PLC0415

    entries = set(thing.keys())
    acts = str(thing.get("/S", "")) in ACTIONS
    hides = str(thing.get("/Subtype", "")) in HIDING_ANNOTATIONS
    dropped = entries - {"/Type"} if acts and not isinstance(thing, pikepdf.Stream) else entries & set(DROPPED_KEYS)
    for key in dropped:
        del thing[key]
    if hides:
        for key in entries & {"/FS", "/RichMediaContent", "/RichMediaSettings", "/Movie", "/Sound", "/3DD"}:
            del thing[key]
    if isinstance(thing, pikepdf.Stream) and PHOTO_FILTERS & {str(name) for name in listed(thing, "/Filter")}:
        thing.write(bare_jpeg(jpeg_in(thing)), filter=pikepdf.Name.DCTDecode)


def jpeg_in(stream: Any) -> bytes:
    """A photo in a PDF may be packed once more around its JPEG. What cannot be unpacked ends the reading, as a damaged file."""
    import pikepdf  # noqa: PLC0415

    *packing, _jpeg = listed(stream, "/Filter")
    raw = bytes(stream.read_raw_bytes())
    if not packing:
        return raw
    scratch = pikepdf.new()  # held by its name: without it the stream is gone
    aside = pikepdf.Stream(scratch, raw)
    aside.Filter = pikepdf.Array([pikepdf.Name(str(name)) for name in packing])
    if parms := listed(stream, "/DecodeParms")[: len(packing)]:
        aside.DecodeParms = pikepdf.Array([parm and dict(parm) for parm in parms])
    unpacked = bytes(aside.read_bytes(pikepdf.StreamDecodeLevel.specialized))
    if not unpacked.startswith(b"\xff\xd8"):
        raise RefusedError(DAMAGED)
    return unpacked


def listed(stream: Any, key: str) -> list[Any]:
    """The filters of a stream, or what each is told, in the order in which a reader undoes them."""
    import pikepdf  # noqa: PLC0415

    found = stream.get(key, [])
    return list(found) if isinstance(found, pikepdf.Array | list) else [found]


def bare_jpeg(data: bytes) -> bytes:
    """Without what a camera wrote beside the picture."""
    kept, place = [data[:2]], 2
    while data[place : place + 1] == b"\xff" and data[place + 1 : place + 2] != b"\xda":
        length = int.from_bytes(data[place + 2 : place + 4], "big")
        if data[place + 1] not in TELLING_SEGMENTS:
            kept.append(data[place : place + 2 + length])
        place += 2 + max(length, 2)
    return b"".join([*kept, data[place:]])


def copy_of(kind: str, data: bytes, most_pixels: int, most_pages: int) -> bytes:
    if kind == "application/pdf":
        return pdf_copy(data, most_pages)
    return image_copy(data, kind, most_pixels)


def main(kind: str, most_pixels: str, most_pages: str) -> int:
    """Answers by exit code; a lack of memory is not the file's word, so it ends like a kill."""
    for limit, most in LIMITS.items():
        resource.setrlimit(limit, (most, most))
    try:
        copy = copy_of(kind, sys.stdin.buffer.read(), int(most_pixels), int(most_pages))
    except RefusedError as refusal:
        return refusal.code
    except MemoryError:
        return 1
    except Exception:  # noqa: BLE001 - whatever a parser stumbles over, the file is at fault
        return DAMAGED
    sys.stdout.buffer.write(copy)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
