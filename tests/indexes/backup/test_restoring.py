from __future__ import annotations

import gzip
import io
import resource
import signal
import sqlite3
import subprocess
import sys
import tarfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from indexes.backup import restore
from indexes.backup.manifest import parse_manifest
from indexes.errors import BackupDamaged, BackupError, RestoreRefused
from indexes.keys import list_keys
from indexes.settings import Settings
from tests.indexes.backup.conftest import tree, unwatched

Change = Callable[[list[tuple[tarfile.TarInfo, bytes]]], None]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "place"


def rewritten(archive: Path, change: Change) -> Path:
    """The same archive, of which `change` changed the members."""
    with tarfile.open(archive) as tar:
        members = [(info, (tar.extractfile(info) or io.BytesIO()).read()) for info in tar]
    change(members)
    target = archive.with_name("changed.tar.gz")
    with tarfile.open(target, "w:gz") as tar:
        for info, content in members:
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return target


def named(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> Change:
    def insert(members: list[tuple[tarfile.TarInfo, bytes]]) -> None:
        info = tarfile.TarInfo(name)
        info.type, info.linkname = kind, link
        members.insert(0, (info, b""))

    return insert


def test_everything_is_as_it_was(archive: Path, filled: Settings, place: Path) -> None:
    done = restore(archive, place, watch=unwatched)
    expected = tree(filled.data_dir)
    expected.pop("queue.db")
    assert tree(place) == expected
    assert (place / "secrets" / "audit.key").stat().st_mode & 0o777 == 0o600
    assert done.aside is None


def test_a_dry_run_writes_nothing(archive: Path, place: Path) -> None:
    done = restore(archive, place, watch=unwatched, dry_run=True)
    assert not done.occupied
    assert not place.exists()
    place.mkdir()
    (place / "x").touch()
    assert restore(archive, place, watch=unwatched, dry_run=True).occupied


def test_data_are_only_replaced_on_demand_and_kept_aside(archive: Path, place: Path) -> None:
    place.mkdir()
    (place / "mine.txt").write_text("mío")
    with pytest.raises(RestoreRefused, match="--force"):
        restore(archive, place, watch=unwatched)
    done = restore(archive, place, watch=unwatched, force=True)
    assert list_keys(Settings.load(place))
    assert done.aside is not None
    assert (Path(done.aside) / "mine.txt").read_text() == "mío"


def test_what_is_in_use_is_not_replaced(archive: Path, filled: Settings) -> None:
    with closing(sqlite3.connect(filled.data_dir / "ventanilla.db")) as held:
        held.execute("SELECT count(*) FROM api_key").fetchone()
        with pytest.raises(RestoreRefused, match="párelos"):
            restore(archive, filled.data_dir, watch=unwatched, force=True)
    restore(archive, filled.data_dir, watch=unwatched, force=True)


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.7, 0.99, 0.99999])
def test_a_truncated_archive_is_refused(
    archive: Path, filled: Settings, place: Path, share: float
) -> None:
    before = tree(filled.data_dir)
    content = archive.read_bytes()
    archive.write_bytes(content[: int(len(content) * share)])
    for target in (filled.data_dir, place):
        with pytest.raises(BackupDamaged, match="cortada"):
            restore(archive, target, watch=unwatched, force=True)
    assert tree(filled.data_dir) == before
    assert not place.exists()


def test_an_archive_with_a_changed_byte_is_refused(archive: Path, place: Path) -> None:
    def change(members: list[tuple[tarfile.TarInfo, bytes]]) -> None:
        info, content = members[0]
        members[0] = info, bytes([content[0] ^ 1]) + content[1:]

    with pytest.raises(BackupDamaged, match="no es lo que se guardó"):
        restore(rewritten(archive, change), place, watch=unwatched)
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 0xFF
    archive.write_bytes(content)
    with pytest.raises(BackupDamaged):
        restore(archive, place, watch=unwatched)
    assert not place.exists()


def test_an_archive_without_one_of_its_files_is_refused(archive: Path, place: Path) -> None:
    with pytest.raises(BackupDamaged, match="no es lo que se guardó"):
        restore(rewritten(archive, lambda members: members.pop(0) and None), place, watch=unwatched)


@pytest.mark.parametrize(
    "change",
    [
        named("/etc/passwd"),
        named("../outside"),
        named("data/../../outside"),
        named("data//double"),
        named("other/file"),
        named("data/link", tarfile.SYMTYPE, "/etc"),
        named("data/link", tarfile.LNKTYPE, "../../outside"),
        named("data/device", tarfile.CHRTYPE),
        named("data/ventanilla.toml"),
    ],
    ids=["root", "up", "up-inside", "odd", "foreign", "symlink", "hardlink", "device", "twice"],
)
def test_an_archive_that_reaches_out_is_refused(archive: Path, place: Path, change: Change) -> None:
    with pytest.raises(BackupDamaged):
        restore(rewritten(archive, change), place, watch=unwatched)
    assert not place.exists()
    assert not (place.parent / "outside").exists()


@pytest.mark.parametrize(
    "content", [b"", b"hola", gzip.compress(b"hola", mtime=0), b"PK\3\4" + b"0" * 999]
)
def test_any_other_file_is_refused(tmp_path: Path, place: Path, content: bytes) -> None:
    (tmp_path / "other").write_bytes(content)
    with pytest.raises(BackupDamaged, match="no es una copia"):
        restore(tmp_path / "other", place, watch=unwatched)


@pytest.mark.parametrize(("key", "value"), [("revision", "9999"), ("format", 2)])
def test_an_archive_of_a_version_to_come_is_refused(
    archive: Path, place: Path, key: str, value: object
) -> None:
    def change(members: list[tuple[tarfile.TarInfo, bytes]]) -> None:
        info, content = members[-1]
        manifest = parse_manifest(content).model_copy(update={key: value})
        members[-1] = info, manifest.model_dump_json().encode()

    with pytest.raises(BackupError, match="esta"):
        restore(rewritten(archive, change), place, watch=unwatched)
    assert not place.exists()


def test_a_full_disk_loses_nothing(archive: Path, filled: Settings) -> None:
    before = tree(filled.data_dir)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, limits[1]))
    try:
        with pytest.raises(BackupError, match="no se ha podido restaurar"):
            restore(archive, filled.data_dir, watch=unwatched, force=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert tree(filled.data_dir) == before
    assert [path.name for path in filled.data_dir.parent.glob(".*")] == []


def test_a_killed_restore_loses_nothing_and_can_be_repeated(
    archive: Path, filled: Settings
) -> None:
    before = tree(filled.data_dir)
    script = (
        "import os, signal, sys; from pathlib import Path; from indexes.backup import restore\n"
        "die = lambda done, total: os.kill(os.getpid(), signal.SIGKILL)\n"
        "restore(Path(sys.argv[1]), Path(sys.argv[2]), watch=die, force=True)"
    )
    run = [sys.executable, "-c", script, str(archive), str(filled.data_dir)]
    assert subprocess.run(run).returncode == -signal.SIGKILL
    assert tree(filled.data_dir) == before
    restore(archive, filled.data_dir, watch=unwatched, force=True)
    assert [path.name for path in filled.data_dir.parent.glob(".*")] == []


def test_what_cannot_take_its_place_leaves_the_old_one_there(
    archive: Path, filled: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, rename = tree(filled.data_dir), Path.rename

    def refuse(old: Path, new: Path) -> Path:
        if old.name == "data" and old != filled.data_dir:
            raise OSError(16, "Device or resource busy")
        return rename(old, new)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(RestoreRefused, match="punto de montaje"):
        restore(archive, filled.data_dir, watch=unwatched, force=True)
    assert tree(filled.data_dir) == before


def test_another_store_than_the_archives_is_refused(
    archive: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VENTANILLA_DATABASE_URL", "postgresql://nobody@nowhere.example/none")
    with pytest.raises(RestoreRefused, match="database_url"):
        restore(archive, place, watch=unwatched)
    assert not place.exists()
