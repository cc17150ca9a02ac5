from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from tests.publications import sample


@pytest.mark.django_db
def test_command_tells_how_much_it_wrote(tmp_path, capsys):
    call_command("load_content", folder=sample.write(tmp_path))
    assert capsys.readouterr().out == "78 of 78 pages written.\n"


@pytest.mark.django_db
def test_bad_folder_ends_with_two(tmp_path):
    with pytest.raises(CommandError) as error:
        call_command("load_content", folder=tmp_path)
    assert error.value.returncode == 2
