"""The passages of a snapshot: one read-only SQLite file, found by id, document or procedure."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pydantic_core import PydanticSerializationError

from indexes.encodable import encodable
from indexes.errors import SnapshotDamaged
from indexes.models import DocumentKind, Passage, Pool, ProcedureEntry, Value
from indexes.page_outline import PageOutline, outlined
from indexes.snapshots.page_facts import SCHEMA as FACTS_SCHEMA
from indexes.snapshots.page_facts import PageFacts, write_facts

_SCHEMA = """
CREATE TABLE passage (
    id INTEGER PRIMARY KEY, ordinal INTEGER, pool TEXT, kind TEXT, document TEXT, code TEXT,
    body TEXT
);
CREATE INDEX by_document ON passage (document, ordinal);
CREATE INDEX by_code ON passage (code, ordinal) WHERE code IS NOT NULL;
CREATE INDEX by_kind ON passage (kind, document, ordinal);
CREATE TABLE page (document TEXT PRIMARY KEY, outline TEXT) WITHOUT ROWID;
"""
_HAS_PAGES = "SELECT count(*) FROM sqlite_master WHERE name = 'page'"  # those of today do
_IDS_OF_POOL = "SELECT id FROM passage WHERE pool = ? ORDER BY ordinal"
_LOOKUP = 500  # ids in one query
_REMEMBERED = 4_000  # passages kept parsed since the last time as many were; and those of before


class PassageTable:
    """Safe in any number of threads: they take turns at one connection, for microseconds each.

    The file is opened once, so that it can be read to the end even after it was pruned.
    """

    def __init__(self, path: Path) -> None:
        """Raises SnapshotDamaged."""
        address = f"file:{quote(str(path))}?mode=ro&immutable=1"
        self._lock = threading.Lock()
        self._recent: dict[int, Passage] = {}
        self._before: dict[int, Passage] = {}
        try:
            self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
            self._count = self._rows("SELECT count(*) FROM passage")[0][0]
            self._has_pages = bool(self._rows(_HAS_PAGES)[0][0])
            self.facts = PageFacts(self._rows)
        except sqlite3.Error as error:
            raise SnapshotDamaged(f"{path} no es un fichero de pasajes: {error}") from error

    @classmethod
    def build(cls, path: Path, passages: Sequence[Passage], known: PageFacts | None = None) -> None:
        """`known`: what was found in pages, and is not looked for again in those that say the same.
        Raises OSError, also when the disk is full."""
        pages = _pages(passages)
        rows = (
            (p.id, n, p.pool, p.kind, p.document_id, p.procedure_code, _dumped(p))
            for n, p in enumerate(passages)
        )
        try:
            with closing(sqlite3.connect(path)) as connection, connection:
                connection.executescript(_SCHEMA + FACTS_SCHEMA)
                connection.executemany("INSERT INTO passage VALUES (?,?,?,?,?,?,?)", rows)
                connection.executemany("INSERT INTO page VALUES (?,?)", _outlines(pages))
                write_facts(connection, pages, known)
        except sqlite3.OperationalError as error:
            raise OSError(f"no se pudo escribir {path}: {error}") from error

    def __len__(self) -> int:
        return int(self._count)

    def get(self, ids: Sequence[int]) -> dict[int, Passage]:
        """Those that are there."""
        known = self._remembered(ids)
        missing = [id for id in dict.fromkeys(ids) if id not in known]
        for start in range(0, len(missing), _LOOKUP):
            some = missing[start : start + _LOOKUP]
            query = f"SELECT id, body FROM passage WHERE id IN ({_marks(some)})"  # noqa: S608
            known.update((passage.id, passage) for passage in self._passages(query, *some))
        return known

    def of_document(self, document_id: str) -> list[Passage]:
        query = "SELECT id, body FROM passage WHERE document = ? ORDER BY ordinal"
        return self._passages(query, document_id)

    def outline(self, document_id: str) -> PageOutline | None:
        """None of a case, of what is not there, and of all in a file that has none."""
        query = "SELECT outline FROM page WHERE document = ?"
        found = self._rows(query, document_id) if self._has_pages else []
        return PageOutline.model_validate_json(found[0][0]) if found else None

    def of_procedure(self, code: str) -> list[Passage]:
        query = "SELECT id, body FROM passage WHERE code = ? AND pool = ? ORDER BY ordinal"
        return self._passages(query, code, Pool.OFFICIAL.value)

    def of_pool(self, pool: Pool) -> list[Passage]:
        """Not remembered: nobody asks for all of them twice."""
        query = "SELECT body FROM passage WHERE pool = ? ORDER BY ordinal"
        return [Passage.model_validate_json(body) for (body,) in self._rows(query, pool.value)]

    def each_of_pool(self, pool: Pool) -> Iterator[Passage]:
        """The same, some at a time: a large catalogue does not fit in memory twice."""
        ids = [id for (id,) in self._rows(_IDS_OF_POOL, pool.value)]
        for start in range(0, len(ids), _LOOKUP):
            some = ids[start : start + _LOOKUP]
            query = f"SELECT id, body FROM passage WHERE id IN ({_marks(some)})"  # noqa: S608
            bodies = dict(self._rows(query, *some))
            yield from (Passage.model_validate_json(bodies[id]) for id in some)

    def procedures(self) -> tuple[ProcedureEntry, ...]:
        """One for each document that describes a procedure, in the order of writing."""
        # SQLite's `min` gives the other columns of the row that holds it.
        query = (
            "SELECT body FROM passage WHERE id IN (SELECT id FROM "
            "(SELECT id, min(ordinal) FROM passage WHERE kind = ? GROUP BY document)) "
            "ORDER BY ordinal"
        )
        bodies = self._rows(query, DocumentKind.PROCEDURE.value)
        return tuple(_entry(json.loads(body)) for (body,) in bodies)

    def _passages(self, query: str, *values: object) -> list[Passage]:
        """Of a query that gives ids and bodies: the same objects for the same passages, as long as
        they are remembered."""
        rows = self._rows(query, *values)
        known = self._remembered([id for id, _ in rows])
        parsed = {id: Passage.model_validate_json(body) for id, body in rows if id not in known}
        self._remember(parsed)
        known.update(parsed)
        return [known[id] for id, _ in rows]

    def _remembered(self, ids: Sequence[int]) -> dict[int, Passage]:
        recent, before = self._recent, self._before  # others may put new ones in their place
        known = {id: recent[id] for id in ids if id in recent}
        if len(known) == len(ids):
            return known
        old = {id: before[id] for id in ids if id in before and id not in known}
        self._remember(old)
        return known | old

    def _remember(self, passages: dict[int, Passage]) -> None:
        if len(self._recent) + len(passages) > _REMEMBERED:
            self._before, self._recent = self._recent, {}
        self._recent.update(passages)

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()


def _marks(values: Sequence[int]) -> str:
    return ",".join("?" * len(values))


def _pages(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    """The official ones of each document, in reading order."""
    pages: dict[str, list[Passage]] = {}
    for passage in passages:
        if passage.pool is Pool.OFFICIAL:
            pages.setdefault(passage.document_id, []).append(passage)
    return pages


def _outlines(pages: Mapping[str, Sequence[Passage]]) -> Iterator[tuple[str, str]]:
    return ((document, _dumped(outlined(page))) for document, page in pages.items())


def _dumped(value: Value) -> str:
    try:
        return value.model_dump_json(exclude_defaults=True)
    except PydanticSerializationError:  # half of a surrogate pair
        values = value.model_dump(mode="json", exclude_defaults=True)
        return encodable(json.dumps(values, ensure_ascii=False))


def _entry(passage: dict[str, Any]) -> ProcedureEntry:
    """Of what `_dumped` wrote, where what is empty was left out."""
    return ProcedureEntry.model_validate(
        {
            "code": passage.get("procedure_code"),
            "title": passage.get("procedure_title") or passage["title"],
            "document_id": passage["document_id"],
            "theme": passage.get("procedure_theme"),
            "window": passage.get("window"),
            "url": passage["url"],
        }
    )
