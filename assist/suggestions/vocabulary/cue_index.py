"""Many cues at once: only those that can begin with a word of the text are tried on it.

A cue matches from the beginning of a word, so the words (or beginnings of words) that it can open
with are a condition that a few look-ups check, where trying hundreds of expressions takes longer
than all the rest of understanding a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from assist.suggestions.vocabulary.cues import Opening, compile_cue, openings

T = TypeVar("T")
Found = tuple[re.Pattern[str], T]


class CueIndex(Generic[T]):
    """Each cue with what it stands for. Raises ValueError for brackets that do not match."""

    def __init__(self, cues: Iterable[tuple[str, T]]) -> None:
        self._cues: list[Found[T]] = []
        self._anywhere: list[int] = []
        self._words: dict[str, list[int]] = {}
        self._beginnings: dict[int, dict[str, list[int]]] = {}  # by their length
        for place, (cue, meant) in enumerate(cues):
            self._cues.append((compile_cue(cue), meant))
            self._file(place, openings(cue))

    def possible(self, normalised: str) -> Iterator[Found[T]]:
        """Those that may match, in the order given."""
        places = set(self._anywhere)
        for word in set(normalised.split()):
            places.update(self._words.get(word, ()))
            for length, beginnings in self._beginnings.items():
                places.update(beginnings.get(word[:length], ()))
        return map(self._cues.__getitem__, sorted(places))

    def stands_in(self, normalised: str) -> bool:
        """Whether any of them matches."""
        return any(cue.search(normalised) for cue, _ in self.possible(normalised))

    def _file(self, place: int, opens: frozenset[Opening] | None) -> None:
        if opens is None:
            self._anywhere.append(place)
            return
        for text, is_whole in opens:
            words = self._words if is_whole else self._beginnings.setdefault(len(text), {})
            words.setdefault(text, []).append(place)


def cue_index(cues: Iterable[str]) -> CueIndex[None]:
    """Of cues that all stand for the same."""
    return CueIndex((cue, None) for cue in cues)
