"""Whether an installation can work: each check says what is wrong and what to do."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import DatabaseError

from indexes.database import create_engine, is_current
from indexes.embedders import get_embedder
from indexes.embedders.protocol import Embedder
from indexes.errors import IndexesError
from indexes.models import Value
from indexes.settings import Settings

ENOUGH_DISK = 1_000_000_000  # bytes: a few snapshots, or the model twice
_PINNED = (
    ", fijada por una vuelta atrás: lo rastreado después no se usa hasta "
    "`ventanilla snapshot unpin` y `ventanilla reindex`"
)


class Check(Value):
    name: str
    ok: bool
    detail: str


def check_installation(settings: Settings) -> Iterator[Check]:
    """In the order in which one would repair them. Nothing is created or changed."""
    yield _checked("data_dir", lambda: _data_dir(settings.data_dir))
    yield _checked("database", lambda: _database(settings))
    embedder: list[Embedder] = []
    yield _checked("model", lambda: _model(settings, embedder))
    yield _checked("snapshot", lambda: _snapshot(settings, embedder))
    yield _checked("disk", lambda: _disk(settings))


class _Unwell(Exception):
    """The message goes into the check's detail."""


def _checked(name: str, check: Callable[[], str]) -> Check:
    try:
        return Check(name=name, ok=True, detail=check())
    except (_Unwell, IndexesError, OSError) as error:
        return Check(name=name, ok=False, detail=" ".join(str(error).split()))


def _data_dir(path: Path) -> str:
    if not path.is_dir():
        raise _Unwell(f"no existe {path}; ejecute `ventanilla init`")
    with tempfile.TemporaryFile(dir=path):
        return f"se puede escribir en {path}"


def _database(settings: Settings) -> str:
    url = make_url(settings.resolved_database_url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        raise _Unwell(f"no existe {url.database}; ejecute `ventanilla init`")
    engine = create_engine(settings)
    try:
        if not is_current(engine):
            raise _Unwell("faltan migraciones; ejecute `ventanilla init`")
    except DatabaseError as error:
        raise _Unwell(f"no se puede abrir: {error.orig}") from error
    finally:
        engine.dispose()
    return f"al día en {url.render_as_string(hide_password=True)}"


def _model(settings: Settings, opened: list[Embedder]) -> str:
    opened.append(get_embedder(settings))
    return f"{opened[0].name}, {opened[0].dimensions} dimensiones"


def _snapshot(settings: Settings, opened: list[Embedder]) -> str:
    if not opened:
        raise _Unwell("sin el modelo no se puede comprobar")
    from indexes.snapshots import SnapshotStore

    store = SnapshotStore(settings.snapshots_dir, opened[0])
    snapshot = store.current()
    pinned = _PINNED if store.pinned_id() else ""
    return f"{snapshot.id}, {snapshot.manifest.passages} pasajes{pinned}"


def _disk(settings: Settings) -> str:
    folder = settings.data_dir if settings.data_dir.is_dir() else Path.home()
    free = shutil.disk_usage(folder).free
    if free < ENOUGH_DISK:
        raise _Unwell(f"quedan {free / 1e9:.1f} GB libres en {folder}")
    return f"{free / 1e9:.0f} GB libres"
