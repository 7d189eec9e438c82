"""Search by hand: the official passages, or the resolved cases, for a text."""

from __future__ import annotations

from collections.abc import Iterable

from assist.knowledge.schemas import SearchHit, SearchResults
from indexes.embedders.protocol import Embedder
from indexes.models import DocumentKind, Hit
from indexes.redaction import redact
from indexes.search import find
from indexes.snapshots import SnapshotStore


def search(
    snapshots: SnapshotStore,
    embedder: Embedder,
    query: str,
    kind: DocumentKind | None,
    limit: int,
) -> SearchResults:
    """Raises SnapshotError. The query is redacted first: agents paste whole mails."""
    text = redact(query).text
    snapshot = snapshots.current()
    hits = find(snapshot, embedder, text, kind, limit)
    return SearchResults(query=text, snapshot=snapshot.id, hits=list(_present(hits)))


def _present(hits: Iterable[Hit]) -> Iterable[SearchHit]:
    for hit in hits:
        passage = hit.passage
        yield SearchHit(
            passage_id=str(passage.id),
            document_id=passage.document_id,
            kind=passage.kind,
            title=passage.title,
            section=" > ".join(passage.section),
            aspect=passage.aspect,
            text=passage.text,
            url=passage.url,
            procedure_code=passage.procedure_code,
            score=hit.score,
            scores=hit.scores,
        )
