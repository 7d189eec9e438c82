"""Looks up the one value that a question asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assist.suggestions.evidence.lookup.asking import Asked, asked_by
from assist.suggestions.evidence.lookup.scoring import Found, telling_terms, values_in
from assist.suggestions.evidence.lookup.sources import tables_of
from assist.suggestions.evidence.lookup.tables import parts_of_head
from assist.suggestions.evidence.lookup.telling import told
from assist.suggestions.evidence.narrowing.axes import is_usual
from assist.suggestions.evidence.narrowing.columns import spoken_of
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.asked_values import slots_of
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.terms import coverage
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.open_questions import open_message
from assist.suggestions.understanding.question import PAGES, Question, Term
from indexes.facts import Slot
from indexes.models import Aspect, Passage

_LISTS = frozenset({Aspect.DOCUMENTS, Aspect.REQUIREMENTS, Aspect.CHANNEL})
_WHOLE = frozenset({Aspect.DOCUMENTS, Aspect.SUMMARY})
_TERMS = frozenset({Slot.DEADLINE, Slot.RESOLUTION_TERM, Slot.APPEAL_TERM, Slot.VALIDITY})
_NEAR = 0.05
_SURE = 0.9
_ENOUGH = 0.5  # of what the question says beyond the title
_MOST_VALUES = 4  # of a row


@dataclass(frozen=True, slots=True)
class LookedUp:
    """`is_held`: what the question tells of itself falls into one side of the table; `said`: share
    of `terms`, its words, that name the value."""

    unit: Unit
    is_held: bool
    said: float
    terms: tuple[Term, ...]

    @property
    def is_sure(self) -> bool:
        return self.is_held or self.said >= _SURE


def looked_up(
    part: Part,
    question: Question,
    title: str,
    pages: Sequence[Sequence[Passage]],
    knowledge: Knowledge,
) -> LookedUp | None:
    """The row with only the value asked for, under the name of its column; None where the question
    does not tell one row from the others, or where a sentence says more of its words."""
    if _asks_for_a_list(part) or _asks_whether_they_may(part):
        return None
    asked = asked_by(part, question, title)
    found = [
        one
        for table, passages in tables_of(pages)
        if not _only_of_papers(passages, part)
        for one in values_in(table, passages, asked, knowledge)
    ]
    if not found:
        return None
    best = max(found, key=lambda one: one.score)
    near = _usual(
        [one for one in found if one.score >= best.score - _NEAR and one.table is best.table]
    )
    if len({one.row for one in near}) > 1:
        near = _of_one_row(near)
    if not near or len(near) > _MOST_VALUES:
        return None
    if not best.held and (
        best.said < _ENOUGH or best.said <= _said_by_sentences(asked, pages, knowledge)
    ):
        return None
    unit = told(_of_the_column(near, asked))
    if _is_of_another_slot(unit, part):
        return None
    terms = telling_terms(best.table, frozenset(), asked)
    return LookedUp(unit, best.held > 0, best.said, tuple(terms))


def _is_of_another_slot(unit: Unit, part: Part) -> bool:
    """How long a certificate is valid is not how long they take."""
    asked = _TERMS & (part.wanted.slots | slots_of(part.aspects))
    is_valid_for = Slot.VALIDITY in {fact.slot for fact in unit.facts}
    return bool(asked) and Slot.VALIDITY not in asked and is_valid_for


def _only_of_papers(passages: Sequence[Passage], part: Part) -> bool:
    """«Escritura, si conviven hace menos de dos años» tells who brings it, and no term."""
    return Aspect.DOCUMENTS not in part.aspects and all(
        place_of(passage) is Aspect.DOCUMENTS for passage in passages
    )


def _asks_for_a_list(part: Part) -> bool:
    told_beside = not _WHOLE.isdisjoint(part.aspects) and len(part.aspects) > 1
    return told_beside or (not part.wanted and not _LISTS.isdisjoint(part.aspects))


def _asks_whether_they_may(part: Part) -> bool:
    """«Pago 800 € de alquiler, ¿puedo pedirla?» asks for no row of what they would get."""
    return not part.wanted and not part.aspects and open_message(part.text, PAGES).may


def _usual(found: Sequence[Found]) -> Sequence[Found]:
    """«General», where the question names none of the groups."""
    if len({one.row for one in found}) > 1:
        usual = [one for one in found if any(is_usual(cell.text) for cell in one.row.names)]
        found = usual or found
    if len(found) > 1:
        usual = [one for one in found if is_usual(parts_of_head(one.cell.head)[1])]
        found = usual or found
    return found


def _of_one_row(found: Sequence[Found]) -> Sequence[Found]:
    """Of rows that say the same, the first; none where they differ."""
    own = [one for one in found if one.row is found[0].row]
    rows = {tuple(each.cell.text for each in found if each.row is one.row) for one in found}
    return own if len(rows) == 1 else []


def _of_the_column(found: Sequence[Found], asked: Asked) -> Sequence[Found]:
    """By what the question denies, and by all that the names of the columns mean."""
    cells = [one.cell for one in found]
    if len(found) == 1 or not all(cell.head for cell in cells):
        return found
    kept = spoken_of(cells, asked.part, asked.text, found[0].passage.text)
    return [one for one in found if one.cell in kept]


def _said_by_sentences(
    asked: Asked, pages: Sequence[Sequence[Passage]], knowledge: Knowledge
) -> float:
    """The share of the question's words that one sentence with such a value says."""
    kinds = asked.part.wanted.kinds
    return max(
        (
            coverage(asked.terms, stem_set(f"{unit.question} {unit.text}"), knowledge)
            for page in pages
            for passage in page
            for unit in units_of(passage)
            if unit.is_sentence and (not kinds or unit.gives(kinds))
        ),
        default=0.0,
    )
