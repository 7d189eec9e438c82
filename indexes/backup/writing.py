"""`back_up`: from a data directory, in use or not, to one archive."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

from indexes.backup import postgresql_store, sqlite_store
from indexes.backup.archive import Watch, writing
from indexes.backup.contents import held_snapshots, is_sqlite, loose_files
from indexes.backup.manifest import DATA, DUMPS, FORMAT, BackupManifest, Kind
from indexes.backup.scratch import scratch_beside
from indexes.database import create_engine, revision_of
from indexes.errors import BackupError
from indexes.settings import Settings
from indexes.snapshots.durable import sync


def back_up(
    settings: Settings, archive: Path, *, watch: Watch, with_secrets: bool = True
) -> BackupManifest:
    """Replaces `archive` in one step when all of it is written and flushed: until then, and when
    something fails, what was there stays. Raises BackupError."""
    archive = archive.expanduser().absolute()
    kind = sqlite_store.kind_of(settings)
    _check_places(settings, archive, kind)
    try:
        return _back_up(settings, archive, kind, watch, with_secrets)
    except OSError as error:
        raise BackupError(f"no se ha podido hacer la copia: {error}") from error


def _check_places(settings: Settings, archive: Path, kind: Kind) -> None:
    home = settings.data_dir
    if not home.is_dir() or (kind == "sqlite" and not sqlite_store.sqlite_file(settings).is_file()):
        raise BackupError(f"no hay nada que copiar: {home} no es una carpeta de datos")
    if archive.is_dir() or not archive.parent.is_dir():
        raise BackupError(f"{archive} tiene que ser un fichero, en una carpeta que exista")
    if home.resolve() in archive.resolve().parents:
        raise BackupError(f"la copia no puede quedar dentro de lo que copia ({home})")


def _back_up(
    settings: Settings, archive: Path, kind: Kind, watch: Watch, with_secrets: bool
) -> BackupManifest:
    home = settings.data_dir
    with (
        scratch_beside(archive) as scratch,
        held_snapshots(settings.snapshots_dir) as (current, held),
    ):
        loose = loose_files(home, settings.snapshots_dir, with_secrets=with_secrets)
        done, total = 0, sum((home / name).stat().st_size for name in loose) + _bytes(held)
        whole = scratch / "archive"
        with _private(whole) as stream, writing(stream) as writer:
            for name, content in _members(settings, kind, loose, held, scratch):
                with closing(content):
                    done += writer.add(name, content)
                watch(done, max(done, total))
            manifest = BackupManifest(
                format=FORMAT,
                version=version("ventanilla"),
                created_at=datetime.now(UTC),
                database=kind,
                revision=_revision(settings),
                snapshot=current,
                files=writer.files,
            )
            writer.close_with(manifest)
        sync(whole)
        whole.replace(archive)
    sync(archive.parent)
    return manifest


def _members(
    settings: Settings,
    kind: Kind,
    loose: list[Path],
    held: Mapping[str, BinaryIO],
    scratch: Path,
) -> Iterator[tuple[str, BinaryIO]]:
    """Anchors come before the audit, which may be longer than they say but not shorter. The
    snapshots are of before: they may lack what was stored since, as between crawl and reindex."""
    copy = scratch / "copy"
    for name in loose:
        path = settings.data_dir / name
        try:
            if is_sqlite(path):
                sqlite_store.copy(path, copy)
                path = copy
            yield f"{DATA}{name.as_posix()}", path.open("rb")
        except FileNotFoundError:
            continue  # gone since they were listed
        copy.unlink(missing_ok=True)
    if kind == "sqlite":
        sqlite_store.copy(sqlite_store.sqlite_file(settings), copy)
    else:
        postgresql_store.dump(settings, copy)
    yield DUMPS[kind], copy.open("rb")
    snapshots = settings.snapshots_dir.relative_to(settings.data_dir).as_posix()
    for inner, stream in held.items():
        yield f"{DATA}{snapshots}/{inner}", stream


def _private(path: Path) -> BinaryIO:
    """Keys and what citizens said are in it."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _bytes(held: Mapping[str, BinaryIO]) -> int:
    return sum(os.fstat(stream.fileno()).st_size for stream in held.values())


def _revision(settings: Settings) -> str:
    engine = create_engine(settings)
    try:
        return revision_of(engine) or ""
    finally:
        engine.dispose()
