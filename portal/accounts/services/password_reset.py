"""A forgotten password: a number and a line of the paper list give a new one. It signs nobody in.

Two of the three things that an owner has are always needed (docs/decisions/0009-recovery.md): the paper makes the new password, and the phone still
has to sign in. So all paper is void after it was used for this, and who has nothing but paper is helped by two colleagues: paper alone never opens an
account.
"""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from casework.audit import EventTag, record, record_refusal
from casework.models import NoticeKind
from casework.services.notice_channel_forget import next_address_stop
from casework.services.notice_queue import notice_queue
from portal.accounts import throttle
from portal.accounts.exceptions import Refused
from portal.accounts.models import PaperList, RecoveryCode, User
from portal.accounts.models.recovery_code import CODES
from portal.accounts.second_factor import has_device
from portal.accounts.services.sessions_end import sessions_end


def password_reset(*, login: str, code: str, password: str, address: str) -> None:
    """Raises Refused, alike for numbers that do not exist and accounts that are closed or frozen, or TooSoon."""
    throttle.admit(login=login, address=address)
    with transaction.atomic():
        user = _owner(login, code)
        if user is not None:
            _reset(user, password)
    if user is None:
        named = User.objects.filter(login=login).first()
        subject = named or ("login", throttle.typed_hash(login))
        record_refusal(EventTag.ACCOUNT_CODE_FAILED, actor=None, subject=subject)
        raise Refused
    throttle.forgive(login=login, address=address)


def _owner(login: str, code: str) -> User | None:
    """Whose unused code this is. It does the same work whether the number exists or not, and however many codes are left."""
    rows = RecoveryCode.objects.select_for_update(of=("self",)).select_related("user")
    unused = list(rows.filter(user__login=login, used_at=None)[:CODES])
    padding = [RecoveryCode(code_hash=RecoveryCode.hash_of("")) for _missing in range(CODES - len(unused))]
    right = [row for row in [*unused, *padding] if row.matches(code) and row.pk]
    user = right[0].user if right else None
    return user if user and user.lets_in and user.area in settings.ATHAR_AREAS and has_device(user) else None


def _reset(user: User, password: str) -> None:
    user.set_password(password)
    user.save(update_fields=["password"])
    for paper in (RecoveryCode, PaperList):  # they are often kept together: who holds one may hold the other
        paper.objects.filter(user=user).delete()
    record(EventTag.ACCOUNT_RECOVERY_USED, actor=user, subject=user)
    record(EventTag.ACCOUNT_PASSWORD_CHANGED, actor=user, subject=user)
    next_address_stop(account=user)
    sessions_end(user=user, actor=user)
    notice_queue(account=user, kind=NoticeKind.ACCOUNT_CHANGED)
