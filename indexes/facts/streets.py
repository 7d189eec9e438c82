"""Where something is: a street and its number, as a text gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexes.facts.folding import fold_in_place
from indexes.facts.vocabulary import alternatives, vocabulary
from indexes.stems import stems_of

_DATA = vocabulary("streets")
_STREET = re.compile(
    rf"(?<!\w){alternatives(_DATA['kinds'])} (?P<name>(?:(?!\d)[\w'.]+ ?){{1,6}}?)"
    rf"(?:, ?|,? {alternatives(_DATA['number'])} ?| )(?P<number>\d{{1,3}})(?![\d/:.,]\d|\d)"
)


@dataclass(frozen=True, slots=True)
class Street:
    """`name`: stems. `start`, `end`: in the text."""

    name: frozenset[str]
    number: str
    start: int
    end: int

    def is_same(self, other: Street) -> bool:
        """One may call it in short."""
        return self.number == other.number and (self.name <= other.name or other.name <= self.name)


def streets_in(text: str) -> Iterator[Street]:
    """Only those with a number: a street alone tells of no door."""
    for match in _STREET.finditer(fold_in_place(text)):
        if name := stems_of(match["name"]):
            yield Street(name, match["number"], *match.span())
