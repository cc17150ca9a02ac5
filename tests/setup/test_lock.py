from __future__ import annotations

import re
from importlib.metadata import distributions

import pytest
from packaging.utils import canonicalize_name

from setup.lock import LOCKS, below_floor, read_floors, read_lock
from tests.project.test_house_rules import ROOT

REQUIRED = {"django", "wagtail", "django-otp", "django-otp-webauthn", "weasyprint"}
FLOORS = read_floors()
LOCKED = read_lock(LOCKS[0].read_text())
DIGEST = "0" * 64


def test_d_01_the_lock_keeps_to_every_floor():
    assert below_floor(LOCKED, FLOORS) == []


def test_d_01_what_stands_between_a_stranger_and_a_record_has_a_floor():
    assert FLOORS.keys() >= REQUIRED


@pytest.mark.parametrize("name", FLOORS)
def test_d_01_every_floor_says_why(name):
    assert set(FLOORS[name]) == {"least", "why"}


@pytest.mark.parametrize(
    ("name", "old"),
    [
        ("django", "5.2.18"),
        ("wagtail", "8.0"),
        ("django-otp", "1.7.4"),
        ("django-otp-webauthn", "0.10.0"),
        ("weasyprint", "69.9"),
    ],
)
def test_d_01_an_old_lock_is_refused(name, old):
    text = LOCKS[0].read_text().replace(f"\n{name}=={LOCKED[name].version} ", f"\n{name}=={old} ")
    assert [problem.split()[:2] for problem in below_floor(read_lock(text), FLOORS)] == [[name, old]]


def test_d_01_a_lock_without_a_guarded_package_is_refused():
    rest = {name: requirement for name, requirement in LOCKED.items() if name != "django-otp"}
    assert below_floor(rest, FLOORS) == ["django-otp is not locked, and must be at least 1.7.5."]


def test_d_01_the_check_and_the_build_ask_for_the_floors():
    assert "-m setup.floors" in (ROOT / "Makefile").read_text()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_d_02_every_package_is_pinned_with_its_hash(lock):
    assert [name for name, requirement in read_lock(lock.read_text()).items() if not requirement.hashes] == []


@pytest.mark.parametrize(
    "line",
    [
        "django>=5.2",
        "django",
        "https://example.org/django.whl",
        "-e .",
        "--index-url https://example.org",
        "django @ file:///x",
    ],
)
def test_d_02_what_is_not_pinned_is_refused(line):
    with pytest.raises(ValueError, match="Not pinned"):
        read_lock(f"a==1 \\\n    --hash=sha256:{DIGEST}\n{line}\n")


def test_d_02_a_missing_hash_is_seen():
    assert read_lock(f"a==1 \\\n    --hash=sha256:{DIGEST}\n    # via b\nb==2\n")["b"].hashes == 0


@pytest.mark.parametrize("file", ["setup/python.sh", "Dockerfile"])
def test_d_02_nothing_is_installed_without_its_hash(file):
    installs = [line for line in (ROOT / file).read_text().splitlines() if re.search(r"pip install", line)]
    assert installs
    assert all("--require-hashes" in line and "--only-binary :all:" in line for line in installs)


def test_d_02_what_runs_here_is_what_the_locks_say():
    locked = LOCKED | read_lock(LOCKS[1].read_text())
    tools = {"pip", "setuptools", "wheel"}
    here = {canonicalize_name(found.metadata["Name"]): found.version for found in distributions()}
    strays = {name: version for name, version in here.items() if name not in tools}
    assert strays.items() <= {name: requirement.version for name, requirement in locked.items()}.items()
