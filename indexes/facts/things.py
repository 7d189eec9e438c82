"""Years that a building or a machine has: the age of nobody, and no term."""

from __future__ import annotations

import re

from indexes.facts.numerals import Numeral
from indexes.facts.reading import Reading
from indexes.facts.vocabulary import alternatives, vocabulary

_DATA = vocabulary("ages")
_SO_OLD = re.compile(rf"\b{alternatives(_DATA['things'])}(?: {alternatives(_DATA['so_old'])})+ $")
_REACH = 90  # characters


def are_of_a_thing(reading: Reading, numeral: Numeral) -> bool:
    """`edificios de al menos 40 años`, `si la caldera tiene más de 10 años`"""
    start, _ = reading.sentence(numeral.start)
    return is_so_old(reading.folded[max(start, numeral.start - _REACH) : numeral.start])


def is_so_old(before: str) -> bool:
    """Whether years that follow these folded words are those of a thing."""
    return _SO_OLD.search(before) is not None
