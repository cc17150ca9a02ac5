"""One day of work, page by page, in which every value that must stay secret is one of the run's canaries."""

from __future__ import annotations

import datetime as dt

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import Client, override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from casework.audit.sealing import seal_all
from casework.enums import CaseState, NameRole, RegistrationState, Relation, Script
from casework.models import BreakGlass, Document, DocumentState, NoticeChannel, Person, Registration
from casework.services.case_advance import case_advance
from casework.services.given import Applicant, GivenName, GivenRegistration, PlannedContact
from casework.services.name_add import name_add
from casework.services.registration_advance import registration_advance
from casework.services.registration_open import registration_open
from casework.vault.fields import EncryptedTextField
from portal.accounts.models import Invitation
from publications.pdf import pdf_of
from search.engines import get_engine
from search.names import Names, keys_for
from search.outbox import drain
from tests.factories import documents
from tests.factories.accounts import make_invitation
from tests.factories.publications import make_locale, make_terms
from tests.leaks.people import everybody

WITNESS = "a-value-that-may-be-seen"
ZONE = "Antarctica/Troll"  # a clock that nothing else in a run has
# What cannot carry a mark: derived, drawn or chosen from a list. Each is looked for as the text that it is.
UNMARKED = {"casework.Document.fingerprint", "casework.NoticeChannel.time_zone", "accounts.TOTPDevice.seed"}
REFUSED_STATEMENTS = ("SELECT %s::integer", "INSERT INTO search_tokenindex (name, generation) VALUES (%s, NULL)")
LONG_KEY = 8  # letters: shorter ones stand everywhere by chance
LARGE = 3 * 1024 * 1024  # Django's own handlers write a file of this size to the disk


def sealed_fields():
    """Every encrypted field of every model, by its name: a new one joins by itself."""
    return {
        f"{model._meta.label}.{field.name}": (model, field.name)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, EncryptedTextField)
    }


class Scenario:
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

    def of(self, model, *fields):
        return {field: self.word(f"{model}.{field}") for field in fields}

    def take_in(self):
        """A registration comes in, and what no page writes yet is written."""
        plan = ("channels", "safe_hours", "shared_phone", "must_not_know", "word_to_use")
        given = GivenRegistration(
            names=[GivenName(self.word("casework.PersonName.text"), NameRole.GIVEN, Script.LATIN)],
            applicant=Applicant(self.word("casework.Relative.name"), Relation.MOTHER, self.relative.user),
            contact=PlannedContact(**self.of("casework.ContactPlan", *plan)),
            **self.of("casework.Registration", "last_place", "narrative"),
        )
        self.registration = registration_open(actor=self.officer.user, team=self.team, given=given)
        self.case = self.registration.case
        name_add(actor=self.supervisor.user, registration=self.registration, name=GivenName(self.word("a second name")))
        self.write(Registration, self.registration.pk, **self.of("casework.Registration", "passed_on_to"))
        self.write(Person, self.case.person.pk, **self.of("casework.Person", "summary"))
        reason = {"colleague": self.officer.user.pk, "reason": self.word("casework.AuditEvent.reason")}
        self.supervisor.post(self.staff("assign"), reason)
        # In clear, what names are found by would tell them too.
        names = [Names(full=self.word(what)) for what in ("casework.PersonName.text", "a second name")]
        keys = {key.value for name in names for key in keys_for(name)}
        self.canaries.also("keys of names", *(key for key in keys if len(key) >= LONG_KEY))
        drain()
        get_engine().refresh()

    def write(self, model, pk, **fields):
        row = model.objects.get(pk=pk)
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()

    def staff(self, act=""):
        return f"/staff/cases/{self.case.pk}/{act}{'/' if act else ''}"

    def read_and_search(self):
        name = self.word("casework.PersonName.text")
        assert name in self.officer.get(self.staff()).text
        assert self.word("casework.Registration.narrative") in self.officer.get(self.staff()).text
        assert self.staff() in self.officer.post("/staff/search/", {"query": name}, 200).text
        self.officer.post("/staff/search/", {"query": self.word("a name that is not there")}, 200)
        self.officer.get("/staff/")
        self.relative.get(f"/en/my/{self.registration.pk}/")
        self.relative.get("/en/my/")

    def send_documents(self):
        """By the family and by the officer; the scanner reads them, and a copy goes out."""
        text = self.word("text of a document").encode()
        photo = documents.jpeg(place=self.word("place in a photo"), tail=self.word("tail of a photo").encode())
        paper = documents.pdf(author=self.word("author of a document"), attached=text * (LARGE // len(text)))
        self.send(self.relative, f"/en/my/{self.registration.pk}/documents/", photo, "jpg", "image/jpeg")
        address = f"/staff/registrations/{self.registration.pk}/documents/"
        self.send(self.officer, address, paper, "pdf", "application/pdf")
        assert DBTaskResult.objects.count() == 2  # the queue has a row for each
        call_command("scan_documents", verbosity=0)
        found = Document.objects.filter(state=DocumentState.CLEAN).first()
        ticket = self.officer.post(f"/staff/documents/{found.pk}/fetch/")["Location"]
        self.canaries.also("leave to fetch a document", ticket.strip("/").rpartition("/")[2])
        self.officer.get(ticket)
        self.relative.get(f"/en/my/{self.registration.pk}/documents/")

    def send(self, visitor, address, content, ending, kind):
        named = f"{self.word('casework.Document.file_name')}.{ending}"
        file = SimpleUploadedFile(named, content, kind)
        visitor.post(address, {"file": file, "caption": self.word("casework.Document.caption")})

    def decide(self):
        """Every act that asks for a reason."""
        reasons = {act: {"reason": self.word(f"reason of {act}")} for act in ("seal", "unseal")}
        self.supervisor.post(self.staff("seal"), reasons["seal"])
        self.officer.post(self.staff("unseal"), reasons["unseal"])
        step = {"actor": self.supervisor.user, "reason": self.word("reason of a step")}
        registration_advance(registration=self.registration, to=RegistrationState.UNDER_REVIEW, **step)
        case_advance(case=self.case, to=CaseState.NO_ACTIVE_LEAD, **step)

    def break_glass(self):
        asked = {"reference": self.registration.reference, "reason": self.word("casework.BreakGlass.reason")}
        self.stranger.post("/staff/break-glass/ask/", asked)
        assert asked["reason"] in self.guardian.get("/staff/break-glass/").text
        glass = BreakGlass.objects.get(reader=self.stranger.user)
        self.guardian.post(f"/staff/break-glass/{glass.pk}/approve/")
        self.stranger.get(self.staff())

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

    def watch(self):
        """The log is read and taken out, and somebody asks it about a person."""
        self.auditor.get("/staff/log/")
        self.auditor.get("/staff/log/", subject=self.word("a name asked of the log"))
        assert b"case" in self.auditor.post("/staff/log/export/", {}, 200).words

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
