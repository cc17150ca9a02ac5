"""Dangerous code stands only where somebody wrote down why it may. Every rule is shown one bad piece that it must catch."""

from __future__ import annotations

import subprocess

import pytest

from tests.project.dangerous import SECRETS, TEMPLATES, in_python, in_template, secrets_in
from tests.project.test_house_rules import ROOT, name

ALLOWED = {
    ("portal/settings/dev.py", "debug"): (1, "Development alone: invented people, loopback."),
    ("casework/demo/bulk.py", "built-sql"): (
        3,
        "The demo's invented rows; table and columns come from the models, values travel apart.",
    ),
    ("casework/migrations/0002_log_and_ledger.py", "built-sql"): (
        1,
        "Constants of the same file, by kind of database.",
    ),
    ("casework/row_security/inspection.py", "built-sql"): (2, "Constants of the same file; values travel apart."),
    ("casework/row_security/laying.py", "built-sql"): (
        6,
        "Run by the owner of the tables: names come from the models and the table of rights, policies from the file beside it.",
    ),
    ("casework/row_security/procedures.py", "built-sql"): (1, "Constants of the same file; values travel apart."),
    ("portal/styleguide/specimens.py", "mark_safe"): (1, "Our own templates rendered it, with their escaping."),
    ("publications/templatetags/publications_text.py", "mark_safe"): (2, "Each piece is escaped before it is joined."),
    ("search/public/results.py", "mark_safe"): (1, "Each piece is escaped before it is joined."),
    ("search/engines/query_sql.py", "built-sql"): (1, "Only placeholders are put in; values travel apart."),
    ("search/engines/rows.py", "built-sql"): (1, "Only placeholders are put in; values travel apart."),
    ("search/node.py", "network"): (1, "Asks the node of development and tests, on loopback, whether it is up."),
}
PLACES = ("portal", "casework", "publications", "search", "setup", "manage.py")
BAD = {
    "mark_safe": "mark_safe(text)", "raw-sql": "Person.objects.raw(query)", "built-sql": "cursor.execute(f'SELECT {x}')",
    "pickle": "import pickle", "yaml": "yaml.load(text)", "shell": "subprocess.run(text, shell=True)", "eval": "eval(text)",
    "debug": "DEBUG = True", "xml": "from xml.etree.ElementTree import parse", "network": "import requests", "csrf": "csrf_exempt(view)",
    "mktemp": "tempfile.mktemp()", "hash": "hashlib.md5(text)", "tls": "get(url, verify=False)", "format-html": "format_html('<b>' + text)",
}  # fmt: skip
MORE_BAD = [
    ("mark_safe", "SafeString(text)"), ("raw-sql", "Person.objects.extra(where=[text])"), ("raw-sql", "RawSQL(text, [])"),
    ("built-sql", "cursor.execute('SELECT %s' % text)"), ("built-sql", "cursor.executemany(statement, rows)"),
    ("pickle", "from marshal import loads"), ("shell", "os.system(text)"), ("eval", "exec(text)"), ("network", "from urllib.request import urlopen"),
    ("hash", "hashlib.sha1(text)"),
]  # fmt: skip
BAD_TEMPLATES = {
    "safe-filter": "{{ name|safe }}",
    "autoescape": "{% autoescape off %}",
    "inline-handler": "<p onclick='x()'>",
}
# Taken apart, so that this file holds none.
BAD_SECRETS = {
    "private-key": "-----BEGIN EC " + "PRIVATE KEY-----",
    "aws-key": "AKIA" + "ABCDEFGHIJKLMNOP",
    "token": "ghp" + "_" + "a" * 36,
    "password-in-address": "postgresql://athar:" + "secret@database/athar",
    "key-literal": 'KEY = "' + "0f" * 32 + '"',
}


def sources(suffix):
    return [path for place in PLACES for path in (ROOT / place).rglob(f"*{suffix}")] + (
        [ROOT / "manage.py"] if suffix == ".py" else []
    )


def test_d_03_dangerous_code_stands_only_where_it_is_explained():
    found = {}
    for path in sources(".py"):
        for rule, line in in_python(path.read_text()):
            found.setdefault((name(path), rule), []).append(line)
    assert {place: len(lines) for place, lines in found.items()} == {
        place: count for place, (count, _why) in ALLOWED.items()
    }


def test_d_03_no_template_lets_unescaped_words_through():
    assert [(name(path), found) for path in sources(".html") if (found := in_template(path.read_text()))] == []


@pytest.mark.parametrize(("rule", "code"), [*BAD.items(), *MORE_BAD])
def test_d_03_each_planted_piece_is_caught(rule, code):
    assert in_python(f"x = 1\n{code}\n") == [(rule, 2)]


@pytest.mark.parametrize(("rule", "text"), BAD_TEMPLATES.items())
def test_d_03_each_planted_template_is_caught(rule, text):
    assert in_template(text) == [(rule, 1)]


@pytest.mark.parametrize(("rule", "text"), BAD_SECRETS.items())
def test_d_03_each_planted_secret_is_caught(rule, text):
    assert secrets_in(text) == [(rule, 1)]


def test_d_03_every_rule_has_its_planted_piece():
    assert (TEMPLATES.keys(), SECRETS.keys()) == (BAD_TEMPLATES.keys(), BAD_SECRETS.keys())


@pytest.mark.parametrize(
    "code",
    [
        "cursor.execute('SELECT 1')",
        "search.extra(size=3)",
        "re.compile(x)",
        "yaml.safe_load(x)",
        "hashlib.sha256(x)",
        "DEBUG = False",
    ],
)
def test_harmless_code_is_left_alone(code):
    assert in_python(code) == []


def git(*arguments):
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=True).stdout.decode(
        errors="replace"
    )


def test_d_03_no_tracked_file_holds_a_secret():
    text = {
        path: (ROOT / path).read_bytes().decode(errors="replace")
        for path in git("ls-files").splitlines()
        if (ROOT / path).is_file()
    }
    assert {path: found for path, words in text.items() if (found := secrets_in(words))} == {}


def test_d_03_no_commit_ever_held_a_secret():
    added = "\n".join(
        line[1:] for line in git("log", "-p", "-U0", "--format=", "HEAD").splitlines() if line.startswith("+")
    )
    assert secrets_in(added) == []


def test_d_03_no_key_file_is_tracked():
    names = git("ls-files").splitlines()
    assert [
        path for path in names if path.endswith((".pem", ".key", ".p12", ".env", ".sqlite3")) or "kek-" in path
    ] == []
