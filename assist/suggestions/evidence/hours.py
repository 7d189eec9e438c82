"""Who asks when something is open is told the hours of the season, the day or the place that they
name; where they name none, all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from assist.suggestions.evidence.narrowing.rows import months_asked, months_of
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.clock import tells_hours
from assist.suggestions.text.folding import fold
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.vocabulary.cells import is_row
from assist.suggestions.vocabulary.cue_index import CueIndex, cue_index
from assist.suggestions.vocabulary.cues import normalise
from assist.suggestions.vocabulary.files import read_table
from assist.suggestions.vocabulary.shorthand import spelt_out
from indexes.models import Passage

_MOST = 4  # seasons, days or offices
_CLOSED = re.compile(r"\bcerrad[oa]s?\b")


def asks_for_hours(text: str) -> bool:
    asked = spelt_out(normalise(text))
    if _cues("cues").stands_in(asked):
        return True
    return _cues("open").stands_in(asked) and not _cues("opens_a_term").stands_in(asked)


@lru_cache(maxsize=4_096)
def asks_of_a_place(word: str) -> bool:
    """«Horario», «abre», «llamo»: what is asked of a place, and not which."""
    return _cues("of_a_place").stands_in(normalise(word))


def hours_asked(part: Part, pages: Iterable[Sequence[Passage]]) -> tuple[Unit, ...]:
    """In the order of the page; empty where it is no such question, or no page has hours that its
    words speak of."""
    if part.wanted or not asks_for_hours(part.text):
        return ()
    for page in pages:
        found = [(unit, _said(unit, part)) for passage in page for unit in _timed(passage)]
        best = max((said for _, said in found), default=0)
        if best > 0:
            return tuple(unit for unit, said in found if said == best)[:_MOST]
    return ()


def _timed(passage: Passage) -> list[Unit]:
    """With what says when it is closed, beside them."""
    units = units_of(passage)
    if not any(tells_hours(unit.text) for unit in units):
        return []
    return [one for one in units if tells_hours(one.text) or _CLOSED.search(fold(one.text))]


def _said(unit: Unit, part: Part) -> int:
    """Words of the question; of a row its own, of a sentence also those around it."""
    around = "" if is_row(unit.text) else unit.passage.text
    own = stem_set(" ".join((unit.passage.title, *unit.passage.section, around, unit.text)))
    asked, months = months_asked(part.terms), months_of(" ".join((unit.passage.heading, unit.text)))
    in_season = (1 if asked & months else -1) if asked and months else 0
    return sum(bool(stands(term.stem, own)) for term in part.terms) + in_season


@cache
def _cues(name: str) -> CueIndex[None]:
    return cue_index(read_table(PAGES, "exact_values.toml")["hours"][name])
