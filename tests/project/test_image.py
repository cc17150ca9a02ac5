"""What goes into the image of production, and what stays out."""

from __future__ import annotations

import re

import pytest

from tests.project.test_house_rules import PACKAGES, ROOT

IGNORED = (ROOT / ".dockerignore").read_text().split()
DOCKERFILE = (ROOT / "Dockerfile").read_text()
ALLOWED = {"Makefile", "manage.py", "requirements/base.txt", "locale", *PACKAGES}


def test_d_03_only_the_product_reaches_the_image():
    assert IGNORED[0] == "*"
    assert {line[1:] for line in IGNORED if line.startswith("!")} == ALLOWED


def test_d_03_the_image_copies_only_what_is_allowed():
    copied = {
        word.rstrip("/") for line in re.findall(r"^COPY (.*) \S+$", DOCKERFILE, re.MULTILINE) for word in line.split()
    }
    assert copied == ALLOWED


@pytest.mark.parametrize("tool", ["curl", "wget", "ADD ", "git clone", "requirements/dev", "DEBUG"])
def test_d_02_the_image_fetches_nothing_past_the_lock(tool):
    assert tool not in DOCKERFILE


def test_d_03_no_test_lies_inside_a_package_of_the_product():
    found = [
        path
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
        if re.match(r"tests?$|test_|conftest", path.stem)
    ]
    assert [path for path in found if path.parent != ROOT / "portal" / "settings"] == []


def test_d_03_there_is_no_other_way_to_package_it():
    """No wheel is built, so that none can carry tests, keys or a demo database."""
    assert "[build-system]" not in (ROOT / "pyproject.toml").read_text()


@pytest.mark.parametrize("file", ["Dockerfile", "setup/serve.sh"])
def test_p_03_no_server_keeps_a_log_of_addresses(file):
    started = [line for line in (ROOT / file).read_text().splitlines() if "bin/granian" in line]
    assert started
    assert all("--no-access-log" in line for line in started)


def test_p_03_the_deployments_database_is_quiet():
    text = (ROOT / "compose.yaml").read_text()
    quiet = (
        "log_min_messages=log",
        "log_min_error_statement=panic",
        "log_error_verbosity=terse",
        "log_parameter_max_length=0",
        "log_parameter_max_length_on_error=0",
    )
    assert [setting for setting in quiet if setting not in text] == []
    assert "check --database default" in text


FOREIGN = re.compile(r"(?:https?:)?//(?!www\.w3\.org/)[a-z0-9-]+\.[a-z]", re.IGNORECASE)


def test_d_02_no_style_script_or_picture_comes_from_elsewhere():
    files = [path for package in PACKAGES for path in (ROOT / package).rglob("static/**/*") if path.is_file()]
    assert files
    assert [path for path in files if FOREIGN.search(path.read_text(errors="replace"))] == []


def test_d_02_no_template_loads_from_elsewhere():
    loads = re.compile(
        r"<(?:script|img|iframe|source|audio|video|embed)\b[^>]*\bsrc=\"(?:https?:)?//|<link\b[^>]*\bhref=\"(?:https?:)?//"
    )
    templates = [path for package in PACKAGES for path in (ROOT / package).rglob("*.html")]
    assert [path for path in templates if loads.search(path.read_text())] == []
