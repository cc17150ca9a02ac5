from __future__ import annotations

import re

import pytest

from casework.stages import Stage
from portal.family.next_steps import next_step

OMENS = "match|lead|found|confirm|result|outcome|dead|death|close|score|percent|soon|days"


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_has_a_next_step_in_short_sentences(stage):
    sentences = re.split(r"[.:]", next_step(stage))
    assert 0 < max(len(sentence.split()) for sentence in sentences) < 15


@pytest.mark.parametrize("stage", Stage)
def test_no_next_step_is_an_omen(stage):
    assert not re.search(OMENS, next_step(stage), re.IGNORECASE)
