"""Accounts whose owner has no device, but a list on paper."""

from __future__ import annotations

from portal.accounts.second_factor import new_paper_list
from tests.factories.accounts import make_account


def add_paper_list(account):
    """The codes of a confirmed list, in order."""
    paper, codes = new_paper_list(account.user)
    paper.confirmed = True
    paper.save(update_fields=["confirmed"])
    return codes


def make_paper_account(area="family"):
    """An account whose only factor is a list, and the list's codes in order."""
    account = make_account(area)
    account.device.delete()
    return account, add_paper_list(account)
