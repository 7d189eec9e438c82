"""What a page says before it says anything with care."""

from __future__ import annotations

import re

from assist.suggestions.evidence.counts import OF_MONEY
from assist.suggestions.evidence.evidence import AspectEvidence
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.slots import INTRODUCTIONS
from assist.suggestions.vocabulary.word_classes import any_of

_HOW_MUCH = re.compile(rf"\b{any_of('how_much')}\b", re.IGNORECASE)


def only_introduces(found: AspectEvidence, part: Part) -> bool:
    """An introduction that gives no sum, which is not told to who asks how much."""
    kinds = part.wanted.kinds
    if not kinds or not kinds <= OF_MONEY or not _HOW_MUCH.search(part.text):
        return False
    return not any(
        unit.gives(OF_MONEY) or place_of(unit.passage) not in INTRODUCTIONS for unit in found.units
    )
