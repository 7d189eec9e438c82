"""Which procedure a sentence of a guide, a list of frequent questions or a piece of news speaks of.

A sentence names the procedure whose title its words hold best; one that names none goes on with
that of the sentence before it, and at first with that of its heading."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from indexes.folding import fold
from indexes.operations import operations
from indexes.stems import stems_of
from indexes.years import years_in
from ingest.splitters.sentences import sentences

_WORD = re.compile(r"[^\W\d_]+")
_OF = re.compile(r" (?:del?|para) (?:(?:el|la|los|las|un|una) )?([^\W\d_]{4,})")  # of what it is
_NAMED = 0.5  # of a title's weight
_ENOUGH = 2  # stems: one word is the name of a matter, not of a procedure


class Names:
    """The titles of the procedures that are stored, by the words that tell them apart."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        """`titles`: key of a procedure → its title."""
        self._titles = dict(titles)
        self._whole = {key: stems_of(title) for key, title in titles.items()}
        self._order = {
            key: tuple(dict.fromkeys(one for _, one in _stemmed(fold(title))))
            for key, title in titles.items()
        }
        self._telling = {key: stems - operations() for key, stems in self._whole.items()}
        self._weights = _rarity(self._whole.values())
        self._by_stem: dict[str, list[str]] = defaultdict(list)
        for key, stems in self._telling.items():
            for one in stems:
                self._by_stem[one].append(key)

    def named(self, words: str) -> str | None:
        """None where no title is named, or two are named as well."""
        stems = stems_of(words)
        likely = {key for stem in stems for key in self._by_stem.get(stem, ())}
        scored = sorted(
            (score for key in likely if (score := self._score(key, stems))), reverse=True
        )
        if not scored:
            return None
        key = self._latest([one for *score, one in scored if (*score,) == scored[0][:-1]])
        return None if key is None or self._is_of_another(key, words, stems) else key

    def _latest(self, keys: Sequence[str]) -> str | None:
        """The only one; of editions of one title, the last."""
        if len(keys) == 1:
            return keys[0]
        years = {key: max(years_in(self._titles[key]), default="") for key in keys}
        is_one = len({self._whole[key] for key in keys}) == 1 and all(years.values())
        last = [key for key, year in years.items() if year == max(years.values())]
        return last[0] if is_one and len(last) == 1 else None

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

    def stems(self, key: str) -> frozenset[str]:
        """Those of its title."""
        return self._whole.get(key, frozenset())

    def subject_at(self, text: str, place: int, headings: Sequence[str]) -> str | None:
        """What a sentence of a passage speaks of: the one in which the character stands.
        `headings`: from the title of the page to the innermost."""
        before = [one for start, one in _spans(text) if start <= place]
        for words in (*reversed(before), *reversed(headings)):
            found = self.named(words)
            if found is not None:
                return found
        return None

    def _is_of_another(self, key: str, words: str, stems: frozenset[str]) -> bool:
        """«El abono de las pistas», where the title is «abono de las piscinas»: what it begins with
        is said of something else."""
        order = self._order[key]
        begun = next((place for place, one in enumerate(order) if one not in stems), len(order))
        if not 0 < begun < len(order):
            return False
        said = [(one, match.end()) for match, one in _stemmed(fold(words))]
        ends = [
            said[place + begun - 1][1]
            for place in range(len(said) - begun + 1)
            if tuple(one for one, _ in said[place : place + begun]) == order[:begun]
        ]
        following = (_OF.match(fold(words), end) for end in ends)
        others = [not stems_of(match[1]) <= self._whole[key] for match in following if match]
        return bool(others) and all(others)

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


def _stemmed(folded: str) -> Iterator[tuple[re.Match[str], str]]:
    """The words that carry meaning, with their stems."""
    for match in _WORD.finditer(folded):
        for one in stems_of(match.group()):
            yield match, one


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
