"""One day of work, page by page, in which every value that must stay secret is one of the run's canaries."""

from __future__ import annotations

import datetime as dt

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import Client, override_settings
from django.utils import timezone
from wagtail.models import Page

from casework.audit.sealing import seal_all
from casework.models import NoticeChannel
from casework.vault.fields import EncryptedTextField
from portal.accounts.models import AccountFreeze, Invitation
from publications.pdf import pdf_of
from tests.factories.accounts import make_invitation
from tests.factories.publications import make_locale, make_terms
from tests.leaks.casework_acts import CaseworkActs
from tests.leaks.people import everybody

WITNESS = "a-value-that-may-be-seen"
ZONE = "Antarctica/Troll"  # a clock that nothing else in a run has
# What cannot carry a mark: derived, drawn or chosen from a list. Each is looked for as the text that it is.
UNMARKED = {
    "casework.Document.fingerprint",
    "casework.NoticeChannel.former_address",
    "casework.NoticeChannel.time_zone",
    "accounts.TOTPDevice.seed",
}
REFUSED_STATEMENTS = ("SELECT %s::integer", "INSERT INTO search_tokenindex (name, generation) VALUES (%s, NULL)")


def sealed_fields():
    """Every encrypted field of every model, by its name: a new one joins by itself."""
    return {
        f"{model._meta.label}.{field.name}": (model, field.name)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, EncryptedTextField)
    }


class Scenario(CaseworkActs):
    """Runs once; afterwards `stored` names the fields that truly hold their canary."""

    def __init__(self, canaries):
        self.canaries, self.word = canaries, canaries.word
        self.stored: set[str] = set()

    def run(self):
        self.team, self.people = everybody(self.canaries)
        for name, person in self.people.items():
            setattr(self, name, person)
        self.take_in()
        self.read_and_search()
        self.send_documents()
        self.decide()
        self.notify()
        self.enrol()
        self.break_glass()
        self.watch()
        self.fail()
        self.help_with_accounts()
        self.publish()
        self.strangers_knock()
        seal_all()
        self.read_back()

    def notify(self):
        """One address that counts, another that waits; the letter goes to the first."""
        first, second = (
            f"{self.word(f'casework.NoticeChannel.{name}')}@example.org" for name in ("address", "next_address")
        )
        self.choose(first)
        NoticeChannel.objects.update(next_counts_at=timezone.now() - dt.timedelta(minutes=1))
        self.choose(second)
        call_command("send_notices", "--once", verbosity=0)
        self.relative.get("/en/account/security/notices/")

    def choose(self, address):
        hours = {"language": "en", "hours_from": 0, "hours_until": 0, "time_zone": ZONE}
        self.relative.post("/en/account/security/notices/", {"address": address, **hours})

    def enrol(self):
        """By an invitation: a password of one's own, a list on paper, recovery codes. All that is shown once is a secret."""
        token, _user = make_invitation("family")
        self.canaries.also("an invitation", token)
        client = Client()
        password = f"{self.word('a new password')} and more words"
        typed = {"password": password, "password_again": password}
        assert client.post(f"/en/account/invitation/{token}/", typed).status_code == 302
        page = client.post("/en/account/factor/paper/", {"begin": "1"})
        codes = list(page.context["codes"])
        ready = client.post("/en/account/factor/paper/", {"code": codes[page.context["asked"] - 1]})
        self.canaries.also("codes on paper", *codes, *(code.replace("-", "") for code in codes))
        shown = list(ready.context["codes"])
        self.canaries.also("recovery codes", *shown, *(code.replace("-", "") for code in shown))
        assert Invitation.objects.open().count() == 0

    def fail(self):
        """A view that breaks with words around it, and the database that refuses some."""
        with override_settings(MIDDLEWARE=["tests.faults.breaking.BreakingMiddleware", *settings.MIDDLEWARE]):
            broken = Client(raise_request_exception=False)
            assert broken.post("/en/", {"name": self.word("a word in a view that fails")}).status_code == 500
        for statement in REFUSED_STATEMENTS:
            with pytest.raises(DatabaseError), connection.cursor() as cursor:
                cursor.execute(statement, [self.word("a word that the database refuses")])
        for path in ("/staff/cases/{}/", "/en/my/{}/", "/staff/registrations/{}/documents/"):
            visitor = self.relative if "/my/" in path else self.officer
            visitor.get(path.format(self.word("a name typed as an address")), expected=404)

    def help_with_accounts(self):
        """A way back in is asked for, then the account is closed: its sessions end, so this comes late."""
        login = {"login": self.relative.account.login}
        note = {"check_kind": "in_person", "check_note": self.word("accounts.RecoveryRequest.check_note")}
        self.officer.post("/staff/accounts/", login, 200)
        recovery = self.officer.post("/staff/accounts/ask/", login | note)["Location"]
        assert note["check_note"] in self.guardian.get(recovery).text
        self.guardian.post(f"{recovery}approve/")
        call_command("send_notices", "--once", verbosity=0)
        self.officer.post("/staff/accounts/freeze/", login | {"reason": self.word("accounts.AccountFreeze.reason")})
        ask = {
            "act": "ask",
            "check_kind": "in_person",
            "check_note": self.word("accounts.AccountFreeze.end_check_note"),
        }
        self.officer.post(f"/staff/accounts/freeze/{AccountFreeze.objects.get().pk}/end/", ask)

    def publish(self):
        """The public side of the same process, asked with a name."""
        Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=make_locale("en"))
        self.pdf = pdf_of(make_terms())
        Client().get("/en/search/", {"q": self.word("words of the public search")})

    def strangers_knock(self):
        """Wrong passwords, and a name where a number belongs."""
        login = self.officer.account.login
        for typed in (
            {"login": login, "password": self.word("a wrong password")},
            {"login": self.word("a name typed as number"), "password": "four other quiet words"},
        ):
            assert Client().post("/en/account/sign-in/", typed).status_code in {400, 429}
        reset = {"login": login, "code": self.word("a wrong recovery code"), "password": "x", "password_again": "x"}
        Client().post("/en/account/new-password/", reset)
        cache.set(WITNESS, WITNESS, 600)

    def browsers(self):
        return [person.client for person in self.people.values()]

    def read_back(self):
        """Fields of which some row opens to its canary. What carries no mark is a secret as it stands."""
        for label, (model, name) in sealed_fields().items():
            values = [getattr(row, name) for row in model.objects.all()]
            if label in UNMARKED:
                self.canaries.also(label, *values)
            elif not any(value and self.word(label) in value for value in values):
                continue
            self.stored.add(label)
