"""The official pages of a candidate, the one that prevails first."""

from __future__ import annotations

from collections.abc import Collection

from assist.suggestions.exclusion import is_excluded
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.groups import standing
from indexes.models import Passage, Pool

Page = tuple[Passage, ...]


def official_pages(
    candidate: Candidate, knowledge: Knowledge, excluded: frozenset[str]
) -> list[Page]:
    """All pages that carry its code; without a code, its own page."""
    if candidate.code:
        passages: Collection[Passage] = knowledge.snapshot.of_procedure(candidate.code)
    else:
        passages = knowledge.document(candidate.document_id)
    pages: dict[str, list[Passage]] = {}
    for passage in passages:
        if passage.pool is Pool.OFFICIAL and not is_excluded(
            passage.document_id, passage.url, excluded
        ):
            pages.setdefault(passage.document_id, []).append(passage)
    return sorted(
        map(tuple, pages.values()), key=lambda page: _order(page, candidate), reverse=True
    )


def _order(page: Page, candidate: Candidate) -> tuple[object, ...]:
    return (*standing(page[0]), page[0].document_id == candidate.document_id, page[0].document_id)
