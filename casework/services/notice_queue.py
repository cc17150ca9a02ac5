"""A content-free notice for an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casework.models import Notice

if TYPE_CHECKING:
    from casework.models.notice import NoticeKind
    from casework.rights import Account


def notice_queue(*, account: Account, kind: NoticeKind) -> None:
    """Puts the notice in the outbox of the present transaction. Whether it may go out is asked when it is sent."""
    Notice.objects.create(account_id=account.pk, kind=kind)
