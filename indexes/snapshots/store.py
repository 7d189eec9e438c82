"""The snapshots of one data directory, and which of them is in use."""

from __future__ import annotations

import logging
import secrets
import shutil
import tempfile
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from indexes.embedders.protocol import Embedder, Vectors
from indexes.errors import NoSnapshot, SnapshotDamaged, SnapshotError, SnapshotMismatch
from indexes.models import Passage
from indexes.snapshots.catalogue import CURRENT, PINNED, current_id, manifests, pinned_id
from indexes.snapshots.durable import only_one, sync, sync_tree, write_atomically
from indexes.snapshots.layout import write_indexes
from indexes.snapshots.manifest import FORMAT, MANIFEST, REMEDY, Manifest, digests_of, read_manifest
from indexes.snapshots.snapshot import Snapshot
from indexes.vectors.kinds import Kind

_LEFTOVER = (".build-", ".pruned-")  # folders of a process that was killed
_REOPENINGS = 10  # each needs another switch and prune in the moment of opening

# `list` is a method's name here, so that list types are named outside.
Manifests = list[Manifest]
Ids = list[str]

_log = logging.getLogger(__name__)


class SnapshotStore:
    """Writers take turns; readers never wait for them, and never see half a snapshot."""

    def __init__(
        self, root: Path, embedder: Embedder, *, keep: int = 5, vector_index: Kind = "auto"
    ) -> None:
        self._root = root
        self._embedder = embedder
        self._keep = keep
        self._kind: Kind = vector_index
        self._opened: Snapshot | None = None
        self._refused: str | None = None  # an id that could not be opened while another was held
        self._opening = threading.Lock()
        self._prepare: Callable[[Snapshot], None] = _nothing

    def write(self, passages: Sequence[Passage], vectors: Vectors, note: str = "") -> Manifest:
        """Builds beside the others, checks by opening, and appears with one rename; does not
        switch. Of passages with the same id, the first is kept. Raises OSError, SnapshotError;
        nothing is left behind then."""
        vectors = np.ascontiguousarray(vectors, np.float32)
        if vectors.shape != (len(passages), self._embedder.dimensions):
            raise ValueError(f"{len(passages)} passages, but vectors of shape {vectors.shape}")
        first = {passage.id: row for row, passage in reversed(list(enumerate(passages)))}
        rows = sorted(first.values())
        self._root.mkdir(parents=True, exist_ok=True)
        with only_one(self._root / ".write.lock"):
            self._sweep()
            if len(rows) < len(passages):
                passages, vectors = [passages[row] for row in rows], vectors[rows]
            return self._write(passages, vectors, note)

    def switch(self, id: str) -> None:
        """From now on `current` is this one, in every process, and nothing is pinned. Raises
        SnapshotError."""
        with only_one(self._root / ".switch.lock"):
            self._check(self._manifest(id))
            (self._root / PINNED).unlink(missing_ok=True)
            write_atomically(self._root / CURRENT, id + "\n")

    def rollback(self, id: str | None = None) -> Manifest:
        """Switches to `id`, or to the one before the current one, and pins it there: until it is
        unpinned, reindexing does not take it away. The newest is not pinned, since going back to it
        is to follow the content again. Raises NoSnapshot."""
        chosen = id or self._before_current()
        manifest = self._manifest(chosen)
        if any(other.id > chosen for other in self.list()):
            with only_one(self._root / ".switch.lock"):
                self._check(manifest)
                # A pin for what is not current does not count, so that nobody sees half of this.
                write_atomically(self._root / PINNED, chosen + "\n")
                write_atomically(self._root / CURRENT, chosen + "\n")
        else:
            self.switch(chosen)
        return manifest

    def pinned_id(self) -> str | None:
        """The one in use, when a rollback pinned it."""
        return pinned_id(self._root)

    def unpin(self) -> str | None:
        """The next reindex brings what is stored by then. What was pinned, if anything was."""
        with only_one(self._root / ".switch.lock"):
            pinned = self.pinned_id()
            (self._root / PINNED).unlink(missing_ok=True)
        return pinned

    def list(self) -> Manifests:
        """Newest first."""
        return manifests(self._root)

    def current_id(self) -> str | None:
        return current_id(self._root)

    def current(self) -> Snapshot:
        """Cheap: reads one tiny file, and opens a snapshot only when that names another one.

        Raises NoSnapshot, SnapshotDamaged, SnapshotMismatch. While a snapshot is held, one that
        cannot be opened is logged and the held one goes on serving.
        """
        id, held = self.current_id(), self._opened
        if held is not None and id in (held.id, self._refused, None):
            return held
        # Others go on with what they have while one thread opens the new one.
        if not self._opening.acquire(blocking=held is None):
            assert held is not None
            return held
        try:
            return self._reopen()
        finally:
            self._opening.release()

    def prepare_with(self, prepare: Callable[[Snapshot], None]) -> None:
        """`prepare` is called with each snapshot before `current` gives it to anybody: what is
        derived from it is then made once, while others go on with the one before."""
        self._prepare = prepare

    def open(self, id: str) -> Snapshot:
        """Any snapshot, whether current or not. Raises SnapshotError."""
        try:
            return self._open(id)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise NoSnapshot(f"no existe la instantánea {id}") from error

    def prune(self) -> Ids:
        """Takes all but the newest `keep` and the current one away; returns what went."""
        with only_one(self._root / ".switch.lock"):
            known = [manifest.id for manifest in self.list()]  # what is written from now on stays
            old = [id for id in known[self._keep :] if id != self.current_id()]
            for id in old:
                aside = Path(tempfile.mkdtemp(prefix=".pruned-", dir=self._root))
                (self._root / id).replace(aside / id)
                shutil.rmtree(aside, ignore_errors=True)
        return old

    def _write(self, passages: Sequence[Passage], vectors: Vectors, note: str) -> Manifest:
        id = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{secrets.token_hex(2)}"
        known = self._opened.page_facts if self._opened else None
        with tempfile.TemporaryDirectory(prefix=".build-", dir=self._root) as temporary:
            folder = Path(temporary) / id
            folder.mkdir()
            write_indexes(folder, passages, vectors, self._embedder.dimensions, self._kind, known)
            manifest = self._describe(id, folder, passages, note)
            (folder / MANIFEST).write_text(manifest.model_dump_json(indent=2), encoding="utf-8")
            sync_tree(folder)
            Snapshot(folder)
            folder.replace(self._root / id)
        sync(self._root)
        return manifest

    def _describe(self, id: str, folder: Path, passages: Sequence[Passage], note: str) -> Manifest:
        return Manifest(
            id=id,
            format=FORMAT,
            created_at=datetime.now(UTC),
            embedder_name=self._embedder.name,
            embedder_digest=self._embedder.digest,
            dimensions=self._embedder.dimensions,
            passages=len(passages),
            documents=len({passage.document_id for passage in passages}),
            digests=digests_of(folder),
            note=note,
        )

    def _reopen(self) -> Snapshot:
        for _ in range(_REOPENINGS):
            id, held = self.current_id(), self._opened
            if id is None:
                raise NoSnapshot(_NOTHING_YET)
            if held is not None and held.id == id:
                return held
            try:
                opened = self._open(id)
            except FileNotFoundError:
                if self.current_id() == id:
                    return self._keep_or_raise(
                        id, SnapshotDamaged(f"la instantánea {id} ya no está; {REMEDY}")
                    )
            except SnapshotError as error:
                return self._keep_or_raise(id, error)
            else:
                self._prepare(opened)
                self._opened = opened
                return opened
        raise SnapshotDamaged("las instantáneas cambian más deprisa de lo que se pueden abrir")

    def _keep_or_raise(self, id: str, error: SnapshotError) -> Snapshot:
        if self._opened is None:
            raise error
        self._refused = id
        _log.error("snapshot %s cannot be opened, %s goes on: %s", id, self._opened.id, error)
        return self._opened

    def _open(self, id: str) -> Snapshot:
        self._check(read_manifest(self._root / id))
        return Snapshot(self._root / id)

    def _check(self, manifest: Manifest) -> None:
        if manifest.format != FORMAT:
            reason = f"tiene el formato {manifest.format} y esta versión lee el {FORMAT}"
        elif manifest.embedder_digest != self._embedder.digest:
            reason = (
                f"se hizo con el modelo {manifest.embedder_name} ({manifest.embedder_digest}) y el "
                f"de ahora es {self._embedder.name} ({self._embedder.digest})"
            )
        else:
            return
        raise SnapshotMismatch(
            f"la instantánea {manifest.id} {reason}; ejecute `ventanilla reindex --full`"
        )

    def _manifest(self, id: str) -> Manifest:
        try:
            return read_manifest(self._root / id)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise NoSnapshot(f"no existe la instantánea {id}") from error

    def _before_current(self) -> str:
        current = self.current_id()
        if current is None:
            raise NoSnapshot(_NOTHING_YET)
        older = [manifest.id for manifest in self.list() if manifest.id < current]
        if not older:
            raise NoSnapshot(f"no hay ninguna instantánea anterior a {current}")
        return older[0]

    def _sweep(self) -> None:
        """Under the write lock nobody else builds, and under the other one nobody prunes: what
        looks as if somebody did is a leftover."""
        with only_one(self._root / ".switch.lock"):
            for folder in self._root.iterdir():
                if folder.name.startswith(_LEFTOVER):
                    shutil.rmtree(folder, ignore_errors=True)


def _nothing(_snapshot: Snapshot) -> None:
    """Nobody derives anything."""


_NOTHING_YET = "todavía no hay nada indexado; ejecute `ventanilla crawl`"
