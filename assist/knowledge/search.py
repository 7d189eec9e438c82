"""Search by hand: the official passages, or the resolved cases, for a text."""

from __future__ import annotations

from collections.abc import Iterable

from assist.knowledge.schemas import SearchHit, SearchResults
from assist.resources import Resources
from assist.suggestions.explaining import explain
from assist.suggestions.knowledge import knowledge_of
from assist.suggestions.pipeline.context import Resources as RankingResources
from assist.suggestions.service import today_here
from indexes.models import Hit
from indexes.redaction import redact
from indexes.search import find
from indexes.snapshots import Snapshot
from indexes.wanted import Wanted


def search(
    resources: Resources, query: str, wanted: Wanted, limit: int, *, explained: bool = False
) -> SearchResults:
    """Raises SnapshotError. The query is redacted first: agents paste whole mails."""
    text = redact(query).text
    snapshot = resources.snapshots.current()
    hits = find(snapshot, resources.embedder, text, wanted, limit, today_here())
    return SearchResults(
        query=text,
        snapshot=snapshot.id,
        hits=list(_present(hits)),
        explanation=explain(text, _for_ranking(resources, snapshot), limit) if explained else None,
    )


def _for_ranking(resources: Resources, snapshot: Snapshot) -> RankingResources:
    return RankingResources(
        settings=resources.settings,
        knowledge=knowledge_of(snapshot),
        embedder=resources.embedder,
        today=today_here(),
    )


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
