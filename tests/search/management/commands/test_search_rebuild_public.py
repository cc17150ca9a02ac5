from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from tests.factories.publications import make_question
from tests.search.public.conftest import dead_server, server  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db


@pytest.mark.elasticsearch
@pytest.mark.xdist_group("public-search")
def test_command_counts_the_texts_of_a_language(server, capsys):  # noqa: F811
    make_question(language="fr")
    call_command("search_rebuild_public", language="fr")
    assert capsys.readouterr().out == "fr: 3 texts.\n"


def test_server_that_is_away_is_a_finding(dead_server):  # noqa: F811
    with pytest.raises(CommandError) as error:
        call_command("search_rebuild_public", language="fr")
    assert error.value.returncode == 1


def test_unknown_language_is_bad_input():
    with pytest.raises(CommandError) as error:
        call_command("search_rebuild_public", language="xx")
    assert error.value.returncode == 2
