"""The ten stages that a family sees, and the rules that keep a screen from breaking news.

Rule 1: from a first lead until people have spoken, the search is open. Rule 4: afterwards, "we have spoken with you", whatever the case
does next: a case that is reopened is told by people too, and whoever does so takes `told_at` back.
Rule 5: a relative who has not been told goes on seeing an open search, whatever others know.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from casework.enums import CaseState, RegistrationState

if TYPE_CHECKING:
    from casework.models import Registration, Relative


class Stage(Enum):
    """Code, title and text. The text may hold the named places {ref} and {institution}; `text_for` fills them."""

    RECEIVED = (
        "received",
        _("We have your registration"),
        _(
            "You gave us information about your relative. We are keeping it safe. Your number is {ref}. "
            "You do not need to do anything now."
        ),
    )
    UNDER_REVIEW = (
        "under_review",
        _("We are reading what you told us"),
        _("A trained person is reading your registration. If something is unclear we will ask you."),
    )
    MORE_INFO = (
        "more_info",
        _("We would like to ask you something"),
        _(
            "There are one or more questions for you. Answer when you feel able, in writing, by voice or with your "
            "contact person. You may also say that you do not know."
        ),
    )
    REGISTERED = (
        "registered",
        _("Your relative is registered"),
        _("Your relative is now among the people we search for. We begin from the thought that they may be alive."),
    )
    SEARCH_OPEN = (
        "search_open",
        _("The search is open"),
        _(
            "We compare what you told us with other information, and follow lines of inquiry. It can take a long time, "
            "and there may be long times without news. The search stays open."
        ),
    )
    CONTACT_PLANNED = (
        "contact_planned",
        _("Your contact person would like to speak with you"),
        _("We speak with every family from time to time. Choose how, when and with whom you wish to speak."),
    )
    SHARED_IN_PERSON = (
        "shared_in_person",
        _("We have spoken with you"),
        _("What we shared with you in person is not shown here. Your contact person and support remain with you."),
    )
    PAUSED_BY_YOU = (
        "paused_by_you",
        _("Paused, as you asked"),
        _("You asked us to pause contact. Nothing is lost. You can start again at any time."),
    )
    WITHDRAWN = (
        "withdrawn",
        _("You have withdrawn your registration"),
        _(
            "We no longer use what you gave us, except where we have told you we must. "
            "If other relatives registered the same person, their registration goes on."
        ),
    )
    PASSED_ON = (
        "passed_on",
        _("Another institution now answers for this"),
        _(
            "With your agreement your registration was passed to {institution}. "
            "Here is how to reach them, and what we gave them."
        ),
    )

    def __init__(self, code: str, title: str, text: str) -> None:
        self.code = code
        self._title = title
        self._text = text

    @property
    def title(self) -> str:
        """The title in the reader's language."""
        return gettext(self._title)

    @property
    def text(self) -> str:
        """The text in the reader's language, its named places still open."""
        return gettext(self._text)

    def text_for(self, registration: Registration) -> str:
        """The text with the registration's number and, where it was passed on, the institution's name."""
        text = self.text
        if "{ref}" in text:
            text = text.replace("{ref}", registration.reference)
        if "{institution}" in text:
            text = text.replace("{institution}", registration.passed_on_to or gettext("another institution"))
        return text


# States of a registration that speak for themselves. The others (accepted and the like) show how the search stands.
OWN_STAGE = {
    RegistrationState.DRAFT: Stage.RECEIVED,
    RegistrationState.SUBMITTED: Stage.RECEIVED,
    RegistrationState.UNDER_REVIEW: Stage.UNDER_REVIEW,
    RegistrationState.RETURNED_FOR_INFORMATION: Stage.MORE_INFO,
    RegistrationState.PAUSED: Stage.PAUSED_BY_YOU,
    RegistrationState.WITHDRAWN: Stage.WITHDRAWN,
    RegistrationState.OUT_OF_MANDATE_REFERRED: Stage.PASSED_ON,
    RegistrationState.TRANSFERRED: Stage.PASSED_ON,
}


def family_stage(registration: Registration, relative: Relative | None = None) -> Stage:
    """What this relative sees; without a relative, what one sees who has not been told anything."""
    own = OWN_STAGE.get(RegistrationState(registration.state))
    if own is not None:
        return own
    if relative is not None and relative.told_at is not None:
        return Stage.SHARED_IN_PERSON
    if registration.check_in_planned:
        # Kept by the calendar alone and the same in every state, so that neither its coming nor its absence is an omen.
        return Stage.CONTACT_PLANNED
    return Stage.REGISTERED if registration.case.state == CaseState.UNTRIAGED else Stage.SEARCH_OPEN
