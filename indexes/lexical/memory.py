"""BM25 in plain Python, over the same terms and fields: for tests and small collections."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

from indexes.lexical.analysis import terms
from indexes.lexical.fields import BOOSTS, K1, OTHER_FIELDS, B, field_texts
from indexes.models import Passage, Pool
from indexes.ranking import Scored, ranked

Row = dict[str, Any]  # {"id", "pool", "fields": {field: [term, …]}}


class MemoryLexicalIndex:
    def __init__(self, rows: list[Row]) -> None:
        self._rows = [
            (row["id"], row["pool"], {name: Counter(row["fields"][name]) for name in BOOSTS})
            for row in rows
        ]
        self._average = {name: self._average_length(name) for name in BOOSTS}
        self._frequency = {name: self._document_frequency(name) for name in BOOSTS}

    def __len__(self) -> int:
        return len(self._rows)

    @classmethod
    def build(cls, path: Path, passages: Iterable[Passage]) -> Self:
        rows = [_row(passage) for passage in passages]
        path.mkdir(parents=True, exist_ok=True)
        (path / "terms.json").write_text(json.dumps(rows), encoding="utf-8")
        return cls(rows)

    @classmethod
    def open(cls, path: Path) -> Self:
        return cls(json.loads((path / "terms.json").read_text(encoding="utf-8")))

    def search(self, query: str, k: int, pool: Pool | None = None) -> list[Scored]:
        wanted = list(dict.fromkeys(terms(query)))
        scored = (
            (id, sum(self._score(term, fields) for term in wanted))
            for id, of_pool, fields in self._rows
            if pool is None or of_pool == pool.value
        )
        return ranked(((id, score) for id, score in scored if score > 0), max(k, 0))

    def best_score(self, query: str, pool: Pool | None = None) -> float | None:
        found = self.search(query, 1, pool)
        return found[0][1] if found else None

    def _score(self, term: str, fields: dict[str, Counter[str]]) -> float:
        parts = [boost * self._bm25(term, name, fields[name]) for name, boost in BOOSTS.items()]
        best = max(parts)
        return best + OTHER_FIELDS * (sum(parts) - best)

    def _bm25(self, term: str, name: str, counts: Counter[str]) -> float:
        if not counts[term]:
            return 0.0
        matching = self._frequency[name][term]
        rarity = math.log(1 + (len(self) - matching + 0.5) / (matching + 0.5))
        length = counts.total() / self._average[name]
        return rarity * counts[term] * (K1 + 1) / (counts[term] + K1 * (1 - B + B * length))

    def _average_length(self, name: str) -> float:
        total = sum(fields[name].total() for _, _, fields in self._rows)
        return total / len(self._rows) if total else 1.0

    def _document_frequency(self, name: str) -> Counter[str]:
        return Counter(term for _, _, fields in self._rows for term in fields[name])


def _row(passage: Passage) -> Row:
    fields = {name: terms(text) for name, text in field_texts(passage).items()}
    return {"id": passage.id, "pool": passage.pool.value, "fields": fields}
