"""The CMS knows nobody's address: what Wagtail would mail to editors goes nowhere, and stops nobody's work."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from tests.factories.accounts import make_user
from tests.factories.publications import make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    """An editor, and a publisher who approves."""
    editor, publisher = make_user("cms"), make_user("cms", is_superuser=True)
    editor.groups.add(Group.objects.get_or_create(name="Editors")[0])
    publisher.groups.add(Group.objects.get_or_create(name="Publishers")[0])
    return editor, publisher


@pytest.fixture
def state(people):
    """A question that waits for approval."""
    task = GroupApprovalTask.objects.create(name="Approval")
    task.groups.set(Group.objects.filter(name="Publishers"))
    workflow = Workflow.objects.create(name="Approval")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    page = make_question()
    page.save_revision(user=people[0])
    return workflow.start(page, people[0])


def test_a_page_that_is_submitted_sends_no_mail(state):
    assert (state.status, mail.outbox) == ("in_progress", [])


@pytest.mark.parametrize(("act", "status"), [("approve", "approved"), ("reject", "needs_changes")])
def test_a_decision_sends_no_mail(state, people, act, status):
    task = state.current_task_state.specific
    getattr(task, act)(user=people[1])
    state.refresh_from_db()
    assert (state.status, mail.outbox) == (status, [])
