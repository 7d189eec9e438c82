"""Which procedure a sentence speaks of, by the names that stand in it and before it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assist.suggestions.evidence.contradictions.said import words_of
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.evidence.units import Unit
from assist.suggestions.text.stems import stem_set
from assist.suggestions.titles import Titles
from indexes.lines import line_around

NAMED = 0.6  # of the weight of a title
_LEAST = 2  # words

Title = frozenset[str]  # its stems


class Named(NamedTuple):
    """What some words name: the titles they say most of, and the most they say of any."""

    share: float
    titles: frozenset[Title]


def subjects_of(called: Sequence[str], told: Sequence[Unit], read: Reading) -> list[Title]:
    """What the page that is told from is `called`. A directory and a table of prices are about
    whatever is told from them."""
    titles = read.knowledge.titles
    of_told = {
        title for unit in told for title in _named(words_of(unit, by_itself=True), titles).titles
    }
    return [*map(stem_set, called), *of_told]


def names_it(said: frozenset[str], subjects: Sequence[Title], read: Reading) -> bool | None:
    """False where it names another procedure rather, None where it names none."""
    titles = read.knowledge.titles
    named = _named(said, titles).share
    own = max(share(said, one, titles) for one in subjects)
    return own >= named if max(own, named) >= NAMED else None


def is_of_another(unit: Unit, subjects: Sequence[Title], read: Reading) -> bool:
    """«Las familias monoparentales disponen de su título. Se resuelve en seis meses»: what its
    paragraph names before it, it goes on about."""
    start, _ = line_around(unit.passage.text, unit.start, unit.end)
    before = stem_set(unit.passage.text[start : unit.start])
    return names_it(words_of(unit) | before, subjects, read) is False


def share(said: frozenset[str], title: Title, titles: Titles) -> float:
    """Of what the title weighs, how much is said; one word names no procedure."""
    met = said & title
    return titles.weight_of(met) / titles.weight_of(title) if len(met) >= _LEAST else 0.0


@lru_cache(maxsize=4_096)
def _named(said: frozenset[str], titles: Titles) -> Named:
    shares = _shares(said, titles)
    places = np.flatnonzero(shares >= NAMED).tolist()
    named = frozenset(titles.entries[place].stems for place in places)
    return Named(float(shares.max(initial=0.0)), named)


def _shares(said: frozenset[str], titles: Titles) -> NDArray[np.float64]:
    """Of each title, all at once: a catalogue has thousands that share a word."""
    weights, words = np.zeros(len(titles.entries)), np.zeros(len(titles.entries), np.int16)
    for one in said & titles.places_by_stem.keys():
        places = titles.places_by_stem[one]
        weights[places] += titles.weight(one)
        words[places] += 1
    known = (words >= _LEAST) & (titles.whole_weights > 0)
    return np.divide(weights, titles.whole_weights, out=np.zeros_like(weights), where=known)
