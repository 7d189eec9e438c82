"""The official pages of a candidate, the one that prevails first."""

from __future__ import annotations

from assist.suggestions.exclusion import is_excluded
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.groups import standing
from indexes.models import Passage, Pool

Page = tuple[Passage, ...]


def official_pages(
    candidate: Candidate, knowledge: Knowledge, excluded: frozenset[str]
) -> list[Page]:
    """All pages of the procedure, found or not; for other pages, the page itself."""
    documents = dict.fromkeys((*candidate.documents, *knowledge.documents_of(candidate.key)))
    pages = [_wanted(knowledge.document(one), excluded) for one in documents]
    return sorted((page for page in pages if page), key=_order, reverse=True)


def _wanted(passages: Page, excluded: frozenset[str]) -> Page:
    return tuple(
        p
        for p in passages
        if p.pool is Pool.OFFICIAL and not is_excluded(p.document_id, p.url, excluded)
    )


def _order(page: Page) -> tuple[object, ...]:
    return (*standing(page[0]), page[0].document_id)
