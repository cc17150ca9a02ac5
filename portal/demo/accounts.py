"""The demo's accounts: two families, one of staff for each role, and who publishes. What each may try is said in `guide`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoAccount:
    """One line of what the demo prints: who may sign in as whom, to see what."""

    key: str
    area: str
    login: str
    sees: str
    display_name: str = ""
    language: str = "en"
    group: str = ""
    superuser: bool = False


ACCOUNTS = (
    DemoAccount("family_a", "family", "48217730", "a mother with two registrations", language="ar"),
    DemoAccount("family_b", "family", "60934418", "a sister with one registration"),
    DemoAccount("officer", "staff", "31150826", "an officer with her cases and the name search", "Rana Haddad"),
    DemoAccount("other_officer", "staff", "75526091", "another officer with other cases", "Jonas Keller"),
    DemoAccount("supervisor", "staff", "20487365", "a supervisor with her team's cases", "Leyla Demir"),
    DemoAccount("protection_officer", "staff", "41895527", "a protection officer: the log, and no case", "Hevin Osman"),
    DemoAccount("analyst", "staff", "26647193", "a search analyst: cases without names", "Dilan Aziz"),
    DemoAccount("support_officer", "staff", "68209451", "a support officer: how to reach a family", "Sophie Martin"),
    DemoAccount("advocate", "staff", "12573804", "a victims' advocate: what the family told", "Yara Khalil"),
    DemoAccount("head", "staff", "39461085", "the head of the institution: the log, and no case", "Maren Vogt"),
    DemoAccount("auditor", "staff", "93301874", "an auditor: the log, and no case", "Paul Girard"),
    DemoAccount("editor", "cms", "57740213", "an editor of the public pages", "Mira Saleh", group="Editors"),
    DemoAccount("translator", "cms", "90255638", "a translator of the pages", "Salim Nasser", "ar", "Translators"),
    DemoAccount("publisher", "cms", "86612950", "a publisher of the public pages", "Nils Brandt", group="Publishers"),
    DemoAccount(
        "administrator", "cms", "14093387", "an administrator of the pages: no case", "Aram Xelîl", superuser=True
    ),
)
