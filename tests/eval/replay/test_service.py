"""Against the real service over HTTP on loopback."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assist.suggestions.service import today_here
from eval.errors import OptionRefused, ServiceFailed
from eval.replay.in_process import InProcess
from eval.replay.opening import asker_to_resume
from eval.replay.options import ReplayOptions
from eval.replay.part import read_part
from eval.replay.plan import plan
from eval.replay.replay import complete
from eval.replay.service import Service
from eval.runs import RunFolder, RunStore
from indexes.keys import create_key
from indexes.models import Channel
from indexes.settings import Settings
from tests.assist.ui.service import RunningService
from tests.eval.replay.world import LINES, OFFICES, make_data, ventanilla, write_lines

ASKED = len(LINES) * len(OFFICES) * 2


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return make_data(tmp_path_factory.mktemp("servicio"))


@pytest.fixture(scope="module")
def service(served: Settings) -> Iterator[RunningService]:
    service = RunningService(served)
    service.start()
    yield service
    service.stop()


@pytest.fixture(scope="module")
def key(served: Settings) -> str:
    return create_key(served, role="agent", name="eval tests").key


def options(dataset: Path, url: str, repeats: int = 1) -> ReplayOptions:
    return ReplayOptions(
        command="consistency",
        dataset=dataset,
        offices=(),
        channels=(Channel.EMAIL, Channel.PHONE),
        repeats=repeats,
        url=url,
    )


def begun(
    store: RunStore, dataset: Path, service: RunningService, key: str, repeats: int = 1
) -> tuple[RunFolder, Service]:
    asker = Service(service.url, key)
    return store.create(plan(options(dataset, service.url, repeats), asker)), asker


def test_service_says_what_its_stages_say_in_process(
    service: RunningService, served: Settings, key: str, store: RunStore, dataset: Path
) -> None:
    folder, asker = begun(store, dataset, service, key)
    run = complete(folder, dataset, asker)
    local = InProcess(served, until="verify", today=today_here(), workers=1)
    other = store.create(plan(options(dataset, ""), local))
    complete(other, dataset, local)
    leaves_out = {"latency_ms": None, "ranked": ()}
    assert [answer.model_copy(update=leaves_out) for answer in folder.answers()] == [
        answer.model_copy(update=leaves_out) for answer in other.answers()
    ]
    assert run.answers == ASKED
    assert (run.snapshot, run.pipeline) == (other.run().snapshot, other.run().pipeline)
    assert run.target == service.url


def test_key_is_kept_nowhere(
    service: RunningService, key: str, store: RunStore, dataset: Path
) -> None:
    folder, asker = begun(store, dataset, service, key)
    complete(folder, dataset, asker)
    assert [p for p in folder.path.iterdir() if key in p.read_text(encoding="utf-8")] == []


def test_wrong_key_is_told_with_the_remedy(service: RunningService) -> None:
    with pytest.raises(ServiceFailed, match="ventanilla key create"):
        Service(service.url, "vk_otra")


def test_no_key_and_no_address_are_refused_before_any_call(service: RunningService) -> None:
    with pytest.raises(OptionRefused, match="VENTANILLA_KEY"):
        Service(service.url, None)
    with pytest.raises(OptionRefused, match="http"):
        Service("sede.example.org", "vk")


def test_service_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eval.replay.service._ATTEMPTS", 1)
    with pytest.raises(ServiceFailed, match="está en marcha"):
        Service("http://127.0.0.1:9", "vk")


def test_run_survives_the_loss_of_the_service(
    served: Settings, key: str, store: RunStore, dataset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eval.replay.service._ATTEMPTS", 1)
    service = RunningService(served)
    service.start()
    folder, asker = begun(store, dataset, service, key, repeats=10)
    threading.Thread(target=stop_soon, args=(service, folder)).start()
    with pytest.raises(ServiceFailed):
        complete(folder, dataset, asker)
    before = {name: answer.latency_ms for name, answer in read_part(folder.part).items()}
    assert 0 < len(before) < ASKED * 10

    service.start()
    complete(folder, dataset, asker_to_resume(folder.run(), served, key))
    service.stop()
    answers = {answer.key: answer.latency_ms for answer in folder.answers()}
    assert len(answers) == ASKED * 10
    assert {name: answers[name] for name in before} == before


def stop_soon(service: RunningService, folder: RunFolder) -> None:
    while len(read_part(folder.part)) < 8:
        time.sleep(0.01)
    service.stop()


def test_command_takes_its_key_from_the_environment(
    service: RunningService, served: Settings, key: str, tmp_path: Path
) -> None:
    path = write_lines(tmp_path / "preguntas.jsonl")
    done = ventanilla(
        "consistency",
        path,
        "--url",
        service.url,
        "--data-dir",
        served.data_dir,
        "--offices",
        "jaca",
        "--json",
        environment={"VENTANILLA_KEY": key},
    )
    assert done.returncode == 0, done.stderr
    assert '"answers": 12' in done.stdout


def test_day_cannot_be_set_for_a_service(service: RunningService, dataset: Path) -> None:
    done = ventanilla("consistency", dataset, "--url", service.url, "--today", "2026-05-20")
    assert done.returncode == 2
    assert "--today" in done.stderr
