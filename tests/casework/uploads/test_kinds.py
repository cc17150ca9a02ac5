"""The corpus: what each file is taken for, whatever it is called."""

from __future__ import annotations

import gzip
import struct

import pytest

from casework.models import DocumentKind
from casework.uploads.kinds import kind_of, readable_name
from tests.factories.documents import docx, jpeg, pdf, png, webp, zipped

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
HEIC = struct.pack(">I", 24) + b"ftypheic" + bytes(12)

CORPUS = {
    # what families send
    "a photo": (jpeg(), DocumentKind.JPEG),
    "a picture": (png(), DocumentKind.PNG),
    "a web picture": (webp(), DocumentKind.WEBP),
    "a PDF": (pdf(), DocumentKind.PDF),
    "a photo with a page behind it": (jpeg(tail=HTML), DocumentKind.JPEG),
    "a picture with a page behind it": (png() + HTML, DocumentKind.PNG),
    "a PDF with an archive behind it": (pdf() + zipped(), DocumentKind.PDF),
    # pages and programs
    "a page": (HTML, None),
    "a page in capitals": (HTML.upper(), None),
    "a page after white space": (b"\n\n  " + HTML, None),
    "a page with a byte order mark": (b"\xef\xbb\xbf" + HTML, None),
    "a page in UTF-16": (HTML.decode().encode("utf-16"), None),
    "a drawing with a script": (SVG, None),
    "a drawing with a declaration": (b'<?xml version="1.0"?>' + SVG, None),
    "a packed drawing": (gzip.compress(SVG), None),
    "a style sheet for XML": (b'<?xml-stylesheet href="x.xsl"?>', None),
    "a script of a shell": (b"#!/bin/sh\nrm -r /\n", None),
    "a script of PHP": (b"<?php system($_GET['x']); ?>", None),
    "a program of Windows": (b"MZ\x90\x00" + bytes(60) + b"PE\x00\x00", None),
    "a program of Linux": (b"\x7fELF\x02\x01\x01" + bytes(9), None),
    "a program of Java": (b"\xca\xfe\xba\xbe\x00\x00\x00\x34", None),
    "a program of Android": (zipped(b"x", "AndroidManifest.xml"), None),
    "a Flash film": (b"FWS\x09" + bytes(20), None),
    # archives and office files
    "an archive": (zipped(), None),
    "an archive that leads out": (zipped(b"/etc/passwd", "../../link"), None),
    "a text document": (docx(), None),
    "an old text document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20), None),
    "a rich text": (b"{\\rtf1 hello}", None),
    "a tape": (b"x" * 257 + b"ustar\x00" + bytes(10), None),
    "seven zip": (b"7z\xbc\xaf\x27\x1c" + bytes(10), None),
    # pictures that we do not draw anew
    "a moving picture": (b"GIF89a" + bytes(20), None),
    "a moving picture that is a script": (b"GIF89a/*" + b"*/=alert(1)//", None),
    "a bitmap": (b"BM" + bytes(30), None),
    "a TIFF": (b"II*\x00" + bytes(20), None),
    "an icon": (b"\x00\x00\x01\x00" + bytes(20), None),
    "a phone's own format": (HEIC, None),
    "a PostScript": (b"%!PS-Adobe-3.0 EPSF-3.0\n", None),
    # false beginnings
    "nothing": (b"", None),
    "zeros": (bytes(64), None),
    "a page before a PDF": (HTML + pdf(), None),
    "white space before a PDF": (b"\n" + pdf(), None),
    "a PDF of no version": (b"%PDF-<script>alert(1)</script>", None),
    "half a photo's mark": (b"\xff\xd8", None),
    "a web picture by its first word alone": (b"RIFF\x00\x00\x00\x00WAVEfmt ", None),
    "a picture's mark in lower case": (png().lower(), None),
}


@pytest.mark.parametrize(("content", "kind"), CORPUS.values(), ids=CORPUS)
def test_u_03_the_content_says_what_a_file_is(content, kind):
    assert kind_of(content) is kind


def test_the_corpus_is_large_enough():
    assert len(CORPUS) >= 40


NAMES = {
    "passport.jpg": "passport.jpg",
    "photo.php.jpg": "photo.php.jpg",
    "../../etc/passwd": "passwd",
    "C:\\Users\\Huda\\photo.jpg": "photo.jpg",
    "photo\x00.jpg": "photo.jpg",
    "photo\u202egpj.exe": "photogpj.exe",
    "photo\u2066x\u2069\u200f.jpg": "photox.jpg",
    "a\r\nSet-Cookie: x=1": "aSet-Cookie: x=1",
    "صورة سلمى.jpg": "صورة سلمى.jpg",
    "  many   spaces .png ": "many spaces .png",
    "": "",
}


@pytest.mark.parametrize(("name", "shown"), NAMES.items())
def test_u_03_a_name_shows_what_it_is(name, shown):
    assert readable_name(name) == shown


def test_u_03_a_name_of_300_letters_is_cut():
    assert len(readable_name("ن" * 300)) == 120
