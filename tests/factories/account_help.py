"""Recoveries and freezes, as two colleagues would have made them. The two exist for that alone."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from portal.accounts.models import AccountFreeze, IdentityCheck, RecoveryRequest
from portal.accounts.models.recovery_request import WAIT
from tests.factories.accounts import make_user

SEEN = {"check_kind": IdentityCheck.IN_PERSON, "check_note": "Saw her card again."}
JUST_READY = WAIT + dt.timedelta(seconds=1)


def make_recovery(account, *, approved_ago=None, **fields):
    """An open request; with `approved_ago` (a timedelta) it was approved that long ago."""
    if approved_ago is not None:
        fields |= {"approved_by": make_user("staff"), "approved_at": timezone.now() - approved_ago}
    fields.setdefault("asked_by", make_user("staff"))
    fields.setdefault("check_kind", IdentityCheck.IN_PERSON)
    return RecoveryRequest.objects.create(account=account, check_note="Saw her identity card.", **fields)


def make_freeze(account, **fields):
    """The row alone: the account itself stays open."""
    return AccountFreeze.objects.create(account=account, reason="She called.", frozen_by=make_user("staff"), **fields)
