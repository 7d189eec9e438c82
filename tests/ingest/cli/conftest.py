from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def ventanilla(tmp_path: Path) -> Any:
    """The installed command, in a process of its own, with a data directory of its own."""
    environment = {
        **os.environ,
        "VENTANILLA_EMBEDDER": "fake",
        "VENTANILLA_DATA_DIR": str(tmp_path / "data"),
    }

    def run(*arguments: str) -> Ran:
        command = [sys.executable, "-c", "from indexes.cli.main import main; main()", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120)
        return Ran(done.returncode, done.stdout, done.stderr)

    return run
