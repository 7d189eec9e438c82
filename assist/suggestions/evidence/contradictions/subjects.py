"""Which procedure a sentence speaks of, by the names that stand in it and before it."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.evidence.contradictions.said import words_of
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.evidence.units import Unit
from assist.suggestions.text.stems import stem_set
from assist.suggestions.titles import Titles
from indexes.lines import line_around

NAMED = 0.6  # of the weight of a title
_LEAST = 2  # words
_COMMON = 200  # titles: a word of more of them tells hardly any from the others

Title = frozenset[str]  # its stems


def subjects_of(called: Sequence[str], told: Sequence[Unit], read: Reading) -> list[Title]:
    """What the page that is told from is `called`. A directory and a table of prices are about
    whatever is told from them."""
    titles = read.knowledge.titles
    said = [words_of(unit, by_itself=True) for unit in told]
    named = {title for one in said for title in _known(one, titles)}
    of_told = (t for t in named if any(share(one, t, titles) >= NAMED for one in said))
    return [*map(stem_set, called), *of_told]


def names_it(said: frozenset[str], subjects: Sequence[Title], read: Reading) -> bool | None:
    """False where it names another procedure rather, None where it names none."""
    titles = read.knowledge.titles
    named = max((share(said, one, titles) for one in _known(said, titles)), default=0.0)
    own = max(share(said, one, titles) for one in subjects)
    return own >= named if max(own, named) >= NAMED else None


def is_of_another(unit: Unit, subjects: Sequence[Title], read: Reading) -> bool:
    """«Las familias monoparentales disponen de su título. Se resuelve en seis meses»: what its
    paragraph names before it, it goes on about."""
    start, _ = line_around(unit.passage.text, unit.start, unit.end)
    before = stem_set(unit.passage.text[start : unit.start])
    return names_it(words_of(unit) | before, subjects, read) is False


def _known(said: frozenset[str], titles: Titles) -> set[Title]:
    """Those of which more than one word may be said; in a large catalogue, those of which one is
    that few titles have."""
    once: set[Title] = set()
    more: set[Title] = set()
    having = [titles.by_stem.get(stem, ()) for stem in said]
    telling = [found for found in having if len(found) <= _COMMON]
    for found in telling:
        stems = {title.stems for title in found}
        more |= once & stems
        once |= stems
    return more if len(telling) == len(having) else once


def share(said: frozenset[str], title: Title, titles: Titles) -> float:
    """Of what the title weighs, how much is said; one word names no procedure."""
    met = said & title
    return titles.weight_of(met) / titles.weight_of(title) if len(met) >= _LEAST else 0.0
