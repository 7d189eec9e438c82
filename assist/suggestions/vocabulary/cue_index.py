"""Many cues at once: only those of which the text has a word that they need are tried on it.

A cue needs some words (or beginnings of words), which a few look-ups check. Trying hundreds of
expressions would take longer than all the rest of understanding a question: of those that begin
with a word of it, 499 for a question of the demonstration, 33 have all the words that they need.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Generic, TypeVar

from assist.suggestions.vocabulary.cues import LONGEST_BEGINNING, Opening, compile_cue, needed

T = TypeVar("T")
Found = tuple[re.Pattern[str], T]
_known: set[Opening] = set()  # of all indexes: what no cue needs is not looked up


class CueIndex(Generic[T]):
    """Each cue with what it stands for; `weak` words may stand between its elements. Raises
    ValueError for brackets that do not match."""

    def __init__(self, cues: Iterable[tuple[str, T]], weak: tuple[str, ...] = ()) -> None:
        self._cues: list[Found[T]] = []
        self._also: list[tuple[frozenset[Opening], ...]] = []  # what each needs besides
        self._anywhere: list[int] = []
        self._places: dict[Opening, list[int]] = {}
        for place, (cue, meant) in enumerate(cues):
            self._cues.append((compile_cue(cue, weak), meant))
            first, *others = needed(cue) or ((),)
            self._also.append(tuple(others))
            if not first:
                self._anywhere.append(place)
            for one in first:
                self._places.setdefault(one, []).append(place)
            _known.update(first, *others)
        self._openings = frozenset(self._places)

    def possible(self, normalised: str) -> Iterable[Found[T]]:
        """Those that may match, in the order given."""
        words = _opening(normalised, len(_known))
        opened = self._openings & words
        if not opened:
            return [self._cues[place] for place in self._anywhere]
        places = set(self._anywhere).union(*(self._places[one] for one in opened))
        lacks, also = words.isdisjoint, self._also
        return [self._cues[place] for place in sorted(places) if not any(map(lacks, also[place]))]

    def stands_in(self, normalised: str) -> bool:
        """Whether any of them matches."""
        return any(cue.search(normalised) for cue, _ in self.possible(normalised))


@lru_cache(maxsize=1_024)
def _opening(normalised: str, known: int) -> frozenset[Opening]:
    """All that a cue which matches in the text can need: its words, and their beginnings."""
    return frozenset().union(*(_begun(word, known) for word in set(normalised.split())))


@lru_cache(maxsize=16_384)
def _begun(word: str, _known_then: int) -> frozenset[Opening]:
    """The word and its beginnings, as far as any cue needs them."""
    begun = {f"{word[:length]}*" for length in range(1, LONGEST_BEGINNING + 1)}
    return frozenset((begun | {word}) & _known)


def cue_index(cues: Iterable[str]) -> CueIndex[None]:
    """Of cues that all stand for the same."""
    return CueIndex((cue, None) for cue in cues)
