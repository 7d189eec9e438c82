"""The processes of production, started beside the demonstration: each with its log."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from indexes.settings import ENV_PREFIX
from ingest.demo.errors import ProcessEnded

ORGANISATION = "Gobierno de Aragón (demostración)"
CLOSING_S = 15
TAIL_LINES = 15


@dataclass
class _Child:
    name: str
    process: subprocess.Popen[bytes]
    log: Path
    stream: IO[bytes]


class Processes:
    """`ventanilla …` as subprocesses; all end with the `with` block, the newest first."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._children: list[_Child] = []

    def start(self, name: str, *arguments: str) -> None:
        """In its own session: Ctrl-C reaches the demo alone, which then ends its children."""
        log = self._data_dir / "logs" / f"{name}.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        stream = log.open("wb")
        process = subprocess.Popen(  # noqa: S603  # our own command, without a shell
            command(self._data_dir, name, *arguments),
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
            env=environment(self._data_dir),
            start_new_session=True,
        )
        self._children.append(_Child(name, process, log, stream))

    def check(self) -> None:
        """Raises ProcessEnded with the end of the log of a process that is no longer there."""
        for child in self._children:
            code = child.process.poll()
            if code is not None:
                lines = child.log.read_text("utf-8", "replace").splitlines()[-TAIL_LINES:]
                raise ProcessEnded(child.name, code, "\n".join(lines))

    def close(self) -> None:
        for child in reversed(self._children):
            child.process.terminate()
        for child in reversed(self._children):
            try:
                child.process.wait(CLOSING_S)
            except subprocess.TimeoutExpired:
                child.process.kill()
                child.process.wait()
            child.stream.close()
        self._children.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def run_to_end(data_dir: Path, name: str) -> None:
    """Shows its progress on this terminal's error stream. Raises ProcessEnded when it fails."""
    data_dir.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(  # noqa: S603  # our own command, without a shell
        command(data_dir, name), stdout=subprocess.DEVNULL, env=environment(data_dir), check=False
    )
    if done.returncode:
        raise ProcessEnded(name, done.returncode, "")


def command(data_dir: Path, name: str, *arguments: str) -> Sequence[str]:
    """The command line by its module, so that nothing need be on the PATH."""
    return [
        sys.executable, "-m", "indexes.cli.main", name, "--data-dir", str(data_dir), *arguments,
    ]  # fmt: skip


def environment(data_dir: Path) -> dict[str, str]:
    """The settings of this process, for another data directory."""
    return {
        f"{ENV_PREFIX}ORGANISATION": ORGANISATION,
        **os.environ,
        f"{ENV_PREFIX}DATA_DIR": str(data_dir),
        "PYTHONUNBUFFERED": "1",
    }
