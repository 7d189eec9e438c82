"""The stems of passages that were read, and which of them are forms of one word."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from functools import lru_cache

from assist.suggestions.text.stems import stems_in
from assist.suggestions.vocabulary.synonyms import ALIKE, synonyms
from indexes.models import Aspect, Passage

ROOT = 5  # letters that forms of one word share
_BROKEN = re.compile(r"(?<![qg])ue(?=[^aeiou])|ie(?=[^aeiou])")  # «renuevo» is of «renovar»
_REMEMBERED = 16_384  # passages


class ReadStems:
    """What is known only grows: whoever holds one finds in it all that it has read, whatever other
    threads read meanwhile."""

    def __init__(self) -> None:
        self.version = 0  # another one where more is known
        self._stems: dict[int, frozenset[str]] = {}  # by passage: a digest of place and text
        self._known: set[str] = set()
        self._by_root: dict[str, tuple[str, ...]] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._stems)

    def of(self, passage: Passage) -> frozenset[str]:
        """Names of laws hold words of every trade: they speak for nothing."""
        found = self._stems.get(passage.id)
        return self._read(passage) if found is None else found

    def _read(self, passage: Passage) -> frozenset[str]:
        text = "" if passage.aspect is Aspect.LEGAL_BASIS else passage.text
        stems = stems_in(f"{passage.context}\n{text}")
        with self._lock:
            if new := stems - self._known:
                self._learn(new)
            self._stems[passage.id] = stems  # the last: who finds it finds the rest
        return stems

    def _learn(self, stems: frozenset[str]) -> None:
        self._known |= stems
        for one in stems:
            if len(one) >= ROOT:
                root = one[:ROOT]
                self._by_root[root] = (*self._by_root.get(root, ()), one)
        self.version += 1

    def alike(self, one: str) -> frozenset[str]:
        """Synonyms of the stem, and what was read of its other forms."""
        forms = forms_of(one)
        read = (
            other
            for root, form in forms
            for other in self._by_root.get(root, ())
            if other.startswith(form) or form.startswith(other)
        )
        return synonyms(one).union(read, (form for _, form in forms))


class Holding:
    """How well a stem stands in any of some passages: 1 where it does, less where what is alike
    does."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._read = read_stems()
        self._stems = list(map(self._read.of, passages))
        self._found: dict[str, float] = {}

    def __call__(self, one: str) -> float:
        found = self._found.get(one)
        if found is None:
            found = self._found[one] = self._look_up(one)
        return found

    def _look_up(self, one: str) -> float:
        if any(one in stems for stems in self._stems):
            return 1.0
        alike = self._read.alike(one)
        return 0.0 if all(map(alike.isdisjoint, self._stems)) else ALIKE


@lru_cache(maxsize=16_384)
def forms_of(one: str) -> tuple[tuple[str, str], ...]:
    """With their roots: itself, and the form in which its vowel is not broken; none of a word that
    is too short to tell."""
    if len(one) < ROOT:
        return ()
    forms = dict.fromkeys((one, _BROKEN.sub(_of_vowel, one)))
    return tuple((form[:ROOT], form) for form in forms)


def _of_vowel(broken: re.Match[str]) -> str:
    return "o" if broken.group() == "ue" else "e"


_current = [ReadStems()]


def read_stems() -> ReadStems:
    """The one in use; another one once it holds many."""
    if len(_current[0]) >= _REMEMBERED:
        _current[0] = ReadStems()
    return _current[0]
