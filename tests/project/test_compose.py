"""The deployment of compose.yaml: no engine runs it here, so its text is held to the settings that would start."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
import yaml

from portal.settings import base
from portal.settings.keyfiles import read_or_create_key
from tests.project.test_house_rules import ROOT

TEXT = (ROOT / "compose.yaml").read_text()
COMPOSE = yaml.safe_load(TEXT)
SERVICES = COMPOSE["services"]
PORTAL = {name: service for name, service in SERVICES.items() if service["image"] == "athar"}
WEB = {name: service for name, service in PORTAL.items() if "command" not in service}
BACKGROUND = {name: service for name, service in PORTAL.items() if name not in WEB and name != "prepare"}
PRODUCTION = (ROOT / "portal" / "settings" / "production.py").read_text()
REQUIRED = set(re.findall(r"\brequired\w*\(\"(\w+)\"\)", PRODUCTION))
GIVEN = re.compile(r"\$\{(?P<name>\w+):(?P<kind>[?-])(?P<default>\w*)\}")
SIZES = {"K": 1024, "M": 1024**2}


def mounts(service):
    """Target → (source, whether it may only be read)."""
    parts = [GIVEN.sub(r"\g<name>", volume).split(":") for volume in service.get("volumes", [])]
    return {target: (source, mode == ["ro"]) for source, target, *mode in parts}


def filled(value):
    """As with an .env that holds just what is needed."""
    return GIVEN.sub(
        lambda given: given["default"] if given["kind"] == "-" else f"{given['name'].lower()}.example", value
    )


def start(service, folder):
    """What production's settings say to the service's environment, when the keys are sound."""
    for name in ("secret_key", "kek-1", "search_token_key"):
        read_or_create_key(folder / name)
    told = {name: filled(value) for name, value in service["environment"].items()}
    environment = {**told, "ATHAR_KEYS_DIR": str(folder), "PATH": os.environ["PATH"]}
    command = [sys.executable, "-c", "import portal.settings.production"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False).stderr


@pytest.mark.parametrize("name", PORTAL)
def test_h_04_each_service_has_what_production_requires(name):
    assert {setting for setting in REQUIRED if not PORTAL[name]["environment"].get(setting)} == set()


@pytest.mark.parametrize("name", PORTAL)
def test_h_04_production_takes_each_services_settings(name, tmp_path):
    assert start(PORTAL[name], tmp_path) == ""


def test_z_03_web_services_use_the_webs_login_and_no_other_does():
    assert {service["environment"]["ATHAR_DB_USER"] for service in WEB.values()} == {"athar_portal"}
    assert {service["environment"]["ATHAR_DB_USER"] for service in BACKGROUND.values()} == {"athar_background"}
    owners = [name for name, service in PORTAL.items() if service["environment"]["ATHAR_DB_USER"] == "athar"]
    assert owners == ["prepare"]


def test_z_03_each_login_has_its_own_password():
    passwords = {(s["environment"]["ATHAR_DB_USER"], s["environment"]["ATHAR_DB_PASSWORD"]) for s in PORTAL.values()}
    assert len(passwords) == len({user for user, _ in passwords}) == len({password for _, password in passwords})


def test_z_03_the_database_asks_for_passwords_at_its_socket():
    assert "--auth-local=scram-sha-256" in SERVICES["database"]["environment"]["POSTGRES_INITDB_ARGS"]


def test_z_03_the_logins_are_those_that_the_database_is_given():
    roles = (ROOT / "setup" / "database_roles.sh").read_text()
    assert re.findall(r"CREATE ROLE (\w+) LOGIN .* IN ROLE (\w+);", roles) == [
        ("athar_portal", "athar_web"),
        ("athar_background", "athar_worker"),
    ]


def test_h_04_only_this_machine_reaches_a_port():
    ports = [port for service in SERVICES.values() for port in service.get("ports", [])]
    assert ports
    assert [port for port in ports if not port.startswith("127.0.0.1:")] == []
    assert {name for name, service in SERVICES.items() if "ports" in service} == set(WEB)


def test_k_04_no_secret_stands_in_the_file():
    """Each value of a name that sounds like a secret comes from outside, and has no default."""
    values = [pair for s in SERVICES.values() for pair in s.get("environment", {}).items()]
    secrets = [(name, value) for name, value in values if re.search(r"PASSWORD|SECRET|TOKEN|_KEY$", name)]
    assert secrets
    assert [name for name, value in secrets if not re.fullmatch(r"\$\{\w+:\?\}", value)] == []
    assert re.findall(r"://\w+:(?!\$\{\w+:\?\}@)[^@\s/]+@", TEXT) == []


@pytest.mark.parametrize("name", PORTAL)
def test_h_04_a_service_of_ours_can_do_little_to_its_machine(name):
    service = PORTAL[name]
    assert (service["read_only"], service["cap_drop"], service["tmpfs"]) == (True, ["ALL"], ["/tmp"])
    assert "no-new-privileges:true" in service["security_opt"]
    writable = {target for target, (_source, read_only) in mounts(service).items() if not read_only}
    assert writable <= {"/ledger", "/anchor", "/srv/athar/var/media", "/srv/athar/var/blobs"}


def test_k_03_the_ledger_is_there_for_each_service_and_the_anchor_for_one():
    assert {name for name in PORTAL if "/ledger" in mounts(PORTAL[name])} == set(PORTAL)
    assert {name for name in SERVICES if "/anchor" in mounts(SERVICES[name])} == {"anchor"}


def test_the_background_does_all_that_the_parts_ask_for():
    said = " ".join(str(service["command"]) for service in BACKGROUND.values())
    commands = ("db_worker", "search_drain", "search_reconcile", "audit_seal", "audit_anchor", "scan_documents", "sweep_blobs",
                "send_notices")  # fmt: skip
    assert [command for command in commands if command not in said] == []


@pytest.mark.parametrize("name", ["database", "cache", "clamd"])
def test_h_04_what_is_met_at_a_socket_has_no_network(name):
    assert SERVICES[name]["network_mode"] == "none"


def test_h_04_the_search_server_has_no_way_out():
    assert SERVICES["search"]["networks"] == ["inside"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}


def test_h_04_only_who_must_has_a_way_out():
    """Web services since they have a port, notices for mail, and whatever fetches signatures."""
    out = {name for name, service in SERVICES.items() if "outside" in service.get("networks", [])}
    assert out == {*WEB, "notices", "signatures"}
    assert [name for name, s in SERVICES.items() if not s.get("networks") and s.get("network_mode") != "none"] == []


def test_each_socket_lies_where_both_sides_look():
    told = PORTAL["public"]["environment"]
    assert SERVICES["cache"]["command"][SERVICES["cache"]["command"].index("--unixsocket") + 1] == "/data/redis.sock"
    assert told["ATHAR_REDIS_URL"].startswith("unix:///run/redis/redis.sock")
    assert mounts(SERVICES["cache"])["/data"][0] == mounts(PORTAL["public"])["/run/redis"][0]
    assert f"LocalSocket {told['ATHAR_CLAMD_ADDRESS']}\n" in (ROOT / "setup" / "clamd.conf").read_text()
    assert mounts(SERVICES["clamd"])["/run/clamd"][0] == mounts(PORTAL["scan"])["/run/clamd"][0]
    assert mounts(SERVICES["database"])["/var/run/postgresql"][0] == mounts(PORTAL["public"])[told["ATHAR_DB_HOST"]][0]


def test_every_volume_is_declared():
    used = {
        source for s in SERVICES.values() for source, _mode in mounts(s).values() if re.fullmatch(r"[a-z-]+", source)
    }
    assert used == set(COMPOSE["volumes"])


@pytest.mark.parametrize("limit", ["StreamMaxLength", "MaxFileSize", "MaxScanSize"])
def test_the_scanner_reads_the_largest_upload(limit):
    number, unit = re.search(
        rf"^{limit} (\d+)([KM])$", (ROOT / "setup" / "clamd.conf").read_text(), re.MULTILINE
    ).groups()
    assert int(number) * SIZES[unit] > base.ATHAR_UPLOAD_MAX_BYTES


def test_the_image_runs_as_the_user_who_owns_the_folders():
    dockerfile = (ROOT / "Dockerfile").read_text()
    assert "--uid 10001" in dockerfile
    assert "\nUSER athar\n" in dockerfile
    assert "user 10001" in TEXT
    assert "--mode 0700 var/blobs" in dockerfile
