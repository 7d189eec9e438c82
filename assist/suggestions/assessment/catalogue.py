"""What public administrations do in general, by the names that titles give it and the words that
people use instead (`vocabulary/es/services.txt`), and what some of them decide
(`jurisdictions.toml`)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.vocabulary.files import read_text
from assist.suggestions.vocabulary.patterns import patterns

_FILE = "services.txt"
_NAME, _SAID = " | ", " : "  # what stands between names; and before the words of people


@dataclass(frozen=True, slots=True)
class Catalogue:
    """`texts` are names and words of people, those of one service beside each other; `service_of`
    is the place of its service, `stems` are those of a name, and none of words of people."""

    texts: tuple[str, ...]
    service_of: tuple[int, ...]
    stems: tuple[frozenset[str], ...]
    parts: tuple[tuple[frozenset[str], ...], ...]  # of a name: its parts of several words
    weights: Mapping[str, float]  # of a stem: 0 in all names to 1 in one or none

    def share(self, text: int, stems: frozenset[str]) -> float:
        """Of a name, in some words; of «puesto en el mercadillo, venta ambulante», of the part that
        they say best."""
        return max(self._share(own, stems) for own in (self.stems[text], *self.parts[text]))

    def _share(self, own: frozenset[str], stems: frozenset[str]) -> float:
        total = sum(map(self.weight, own))
        return sum(self.weight(one) * stands(one, stems) for one in own) / total if total else 0.0

    def names_beside(self, name: str) -> tuple[str, ...]:
        """All names of the services that have this one among theirs; itself where none has."""
        services = {s for text, s in zip(self.texts, self.service_of, strict=True) if text == name}
        rows = zip(self.texts, self.service_of, self.stems, strict=True)
        found = (text for text, service, stems in rows if stems and service in services)
        return tuple(dict.fromkeys((name, *found)))

    def weight(self, one: str) -> float:
        return self.weights.get(one, 1.0)

    def decided_elsewhere(self, own: frozenset[str]) -> frozenset[int]:
        """Services that an authority decides which is none of these."""
        matters = patterns()
        found = set()
        for text, service in zip(self.texts, self.service_of, strict=True):
            matter = matters.matter(text)
            if matter and matter.authority not in own:
                found.add(service)
        return frozenset(found)


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    return catalogue_of(_services())


def catalogue_of(services: Iterable[tuple[Sequence[str], Sequence[str]]]) -> Catalogue:
    """Of each service its names, and the words of people."""
    texts: list[str] = []
    service_of: list[int] = []
    stems: list[frozenset[str]] = []
    for place, (names, said) in enumerate(services):
        texts.extend((*names, *said))
        service_of.extend([place] * (len(names) + len(said)))
        stems.extend([*map(stem_set, names), *(frozenset[str]() for _ in said)])
    often = Counter(one for own in stems for one in own)
    most = math.log(len(stems)) or 1.0
    weights = {one: math.log(len(stems) / count) / most for one, count in often.items()}
    parts = [_parts(text) if own else () for text, own in zip(texts, stems, strict=True)]
    return Catalogue(tuple(texts), tuple(service_of), tuple(stems), tuple(parts), weights)


def _parts(name: str) -> tuple[frozenset[str], ...]:
    parts = [stem_set(part) for part in name.split(",")]
    return tuple(part for part in parts if len(part) > 1) if len(parts) > 1 else ()


def _services() -> Iterator[tuple[list[str], list[str]]]:
    """Also what others decide and no line names; nothing twice."""
    named: set[str] = set()
    for line in read_text(PAGES, _FILE).splitlines():
        if line.strip() and line[0] != "#":
            names, _, said = line.strip().partition(_SAID)
            new = [one for one in names.split(_NAME) if one not in named]
            named.update(new, [said])
            if new:
                yield new, [said] if said else []
    for _, text in patterns().described():
        if text not in named:
            named.add(text)
            yield [text], []
