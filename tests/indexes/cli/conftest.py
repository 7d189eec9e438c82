from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from indexes.settings import Settings


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(settings: Settings, tmp_path: Path) -> Run:
    """`run("key", "list")` runs the command as a person would, on a data directory of its own."""

    def call(*arguments: str, **environment: str) -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", "indexes.cli.main", *arguments],
            capture_output=True,
            text=True,
            env=os.environ
            | {
                "VENTANILLA_DATA_DIR": str(settings.data_dir),
                "VENTANILLA_CACHE_DIR": str(settings.cache_dir),
                "VENTANILLA_EMBEDDER": "fake",
            }
            | environment,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    return call
