"""The second lock on rows: PostgreSQL itself gives a web process only the rows of the account that it answers.

The first lock is `visible_to(actor)`. Policies are in `policies.sql`, who may do what with which table in `grants.py`; both are laid by the owner
of the tables (`manage.py database_rights`), whom the web never is.
"""

from __future__ import annotations

from casework.row_security.context import act_as, reads_all_rows

__all__ = ["act_as", "reads_all_rows"]
