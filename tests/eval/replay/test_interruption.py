"""Real commands, killed and interrupted half-way, go on where they were."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.replay.part import read_part
from eval.runs import RunFolder, RunStore
from indexes.settings import Settings
from tests.conftest import hear_interruptions
from tests.eval.replay.world import DAY, LINES, add_snapshot, command, make_data, write_lines

FEW, MANY = 8, 80  # repeats: enough to be cut short, also where the test itself has to wait
pytestmark = pytest.mark.slow


def asked(repeats: int) -> int:
    return len(LINES) * 3 * 3 * repeats


@pytest.fixture
def data(tmp_path: Path) -> Settings:
    return make_data(tmp_path / "datos")


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "preguntas.jsonl")


def arguments(data: Settings, dataset: Path, *more: object) -> list[str]:
    return command("consistency", dataset, "--data-dir", data.data_dir, *more)


@pytest.fixture
def repeats() -> int:
    return FEW


@pytest.fixture
def begun(
    data: Settings, dataset: Path, repeats: int
) -> Iterator[tuple[subprocess.Popen[str], RunFolder]]:
    """A command that has answered some of its questions."""
    process = subprocess.Popen(
        arguments(data, dataset, "--repeats", repeats, "--today", DAY, "--workers", 2),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=hear_interruptions,
    )
    try:
        yield process, answering(process, RunStore(data.data_dir / "evaluations"))
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=60)


def answering(process: subprocess.Popen[str], store: RunStore) -> RunFolder:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        for run in store.list():
            folder = store.open(run.id)
            if read_part(folder.part):
                return folder
        time.sleep(0.02)
    raise AssertionError(process.communicate()[1] if process.poll() is not None else "no answers")


def children_of(pid: int) -> set[int]:
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True
    )
    return {int(line) for line in listed.stdout.split()}


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_killed_run_goes_on_without_asking_twice(
    begun: tuple[subprocess.Popen[str], RunFolder], data: Settings, dataset: Path
) -> None:
    process, folder = begun
    children = children_of(process.pid)
    process.kill()
    process.wait(timeout=30)
    before = {key: a.latency_ms for key, a in read_part(folder.part).items()}
    assert 0 < len(before) < asked(FEW)
    deadline = time.monotonic() + 30
    while any(map(is_running, children)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [child for child in children if is_running(child)] == []

    add_snapshot(data)  # the run goes on with the one it was begun with
    done = subprocess.run(
        arguments(data, dataset, "--resume"), capture_output=True, text=True, timeout=200
    )
    assert done.returncode == 0, done.stderr
    answers = {answer.key: answer.latency_ms for answer in folder.answers()}
    assert len(answers) == asked(FEW)
    assert {key: answers[key] for key in before} == before  # as they were, not asked again


@pytest.mark.parametrize("repeats", [MANY])
def test_interrupted_run_says_how_to_go_on(
    begun: tuple[subprocess.Popen[str], RunFolder], dataset: Path
) -> None:
    process, folder = begun
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert f"ventanilla eval consistency {dataset} --resume {folder.id}" in said
    assert "Traceback" not in said
    assert 0 < len(read_part(folder.part)) < asked(MANY)
