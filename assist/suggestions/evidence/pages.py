"""The official pages of a candidate, the one that prevails first."""

from __future__ import annotations

from datetime import date

from assist.suggestions.exclusion import is_excluded
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.remembered import KeptWith
from indexes.models import Passage, Pool

Page = tuple[Passage, ...]

_REMEMBERED = 64
_Key = tuple[str, tuple[str, ...], date, frozenset[str]]
_known: KeptWith[Knowledge, _Key, list[Page]] = KeptWith(_REMEMBERED)


def official_pages(
    candidate: Candidate, knowledge: Knowledge, today: date, excluded: frozenset[str]
) -> list[Page]:
    """All pages of the procedure, found or not; for other pages, the page itself."""
    # Asked several times while one question is answered.
    key = candidate.key, candidate.documents, today, excluded
    found = _known.get(knowledge, key, lambda: _pages(candidate, knowledge, today, excluded))
    return [*found]


def _pages(
    candidate: Candidate, knowledge: Knowledge, today: date, excluded: frozenset[str]
) -> list[Page]:
    documents = dict.fromkeys((*candidate.documents, *knowledge.titles.documents_of(candidate.key)))
    pages = {one: _wanted(knowledge.document(one), excluded) for one in documents}
    present = [one for one in pages if pages[one]]
    present.sort(key=lambda one: knowledge.standing(one, today), reverse=True)
    return [pages[one] for one in present]


def _wanted(passages: Page, excluded: frozenset[str]) -> Page:
    if not excluded and all(p.pool is Pool.OFFICIAL for p in passages):
        return passages
    return tuple(
        p
        for p in passages
        if p.pool is Pool.OFFICIAL and not is_excluded(p.document_id, p.url, excluded)
    )
