from __future__ import annotations

import itertools
import resource
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from indexes.backup import back_up, restore
from indexes.database import open_database, session_scope
from indexes.embedders.fake import FakeEmbedder
from indexes.errors import BackupError
from indexes.keys import create_key, list_keys
from indexes.models import Passage
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore
from indexes.tables import ApiKey
from tests.indexes.backup.conftest import index, tree, unwatched


def test_all_that_cannot_be_made_again_is_in_it(filled: Settings, tmp_path: Path) -> None:
    manifest = back_up(filled, tmp_path / "copy", watch=unwatched)
    names = {name for name in manifest.files if not name.startswith("data/indexes/")}
    assert names == {"data/ventanilla.toml", "data/secrets/audit.key", "database/ventanilla.sqlite"}
    assert f"data/indexes/{manifest.snapshot}/passages.db" in manifest.files
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o600


def test_secrets_may_be_kept_apart(filled: Settings, tmp_path: Path) -> None:
    manifest = back_up(filled, tmp_path / "copy", watch=unwatched, with_secrets=False)
    assert not [name for name in manifest.files if "secrets" in name]


def test_the_database_is_copied_at_one_moment_while_others_write(
    filled: Settings, tmp_path: Path
) -> None:
    """Each transaction writes two keys: half of one would make the count even."""
    stop, engine = threading.Event(), open_database(filled)

    def write() -> None:
        for number in itertools.count():
            if stop.is_set():
                return
            with session_scope(engine) as session:
                for half in ("a", "b"):
                    id = f"key_{number}{half}"
                    session.add(ApiKey(id=id, digest=id, role="agent", name=""))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        back_up(filled, tmp_path / "copy", watch=unwatched)
    finally:
        stop.set()
        writer.join()
        engine.dispose()
    restore(tmp_path / "copy", tmp_path / "again", watch=unwatched)
    assert len(list_keys(Settings.load(tmp_path / "again"))) % 2 == 1


def test_a_snapshot_that_is_pruned_meanwhile_is_in_it_whole(
    filled: Settings, make_passage: Callable[..., Passage], tmp_path: Path
) -> None:
    before = tree(filled.snapshots_dir)

    def prune(done: int, _total: int) -> None:
        if done > 100:  # not at every file
            return
        index(filled, make_passage("Otra cosa."))
        SnapshotStore(filled.snapshots_dir, FakeEmbedder(), keep=1).prune()

    back_up(filled, tmp_path / "copy", watch=prune)
    restore(tmp_path / "copy", tmp_path / "again", watch=unwatched)
    assert tree(tmp_path / "again" / "indexes") == before


def test_a_full_disk_leaves_the_copy_of_yesterday(archive: Path, filled: Settings) -> None:
    yesterday = archive.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, limits[1]))
    try:
        with pytest.raises(BackupError, match="no se "):
            back_up(filled, archive, watch=unwatched)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert archive.read_bytes() == yesterday
    assert [path.name for path in archive.parent.glob(".*")] == []


def test_a_killed_backup_leaves_the_copy_of_yesterday(archive: Path, filled: Settings) -> None:
    yesterday = archive.read_bytes()
    script = (
        "import os, signal, sys; from pathlib import Path\n"
        "from indexes.backup import back_up; from indexes.settings import Settings\n"
        "die = lambda done, total: os.kill(os.getpid(), signal.SIGKILL)\n"
        "back_up(Settings.load(Path(sys.argv[1])), Path(sys.argv[2]), watch=die)"
    )
    run = [sys.executable, "-c", script, str(filled.data_dir), str(archive)]
    assert subprocess.run(run).returncode == -signal.SIGKILL
    assert archive.read_bytes() == yesterday
    assert [path.name for path in archive.parent.glob(".*")] != []
    back_up(filled, archive, watch=unwatched)
    assert [path.name for path in archive.parent.glob(".*")] == []


def test_a_damaged_database_is_told_today(filled: Settings, tmp_path: Path) -> None:
    path = filled.data_dir / "ventanilla.db"
    for beside in filled.data_dir.glob("ventanilla.db-*"):
        beside.unlink()
    content = bytearray(path.read_bytes())
    content[4096 : 4096 * 12] = b"\xff" * 4096 * 11
    path.write_bytes(content)
    with pytest.raises(BackupError, match=r"ventanilla\.db"):
        back_up(filled, tmp_path / "copy", watch=unwatched)
    assert not (tmp_path / "copy").exists()


@pytest.mark.parametrize("place", ["data/copy", "nowhere/copy", "data"])
def test_a_place_that_will_not_do_is_refused(filled: Settings, tmp_path: Path, place: str) -> None:
    with pytest.raises(BackupError):
        back_up(filled, tmp_path / place, watch=unwatched)


def test_where_nothing_is_there_is_nothing_to_copy(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="no hay nada que copiar"):
        back_up(settings, tmp_path / "copy", watch=unwatched)


def test_keys_come_back_on_every_engine(stored: Settings, tmp_path: Path) -> None:
    if stored.database_url and not shutil.which("pg_dump"):
        pytest.skip("pg_dump is not installed")
    open_database(stored).dispose()
    if stored.database_url:
        (stored.data_dir / "ventanilla.toml").write_text(f'database_url = "{stored.database_url}"')
    kept = create_key(stored, role="qa", name="vieja")
    back_up(stored, tmp_path / "copy", watch=unwatched)
    create_key(stored, role="qa", name="nueva")
    done = restore(tmp_path / "copy", stored.data_dir, watch=unwatched, force=True)
    assert [key.id for key in list_keys(stored)] == [kept.id]
    assert (done.schema_aside is not None) == bool(stored.database_url)
