"""What the sources say about what was asked, piece by piece."""

from assist.suggestions.evidence.evidence import (
    Approved,
    ApprovedAnswers,
    ApprovedSentence,
    AspectEvidence,
    Conflict,
    Evidence,
    Stance,
)
from assist.suggestions.evidence.units import Unit

__all__ = [
    "Approved",
    "ApprovedAnswers",
    "ApprovedSentence",
    "AspectEvidence",
    "Conflict",
    "Evidence",
    "Stance",
    "Unit",
]
