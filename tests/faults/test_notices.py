"""A worker is killed after the mail server took the mail and before it said so."""

from __future__ import annotations

import pytest
from django.utils import timezone

from casework.models import Notice, NoticeKind
from casework.services.notice_queue import notice_queue
from casework.services.notices_send import notices_send
from tests.casework.posting import SENDER, make_channel, post_to
from tests.factories.accounts import make_user
from tests.faults.programs import begin, environment, wait_for
from tests.servers.smtp import serving

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]
LINES = """EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT, ATHAR_NOTICE_SENDER = "127.0.0.1", {port}, {sender!r}
"""


def test_n_03_a_killed_worker_s_notice_goes_out_again_under_the_same_id(settings, tmp_path):
    account = make_user("family")
    make_channel(account)
    notice_queue(account=account, kind=NoticeKind.NEWS)
    with serving() as (port, post):
        post.silent = True
        worker = begin(environment(tmp_path, more=LINES.format(port=port, sender=SENDER)), "send_notices", "--once")
        wait_for(post.arrived.is_set, worker)
        worker.kill()
        worker.communicate()
        post_to(settings, port)
        post.silent = False
        assert notices_send() == 0  # the lease of the dead still holds
        Notice.objects.update(leased_until=timezone.now())
        notices_send()
    ids = [message["Message-ID"] for message in post.messages]
    assert (len(ids), len(set(ids)), Notice.objects.waiting().count()) == (2, 1, 0)
