"""Lists and tables of pages that are no sheets: each row is of what it names itself, and its values
are of what the titles of their columns say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from indexes.facts import Fact, Slot, extract_facts
from indexes.lines import line_around
from indexes.models import Block
from ingest.extractors.outline import CELL

_APART = frozenset({"item", "row"})


@dataclass(frozen=True)
class Rows:
    """Of one document. `titles`: text of a row → those of the columns of its table."""

    apart: frozenset[str] = frozenset()
    titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def around(self, text: str, place: int) -> tuple[str, int]:
        """The passage without the items and rows before the line in which the character stands,
        which say nothing of this one, and where the character is then."""
        start, end = line_around(text, place)
        if text[start:end] not in self.apart:
            return text, place
        kept = "".join(f"{line}\n" for line in text[:start].splitlines() if line not in self.apart)
        return kept + text[start:], len(kept) + place - start

    def is_row(self, text: str, place: int) -> bool:
        """Of a table."""
        start, end = line_around(text, place)
        return CELL in text[start:end]

    def headed(self, fact: Fact, text: str) -> Fact:
        """A value that does not say what it is of is of what the title of its column says."""
        start, end = line_around(text, fact.start)
        titles = self.titles.get(text[start:end], ())
        if fact.slot is not Slot.OTHER or not titles:
            return fact
        cells = text[start:end].split(CELL)
        column = text[start : fact.start].count(CELL)
        if len(cells) != len(titles) or not titles[column].strip():
            return fact
        said = extract_facts(f"{titles[column].rstrip(' :')}: {cells[column]}")
        return next(
            (
                fact.model_copy(update={"slot": one.slot, "normalised": one.normalised})
                for one in said
                if one.kind is fact.kind and fact.value in one.value and one.slot is not Slot.OTHER
            ),
            fact,
        )


def rows_of(blocks: Sequence[Block]) -> Rows:
    apart = frozenset(line for b in blocks if b.kind in _APART for line in b.text.split("\n"))
    return Rows(apart, dict(_titled(blocks)))


def _titled(blocks: Iterable[Block]) -> Iterator[tuple[str, tuple[str, ...]]]:
    titles: tuple[str, ...] = ()
    for block in blocks:
        if block.kind != "row":
            titles = ()
        elif block.titles:
            titles = tuple(block.text.split(CELL))
        elif titles:
            yield block.text, titles
