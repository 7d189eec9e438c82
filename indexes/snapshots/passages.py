"""The passages of a snapshot: one read-only SQLite file, found by id, document or procedure."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from pydantic_core import PydanticSerializationError

from indexes.encodable import encodable
from indexes.errors import SnapshotDamaged
from indexes.models import DocumentKind, Passage, Pool, ProcedureEntry

_SCHEMA = """
CREATE TABLE passage (
    id INTEGER PRIMARY KEY, ordinal INTEGER, pool TEXT, kind TEXT, document TEXT, code TEXT,
    body TEXT
);
CREATE INDEX by_document ON passage (document, ordinal);
CREATE INDEX by_code ON passage (code, ordinal) WHERE code IS NOT NULL;
"""
_LOOKUP = 500  # ids in one query
_REMEMBERED = 20_000  # passages kept parsed


class PassageTable:
    """Safe in any number of threads: they take turns at one connection, for microseconds each.

    The file is opened once, so that it can be read to the end even after it was pruned.
    """

    def __init__(self, path: Path) -> None:
        """Raises SnapshotDamaged."""
        address = f"file:{quote(str(path))}?mode=ro&immutable=1"
        self._lock = threading.Lock()
        self._parsed: dict[int, Passage] = {}
        try:
            self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
            self._count = self._rows("SELECT count(*) FROM passage")[0][0]
        except sqlite3.Error as error:
            raise SnapshotDamaged(f"{path} no es un fichero de pasajes: {error}") from error

    @classmethod
    def build(cls, path: Path, passages: Iterable[Passage]) -> None:
        """Raises OSError, also when the disk is full."""
        rows = (
            (p.id, n, p.pool, p.kind, p.document_id, p.procedure_code, _dumped(p))
            for n, p in enumerate(passages)
        )
        try:
            with closing(sqlite3.connect(path)) as connection, connection:
                connection.executescript(_SCHEMA)
                connection.executemany("INSERT INTO passage VALUES (?,?,?,?,?,?,?)", rows)
        except sqlite3.OperationalError as error:
            raise OSError(f"no se pudo escribir {path}: {error}") from error

    def __len__(self) -> int:
        return int(self._count)

    def get(self, ids: Sequence[int]) -> dict[int, Passage]:
        """Those that are there."""
        parsed = self._parsed  # another thread may put a new dictionary in its place
        known = {id: parsed[id] for id in ids if id in parsed}
        missing = [id for id in dict.fromkeys(ids) if id not in known]
        fetched: dict[int, Passage] = {}
        for start in range(0, len(missing), _LOOKUP):
            some = missing[start : start + _LOOKUP]
            marks = ",".join("?" * len(some))
            query = f"SELECT body FROM passage WHERE id IN ({marks})"  # noqa: S608  (only marks)
            fetched.update((p.id, p) for p in self._passages(query, *some))
        self._remember(fetched)
        return known | fetched

    def of_document(self, document_id: str) -> list[Passage]:
        query = "SELECT body FROM passage WHERE document = ? ORDER BY ordinal"
        return self._passages(query, document_id)

    def of_procedure(self, code: str) -> list[Passage]:
        query = "SELECT body FROM passage WHERE code = ? AND pool = ? ORDER BY ordinal"
        return self._passages(query, code, Pool.OFFICIAL.value)

    def of_pool(self, pool: Pool) -> list[Passage]:
        query = "SELECT body FROM passage WHERE pool = ? ORDER BY ordinal"
        return self._passages(query, pool.value)

    def procedures(self) -> tuple[ProcedureEntry, ...]:
        """One for each document that describes a procedure, in the order of writing."""
        query = (
            "SELECT body FROM passage WHERE ordinal IN "
            "(SELECT min(ordinal) FROM passage WHERE kind = ? GROUP BY document) ORDER BY ordinal"
        )
        return tuple(_entry(p) for p in self._passages(query, DocumentKind.PROCEDURE.value))

    def _remember(self, passages: dict[int, Passage]) -> None:
        if len(self._parsed) + len(passages) > _REMEMBERED:
            self._parsed = {}  # a new dictionary: other threads may be reading the old one
        self._parsed.update(passages)

    def _passages(self, query: str, *values: object) -> list[Passage]:
        return [Passage.model_validate_json(body) for (body,) in self._rows(query, *values)]

    def _rows(self, query: str, *values: object) -> list[tuple[str]]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()


def _dumped(passage: Passage) -> str:
    try:
        return passage.model_dump_json(exclude_defaults=True)
    except PydanticSerializationError:  # half of a surrogate pair
        values = passage.model_dump(mode="json", exclude_defaults=True)
        return encodable(json.dumps(values, ensure_ascii=False))


def _entry(passage: Passage) -> ProcedureEntry:
    return ProcedureEntry(
        code=passage.procedure_code,
        title=passage.procedure_title or passage.title,
        document_id=passage.document_id,
        theme=passage.procedure_theme,
        window=passage.window,
    )
