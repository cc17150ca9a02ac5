"""The states, roles and kinds of the domain, as stored."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class RegistrationState(models.TextChoices):
    """Where one relative's registration stands (internal; families see a Stage)."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    UNDER_REVIEW = "under_review", _("Under review")
    RETURNED_FOR_INFORMATION = "returned_for_information", _("Returned for information")
    ACCEPTED = "accepted", _("Accepted")
    DUPLICATE_LINKED = "duplicate_linked", _("Linked as duplicate")
    OUT_OF_MANDATE_REFERRED = "out_of_mandate_referred", _("Outside the mandate, referred")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    PAUSED = "paused", _("Paused")
    SUCCESSION = "applicant_deceased_succession", _("Applicant deceased, succession")
    TRANSFERRED = "transferred", _("Transferred")


class CaseState(models.TextChoices):
    """Where the search for one person stands (internal, never shown to a family)."""

    UNTRIAGED = "open_untriaged", _("Open, not yet triaged")
    IN_LINE_OF_INQUIRY = "open_in_line_of_inquiry", _("Open, in a line of inquiry")
    NO_ACTIVE_LEAD = "open_no_active_lead", _("Open, no active lead")
    LEAD_UNDER_VERIFICATION = "lead_under_verification", _("Lead under verification")
    RESOLUTION_PROPOSED = "resolution_proposed", _("Resolution proposed")
    RESOLUTION_CONFIRMED = "resolution_confirmed", _("Resolution confirmed")
    DISCLOSURE_PLANNED = "disclosure_planned", _("Disclosure planned")
    DISCLOSED = "disclosed", _("Disclosed")
    CLOSED_WITH_FAMILY = "closed_with_family", _("Closed with the family")
    REOPENED = "reopened", _("Reopened")


# Rule 1 of the family's stages: from a first lead until people have spoken, the screen shows an open search.
SEARCH_STATES = frozenset(
    {
        CaseState.IN_LINE_OF_INQUIRY,
        CaseState.NO_ACTIVE_LEAD,
        CaseState.LEAD_UNDER_VERIFICATION,
        CaseState.RESOLUTION_PROPOSED,
        CaseState.RESOLUTION_CONFIRMED,
        CaseState.DISCLOSURE_PLANNED,
        CaseState.REOPENED,
    }
)


class LineOfInquiry(models.TextChoices):
    """The large lines that the search follows."""

    NONE = "", _("Not yet set")
    ENFORCED_DISAPPEARANCE = "enforced_disappearance", _("Enforced disappearances")
    MISSING_CHILDREN = "missing_children", _("Missing children")
    DAESH = "daesh", _("Disappearances by Daesh")
    MIGRATION = "migration", _("Missing migrants and asylum seekers")
    RECENT = "recent", _("Disappearances after December 2024")


class Role(models.TextChoices):
    """What a member of staff may be; granted in this package alone, by two people."""

    OFFICER = "officer", _("Case officer")
    SUPERVISOR = "supervisor", _("Supervisor")
    ANALYST = "analyst", _("Search analyst")
    SUPPORT_OFFICER = "support_officer", _("Psychosocial or legal officer")
    ADVOCATE = "advocate", _("Victims' advocate")
    HEAD = "head", _("Head")
    PROTECTION_OFFICER = "protection_officer", _("Data-protection officer")
    AUDITOR = "auditor", _("Auditor")


class Sex(models.TextChoices):
    NOT_GIVEN = "", _("Not given")
    FEMALE = "female", _("Female")
    MALE = "male", _("Male")
    OTHER = "other", _("Other")


class NameRole(models.TextChoices):
    """Which part of a name a text is."""

    FULL = "full", _("Full name")
    GIVEN = "given", _("Given name")
    FATHER = "father", _("Father's name")
    GRANDFATHER = "grandfather", _("Grandfather's name")
    FAMILY = "family", _("Family name")
    MOTHER = "mother", _("Mother's name")
    KUNYA = "kunya", _("Kunya")


class Script(models.TextChoices):
    """ISO 15924 codes of the scripts that names are written in."""

    ARABIC = "Arab", _("Arabic script")
    LATIN = "Latn", _("Latin script")


class Channel(models.TextChoices):
    """How a registration reached the institution."""

    WEB = "web", _("Website")
    PHONE = "phone", _("Telephone")
    INTERVIEW = "interview", _("Interview")
    PAPER = "paper", _("Paper")
    PARTNER = "partner", _("Partner organisation")
    VOICE = "voice", _("Voice message")


class Relation(models.TextChoices):
    """What the relative is to the missing person."""

    MOTHER = "mother", _("Mother")
    FATHER = "father", _("Father")
    SPOUSE = "spouse", _("Wife or husband")
    DAUGHTER = "daughter", _("Daughter")
    SON = "son", _("Son")
    SISTER = "sister", _("Sister")
    BROTHER = "brother", _("Brother")
    GRANDPARENT = "grandparent", _("Grandparent")
    GRANDCHILD = "grandchild", _("Grandchild")
    AUNT_UNCLE = "aunt_uncle", _("Aunt or uncle")
    NIECE_NEPHEW = "niece_nephew", _("Niece or nephew")
    COUSIN = "cousin", _("Cousin")
    IN_LAW = "in_law", _("Relative by marriage")
    LEGAL_GUARDIAN = "legal_guardian", _("Legal guardian")
    FIANCE = "fiance", _("Fiancé or fiancée")
    FRIEND = "friend", _("Friend")
    FELLOW_DETAINEE = "former_fellow_detainee", _("Former fellow detainee")
    NEIGHBOUR = "neighbour", _("Neighbour")
    ORGANISATION = "organisation", _("Organisation")
    SELF_SURVIVOR = "self_survivor", _("The person")
    OTHER = "other", _("Other")


class Governorate(models.TextChoices):
    """The p-codes at level 1: as near as a place is kept in clear."""

    NOT_KNOWN = "", _("Not known")
    DAMASCUS = "SY01", _("Damascus")
    ALEPPO = "SY02", _("Aleppo")
    RIF_DIMASHQ = "SY03", _("Rif Dimashq")
    HOMS = "SY04", _("Homs")
    HAMA = "SY05", _("Hama")
    LATAKIA = "SY06", _("Latakia")
    IDLIB = "SY07", _("Idlib")
    HASAKAH = "SY08", _("Al-Hasakah")
    DEIR_EZ_ZOR = "SY09", _("Deir ez-Zor")
    TARTUS = "SY10", _("Tartus")
    RAQQA = "SY11", _("Raqqa")
    DARAA = "SY12", _("Daraa")
    SUWAYDA = "SY13", _("As-Suwayda")
    QUNEITRA = "SY14", _("Quneitra")
