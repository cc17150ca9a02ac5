from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from tests.factories.publications import make_support, make_terms

pytestmark = pytest.mark.django_db


def write(tmp_path, *arguments):
    out = tmp_path / "out.pdf"
    call_command("publication_pdf", *arguments, "--out", str(out), verbosity=0)
    return out.read_bytes()


def test_command_writes_a_pdf(tmp_path):
    make_terms("ar")
    assert write(tmp_path, "terms-of-reference", "--lang", "ar").startswith(b"%PDF-")


def test_older_version_can_be_asked_for(tmp_path):
    page = make_terms(title="Old title")
    page.title, page.version = "New title", "2.0"
    page.save_revision().publish()
    old, new = (write(tmp_path, "terms-of-reference", "--lang", "en", "--version", number) for number in ("1.0", "2.0"))
    assert old != new


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere", "--lang", "en"], "No published page at nowhere in en."),
        (["terms-of-reference", "--lang", "xx"], "No such language: xx."),
        (["terms-of-reference", "--lang", "ar"], "No published page at terms-of-reference in ar."),
        (["terms-of-reference", "--lang", "en", "--version", "9"], "No version 9 of terms-of-reference in en."),
        (["support", "--lang", "en"], "Pages like support have no PDF."),
    ],
)
def test_what_is_not_there_ends_with_two_and_one_line(tmp_path, arguments, message):
    make_terms()
    make_support()
    with pytest.raises(CommandError) as error:
        write(tmp_path, *arguments)
    assert (str(error.value), error.value.returncode) == (message, 2)
