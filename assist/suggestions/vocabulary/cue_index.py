"""Many cues at once: only those that can begin with a word of the text are tried on it.

A cue matches from the beginning of a word, so the words (or beginnings of words) that it can open
with are a condition that a few look-ups check, where trying hundreds of expressions takes longer
than all the rest of understanding a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Generic, TypeVar

from assist.suggestions.vocabulary.cues import LONGEST_BEGINNING, Opening, compile_cue, openings

T = TypeVar("T")
Found = tuple[re.Pattern[str], T]
_known: set[Opening] = set()  # of all indexes: what no cue begins with need not be looked up


class CueIndex(Generic[T]):
    """Each cue with what it stands for. Raises ValueError for brackets that do not match."""

    def __init__(self, cues: Iterable[tuple[str, T]]) -> None:
        self._cues: list[Found[T]] = []
        self._anywhere: list[int] = []
        self._places: dict[Opening, list[int]] = {}
        for place, (cue, meant) in enumerate(cues):
            self._cues.append((compile_cue(cue), meant))
            opens = openings(cue)
            if opens is None:
                self._anywhere.append(place)
            for one in opens or ():
                self._places.setdefault(one, []).append(place)
        self._openings = frozenset(self._places)
        _known.update(self._openings)

    def possible(self, normalised: str) -> Iterable[Found[T]]:
        """Those that may match, in the order given."""
        opened = self._openings & _opening(normalised, len(_known))
        if not opened:
            return [self._cues[place] for place in self._anywhere]
        places = set(self._anywhere).union(*(self._places[one] for one in opened))
        return [self._cues[place] for place in sorted(places)]

    def stands_in(self, normalised: str) -> bool:
        """Whether any of them matches."""
        return any(cue.search(normalised) for cue, _ in self.possible(normalised))


@lru_cache(maxsize=1_024)
def _opening(normalised: str, known: int) -> frozenset[Opening]:
    """All that a cue which matches in the text can begin with: its words, and their beginnings."""
    return frozenset().union(*(_begun(word, known) for word in set(normalised.split())))


@lru_cache(maxsize=16_384)
def _begun(word: str, _known_then: int) -> frozenset[Opening]:
    """The word and its beginnings, as far as any cue begins with them."""
    begun = {f"{word[:length]}*" for length in range(1, LONGEST_BEGINNING + 1)}
    return frozenset((begun | {word}) & _known)


def cue_index(cues: Iterable[str]) -> CueIndex[None]:
    """Of cues that all stand for the same."""
    return CueIndex((cue, None) for cue in cues)
