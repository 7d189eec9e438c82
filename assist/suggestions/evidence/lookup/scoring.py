"""The values of tables that may be what is asked for, and how well their places name it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assist.suggestions.evidence.cells import NUMBER, Cell
from assist.suggestions.evidence.lookup.asking import Asked
from assist.suggestions.evidence.lookup.tables import Row, Table, parts_of_head
from assist.suggestions.evidence.narrowing.axes import held_by
from assist.suggestions.evidence.narrowing.denied import denied_in
from assist.suggestions.evidence.narrowing.quantities import sets_limits
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.places import place_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.known_facts import facts_in
from assist.suggestions.ranking.terms import coverage, stands
from assist.suggestions.text.stems import content_stems, stem_set
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.values import periods_in
from indexes.facts import FactKind
from indexes.models import Aspect, Passage

_HELD = 1.0  # what a side counts that the question falls into
_ABOVE = 0.5  # words of the question above the table, beside those of the row and the column
_UNSAID = 0.3  # words of the name of a row that the question does not say
_PERIOD = 0.3  # the column is of the period asked for
_OWN = 0.3  # words of this turn
_PLACE = 0.2  # it stands where the page speaks of what is asked
_HEAD = 0.3  # the question says all of the name of the column
_CASE = 0.5  # the column is of the case that they tell: «Con hijos a cargo»
_OF_A_CASE = re.compile(r"(?:con|para|si (?:hay|tiene[ns]?))\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """One value; `held`: sides of its table that the question falls into."""

    score: float
    held: int
    said: float
    passage: Passage
    table: Table
    row: Row
    cell: Cell


def values_in(
    table: Table, passages: Sequence[Passage], asked: Asked, knowledge: Knowledge
) -> Iterator[Found]:
    section = passages[0].section if len(passages) == 1 else passages[0].section[:-1]
    above = " ".join((*section, table.above))
    rows, held_rows = _rows_held(table, above, asked)
    columns, held_columns = _columns_held(table, above, asked)
    held = held_rows + held_columns
    if table.is_text and not asked.part.wanted and held:
        return
    shared = _shared(table)
    wanted = [
        (row, row.values[at])
        for at in columns
        for kinds in [_kinds_of(table, at) if held else None]
        for row in rows
        if _is_wanted(row.values[at], asked.part, above, kinds)
        and (held or row.names != row.values)
    ]
    spoken = stem_set(asked.text)
    terms = telling_terms(table, shared, asked)
    for row, cell in _of_the_kind(wanted, asked.part):
        name = _name_of(row)
        head = stem_set(parts_of_head(cell.head)[1])
        own = name | stem_set(" ".join((cell.head, *(one.head for one in row.names))))
        said = coverage(terms, own, knowledge)
        beside = stem_set(f"{above} {cell.text}" if table.is_text else above)
        around = coverage(terms, own | beside, knowledge)
        telling = name - shared
        unsaid = sum(not _is_said(one, asked.part) for one in telling) / (len(telling) or 1)
        score = held * _HELD + (1 - _ABOVE) * said + _ABOVE * around - _UNSAID * unsaid
        score += _OWN * coverage(asked.part.own, own, knowledge)
        if head and head <= spoken:
            score += _HEAD
        score += _CASE * _of_their_case(parts_of_head(cell.head)[1], asked.text)
        score += _PLACE * (place_of(passages[row.place]) in asked.part.aspects)
        if asked.part.wanted.period and asked.part.wanted.period in periods_in(cell.head):
            score += _PERIOD
        where = passages[row.place]
        yield Found(score, held, around if said or held else 0.0, where, table, row, cell)


def _of_their_case(head: str, asked: str) -> int:
    """By the first word behind «con»: 1 where they tell it of themselves, -1 where they deny it."""
    match = _OF_A_CASE.match(head)
    named = frozenset(content_stems(head[match.end() :])[:1] if match else ())
    if not named or not named <= stem_set(asked):
        return 0
    return -1 if named <= denied_in(asked, by=("denial", "lack")) else 1


def telling_terms(table: Table, shared: frozenset[str], asked: Asked) -> list[Term]:
    """Words of the question beyond the title, and those of it that tell one row from another."""
    names = frozenset().union(*(_name_of(row) for row in table.rows)) - shared
    return [term for term in asked.said if term in asked.terms or stands(term.stem, names)]


def _name_of(row: Row) -> frozenset[str]:
    return stem_set(" ".join(cell.text for cell in row.names))


def _is_said(one: str, part: Part) -> bool:
    return any(stands(term.stem, frozenset({one})) for term in part.terms)


def _held(names: Sequence[str], context: str, asked: Asked) -> list[bool] | None:
    """By what this turn tells, or by all of the conversation."""
    own = held_by(names, context, asked.own, asked.stems)
    if own or asked.own == asked.text:
        return own
    return held_by(names, context, asked.text, asked.stems)


def _rows_held(table: Table, above: str, asked: Asked) -> tuple[Sequence[Row], int]:
    kept, held = list(table.rows), 0
    for cells in _sides(table):
        fits = _held([cell.text for cell in cells], f"{above} {cells[0].head}", asked)
        if fits:
            held += 1
            told = {row for row, fit in zip(table.rows, fits, strict=True) if fit}
            kept = [row for row in kept if row in told]
    return kept, held


def _sides(table: Table) -> Iterator[tuple[Cell, ...]]:
    """The names, and values that set limits: «Rendimiento: hasta 670 €»."""
    names = len(table.rows[0].names)
    for at, cells in enumerate(table.columns):
        if at < names or sum(sets_limits(cell.text) for cell in cells) > 1:
            yield cells


def _columns_held(table: Table, above: str, asked: Asked) -> tuple[Sequence[int], int]:
    places = range(len(table.heads))
    heads = [parts_of_head(head) for head in table.heads]
    context = " ".join((above, *(over for over, _ in heads)))
    fits = _held([name for _, name in heads], context, asked)
    if not fits:
        return places, 0
    return [at for at, fit in zip(places, fits, strict=True) if fit], 1


def _shared(table: Table) -> frozenset[str]:
    names = [_name_of(row) for row in table.rows]
    return frozenset.intersection(*names) if len(names) > 1 else frozenset()


def _kinds_of(table: Table, at: int) -> frozenset[FactKind]:
    """Of the values of a column; labels that stand below each other are of different things."""
    found = frozenset(fact.kind for row in table.rows for fact in facts_in(row.values[at].text))
    return frozenset() if table.is_text and len(found) > 1 else found


def _is_wanted(cell: Cell, part: Part, above: str, held: frozenset[FactKind] | None) -> bool:
    """`held`: kinds of the values of its column, where the question falls into a side of it: «no
    corresponde» is an answer among sums, and who asks what they get may get days."""
    if not cell.text.strip(" -–—"):
        return False
    kinds, given = part.wanted.kinds, {fact.kind for fact in facts_in(cell.text)}
    if not part.wanted:
        return True
    if held is not None:
        is_term = Aspect.BENEFIT in part.aspects and held == {FactKind.DURATION}
        is_number = NUMBER.fullmatch(cell.text) is not None
        return is_number or not kinds or not kinds.isdisjoint(given or held) or is_term
    if NUMBER.fullmatch(cell.text):
        return not part.wanted.nouns.isdisjoint(stem_set(f"{cell.head} {above}"))
    return not kinds.isdisjoint(given)


def _of_the_kind(found: Sequence[tuple[Row, Cell]], part: Part) -> Iterable[tuple[Row, Cell]]:
    """Of shares and sums, the sums; of values of other kinds, those of the kind asked for."""
    for kinds in (part.wanted.kinds & {FactKind.AMOUNT}, part.wanted.kinds):
        own = [one for one in found if any(f.kind in kinds for f in facts_in(one[1].text))]
        if own:
            return own
    return found
