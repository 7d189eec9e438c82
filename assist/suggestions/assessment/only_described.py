"""Whether a page has nothing to say to a question but what the page is about, which is true of any
question: «ayuda para autónomos» is told to who wants to open a bookshop in a village; or the
sentence that comes nearest to it, which any page has."""

from __future__ import annotations

from assist.suggestions.evidence import Evidence
from assist.suggestions.understanding.question import Question
from indexes.models import Aspect


def only_described(evidence: Evidence, question: Question) -> bool:
    """Of a question that asks for nothing by name. What its words chose in a table is more."""
    if question.decisive or any(one.is_looked_up for one in evidence.aspects):
        return False
    if evidence.aspects and not evidence.focus and all(one.is_open for one in evidence.aspects):
        return True
    told = [*evidence.focus, *(unit for one in evidence.aspects for unit in one.units)]
    return bool(told) and all(unit.passage.aspect is Aspect.SUMMARY for unit in told)
