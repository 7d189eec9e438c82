from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from indexes import health
from indexes.database import open_database
from indexes.embedders.fake import FakeEmbedder
from indexes.health import check_installation
from indexes.models import Passage
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore

MakePassage = Callable[..., Passage]


@pytest.fixture
def installed(settings: Settings, embedder: FakeEmbedder, make_passage: MakePassage) -> Settings:
    open_database(settings).dispose()
    store = SnapshotStore(settings.snapshots_dir, embedder)
    store.switch(store.write([make_passage("hola")], embedder.encode_passages(["hola"])).id)
    return settings


def bad(settings: Settings) -> dict[str, str]:
    return {check.name: check.detail for check in check_installation(settings) if not check.ok}


def test_a_complete_installation_is_well(installed: Settings) -> None:
    names = [check.name for check in check_installation(installed)]
    assert names == ["data_dir", "database", "model", "snapshot", "disk"]
    assert bad(installed) == {}


def test_an_empty_machine_is_told_to_begin_and_is_left_as_it_was(settings: Settings) -> None:
    found = bad(settings)
    assert set(found) == {"data_dir", "database", "snapshot"}
    assert "ventanilla init" in found["data_dir"]
    assert "ventanilla init" in found["database"]
    assert "ventanilla crawl" in found["snapshot"]
    assert not settings.data_dir.exists()


def test_a_missing_model_hides_what_depends_on_it(installed: Settings) -> None:
    found = bad(installed.model_copy(update={"embedder": "onnx"}))
    assert "ventanilla init" in found["model"]
    assert "sin el modelo" in found["snapshot"]


def test_a_snapshot_that_a_rollback_pinned_is_told(
    installed: Settings, embedder: FakeEmbedder, make_passage: MakePassage
) -> None:
    store = SnapshotStore(installed.snapshots_dir, embedder)
    store.switch(store.write([make_passage("adiós")], embedder.encode_passages(["adiós"])).id)
    store.rollback()
    assert bad(installed) == {}
    told = {check.name: check.detail for check in check_installation(installed)}
    assert "snapshot unpin" in told["snapshot"]


def test_a_damaged_snapshot_is_found(installed: Settings) -> None:
    [database] = installed.snapshots_dir.glob("*/passages.db")
    database.write_bytes(b"")
    assert "rollback" in bad(installed)["snapshot"]


def test_an_old_database_is_found(installed: Settings) -> None:
    engine = open_database(installed)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    engine.dispose()
    assert "migraciones" in bad(installed)["database"]


def test_a_database_that_is_no_database_is_found(installed: Settings) -> None:
    for path in installed.data_dir.glob("ventanilla.db*"):
        path.unlink()
    (installed.data_dir / "ventanilla.db").write_bytes(b"x" * 5_000)
    assert "database" in bad(installed)


def test_a_full_disk_is_found(installed: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "ENOUGH_DISK", shutil.disk_usage(installed.data_dir).total + 1)
    assert set(bad(installed)) == {"disk"}


def test_a_password_is_not_shown(tmp_path: Path) -> None:
    url = "postgresql://ana:sesame@127.0.0.1:1/nowhere?connect_timeout=1"
    details = [c.detail for c in check_installation(Settings.load(tmp_path, database_url=url))]
    assert all("sesame" not in detail for detail in details)
