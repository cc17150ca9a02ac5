"""Who has an account: no door tells, by text, status, headers, queries or the work that it does."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from casework.enums import Role
from casework.row_security import act_as
from portal.accounts import throttle
from portal.accounts.models import Invitation, RecoveryCode, SignInThrottle
from portal.accounts.second_factor import replace_recovery_codes
from tests.factories.accounts import PASSWORD, begin_sign_in, make_account, make_invitation, make_user, sign_in
from tests.factories.casework import make_case, make_grant, make_officer, make_registration, make_team

pytestmark = pytest.mark.django_db
SIGN_IN, CODE, RECOVERY, RESET = (
    f"/en/account/{step}/" for step in ("sign-in", "code", "recovery-code", "new-password")
)
UNKNOWN = "00000000"
WRONG_CODE = "2345-6789-ABCD-EFGH-JKMN-PQRT"
NEW = "a lemon tree by the well"
VARYING = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|name="login" value="[^"]*"|invitation/[\w-]+/')


class CountingHasher(MD5PasswordHasher):
    """A real hasher that counts its work."""

    algorithm = "counting"
    runs = 0

    def encode(self, password, salt):
        CountingHasher.runs += 1
        return super().encode(password, salt)


@pytest.fixture(autouse=True)
def counted(settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]


class Answer:
    """What a stranger can tell of one answer."""

    def __init__(self, act):
        SignInThrottle.objects.all().delete()
        throttle.admit(login="somebody", address="192.0.2.1")
        CountingHasher.runs = 0
        act_as(None)  # each act comes over a connection that answers for nobody yet
        with CaptureQueriesContext(connection) as queries:
            response = act()
        headers = {name: value for name, value in response.headers.items() if name != "Content-Length"}
        self.told = {
            "status": response.status_code,
            "body": VARYING.sub("", response.content.decode()),
            "headers": headers,
            "cookies": sorted(response.cookies),
            "queries": len(queries),
            "hashes": CountingHasher.runs,
        }


def assert_alike(*acts):
    answers = [Answer(act).told for act in acts]
    for answer in answers[1:]:
        assert answer == answers[0]


def try_sign_in(login, password="a wrong password"):
    return lambda: Client().post(SIGN_IN, {"login": login, "password": password})


def try_reset(login, code=WRONG_CODE):
    typed = {"login": login, "code": code, "password": NEW, "password_again": NEW}
    return lambda: Client().post(RESET, typed)


def changed(account, **fields):
    type(account.user).objects.filter(pk=account.user.pk).update(**fields)
    return account


@pytest.fixture
def standings():
    """The ways in which an account may be there."""
    return {
        "open": make_account(),
        "closed": changed(make_account(), is_active=False),
        "frozen": changed(make_account(), frozen_at=timezone.now()),
        "staff": make_account("staff"),
        "waits for its invitation": make_user(),
    }


@pytest.mark.parametrize("standing", ["open", "closed", "frozen", "staff", "waits for its invitation"])
def test_a_08_signing_in_tells_nothing(standings, standing):
    assert_alike(try_sign_in(UNKNOWN), try_sign_in(standings[standing].login))


@pytest.mark.parametrize("standing", ["closed", "frozen"])
def test_a_08_the_right_password_of_a_closed_door_tells_nothing(standings, standing):
    assert_alike(try_sign_in(UNKNOWN, PASSWORD), try_sign_in(standings[standing].login, PASSWORD))


@pytest.mark.parametrize("standing", ["open", "closed", "frozen", "staff", "waits for its invitation"])
def test_a_08_a_reset_tells_nothing(standings, standing):
    assert_alike(try_reset(UNKNOWN), try_reset(standings[standing].login))


@pytest.mark.parametrize("left", [0, 1, 8])
def test_a_08_a_reset_does_the_same_work_however_many_codes_are_left(standings, left, monkeypatch):
    account = standings["open"]
    replace_recovery_codes(account.user)
    kept = RecoveryCode.objects.filter(user=account.user).values_list("pk", flat=True)[:left]
    RecoveryCode.objects.filter(user=account.user).exclude(pk__in=list(kept)).delete()
    compared = []
    honest = RecoveryCode.matches
    monkeypatch.setattr(RecoveryCode, "matches", lambda row, code: compared.append(row) or honest(row, code))
    try_reset(account.login)()
    assert len(compared) == 8


@pytest.mark.parametrize("standing", ["closed", "frozen"])
def test_a_08_a_right_code_of_a_closed_door_tells_nothing(standings, standing):
    code = replace_recovery_codes(standings[standing].user)[0]
    assert_alike(try_reset(UNKNOWN, code), try_reset(standings[standing].login, code))


def test_a_08_the_second_step_of_a_frozen_account_tells_nothing(standings):
    def try_code(account, code):
        return lambda: begin_sign_in(Client(), account).post(CODE, {"code": code})

    answers = [
        Answer(try_code(standings[name], code)).told for name, code in [("open", "000000"), ("frozen", "000000")]
    ]
    for answer in answers:
        answer.pop("queries")  # whoever is here knows the password; a frozen account's app is not asked
    assert answers[0] == answers[1]


@pytest.mark.parametrize("why", ["completed", "too old", "replaced", "frozen"])
def test_a_08_an_invitation_that_is_over_tells_nothing(why):
    token, user = make_invitation()
    changes = {"completed": {"completed_at": timezone.now()}, "too old": {"expires_at": timezone.now()}}
    Invitation.objects.filter(user=user).update(**changes.get(why, {}))
    if why == "replaced":
        Invitation.objects.filter(user=user).delete()
    if why == "frozen":
        type(user).objects.filter(pk=user.pk).update(frozen_at=timezone.now())
    assert_alike(*[lambda path=path: Client().get(f"/en/account/invitation/{path}/") for path in ("invented", token)])


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.PROTECTION_OFFICER])
@pytest.mark.parametrize("area", ["family", "own"])
def test_a_08_staff_who_do_not_serve_an_account_do_not_learn_of_it(role, area):
    reader = make_account("staff")
    make_grant(reader.user, role, make_team() if role != Role.PROTECTION_OFFICER else None)
    make_registration(case=make_case(officer=make_officer()), relative=(family := make_account()).user)
    login = family.login if area == "family" else reader.login
    client = sign_in(Client(), reader)
    for path in ("/staff/accounts/", "/staff/accounts/ask/"):
        assert_alike(
            *[lambda login=login, path=path: client.post(path, {"login": login}) for login in (UNKNOWN, login)]
        )


def test_a_08_a_freeze_by_telephone_says_the_same_whether_there_is_an_account():
    reader, family = make_account("staff"), make_account()
    make_grant(reader.user, Role.OFFICER, make_team())
    client = sign_in(Client(), reader)
    answers = [
        client.post("/staff/accounts/freeze/", {"login": login, "reason": "She called."}, follow=True)
        for login in (UNKNOWN, family.login)
    ]
    bodies = [VARYING.sub("", answer.content.decode()) for answer in answers]
    assert bodies[0] == bodies[1]
    family.user.refresh_from_db()
    assert family.user.frozen_at is not None
