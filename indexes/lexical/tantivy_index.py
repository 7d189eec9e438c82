"""The lexical index on tantivy."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Self

import tantivy
from tantivy import Occur, Query

from indexes.errors import SnapshotDamaged
from indexes.lexical.analysis import prepared, spanish_analyser, terms
from indexes.lexical.fields import BOOSTS, MAX_QUERY_TERMS, OTHER_FIELDS, field_texts
from indexes.models import Passage, Pool
from indexes.ranking import Scored, exact_at_the_cut

_ANALYSER = "spanish"
_HEAP_BYTES = 128_000_000
_REMEMBERED = 4_096  # terms of queries


class TantivyIndex:
    """Immutable once built. Searches from any number of threads."""

    def __init__(self, index: tantivy.Index) -> None:
        self._index = index
        self._index.register_tokenizer(_ANALYSER, spanish_analyser())
        self._schema = index.schema
        self._searcher = index.searcher()
        self._terms: dict[str, Query] = {}
        # Of most passages it is quicker to tell those that are not wanted than those that are.
        self._largest = max(Pool, key=lambda one: self._searcher.doc_freq("pool", one.value))
        others = (one for one in Pool if one is not self._largest)
        self._outside = [(Occur.MustNot, self._in(one)) for one in others]

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    @classmethod
    def build(cls, path: Path, passages: Iterable[Passage]) -> Self:
        """`path` becomes a folder. Raises OSError, also when the disk is full."""
        path.mkdir(parents=True, exist_ok=True)
        index = tantivy.Index(_schema(), path=str(path), reuse=False)
        index.register_tokenizer(_ANALYSER, spanish_analyser())
        try:
            writer = index.writer(_HEAP_BYTES, num_threads=1)
            for passage in passages:
                writer.add_document(_document(passage))
            writer.commit()
            writer.wait_merging_threads()
        except ValueError as error:  # tantivy's binding has no other
            raise OSError(f"no se pudo escribir el índice léxico {path}: {error}") from error
        index.reload()
        return cls(index)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Raises SnapshotDamaged."""
        try:
            return cls(tantivy.Index.open(str(path)))
        except ValueError as error:
            raise SnapshotDamaged(f"{path} no es un índice léxico: {error}") from error

    def search(self, query: str, k: int, pool: Pool | None = None) -> list[Scored]:
        parsed = self._query(query, pool)
        if parsed is None:
            return []
        return exact_at_the_cut(lambda count: self._best(parsed, count), k, len(self))

    def best_score(self, query: str, pool: Pool | None = None) -> float | None:
        """Of the passage that `search` puts first; None where it finds none."""
        parsed = self._query(query, pool)
        hits = [] if parsed is None else self._searcher.search(parsed, 1, count=False).hits
        return float(hits[0][0]) if hits else None

    def _best(self, query: Query, count: int) -> list[Scored]:
        hits = self._searcher.search(query, count, count=False).hits
        ids = self._searcher.fast_field_values("id", [address for _score, address in hits])
        return [(int(id or 0), float(score)) for id, (score, _) in zip(ids, hits, strict=True)]

    def _query(self, text: str, pool: Pool | None) -> Query | None:
        """Built from terms as data: no character of the text has a meaning to a query parser."""
        wanted = self._rarest(dict.fromkeys(terms(text)))
        if not wanted:
            return None
        any_term = [(Occur.Should, self._term(term)) for term in wanted]
        if pool is None:
            return Query.boolean_query(any_term)
        if pool is self._largest:
            return Query.boolean_query([*any_term, *self._outside])
        inside = (Occur.Must, Query.const_score_query(self._in(pool), 0.0))
        return Query.boolean_query([(Occur.Must, Query.boolean_query(any_term)), inside])

    def _in(self, pool: Pool) -> Query:
        return self._exactly("pool", pool.value)

    def _term(self, term: str) -> Query:
        found = self._terms.get(term)
        if found is None:
            fields = [
                Query.boost_query(self._exactly(field, term), boost)
                for field, boost in BOOSTS.items()
            ]
            if len(self._terms) >= _REMEMBERED:
                self._terms = {}  # other threads may be reading the old one
            found = self._terms[term] = Query.disjunction_max_query(fields, OTHER_FIELDS)
        return found

    def _exactly(self, field: str, term: str) -> Query:
        return Query.term_query(self._schema, field, term)

    def _rarest(self, wanted: Iterable[str]) -> list[str]:
        wanted = list(wanted)
        if len(wanted) > MAX_QUERY_TERMS:
            rarest = sorted(
                wanted, key=lambda term: self._searcher.doc_freq("text", term) or len(self)
            )
            wanted = rarest[:MAX_QUERY_TERMS]
        return wanted


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", fast=True)
    builder.add_text_field("pool", tokenizer_name="raw", index_option="basic")
    for field in BOOSTS:
        builder.add_text_field(field, tokenizer_name=_ANALYSER, index_option="freq")
    return builder.build()


def _document(passage: Passage) -> tantivy.Document:
    document = tantivy.Document()
    document.add_integer("id", passage.id)
    document.add_text("pool", passage.pool.value)
    for field, text in field_texts(passage).items():
        if text:
            document.add_text(field, prepared(text))
    return document
