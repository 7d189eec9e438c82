"""The facts of pages, found when they are indexed (ADR 0029): to find those of a passage takes half
a millisecond, to read what was found some microseconds."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

from indexes.facts import Fact, FactKind, Slot, extract_facts
from indexes.facts.version import extractor_digest
from indexes.models import Passage

Facts = tuple[Fact, ...]  # of one passage, as `extract_facts` gives them
Rows = Callable[..., list[tuple[Any, ...]]]  # of a query and its values

SCHEMA = """
CREATE TABLE extractor (digest TEXT);
CREATE TABLE page_facts (document TEXT PRIMARY KEY, content BLOB, facts TEXT) WITHOUT ROWID;
"""
_HAS_FACTS = "SELECT count(*) FROM sqlite_master WHERE name = 'extractor'"
_OF_PAGE = "SELECT content, facts FROM page_facts WHERE document = ?"


class PageFacts:
    """Reads them. Empty where no extractor, or another one than that of today, wrote them."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        has_facts = bool(rows(_HAS_FACTS)[0][0])
        written_by = rows("SELECT digest FROM extractor") if has_facts else []
        self._are_of_today = written_by == [(extractor_digest(),)]

    def of(self, page: Sequence[Passage]) -> list[Facts] | None:
        """Of each passage of the page, all of which are given, in reading order."""
        found = self._of_document(page[0].document_id) if page else None
        return found and _unpacked(found[1], page)

    def packed(self, document_id: str, content: bytes) -> str | None:
        """As they were written, where the page says the same as then."""
        found = self._of_document(document_id)
        return found[1] if found and found[0] == content else None

    def _of_document(self, document_id: str) -> tuple[bytes, str] | None:
        rows = self._rows(_OF_PAGE, document_id) if self._are_of_today else []
        return rows[0] if rows else None


def write_facts(
    connection: sqlite3.Connection,
    pages: Mapping[str, Sequence[Passage]],
    known: PageFacts | None = None,
) -> None:
    """Finds those of pages that are not `known`, or say something else by now."""
    connection.execute("INSERT INTO extractor VALUES (?)", (extractor_digest(),))
    connection.executemany("INSERT INTO page_facts VALUES (?,?,?)", _rows_of(pages, known))


def _rows_of(
    pages: Mapping[str, Sequence[Passage]], known: PageFacts | None
) -> Iterator[tuple[str, bytes, str]]:
    for document, page in pages.items():
        content = _content(page)
        found = known.packed(document, content) if known else None
        yield document, content, _found_in(page) if found is None else found


def _content(page: Iterable[Passage]) -> bytes:
    """16 bytes that change with anything that the facts of a page depend on."""
    read = [(one.text, one.section, one.aspect.value) for one in page]
    return blake2b(json.dumps(read).encode(), digest_size=16).digest()


def _found_in(page: Iterable[Passage]) -> str:
    found = [_packed(_facts_of(passage)) for passage in page]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _facts_of(passage: Passage) -> Facts:
    return extract_facts(passage.text, section=passage.section, aspect=passage.aspect)


def _packed(facts: Facts) -> list[tuple[str, str, int, int, str]]:
    """Without the value, which the text has at that place."""
    return [(one.kind, one.slot, one.start, one.end, one.normalised) for one in facts]


def _unpacked(packed: str, page: Sequence[Passage]) -> list[Facts]:
    pairs = zip(page, json.loads(packed), strict=True)
    return [tuple(_fact(passage.text, *one) for one in facts) for passage, facts in pairs]


def _fact(text: str, kind: str, slot: str, start: int, end: int, normalised: str) -> Fact:
    return Fact(
        kind=FactKind(kind),
        slot=Slot(slot),
        value=text[start:end],
        normalised=normalised,
        start=start,
        end=end,
    )
