"""Runs on disk: kept, found, pruned."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from eval.errors import RunBusy, RunNotFound
from eval.models import Answer, Estimate, Metrics, Run
from eval.runs import RunFolder, RunStore, new_run_id
from indexes.models import Channel


def a_run(number: int, **fields: object) -> Run:
    moment = datetime(2026, 5, 1, tzinfo=UTC) + timedelta(days=number)
    told: dict[str, object] = {
        "id": moment.strftime("run_%Y%m%dT%H%M%S%f"),
        "mode": "replay",
        "command": "consistency",
        "dataset": "conjunto.jsonl",
        "dataset_digest": "abc",
        "target": "in-process",
        "snapshot": "s1",
        "pipeline": "p1",
        "version": "0.1.0",
        "started_at": moment.isoformat(),
        "finished_at": moment.isoformat(),
    }
    return Run.model_validate({**told, **fields})


def an_answer(key: str) -> Answer:
    return Answer(
        key=key,
        group="g",
        wording="w",
        query="¿?",
        office=None,
        channel=Channel.EMAIL,
        language="es",
        status="answered",
        confidence=0.5,
        text="Sí,\u2028claro.",
    )


def metrics(value: float) -> Metrics:
    measures = {"contradiction": Estimate(value=value, groups=1, n=3)}
    return Metrics(mode="replay", answers=1, groups=1, offices=(), measures=measures)


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    return RunStore(tmp_path / "evaluations")


def test_new_names_sort_by_time() -> None:
    names = [new_run_id() for _ in range(3)]
    assert names == sorted(names)


def test_runs_are_listed_newest_first_and_damaged_ones_passed_over(store: RunStore) -> None:
    assert store.list() == []
    runs = [a_run(number) for number in range(3)]
    for run in runs:
        store.create(run)
    (store.root / runs[1].id / "run.json").write_text("{roto", encoding="utf-8")
    assert store.list() == [runs[2], runs[0]]


def test_a_name_is_taken_once(store: RunStore) -> None:
    store.create(a_run(1))
    with pytest.raises(FileExistsError):
        store.create(a_run(1))


def test_unknown_run_is_refused_with_the_latest_ones(store: RunStore) -> None:
    with pytest.raises(RunNotFound, match="todavía no hay ninguna"):
        store.open("run_1")
    store.create(a_run(1))
    with pytest.raises(RunNotFound, match=a_run(1).id):
        store.open("run_1")


@pytest.mark.parametrize("name", ["..", "../otra", "", "/etc", "run_1/.."])
def test_names_never_lead_out_of_the_folder(store: RunStore, name: str) -> None:
    store.create(a_run(1))
    (store.root.parent / "run.json").write_text(a_run(1).model_dump_json(), encoding="utf-8")
    with pytest.raises(RunNotFound):
        store.open(name)
    with pytest.raises(RunNotFound):
        store.remove(name)


def test_answers_are_kept_sorted_and_whole(store: RunStore) -> None:
    folder = store.create(a_run(1))
    folder.part.write_text("medio", encoding="utf-8")
    answers = [an_answer("b"), an_answer("a")]
    folder.save_answers(answers)
    assert folder.answers() == answers[::-1]
    assert not folder.part.exists()


def test_answers_of_an_unfinished_run_are_refused(store: RunStore) -> None:
    with pytest.raises(RunNotFound, match="--resume"):
        store.create(a_run(1)).answers()


def test_measures_are_the_same_bytes_each_time(store: RunStore) -> None:
    folder = store.create(a_run(1))
    written = []
    for value in (1 / 3, 0.33333349):
        folder.save_metrics(metrics(value))
        written.append((folder.path / "metrics.json").read_bytes())
    assert written[0] == written[1]
    found = folder.metrics()
    assert found is not None
    assert found.measures["contradiction"].value == 0.333333


def test_run_without_measures_has_none(store: RunStore) -> None:
    folder = store.create(a_run(1))
    assert folder.metrics() is None
    (folder.path / "metrics.json").write_text('{"format": 0}', encoding="utf-8")
    assert folder.metrics() is None


def test_latest_is_found_by_command_dataset_and_state(store: RunStore) -> None:
    store.create(a_run(1))
    half = store.create(a_run(2, finished_at=None))
    store.create(a_run(3, dataset_digest="otro", finished_at=None))
    store.create(a_run(4, command="answers", finished_at=None))
    found = store.latest(command="consistency", dataset="abc", finished=False)
    assert found is not None
    assert found.id == half.id
    assert store.latest(command="audit") is None


def test_trend_is_of_older_measured_runs_of_the_same_kind(store: RunStore) -> None:
    for number, fields in enumerate(
        [
            {"dataset_digest": "antes"},  # questions were added since
            {},
            {"dataset": "otro.jsonl"},
            {"command": "answers"},
            {"until": "rank"},
            {"perturbation": "typos=0.1"},
        ]
    ):
        store.create(a_run(number, **fields)).save_metrics(metrics(number / 10))
    store.create(a_run(6))  # never measured
    newest = a_run(7)
    store.create(newest).save_metrics(metrics(0.9))
    store.create(a_run(8)).save_metrics(metrics(0.9))
    earlier = [run.id for run, _ in store.earlier(newest)]
    assert earlier == [a_run(0).id, a_run(1).id]


def test_pruning_keeps_the_newest_and_what_is_being_written(store: RunStore) -> None:
    folders = [store.create(a_run(number)) for number in range(6)]
    with folders[1].writing():
        gone = store.prune(keep=2)
    assert sorted(gone) == [folders[0].id, folders[2].id, folders[3].id]
    assert [run.id for run in store.list()] == [folders[n].id for n in (5, 4, 1)]


def test_run_that_is_being_written_is_not_removed(store: RunStore) -> None:
    folder = store.create(a_run(1))
    with folder.writing(), pytest.raises(RunBusy):
        store.remove(folder.id)
    store.remove(folder.id)
    assert store.list() == []


def test_writing_is_for_one_at_a_time(store: RunStore) -> None:
    folder = store.create(a_run(1))
    with folder.writing(), pytest.raises(RunBusy), RunFolder(folder.path).writing():
        pass
    with folder.writing():
        pass
