"""`restore`: from an archive to a data directory, of which what was there is kept aside."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from alembic.script import ScriptDirectory
from alembic.util import CommandError

from indexes.backup import postgresql_store, sqlite_store
from indexes.backup.archive import Watch, read_archive
from indexes.backup.contents import DATABASE
from indexes.backup.manifest import DATA, DUMPS, BackupManifest
from indexes.backup.scratch import scratch_beside
from indexes.database import alembic_config
from indexes.errors import BackupError, RestoreRefused
from indexes.jobs.liveness import living_workers
from indexes.models import Value
from indexes.settings import Settings
from indexes.snapshots.durable import sync, sync_tree


class Restored(Value):
    manifest: BackupManifest
    occupied: bool  # whether something was in the place
    aside: str | None = None  # the folder in which that is now
    schema_aside: str | None = None  # the same of PostgreSQL


def restore(
    archive: Path, data_dir: Path, *, watch: Watch, force: bool = False, dry_run: bool = False
) -> Restored:
    """Everything is read and checked beside the place before anything there is touched; then names
    change. With `dry_run`, only read and checked. Raises BackupError, having changed nothing."""
    archive, data_dir = archive.expanduser().absolute(), data_dir.expanduser().absolute()
    occupied = data_dir.exists() and (not data_dir.is_dir() or any(data_dir.iterdir()))
    try:
        if dry_run:
            manifest = read_archive(archive, None, watch)
            _check_revision(manifest)
            return Restored(manifest=manifest, occupied=occupied)
        if occupied:
            _check_free(data_dir, force=force)
        data_dir.parent.mkdir(parents=True, exist_ok=True)
        with scratch_beside(data_dir) as scratch:
            manifest = read_archive(archive, scratch, watch)
            _check_revision(manifest)
            return _put_in_place(manifest, scratch, data_dir, occupied=occupied, force=force)
    except OSError as error:
        raise BackupError(f"no se ha podido restaurar: {error}") from error


def _check_free(data_dir: Path, *, force: bool) -> None:
    if not force:
        raise RestoreRefused(
            f"{data_dir} no está vacía; con --force, lo que hay se aparta y no se borra"
        )
    if sqlite_store.in_use(data_dir / DATABASE) or living_workers(data_dir):
        raise RestoreRefused(f"hay un servicio o un worker usando {data_dir}: párelos antes")


def _check_revision(manifest: BackupManifest) -> None:
    try:
        ScriptDirectory.from_config(alembic_config()).get_revision(manifest.revision)
    except CommandError as error:
        raise BackupError(
            f"la copia es de Ventanilla {manifest.version}, posterior a esta: actualícela"
        ) from error


def _put_in_place(
    manifest: BackupManifest, scratch: Path, data_dir: Path, *, occupied: bool, force: bool
) -> Restored:
    stamp = f"{datetime.now(UTC):%Y%m%d%H%M%S}"
    new, dump = scratch / DATA, scratch / DUMPS[manifest.database]
    new.mkdir(exist_ok=True)
    settings = Settings.load(new)  # of what is put back: it may name another database
    if sqlite_store.kind_of(settings) != manifest.database:
        raise RestoreRefused(
            f"la copia es de {manifest.database} y database_url no: cambie el ajuste"
        )
    schema: str | None = None
    with ExitStack() as undone:
        if manifest.database == "sqlite":
            _place_sqlite(settings, dump, new)
        sync_tree(new)
        aside = undone.enter_context(_swapped(new, data_dir, stamp, occupied=occupied))
        if manifest.database == "postgresql":
            postgresql_store.check_free(settings, force=force)
            schema = undone.enter_context(postgresql_store.loaded(settings, dump, stamp))
    return Restored(manifest=manifest, occupied=occupied, aside=aside, schema_aside=schema)


def _place_sqlite(settings: Settings, dump: Path, new: Path) -> None:
    if settings.database_url:
        raise RestoreRefused(
            "database_url nombra un fichero de SQLite fuera de la carpeta de datos: quite el "
            "ajuste, o restaure en otra carpeta y mueva «ventanilla.db»"
        )
    dump.replace(new / DATABASE)


@contextmanager
def _swapped(new: Path, place: Path, stamp: str, *, occupied: bool) -> Iterator[str | None]:
    """`new` stands in its place, and what stood there beside it, unless something fails."""
    aside = place.with_name(f"{place.name}.before-restore-{stamp}") if occupied else None
    if aside:
        _rename(place, aside)
    try:
        _rename(new, place)
        try:
            sync(place.parent)
            yield str(aside) if aside else None
        except BaseException:
            place.rename(new)
            raise
    except BaseException:
        if aside:
            aside.rename(place)
        raise


def _rename(old: Path, new: Path) -> None:
    try:
        old.rename(new)
    except OSError as error:
        if error.errno not in (errno.EBUSY, errno.EXDEV):
            raise
        raise RestoreRefused(
            f"{new if old.exists() else old} es un punto de montaje y no puede cambiar de "
            "nombre: use como carpeta de datos una subcarpeta suya"
        ) from error
