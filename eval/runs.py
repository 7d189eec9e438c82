"""Runs on disk: `<data dir>/evaluations/<run id>/`, each with how it was made and what it gave.

run.json           how it was made
answers.part.jsonl while it runs: answers in order of arrival
answers.jsonl      once finished: one line an answer, sorted by key
metrics.json       measures; the same answers give the same bytes
latency.json       times, which differ from run to run
"""

from __future__ import annotations

import fcntl
import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from eval.canonical import canonical_json
from eval.errors import RunBusy, RunNotFound
from eval.models import Answer, Metrics, Run
from indexes.snapshots.durable import write_atomically

KEEP = 50
_ID = "run_%Y%m%dT%H%M%S%f"
_RUN, _ANSWERS, _PART = "run.json", "answers.jsonl", "answers.part.jsonl"
_METRICS, _LATENCY, _LOCK = "metrics.json", "latency.json", ".lock"

Runs = list[Run]  # `list` is a method's name in the store


def new_run_id() -> str:
    return datetime.now(UTC).strftime(_ID)


class RunFolder:
    """The files of one run."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.id = path.name

    @property
    def part(self) -> Path:
        return self.path / _PART

    @property
    def answers_path(self) -> Path:
        return self.path / _ANSWERS

    def run(self) -> Run:
        """Raises RunNotFound when there is none, or it cannot be read."""
        try:
            return Run.model_validate_json((self.path / _RUN).read_bytes())
        except (OSError, ValueError) as error:
            raise RunNotFound(f"la ejecución {self.id} no se puede leer: {error}") from error

    def save_run(self, run: Run) -> None:
        write_atomically(self.path / _RUN, run.model_dump_json(indent=1) + "\n")

    def answers(self) -> list[Answer]:
        """Sorted by key. Raises RunNotFound while the run is not finished."""
        return list(self.iter_answers())

    def iter_answers(self) -> Iterator[Answer]:
        if not self.answers_path.exists():
            raise RunNotFound(f"la ejecución {self.id} no está terminada; siga con --resume")
        with self.answers_path.open("rb") as stream:
            for line in stream:
                yield Answer.model_validate_json(line)

    def save_answers(self, answers: Sequence[Answer]) -> None:
        """Whole and sorted by key; what was written on the way goes."""
        lines = (one.model_dump_json() for one in sorted(answers, key=lambda one: one.key))
        write_atomically(self.answers_path, "".join(f"{line}\n" for line in lines))
        self.part.unlink(missing_ok=True)

    def metrics(self) -> Metrics | None:
        """None when it was not measured, or by an older format."""
        try:
            return Metrics.model_validate_json((self.path / _METRICS).read_bytes())
        except (OSError, ValueError):
            return None

    def save_metrics(self, metrics: Metrics) -> None:
        write_atomically(self.path / _METRICS, canonical_json(metrics.model_dump(mode="json")))

    def save_latency(self, latency: dict[str, Any]) -> None:
        write_atomically(self.path / _LATENCY, canonical_json(latency))

    def latency(self) -> dict[str, Any]:
        try:
            return dict(json.loads((self.path / _LATENCY).read_bytes()))
        except (OSError, ValueError):
            return {}

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One writer at a time; the kernel lets go when its process dies. Raises RunBusy."""
        with (self.path / _LOCK).open("a") as stream:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise RunBusy(f"otra orden está escribiendo la ejecución {self.id}") from error
            yield


class RunStore:
    """`root` is `<data dir>/evaluations`; it need not exist."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def create(self, run: Run) -> RunFolder:
        """Raises FileExistsError when there is one of that id."""
        path = self.root / run.id
        path.mkdir(parents=True)
        folder = RunFolder(path)
        folder.save_run(run)
        return folder

    def open(self, id: str) -> RunFolder:
        """Raises RunNotFound."""
        path = self.root / id
        if not id.startswith("run_") or Path(id).name != id or not (path / _RUN).is_file():
            known = ", ".join(run.id for run in self.list()[:3])
            hint = f"; las últimas son {known}" if known else "; todavía no hay ninguna"
            raise RunNotFound(f"no existe la ejecución «{id}»{hint}")
        return RunFolder(path)

    def list(self) -> Runs:
        """Newest first; what cannot be read is passed over."""
        found = []
        for path in sorted(self.root.glob("run_*"), reverse=True):
            try:
                found.append(RunFolder(path).run())
            except RunNotFound:
                continue
        return found

    def latest(
        self, *, command: str | None = None, dataset: str | None = None, finished: bool = True
    ) -> RunFolder | None:
        """The newest of a command and of a dataset's digest, finished or still to be finished."""
        for run in self.list():
            if command not in (None, run.command) or dataset not in (None, run.dataset_digest):
                continue
            if (run.finished_at is not None) == finished:
                return self.open(run.id)
        return None

    def earlier(self, run: Run) -> Sequence[tuple[Run, Metrics]]:
        """What `run` is compared with over time: older measured ones of the same command and the
        same file name of dataset (questions may have been added to it), oldest first."""
        found = []
        for other in reversed(self.list()):
            if other.id < run.id and _trend_key(other) == _trend_key(run):
                metrics = self.open(other.id).metrics()
                if metrics is not None:
                    found.append((other, metrics))
        return found

    def remove(self, id: str) -> None:
        """Raises RunNotFound, RunBusy."""
        folder = self.open(id)
        with folder.writing():
            shutil.rmtree(folder.path)

    def prune(self, keep: int = KEEP) -> Sequence[str]:
        """Takes all but the newest `keep` away, and none that is being written."""
        gone = []
        for run in self.list()[keep:]:
            try:
                self.remove(run.id)
            except RunBusy:
                continue
            gone.append(run.id)
        return gone


def _trend_key(run: Run) -> tuple[object, ...]:
    return (run.mode, run.command, Path(run.dataset).name, run.until, run.perturbation)
