"""Facts: what a text states, in normal form. See README.md for the kinds and their forms."""

from indexes.facts.compare import find_supporting, same_value
from indexes.facts.extract import extract_dates, extract_facts
from indexes.facts.models import Fact, FactKind, Slot

__all__ = [
    "Fact",
    "FactKind",
    "Slot",
    "extract_dates",
    "extract_facts",
    "find_supporting",
    "same_value",
]
