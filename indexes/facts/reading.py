"""A text prepared for the recognisers: folded, with its numbers and sentences found once."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from indexes.encodable import encodable
from indexes.facts.folding import fold_in_place, unwrap
from indexes.facts.numerals import Numeral, find_numerals
from indexes.facts.vocabulary import vocabulary
from indexes.models import Aspect

_END = re.compile(r"\n+|[.!?…]+[\"'»)\]]* +")
_LABEL = re.compile(r"[:?]\s*$")
_LAST_WORD = re.compile(r"[a-zº/.]*$")
_INDIRECT = re.compile(r"\b(?:pregunt\w+|saber|consult(?:a|an|ar)|duda)(?: de)? si\b")
_ABBREVIATIONS = frozenset(vocabulary("sentences")["abbreviations"])
_REACH = 300  # characters: what stands farther in an endless sentence tells nothing
_LINE_END = re.compile(r"\n")
_BULLET = re.compile(r" *(?:[-•*·>]|[0-9]{1,2}[.)]|[a-z][.)]) ")
_CLAUSE = re.compile(vocabulary("sentences")["clause_break"])


@dataclass(frozen=True)
class Reading:
    """`folded` has the same length as `raw`: spans are interchangeable."""

    raw: str  # a lone surrogate, which no value can hold, reads as U+FFFD
    section: tuple[str, ...] = ()
    aspect: Aspect | None = None

    @classmethod
    def of(cls, text: str, section: tuple[str, ...] = (), aspect: Aspect | None = None) -> Reading:
        return cls(encodable(text), section, aspect)

    @cached_property
    def folded(self) -> str:
        return unwrap(fold_in_place(self.raw), self.raw)

    @cached_property
    def numerals(self) -> tuple[Numeral, ...]:
        return find_numerals(self.folded)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [0, *(m.end() for m in _END.finditer(self.folded) if self._ends_sentence(m))]

    def _ends_sentence(self, match: re.Match[str]) -> bool:
        if not match[0].startswith("."):
            return True
        word = _LAST_WORD.search(self.folded, max(0, match.start() - 12), match.start())
        return word is None or word[0].strip(".") not in _ABBREVIATIONS

    def sentence(self, position: int) -> tuple[int, int]:
        """Start and end of the sentence at a position."""
        starts = self._sentence_starts
        index = bisect_right(starts, position)
        end = starts[index] if index < len(starts) else len(self.folded)
        return starts[index - 1], end

    def announcing(self, start: int) -> tuple[int, int] | None:
        """The sentence before the one that starts there, when it announces it: a label on its own
        line (`Tasa:`), a question."""
        if start == 0:
            return None
        earlier, end = self.sentence(start - 1)
        return (earlier, end) if _LABEL.search(self.folded[earlier:end]) else None

    def lead(self, position: int) -> tuple[int, int] | None:
        """Of an item of a list, the line that ends in a colon above its first item: what it says is
        said of each of them."""
        return self._leads.get(self._line_start(position))

    @cached_property
    def _leads(self) -> dict[int, tuple[int, int]]:
        """By where the line of an item begins."""
        leads: dict[int, tuple[int, int]] = {}
        start = 0
        for end in (found.start() for found in _LINE_END.finditer(self.folded)):
            above, item = (start, end), end + 1
            if _BULLET.match(self.folded, item):
                is_lead = self.folded[start:end].rstrip().endswith(":")
                lead = above if is_lead else leads.get(start)
                if lead is not None:
                    leads[item] = lead
            start = item
        return leads

    def read_on(self, position: int) -> tuple[int, int] | None:
        """The same, of an item after a semicolon: its sentence up to it, where a colon leads what
        is listed («No hace falta aportar: el DNI; el volante de empadronamiento»)."""
        start, _ = self.sentence(position)
        clause, _ = self.clause(position)
        is_item = clause > start and self.folded[clause - 1] == ";"
        return (start, position) if is_item and ": " in self.folded[start:clause] else None

    def line(self, position: int) -> tuple[int, int]:
        """Where the one at a position begins and ends."""
        end = self.folded.find("\n", position)
        return self._line_start(position), len(self.folded) if end < 0 else end

    def _line_start(self, position: int) -> int:
        return self.folded.rfind("\n", 0, position) + 1

    def asks(self, position: int) -> bool:
        """Whether the sentence at a position is a question, which states nothing."""
        start, end = self.sentence(position)
        ending = self.folded[max(start, end - _REACH) : end].rstrip(" \"')»")
        if ending.endswith("?"):
            return True
        start, end = max(start, position - _REACH), min(end, position + _REACH)
        return _INDIRECT.search(self.folded, start, end) is not None

    @cached_property
    def _clause_starts(self) -> list[int]:
        breaks = (m.start() + 1 for m in _CLAUSE.finditer(self.folded))
        return sorted({*self._sentence_starts, *breaks})

    def clause(self, position: int) -> tuple[int, int]:
        """Start and end of the stretch that one negation or one `antes` governs."""
        starts = self._clause_starts
        index = bisect_right(starts, position)
        end = starts[index] if index < len(starts) else len(self.folded)
        return starts[index - 1], end
