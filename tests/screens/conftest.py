"""One demo in the situations of `staging`, and the people who look at it."""

from __future__ import annotations

import json

import pytest

from tests.functional.conftest import running
from tests.screens.visitors import STAGE, Visitors


@pytest.fixture(scope="session")
def visitors(tmp_path_factory, elasticsearch_url, browser):
    with running(tmp_path_factory.mktemp("screens"), elasticsearch_url) as demo:
        visitors = Visitors(browser, demo, json.loads(demo.manage(*STAGE)))
        yield visitors
        visitors.close()
