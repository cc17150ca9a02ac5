"""A content-free notice for an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casework.models import Notice

if TYPE_CHECKING:
    from casework.models import Registration
    from casework.models.notice import NoticeKind
    from casework.rights import Account


def notice_queue(*, account: Account, kind: NoticeKind, registration: Registration | None = None) -> None:
    """Puts the notice in the outbox of the present transaction. Whether it may go out is asked when it is sent.

    One that waits already stands for this one too. With `registration`, the account must still see that one when it is sent.
    """
    notice = Notice(account_id=account.pk, kind=kind, registration=registration)
    Notice.objects.bulk_create([notice], ignore_conflicts=True)
