"""After a restore: what the ledger names is destroyed again."""

from __future__ import annotations

from django.db import transaction

from casework import erasure_ledger
from casework.audit import EventTag, record
from casework.models import DataKey
from casework.services.keys_destroy import keys_destroy


def keys_to_replay() -> list[str]:
    """Keys that the ledger calls erased and that the database holds alive. Raises LedgerBroken."""
    return list(DataKey.objects.filter(pk__in=erasure_ledger.read(), destroyed_at=None).values_list("pk", flat=True))


@transaction.atomic
def erasures_replay() -> int:
    """Destroys them; returns how many. Raises LedgerBroken."""
    back = keys_to_replay()
    for key_id in back:
        record(EventTag.VAULT_ERASURE_REPLAYED, actor=None, subject=("datakey", key_id))
    return keys_destroy(back) if back else 0
