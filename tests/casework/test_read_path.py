"""Case data is read through the actor's own querysets alone: whoever reaches for `.objects` elsewhere is named here, with the reason."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model

from casework.models import DataKey, Team

ROOT = Path(__file__).resolve().parent.parent.parent
CASEWORK = {model.__name__: model for model in apps.get_app_config("casework").get_models()}
ACTORS_OWN = {"visible_to", "answered_for_by", "singly_visible_to"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
# Rows that lead to case rows without being one: from these no related manager is followed.
OUTSIDE = (get_user_model(), Team, DataKey)
OUTSIDE_NAMES = {"user", "actor", "account", "officer", "reader", "colleague", "team", "data_key", "supervisor"}
BACKWARDS = {
    field.remote_field.get_accessor_name()
    for model in CASEWORK.values()
    for field in model._meta.get_fields()
    if field.many_to_one and field.related_model in OUTSIDE and field.remote_field.get_accessor_name()
}
# Each reads these models without an actor, for a reason of its own.
MAY_READ = {
    "casework/querysets.py": (set(CASEWORK), "defines what an actor sees"),
    "casework/rights.py": ({"RoleGrant"}, "reads the grants that all rights follow from"),
    "casework/audit/recording.py": ({"AuditEvent"}, "writes events"),
    "casework/audit/anchoring.py": ({"AuditSeal"}, "reads the chain, which names nobody"),
    "casework/management/commands/audit_verify.py": ({"AuditSeal"}, "reads the chain, which names nobody"),
    "casework/views/log.py": ({"AuditSeal"}, "tells the log's readers how far it is sealed"),
    "casework/checks.py": (
        {"DataKey", "ErasedKey", "AuditSeal"},
        "asks at the start whether keys, ledger and chain fit",
    ),
    "casework/management/commands/erase_case.py": (
        {"Case", "ErasureRequest", "Registration"},
        "does what two people approved, in a shell",
    ),
    "casework/management/commands/scan_documents.py": ({"Document"}, "checks files, whosever they are"),
    "casework/management/commands/send_notices.py": ({"Notice"}, "sends what waits, and asks each right again"),
    "casework/management/commands/sweep_blobs.py": ({"Document", "FileTicket"}, "removes files that no row names"),
    "casework/permissions.py": ({"Case"}, "asks for the team of a row that the actor was given"),
    "casework/uploads/quota.py": ({"Document"}, "counts what one account sent"),
    "casework/account_help.py": (
        {"Assignment", "Relative", "RoleGrant"},
        "accounts, of registrations that the actor answers for",
    ),
    "portal/accounts/services/freeze_try.py": ({"AuditEvent"}, "counts the actor's own tries"),
    "portal/accounts/services/sessions_end.py": ({"FileTicket"}, "ends the account's own tickets"),
    "portal/accounts/views/notices.py": ({"NoticeChannel"}, "the account's own address"),
    "portal/family/reading.py": ({"Relative", "PersonName"}, "reads along registrations of the reader"),
    "casework/audit/sealing.py": ({"AuditEvent", "AuditPending", "AuditSeal"}, "hashes every event, opens none"),
    "casework/audit/verifying.py": ({"AuditEvent", "AuditPending", "AuditSeal"}, "hashes every event, opens none"),
    "casework/row_security/procedures.py": (
        {"Assignment", "Case", "NoticeChannel", "Registration"},
        "asks for one reference, gives no row back",
    ),
    "casework/documents.py": ({"Case"}, "the index carries its own scopes"),
    "casework/naming.py": ({"PersonName"}, "opens names of ids that visible_to gave"),
    "casework/field_policy.py": ({"Assignment"}, "asks for the actor's own assignments"),
    "casework/access_forms.py": ({"RoleGrant", "Team"}, "offers colleagues and teams, which are no case data"),
    "casework/views/case_access.py": (
        {"Assignment", "BreakGlass"},
        "lists who sees a case that answered_for_by gave",
    ),
    "portal/accounts/models/user.py": ({"DataKey"}, "makes the account's own key"),
}
MAY_READ_FOLDERS = ("casework/services/", "casework/demo/", "casework/migrations/")
# These speak SQL themselves, none of it about a case of somebody's.
MAY_SPEAK_SQL = {
    "casework/demo/bulk.py": "loads invented rows",
    "casework/audit/sealing.py": "locks out a second sealer",
    "casework/checks.py": "asks the server for its settings and for samples of wrapped keys",
    "casework/row_security/context.py": "names the actor to the database",
    "casework/row_security/inspection.py": "asks what the role may do",
    "casework/row_security/laying.py": "lays the policies",
    "casework/row_security/procedures.py": "asks the owner's functions",
    "casework/services/first_grantors.py": "locks the table of grants",
    "search/engines/query_sql.py": "asks the token table, scopes first",
    "search/engines/rows.py": "writes the token table",
}
CODE = [
    path
    for package in ("portal", "casework", "publications", "search")
    for path in sorted((ROOT / package).rglob("*.py"))
]


def model_of(node: ast.expr) -> str:
    """The casework model that an expression names: itself, or by `apps.get_model("casework", …)`."""
    if isinstance(node, ast.Name) and node.id in CASEWORK:
        return node.id
    if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "get_model":
        words = [word for arg in node.args if isinstance(arg, ast.Constant) for word in str(arg.value).split(".")]
        return next((word for word in words if word in CASEWORK), "")
    return ""


def bypasses(source: str) -> list[tuple[int, str]]:
    """Lines that reach for a model's rows without an actor, with the model. A Prefetch reads along visible rows alone."""
    tree = ast.parse(source)
    allowed = {node.value for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in ACTORS_OWN}
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Prefetch":
            allowed |= set(ast.walk(call))
    return [
        (node.lineno, model_of(node.value))
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS and model_of(node.value) and node not in allowed
    ]


def backward_reaches(source: str) -> list[int]:
    """Lines that go from an account, a team or a key to rows of cases."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr in BACKWARDS
        and (getattr(node.value.value, "id", "") or getattr(node.value.value, "attr", "")) in OUTSIDE_NAMES
    ]


def own_sql(source: str) -> list[int]:
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    names = {"cursor", "raw", "RawSQL"}
    return [call.lineno for call in calls if (getattr(call.func, "attr", "") or getattr(call.func, "id", "")) in names]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", CODE, ids=name)
def test_z_03_case_data_is_read_through_the_actors_querysets(path):
    if name(path).startswith(MAY_READ_FOLDERS):
        return
    models, _reason = MAY_READ.get(name(path), (set(), ""))
    assert [found for found in bypasses(path.read_text()) if found[1] not in models] == []


@pytest.mark.parametrize("path", CODE, ids=name)
def test_z_03_nothing_leads_backwards_to_case_data(path):
    assert backward_reaches(path.read_text()) == []


@pytest.mark.parametrize("path", CODE, ids=name)
def test_z_03_no_module_speaks_sql_unnamed(path):
    if "migrations" not in path.parts and name(path) not in MAY_SPEAK_SQL:
        assert own_sql(path.read_text()) == []


@pytest.mark.parametrize(
    ("source", "model"),
    [
        ("Case.objects.all()", "Case"),
        ("rows = Person.objects", "Person"),
        ("Registration._base_manager.get(pk=1)", "Registration"),
        ("apps.get_model('casework', 'Recusal').objects.all()", "Recusal"),
        ("apps.get_model('casework.Relative')._default_manager", "Relative"),
    ],
)
def test_a_bypass_is_caught(source, model):
    assert bypasses(source) == [(1, model)]


@pytest.mark.parametrize(
    "source",
    [
        "Case.objects.visible_to(actor).filter(pk=1)",
        "rows.prefetch_related(Prefetch('names', PersonName.objects.all()))",
    ],
)
def test_the_right_way_passes(source):
    assert bypasses(source) == []


@pytest.mark.parametrize("source", ["team.cases.all()", "request.user.relatives.first()", "grant.team.cases.count()"])
def test_a_way_backwards_is_caught(source):
    assert backward_reaches(source) == [1]


@pytest.mark.parametrize("source", ["connection.cursor()", "Case.objects.raw('SELECT 1')", "RawSQL('1', [])"])
def test_own_sql_is_caught(source):
    assert own_sql(source) == [1]


@pytest.mark.parametrize("path", sorted({*MAY_READ, *MAY_SPEAK_SQL}))
def test_no_exception_outlives_its_need(path):
    source = (ROOT / path).read_text()
    assert bypasses(source) if path in MAY_READ else own_sql(source)
