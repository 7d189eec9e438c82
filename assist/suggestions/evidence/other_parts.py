"""Whether a message is answered in part though nothing is said of what it asks for by name."""

from __future__ import annotations

from assist.suggestions.evidence.evidence import Evidence
from assist.suggestions.evidence.parts import parts_of
from assist.suggestions.understanding.question import Question


def answers_another(evidence: Evidence, question: Question) -> bool:
    """Another question of it asks for no aspect by name, and is answered: «¿Qué modelo es y cuánto
    tardan?», of which only the form is published."""
    return evidence.tells_open_ones or (bool(evidence.aspects) and len(parts_of(question)) > 1)
