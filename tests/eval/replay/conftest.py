from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from eval.replay.in_process import InProcess
from eval.runs import RunStore
from indexes.settings import Settings
from tests.assist.suggestions.world import TODAY
from tests.eval.replay.world import make_data, write_lines


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return make_data(tmp_path_factory.mktemp("datos"))


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_lines(tmp_path_factory.mktemp("conjunto") / "preguntas.jsonl")


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    return RunStore(tmp_path / "evaluations")


@pytest.fixture
def in_process(settings: Settings) -> Callable[..., InProcess]:
    def in_process(until: str = "verify", workers: int = 1) -> InProcess:
        return InProcess(settings, until=until, today=TODAY, workers=workers)

    return in_process
