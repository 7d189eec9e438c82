from __future__ import annotations

import pytest

from eval.audit.needs import Reader, open_reader
from eval.worlds.models import Topic
from eval.worlds.topics import topics_of
from tests.eval.audit.conftest import TODAY, open_site


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return open_reader(open_site(tmp_path_factory.mktemp("mundos")), TODAY)


@pytest.fixture(scope="session")
def topics(reader: Reader) -> list[Topic]:
    return topics_of(reader)
