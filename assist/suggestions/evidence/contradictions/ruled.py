"""What pages say must, may or need not be done, read once whatever is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assist.suggestions.evidence.cases import case_of
from assist.suggestions.evidence.contradictions.wording import names_a_limit
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.units import Key, Unit, key_of, units_of
from assist.suggestions.remembered import Remembered
from assist.suggestions.text.stems import stem_set
from indexes.facts.modality import Ruled, ruled_in
from indexes.lines import line_around
from indexes.models import Aspect, Passage

_NAMED = 0.6  # of the words of a title, that a page of no procedure says of what it names
_LEAST = 2  # of them at least


@dataclass(frozen=True, slots=True)
class Said:
    unit: Unit
    ruled: Ruled


@dataclass(frozen=True, eq=False)
class Side:
    """One page, or what it says of another one: read once, whatever is asked. `limits` are its
    sentences with a limit, `units` all of them."""

    said: tuple[Said, ...]
    units: tuple[Unit, ...]
    limits: tuple[Unit, ...]


_read: Remembered[Key, tuple[Said, ...]] = Remembered(8_192)  # of passages
# Of pages, by what they are to be about.
_sides: Remembered[tuple[tuple[Key, ...], str | None], Side] = Remembered(1_024)


def side_of(page: Page, subject: str | None = None) -> Side:
    """`subject`: of a guide, only what names that."""
    key = tuple(map(key_of, page)), subject
    found = _sides.get(key)
    if found is None:
        said = tuple(one for passage in page for one in _of_passage(passage))
        units = tuple(unit for passage in page for unit in units_of(passage))
        limits = tuple(unit for unit in units if names_a_limit(unit.quote))
        found = _sides[key] = Side(
            said if subject is None else _naming(said, subject), units, limits
        )
    return found


def read_ahead(passage: Passage) -> None:
    """Finds what it rules, so that no question waits for it."""
    _of_passage(passage)


def _naming(said: Sequence[Said], subject: str) -> tuple[Said, ...]:
    return tuple(one for one in said if names(subject, one.unit))


def names(subject: str, unit: Unit) -> bool:
    """Whether the sentence, with its question and the title of its page, speaks of the subject."""
    title = stem_set(subject)
    own = stem_set(f"{unit.question} {unit.quote}")
    enough = max(_LEAST, _NAMED * len(title))
    return bool(title & own) and len(title & (own | stem_set(unit.passage.title))) >= enough


def _of_passage(passage: Passage) -> tuple[Said, ...]:
    return _read.made(key_of(passage), lambda: _said_in(passage))


def _said_in(passage: Passage) -> tuple[Said, ...]:
    place = place_of(passage)
    return tuple(
        Said(unit, ruled)
        for unit in units_of(passage)
        for ruled in ruled_in(
            unit.quote,
            question=unit.question,
            is_item=place is Aspect.REQUIREMENTS,
            is_paper=place is Aspect.DOCUMENTS and _is_paper(unit),
        )
    )


def _is_paper(unit: Unit) -> bool:
    """What everybody brings: nothing in its line says of whom it is asked, nor that it is not."""
    start, end = line_around(unit.passage.text, unit.start, unit.end)
    line = unit.passage.text[start:end]
    return not (unit.is_sentence or case_of(line) or ruled_in(line))
