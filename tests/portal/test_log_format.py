from __future__ import annotations

import ast
import logging
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import RequestFactory

from portal.log_format import OUR_LOGGERS, PlainFormatter, on_one_line

ROOT = Path(__file__).resolve().parent.parent.parent
# What may stand in a message of ours: opaque ids, codes and counts. Nothing that a person typed.
ALLOWED_ARGUMENTS = {
    "case_id",  # opaque
    "document.pk",  # opaque
    "language",  # one of six codes
    "type(error).__name__",  # the class alone
    "len(query.text)",  # of a public search
    "query.language",
}


def line(name, message, *arguments, **extra):
    record = logging.LogRecord(name, logging.WARNING, "/srv/module.py", 7, message, arguments, None)
    record.__dict__.update(extra)
    return PlainFormatter().format(record)


def test_the_text_of_an_exception_is_not_logged():
    typed = "4821-7730"
    try:
        int(typed)
    except ValueError:
        told = PlainFormatter().formatException(sys.exc_info())
    assert typed not in told
    assert told.endswith("ValueError")


def test_p_03_the_text_that_another_handler_kept_is_not_printed():
    assert "canary" not in line("django.request", "x", exc_text="canary", stack_info="canary")


@pytest.mark.parametrize("name", OUR_LOGGERS)
def test_our_messages_are_printed(name):
    assert line(f"{name}.module", "%s texts", 7).endswith(f"WARNING {name}.module 7 texts")


@pytest.mark.parametrize("name", ["django.security.csrf", "elastic_transport.node", "root", "portals"])
def test_p_03_messages_of_others_are_left_out(name):
    assert "canary" not in line(name, "canary %s", "canary")


def test_p_03_others_leave_their_place_status_and_route(client):
    request = RequestFactory().get("/en/?q=canary")
    told = line("django.request", "canary: %s", "/en/", request=request, status_code=500)
    assert told.endswith("WARNING django.request module:7 status=500")


@pytest.mark.parametrize("control", ["\r", "\n", "\r\n", "\x00", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\u202e"])
def test_p_03_control_characters_are_written_out(control):
    told = on_one_line(f"before{control}after")
    assert told.isprintable()
    assert control not in told
    assert control not in line("portal", "%s", f"before{control}after")


def logged():
    """Each call of a logger in our packages."""
    for package in OUR_LOGGERS:
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("logger."):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def test_p_03_our_messages_take_only_reviewed_words():
    strange = [
        (place, ast.unparse(argument))
        for place, call in logged()
        for argument in call.args[1:]
        if ast.unparse(argument) not in ALLOWED_ARGUMENTS
    ]
    assert strange == []


def test_p_03_our_messages_are_written_in_full():
    assert [place for place, call in logged() if not isinstance(call.args[0], ast.Constant)] == []


def test_p_03_a_command_that_breaks_tells_no_words():
    code = "import sys; from portal.log_format import tell_uncaught; sys.excepthook = tell_uncaught; int('canary')"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ("canary" in done.stderr, done.stderr.splitlines()[-1]) == (False, "ValueError")
