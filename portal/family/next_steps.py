"""What happens next, one text a stage. Plain words, no promise of a day, no omen."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from casework.stages import Stage

NEXT_STEPS = {
    Stage.RECEIVED: _("A trained person will read what you told us. If something is unclear, we will ask you."),
    Stage.UNDER_REVIEW: _("When we have read everything, this page will say so."),
    Stage.MORE_INFO: _("Speak with your contact person when you feel able. Nothing is lost if you wait."),
    Stage.REGISTERED: _("We compare what you told us with other information. You do not need to do anything now."),
    Stage.SEARCH_OPEN: _("We go on searching. If you remember something more, you can always tell us."),
    Stage.CONTACT_PLANNED: _("Tell us how and when you would like to speak. We offer this talk to every family."),
    Stage.SHARED_IN_PERSON: _("Your contact person stays with you. You may ask them anything, at any time."),
    Stage.PAUSED_BY_YOU: _("We wait until you are ready. Tell your contact person when you would like to go on."),
    Stage.WITHDRAWN: _("If you change your mind, you can register again."),
    Stage.PASSED_ON: _("The other institution answers your questions now. We help you to reach them."),
}


def next_step(stage: Stage) -> str:
    """The text in the reader's language."""
    return gettext(NEXT_STEPS[stage])
