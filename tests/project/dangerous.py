"""Finds dangerous code: what lets words become commands, pages, statements or objects. Reads source, runs nothing."""

from __future__ import annotations

import ast
import re

MODULES = {
    "pickle": "pickle", "dill": "pickle", "shelve": "pickle", "marshal": "pickle",
    "xml.etree.ElementTree": "xml", "xml.dom.minidom": "xml", "xml.sax": "xml", "telnetlib": "network", "ftplib": "network",
    "urllib.request": "network", "http.client": "network", "requests": "network", "httpx": "network", "urllib3": "network",
}  # fmt: skip
CALLS = {
    "mark_safe": "mark_safe", "SafeString": "mark_safe", "SafeText": "mark_safe", "RawSQL": "raw-sql",
    "eval": "eval", "exec": "eval", "compile": "eval", "__import__": "eval", "csrf_exempt": "csrf", "mktemp": "mktemp",
}  # fmt: skip
DOTTED = {"os.system": "shell", "os.popen": "shell", "yaml.load": "yaml", "hashlib.md5": "hash", "hashlib.sha1": "hash"}
SQL_KEYWORDS = {"select", "where", "tables", "params", "select_params"}
SECRETS = {
    "private-key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    "aws-key": r"\bAKIA[0-9A-Z]{16}\b",
    "token": r"\b(?:ghp|gho|ghs|github_pat|glpat|xox[abp])[_-][A-Za-z0-9_-]{20,}",
    "password-in-address": r"[a-z]+://[^\s/:@$%{}\"'<>]+:[^\s/:@$%{}\"'<>]{4,}@[a-z0-9]",
    # 32 bytes in one literal: the size of every key of ours.
    "key-literal": r"[\"'](?:[0-9a-fA-F]{64}|[A-Za-z0-9+/_-]{43}=?)[\"']",
}
TEMPLATES = {
    "safe-filter": r"\|\s*(?:safe|safeseq)\b",
    "autoescape": r"{%-?\s*autoescape\s+off",
    "inline-handler": r"\son[a-z]+\s*=",
}


def in_python(source: str) -> list[tuple[str, int]]:
    """Rule and line of each finding."""
    return sorted({found for node in ast.walk(ast.parse(source)) for found in _in_node(node)})


def _in_node(node: ast.AST) -> list[tuple[str, int]]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
        return [(MODULES[name], node.lineno) for name in names if name in MODULES]
    if isinstance(node, ast.Assign) and _is_debug(node):
        return [("debug", node.lineno)]
    return [(rule, node.lineno) for rule in _in_call(node)] if isinstance(node, ast.Call) else []


def _is_debug(node: ast.Assign) -> bool:
    named = any(getattr(target, "id", "") in {"DEBUG", "TEMPLATE_DEBUG"} for target in node.targets)
    return named and getattr(node.value, "value", None) is True


def _in_call(call: ast.Call) -> list[str]:
    dotted = ast.unparse(call.func)
    name = dotted.rpartition(".")[2]
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    found = [CALLS[name]] if name in CALLS and (dotted == name or name != "compile") else []
    found += [DOTTED[dotted]] if dotted in DOTTED else []
    is_method = isinstance(call.func, ast.Attribute)
    found += (
        ["raw-sql"] if is_method and (name == "raw" or (name == "extra" and SQL_KEYWORDS & keywords.keys())) else []
    )
    found += ["built-sql"] if is_method and name in {"execute", "executemany"} and _is_built(call) else []
    found += ["shell"] if getattr(keywords.get("shell"), "value", False) else []
    found += ["tls"] if getattr(keywords.get("verify"), "value", None) is False else []
    found += ["format-html"] if name == "format_html" and _is_built(call) else []
    return found


def _is_built(call: ast.Call) -> bool:
    """Whether the first argument is anything but a constant."""
    return bool(call.args) and not isinstance(call.args[0], ast.Constant)


def in_template(source: str) -> list[tuple[str, int]]:
    return _by_line(TEMPLATES, source)


def secrets_in(source: str) -> list[tuple[str, int]]:
    return _by_line(SECRETS, source)


def _by_line(rules: dict[str, str], source: str) -> list[tuple[str, int]]:
    return [
        (rule, number)
        for number, line in enumerate(source.splitlines(), start=1)
        for rule, pattern in rules.items()
        if re.search(pattern, line)
    ]
