"""What officers and families do with a case, each value of theirs a canary."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from casework.enums import CaseState, NameRole, RegistrationState, Relation, Script
from casework.models import BreakGlass, Document, DocumentState, Person, Registration
from casework.services.case_advance import case_advance
from casework.services.given import Applicant, GivenName, GivenRegistration, PlannedContact
from casework.services.name_add import name_add
from casework.services.registration_advance import registration_advance
from casework.services.registration_open import registration_open
from search.engines import get_engine
from search.names import KeyKind, Names, keys_for
from search.outbox import drain
from tests.factories import documents

LONG_KEY = 8  # letters: shorter ones stand everywhere by chance
LARGE = 3 * 1024 * 1024  # Django's own handlers write a file of this size to the disk


class CaseworkActs:
    """Part of the scenario: its visitors, `team` and `word` are there."""

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
        keys = {key.value for name in names for key in keys_for(name) if key.kind is KeyKind.SKELETON}
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

    def watch(self):
        """The log is read and taken out, and somebody asks it about a person."""
        self.auditor.get("/staff/log/")
        self.auditor.get("/staff/log/", subject=self.word("a name asked of the log"))
        assert b"case" in self.auditor.post("/staff/log/export/", {}, 200).words
