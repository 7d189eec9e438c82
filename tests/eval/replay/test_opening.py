from __future__ import annotations

from pathlib import Path

import pytest

from eval.errors import OptionRefused, RunNotFound
from eval.replay.opening import asker_for, asker_to_resume, run_to_resume
from eval.replay.options import STAGE_NAMES, ReplayOptions
from eval.replay.plan import plan
from eval.runs import RunStore
from indexes.errors import NoSnapshot
from indexes.settings import Settings
from tests.assist.suggestions.world import TODAY
from tests.eval.replay.world import LINES, add_snapshot, make_data, write_lines


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    return make_data(tmp_path / "datos")


def options(dataset: Path) -> ReplayOptions:
    return ReplayOptions(command="answers", dataset=dataset, today=TODAY)


def test_run_goes_on_with_its_snapshot_and_its_day(own: Settings, dataset: Path) -> None:
    run = plan(options(dataset), asker_for(options(dataset), own))
    newer = add_snapshot(own)
    target = asker_to_resume(run, own).target
    assert (target.snapshot, target.today) == (run.snapshot, TODAY)
    assert newer != run.snapshot


def test_run_whose_snapshot_is_gone_is_not_gone_on_with(own: Settings, dataset: Path) -> None:
    run = plan(options(dataset), asker_for(options(dataset), own))
    with pytest.raises(NoSnapshot):
        asker_to_resume(run.model_copy(update={"snapshot": "20200101T1"}), own)


def test_run_of_other_stages_or_settings_is_not_gone_on_with(own: Settings, dataset: Path) -> None:
    run = plan(options(dataset), asker_for(options(dataset), own))
    other = Settings.load(own.data_dir, answer_threshold=0.9)
    with pytest.raises(OptionRefused, match="empiece otra"):
        asker_to_resume(run, other)


def test_latest_half_done_run_of_the_dataset_is_the_one(
    settings: Settings, dataset: Path, store: RunStore, tmp_path: Path
) -> None:
    asker = asker_for(options(dataset), settings)
    first, second = (store.create(plan(options(dataset), asker)) for _ in range(2))
    other = write_lines(tmp_path / "otras.jsonl", LINES[:1])
    store.create(plan(options(other), asker))
    assert run_to_resume(store, "answers", dataset).id == second.id
    assert run_to_resume(store, "answers", dataset, first.id).id == first.id
    with pytest.raises(RunNotFound):
        run_to_resume(store, "consistency", dataset)
    with pytest.raises(OptionRefused, match="eval answers"):
        run_to_resume(store, "consistency", dataset, first.id)


def test_stages_are_named_as_production_names_them() -> None:
    from assist.suggestions.pipeline import STAGES

    assert tuple(stage.__name__ for stage in STAGES) == STAGE_NAMES
