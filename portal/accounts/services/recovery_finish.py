"""The owner has a new password and a new factor: what was there before opens nothing any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django_otp import devices_for_user

from casework.audit import EventTag, record
from casework.services.notice_channel_forget import notice_channel_drop
from portal.accounts.models import RecoveryCode, RecoveryRequest, RecoveryState
from portal.accounts.services.sessions_end import sessions_end

if TYPE_CHECKING:
    from portal.accounts.models import User


def old_factors_remove(*, user: User, keep: Any) -> None:
    """Every app, passkey and code of the account but the new one, whatever kinds there are. Call it inside a transaction."""
    for device in devices_for_user(user, confirmed=None):
        if device.persistent_id != keep.persistent_id:
            device.delete()
    RecoveryCode.objects.filter(user=user).delete()
    record(EventTag.ACCOUNT_FACTOR_REMOVED, actor=user, subject=user)


def recovery_finish(*, user: User, recovery: RecoveryRequest) -> None:
    """Closes the request, ends all sessions and a freeze: the lost phone opens nothing now, and notices go nowhere. Call it inside a transaction."""
    recovery.close(RecoveryState.FINISHED)
    record(EventTag.ACCOUNT_RECOVERY_FINISHED, actor=user, subject=recovery)
    sessions_end(user=user, actor=user)
    _unfreeze(user, recovery)
    notice_channel_drop(account=user)


def _unfreeze(user: User, recovery: RecoveryRequest) -> None:
    """Two people agreed to the recovery, and with it to its end."""
    freeze = user.freezes.open().first()
    if freeze is None:
        return
    freeze.end_asked_by_id, freeze.ended_by_id = recovery.asked_by_id, recovery.approved_by_id
    freeze.ended_at = timezone.now()
    freeze.save(update_fields=["end_asked_by", "ended_by", "ended_at"])
    user.frozen_at = None
    user.save(update_fields=["frozen_at"])
    record(EventTag.ACCOUNT_FREEZE_ENDED, actor=user, subject=freeze)
