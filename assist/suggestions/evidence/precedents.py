"""Resolved cases that resemble the question, and whether what they said still holds."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.confidence import above_floor
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.slots import OWN_PLACE, SINGLE_VALUED
from assist.suggestions.known_facts import passage_facts
from assist.suggestions.schemas import SimilarCase
from indexes.facts import Slot
from indexes.models import Aspect, Hit, Passage

LIMIT = 3
_MIN_NEARNESS = 0.25
# Slots with one true value, and the places of a page that give it.
_PLACES: dict[Slot, frozenset[Aspect]] = {
    slot: frozenset(
        OWN_PLACE.get(aspect, aspect) for aspect, slots in SINGLE_VALUED.items() if slot in slots
    )
    for slot in {slot for slots in SINGLE_VALUED.values() for slot in slots}
}


def similar_cases(
    cases: Sequence[Hit], pages: Sequence[Page], code: str | None, floor: float
) -> tuple[SimilarCase, ...]:
    """The nearest first, one a case."""
    found: dict[str, Hit] = {}
    for hit in sorted(cases, key=lambda one: (-one.scores["dense"], one.passage.id)):
        other_procedure = code and hit.passage.procedure_code not in (None, code)
        if above_floor(hit.scores["dense"], floor) >= _MIN_NEARNESS and not other_procedure:
            found.setdefault(hit.passage.document_id, hit)
    nearest = list(found.values())[:LIMIT]
    return tuple(_case(h.passage, above_floor(h.scores["dense"], floor), pages) for h in nearest)


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
    said: dict[Slot, set[str]] = {}
    for fact in passage_facts(case):
        if fact.slot in _PLACES:
            said.setdefault(fact.slot, set()).add(fact.normalised)
    return any(_contradicted(slot, values, pages) for slot, values in said.items())


def _contradicted(slot: Slot, values: set[str], pages: Sequence[Page]) -> bool:
    """Only where the pages speak of it, so that a date elsewhere contradicts nothing."""
    official = {
        fact.normalised
        for page in pages
        for passage in page
        if passage.aspect in _PLACES[slot]
        for fact in passage_facts(passage)
        if fact.slot is slot
    }
    return bool(official) and official.isdisjoint(values)
