"""Situations that a new demo does not show, made by the services that people's pages call. Run inside a demo by `manage.py shell`."""

from __future__ import annotations

import json

from django.contrib.auth import get_user_model

from casework.models import Assignment, Registration, Relative
from casework.services.break_glass_ask import break_glass_ask
from portal.accounts.models import AccountFreeze, IdentityCheck, TOTPDevice
from portal.accounts.second_factor import factor_id
from portal.accounts.services.account_create import account_create
from portal.accounts.services.account_freeze import account_freeze
from portal.accounts.services.invitation_issue import invitation_issue
from portal.accounts.services.recovery_ask import recovery_ask
from portal.demo.sheet import read_sheet
from publications.models import HomePage, QuestionPage
from tests.screens.account import FROZEN_LOGIN, HALFWAY_LOGIN, INVITED_LOGIN, PASSWORD

ANSWER = "where-is-the-institution"


def stage() -> None:
    """Prints, as JSON, the places that screens speak of."""
    people = {row["key"]: get_user_model().objects.get(login=row["login"]) for row in read_sheet()["accounts"]}
    print(json.dumps(accounts(people) | records(people) | pages()))


def accounts(people) -> dict[str, str]:
    """An invitation, an account between its two steps, one that is being recovered, one that is frozen."""
    invited = account_create(area="family", login=INVITED_LOGIN).user
    account_create(area="family", login=HALFWAY_LOGIN, password=PASSWORD)
    recovery = recovery_ask(
        actor=people["officer"],
        account=people["family_b"],
        check_kind=IdentityCheck.IN_PERSON,
        check_note="Showed her card, and knew the day of the first call.",
    )
    return {
        "invitation": invitation_issue(user=invited),
        "app": factor_id("app", TOTPDevice.objects.get(user=people["family_a"], confirmed=True)),
        "recovery": recovery.pk,
        "freeze": frozen(people["officer"]).pk,
    }


def frozen(officer) -> AccountFreeze:
    user = account_create(area="family", login=FROZEN_LOGIN, password=PASSWORD).user
    relative = Relative.objects.filter(account=None, registration__case__assignments__officer=officer).first()
    relative.account = user
    relative.save(update_fields=["account"])
    return account_freeze(actor=officer, account=user, reason="Her telephone was taken at a checkpoint.")


def records(people) -> dict[str, str]:
    """Registrations of the two families, and a case of another officer that somebody wants opened in need."""
    told, new = Registration.objects.filter(relatives__account=people["family_a"]).order_by("state")
    asked = Registration.objects.get(relatives__account=people["family_b"])
    others = Assignment.objects.filter(officer=people["other_officer"]).exclude(
        case__assignments__officer=people["officer"]
    )
    break_glass_ask(
        actor=people["officer"],
        reference=others[0].case.registrations.first().reference,
        reason="A caller says that the child is in danger.",
    )
    return {
        "registration": told.pk,
        "other_registration": new.pk,
        "asked_registration": asked.pk,
        "case": told.case_id,
    }


def pages() -> dict[str, int]:
    question = QuestionPage.objects.get(slug=ANSWER, locale__language_code="en")
    return {"home_page": HomePage.objects.get(locale__language_code="en").pk, "question_page": question.pk}
