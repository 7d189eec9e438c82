"""Which procedure a sentence of a guide, a list of frequent questions or a piece of news speaks of.

A sentence names the procedure whose title its words hold best; one that names none goes on with
that of the sentence before it, and at first with that of its heading."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from indexes.stems import stems_of
from ingest.splitters.sentences import sentences
from ingest.truth.operations import operations

_NAMED = 0.5  # of a title's weight
_ENOUGH = 2  # stems: one word is the name of a matter, not of a procedure


class Names:
    """The titles of the procedures that are stored, by the words that tell them apart."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        """`titles`: key of a procedure → its title."""
        self._whole = {key: stems_of(title) for key, title in titles.items()}
        self._telling = {key: stems - operations() for key, stems in self._whole.items()}
        self._titles = frozenset(self._whole.values())
        self._weights = _rarity(self._whole.values())
        self._by_stem: dict[str, list[str]] = defaultdict(list)
        for key, stems in self._telling.items():
            for stem in stems:
                self._by_stem[stem].append(key)

    def named(self, words: str) -> str | None:
        """None where no title is named, or two are named as well."""
        stems = stems_of(words)
        likely = {key for stem in stems for key in self._by_stem.get(stem, ())}
        scored = sorted(
            (score for key in likely if (score := self._score(key, stems))), reverse=True
        )
        if not scored or (len(scored) > 1 and scored[0][:-1] == scored[1][:-1]):
            return None
        return scored[0][-1]

    def speaks_of(self, key: str, words: str) -> bool:
        """Whether they hold anything that tells it apart, and no other title as well."""
        stems = stems_of(words)
        if not self._telling.get(key, stems) & stems:
            return False
        score = self._score(key, stems)
        likely = {other for stem in self._telling[key] for other in self._by_stem[stem]} - {key}
        return score is None or not any(
            (theirs := self._score(other, stems)) and theirs[:-1] >= score[:-1] for other in likely
        )

    def is_title(self, words: str) -> bool:
        """Whether they are the title of a procedure and nothing else."""
        return stems_of(words) in self._titles

    def subject_at(self, text: str, place: int, headings: Sequence[str]) -> str | None:
        """What a sentence of a passage speaks of: the one in which the character stands.
        `headings`: from the title of the page to the innermost."""
        before = [one for start, one in _spans(text) if start <= place]
        for words in (*reversed(before), *reversed(headings)):
            found = self.named(words)
            if found is not None:
                return found
        return None

    def _score(self, key: str, stems: frozenset[str]) -> tuple[float, float, str] | None:
        """How much of its title is named: of what tells it apart, in all."""
        telling, whole = self._telling[key], self._whole[key]
        met = telling & stems
        # «Licencia de vado» has one word that tells it apart: it is named by all of them.
        is_named = len(met) >= _ENOUGH or (bool(met) and whole <= stems)
        if not is_named or len(whole) < _ENOUGH:
            return None
        share = self._weight(met) / (self._weight(telling) or 1.0)
        if share < _NAMED:
            return None
        return self._weight(met), self._weight(whole & stems) / self._weight(whole), key

    def _weight(self, stems: Iterable[str]) -> float:
        return math.fsum(self._weights[stem] for stem in stems)  # the same in any order


def _spans(text: str) -> Iterator[tuple[int, str]]:
    """Sentences, and where they begin."""
    reached = 0
    for line in text.split("\n"):
        for sentence in sentences(line):
            reached = text.index(sentence, reached)
            yield reached, sentence


def _rarity(titles: Iterable[frozenset[str]]) -> dict[str, float]:
    """Of each stem among titles, near 0 (in all of them) to 1 (in one)."""
    known = list(titles)
    count = Counter(stem for title in known for stem in title)
    total = math.log(len(known) + 1) or 1.0
    return {stem: math.log((len(known) + 1) / found) / total for stem, found in count.items()}
