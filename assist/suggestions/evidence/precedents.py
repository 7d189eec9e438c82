"""Resolved cases that resemble the question, and whether what they said still holds."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.confidence import above_floor
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.slots import SINGLE_VALUED
from assist.suggestions.evidence.units import passage_facts
from assist.suggestions.schemas import SimilarCase
from indexes.facts import Slot
from indexes.models import Hit, Passage

LIMIT = 3
_MIN_NEARNESS = 0.25
_COMPARED = frozenset(slot for slots in SINGLE_VALUED.values() for slot in slots)


def similar_cases(
    cases: Sequence[Hit], pages: Sequence[Page], code: str | None, floor: float
) -> tuple[SimilarCase, ...]:
    """The nearest first, one a case."""
    found: dict[str, SimilarCase] = {}
    for hit in sorted(cases, key=lambda one: (-one.scores.get("dense", 0.0), one.passage.id)):
        nearness = above_floor(hit.scores.get("dense", 0.0), floor)
        other_procedure = code and hit.passage.procedure_code not in (None, code)
        if nearness >= _MIN_NEARNESS and not other_procedure:
            found.setdefault(hit.passage.document_id, _case(hit.passage, nearness, pages))
    return tuple(found.values())[:LIMIT]


def _case(passage: Passage, score: float, pages: Sequence[Page]) -> SimilarCase:
    return SimilarCase(
        case_id=case_id(passage),
        question=passage.question or "",
        answer=passage.text,
        office=passage.office,
        resolved_at=passage.retrieved_at,
        score=round(score, 4),
        stale=is_stale(passage, pages),
    )


def case_id(passage: Passage) -> str:
    """Cases are addressed as `case:<id>`."""
    return passage.url.removeprefix("case:") if passage.url else passage.document_id


def is_stale(case: Passage, pages: Sequence[Page]) -> bool:
    """Whether the case states a value that the official pages now contradict."""
    official: dict[Slot, set[str]] = {}
    for page in pages:
        for passage in page:
            for fact in passage_facts(passage):
                official.setdefault(fact.slot, set()).add(fact.normalised)
    said: dict[Slot, set[str]] = {}
    for fact in passage_facts(case):
        if fact.slot in _COMPARED:
            said.setdefault(fact.slot, set()).add(fact.normalised)
    return any(slot in official and official[slot].isdisjoint(v) for slot, v in said.items())
