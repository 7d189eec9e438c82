"""Search by hand: the official passages, or the resolved cases, for a text."""

from __future__ import annotations

from collections.abc import Iterable

from indexes.redaction import redact

from assist.knowledge.schemas import SearchHit, SearchResults
from indexes.embedders.protocol import Embedder
from indexes.models import DocumentKind, Hit, Pool
from indexes.search import fuse, retrieve
from indexes.snapshots import SnapshotStore

_DEPTH = 50  # hits asked of each ranking before they are fused


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
    pool = Pool.CASES if kind is DocumentKind.CASE else Pool.OFFICIAL
    depth = max(_DEPTH, limit * 4)
    found = retrieve(snapshot, embedder, text, pool=pool, k=depth)
    hits = fuse([found.dense, found.lexical])
    chosen = [hit for hit in hits if kind is None or hit.passage.kind is kind][:limit]
    return SearchResults(query=text, snapshot=snapshot.id, hits=list(_present(chosen)))


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
