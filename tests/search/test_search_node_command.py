from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path


def told(*arguments):
    out = io.StringIO()
    call_command("search_node", *arguments, stdout=out)
    return out.getvalue()


def test_stopping_what_does_not_run_is_no_fault():
    assert told("stop") == "Elasticsearch was not running.\n"


def test_a_status_without_a_node_is_a_finding():
    with pytest.raises(SystemExit) as ended:
        told("status")
    assert ended.value.code == 1


@pytest.mark.parametrize("port", ["0", "70000", "x", "-1"])
def test_what_is_no_port_is_refused(port):
    with pytest.raises(CommandError, match=r"no port between 1 and 65535|expected one argument"):
        told("start", "--port", port)


@pytest.mark.elasticsearch
def test_a_taken_port_is_told_in_one_line(elasticsearch_url, capsys):
    with pytest.raises(SystemExit) as ended:
        told("start", "--port", elasticsearch_url.rpartition(":")[2])
    assert (ended.value.code, capsys.readouterr().err.count("\n")) == (2, 1)
