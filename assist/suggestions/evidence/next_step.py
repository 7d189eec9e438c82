"""How to apply, for who asked something else."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.evidence.antecedents import leans_back, standing_alone
from assist.suggestions.evidence.echoes import is_label, without_labels
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.evidence.windows import PAST_APPLYING
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.understanding.question import Question
from indexes.facts import Slot
from indexes.models import Aspect

_OFFERS = ("online:yes", "in_person:yes")
_HOW = (Aspect.CHANNEL, Aspect.WHERE)


def next_step(candidate: Candidate, question: Question, pages: Sequence[Page]) -> Unit | None:
    """How to apply, where that is not what was asked: a sentence that says by which channel."""
    if not candidate.is_procedure or any(one in question.aspects for one in _HOW):
        return None
    if question.decisive and PAST_APPLYING.issuperset(question.aspects):
        return None
    placed = (p for page in pages[:1] for p in page if p.aspect is Aspect.CHANNEL)
    units = without_labels([unit for passage in placed for unit in units_of(passage)])
    offering = (u for u in units if _offered(u) < len(_OFFERS) and not is_label(u))
    best = min(offering, key=lambda unit: (leans_back(unit), _offered(unit)), default=None)
    return standing_alone(best) if best is not None else None


def _offered(unit: Unit) -> int:
    """Online before in person; what is not offered is no next step."""
    said = {fact.normalised for fact in unit.facts if fact.slot is Slot.CHANNEL}
    return next((place for place, offer in enumerate(_OFFERS) if offer in said), len(_OFFERS))
