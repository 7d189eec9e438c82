"""Of the row of a table with several columns, the cell that was asked about, under the name of its
column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assist.suggestions.evidence.cells import LEAST_NAMES, NUMBER, OF_TWO_ROWS, Cell, rows_in
from assist.suggestions.evidence.counts import OF_MONEY
from assist.suggestions.evidence.hours import asks_for_hours
from assist.suggestions.evidence.narrowing.axes import ends_told
from assist.suggestions.evidence.narrowing.brackets import fitting, holds, numbers_in
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.slots import PRICES
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.known_facts import facts_in
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.clock import tells_hours
from assist.suggestions.text.folding import fold, folded_words, words
from assist.suggestions.text.sentences import lines
from assist.suggestions.text.stems import stem, stem_set
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.cells import BETWEEN
from indexes.facts import Fact, FactKind, Slot, find_supporting

_MOST_ROWS = 12  # of a table that is told whole
_NAMING_ROWS = 2
_TIMES = frozenset(
    map(stem, ["hora", "horas", "día", "días", "semana", "semanas", "mes", "meses", "año", "años"])
)
_DENIED = re.compile(r"\b(?:no (?:\w+ ){0,2}|sin (?:(?:el|la|los|las|un|una|mi) )?)(\w+)")


def headed(unit: Unit) -> str:
    """The names of the columns, for the row of a table that has them; else nothing."""
    return " ".join(cell.head for cell in _cells(unit))


def names_of_columns(text: str, start: int) -> tuple[str, ...]:
    """Of the table of which a row with several values begins there; else none."""
    cells = rows_in(text).get(start, ())
    values = sum(any(map(str.isdigit, cell.text)) for cell in cells[1:])
    return tuple(cell.head for cell in cells if cell.head) if values >= LEAST_NAMES else ()


def names_columns(unit: Unit) -> bool:
    """Whether it is nothing but the names: it says nothing to anybody."""
    cells = [cell for cell in BETWEEN.split(unit.text) if cell.strip()]
    heads = {
        name
        for row in rows_in(unit.passage.text).values()
        for cell in row
        for name in (cell.head, *cell.head.split(OF_TWO_ROWS))
    }
    return len(cells) >= LEAST_NAMES and heads.issuperset(cell.strip() for cell in cells)


def names_above(units: Sequence[Unit]) -> list[Unit]:
    """The names of the columns of rows that are told as they stand, unless they are among them."""
    whole = next((unit for unit in units if _cells(unit) and unit.text == unit.quote), None)
    if whole is None:
        return []
    above = [u for u in units_of(whole.passage) if u.start < whole.start and names_columns(u)]
    return [unit for unit in above if unit not in units][-_NAMING_ROWS:]


def row_name(unit: Unit) -> str:
    """The first cell of such a row; else nothing."""
    cells = _cells(unit)
    return cells[0].text if cells else ""


def of_whole_table(told: list[Unit], others: Sequence[Unit], terms: Sequence[Term]) -> list[Unit]:
    """Where the question names no row of a table, several are told by chance: all are, in order."""
    names = [stem_set(row_name(unit)) for unit in told]
    if len(told) < 2 or not all(map(row_name, told)):
        return told
    if any(stands(term.stem, own) for term in terms for own in names):
        return told
    place = told[0].passage.id
    rows = [one for one in others if row_name(one) and one.passage.id == place]
    return sorted(rows, key=lambda unit: unit.start)[:_MOST_ROWS]


def counted_below(unit: Unit, part: Part) -> frozenset[str]:
    """The bare numbers of the row below a column that names what is counted, or the unit of time
    that is asked for: «Libros», «Días»."""
    cells = _cells(unit)
    return frozenset(one.text for one in cells if _is_counted(one, part)) if cells else frozenset()


def of_the_column(unit: Unit, part: Part, values: Sequence[Fact], asked: str) -> Unit:
    """The row with only what names it and the columns that the question speaks of, or all that hold
    such a value, each behind its name. It still quotes the whole. `values`: what the row states of
    what is asked for; `asked`: the text of the question."""
    cells = _cells(unit)
    telling = [fact for fact in values if fact.slot is not Slot.OTHER] or values
    told = [
        cell
        for cell in cells[1:]
        if _holds_any(cell, telling)
        or (_holds_any(cell, values) and _is_named(cell.head, part))
        or _is_counted(cell, part)
    ]
    hours = [cell for cell in cells[1:] if tells_hours(cell.text)] if asks_for_hours(asked) else []
    beside = hours if told else []
    told = told or hours or [cell for cell in cells[1:] if NUMBER.fullmatch(cell.text)]
    if not told and not PRICES.isdisjoint(part.aspects):  # «60 %» is how much too
        money = [fact for fact in unit.facts if fact.kind in OF_MONEY]
        told = [cell for cell in cells[1:] if _holds_any(cell, money)]
    if not told and any(tells_hours(cell.text) for cell in cells[1:]):
        told = list(cells[1:])  # hours are values too, and so is «cerrado» beside them
    if not told:
        return unit
    kept = _numbered(spoken_of(told, part, asked, unit.passage.text), asked)
    kept = [*kept, *(cell for cell in beside if cell not in kept)]
    before = [cell for cell in cells[1 : cells.index(told[0])] if _is_named(cell.text, part)]
    named = [cell.text for cell in (cells[0], *before)]
    said = "; ".join(f"{in_a_sentence(cell.head)}: {cell.text}" for cell in kept)
    text = ", ".join((*named, said))
    if any(map(str.isdigit, "".join(cell.head for cell in kept))):
        text = _without_numbers(named, kept) or unit.text
    cut = replace(unit, text=text)
    if not says_no_more(cut) and len(kept) == 1:
        cut = replace(unit, text=f"{', '.join(named)}: {kept[0].text}")
    return cut if says_no_more(cut) else unit


def _holds_any(cell: Cell, facts: Sequence[Fact]) -> bool:
    return any(cell.start <= fact.start and fact.end <= cell.end for fact in facts)


def _without_numbers(named: Sequence[str], kept: Sequence[Cell]) -> str:
    """A number of a name stands in no quote of the row: the value alone, where it is one; of
    several, by the part of their names that has none. Empty where that tells none apart."""
    if len(kept) == 1:
        return f"{', '.join(named)}: {kept[0].text}"
    parts = [cell.head.split(OF_TWO_ROWS) for cell in kept]
    plain = [[part for part in own if not any(map(str.isdigit, part))] for own in parts]
    heads = [OF_TWO_ROWS.join(own) for own in plain]
    if not all(heads) or len(set(heads)) < len(heads):
        return ""
    told = zip(heads, kept, strict=True)
    said = "; ".join(f"{in_a_sentence(head)}: {cell.text}" for head, cell in told)
    return f"{', '.join(named)}, {said}"


def says_no_more(cut: Unit) -> bool:
    """Behind the name of its column a value may be read as another: «edad: de 18 a 25 años»."""
    passage = cut.passage
    stated = (*cut.facts, *facts_in(cut.quote, passage.section, passage.aspect))
    said = facts_in(cut.text, passage.section, passage.aspect)
    return all(find_supporting(fact, stated) for fact in said)


def uncut(unit: Unit) -> Unit:
    return replace(unit, text=unit.quote)


def joined(unit: Unit, said: Sequence[str]) -> str:
    """What several questions are told of one row; of a sentence, all that it says."""
    name = f"{row_name(unit)}, "
    if name == ", " or not all(one.startswith(name) for one in said):
        return unit.quote
    told = [value for one in said for value in one.removeprefix(name).split("; ")]
    return name + "; ".join(dict.fromkeys(told))


def spoken_of(told: Sequence[Cell], part: Part, asked: str, around: str) -> Sequence[Cell]:
    """By a quantity that falls between the limits of a name («De 101 a 1.000 plantas»), and by the
    words of the names, of what `around` says that they mean, and by what both deny: «no
    empadronados»."""
    fits = fitting([cell.head for cell in told], asked)
    if fits and any(fits):
        told = [cell for cell, fit in zip(told, fits, strict=True) if fit]
    ends = ends_told([cell.head for cell in told], asked)
    if ends:
        told = [cell for cell, is_told in zip(told, ends, strict=True) if is_told]
    held = [holds(cell.head, asked) for cell in told]
    denied = _denied(asked)
    times = _times_in(asked)
    terms = part.case_terms
    scores = []
    for cell, is_held in zip(told, held, strict=True):
        stems, own = stem_set(_meant(cell.head, around)), _denied(cell.head)
        named = [term.stem for term in terms if stands(term.stem, stems)]
        same = sum((one in denied) == (one in own) for one in named)
        same += len(times & _times_in(cell.head))
        scores.append(same + is_held + _is_counted(cell, part) * len(part.wanted.nouns))
    best = max(scores)
    return [cell for cell, score in zip(told, scores, strict=True) if score == best]


def _times_in(text: str) -> frozenset[str]:
    """Units of time by the piece, in which a price is told: «por día», «al mes»."""
    return frozenset(map(stem, folded_words(text))) & _TIMES


def _meant(head: str, around: str) -> str:
    """«Temporada alta», with what another line says of it: «Temporada alta: julio y agosto.»"""
    names = tuple(f"{part}:" for part in head.split(OF_TWO_ROWS))
    said = (line.text for line in lines(around) if line.text.startswith(names))
    return " ".join((head, *said))


def _numbered(cells: Sequence[Cell], asked: str) -> Sequence[Cell]:
    """«Tres días por semana» beside «dos días por semana»: by what names one alone, numbers too."""
    said = numbers_in(asked)
    own = [numbers_in(cell.head) for cell in cells]
    named = [cell for cell, numbers in zip(cells, own, strict=True) if numbers & said]
    return named if len(set(own)) == len(cells) and len(named) == 1 else cells


def _denied(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _DENIED.findall(fold(text)))


def _is_named(text: str, part: Part) -> bool:
    stems = stem_set(text)
    return any(stands(term.stem, stems) for term in part.terms)


def _is_counted(cell: Cell, part: Part) -> bool:
    if not NUMBER.fullmatch(cell.text):
        return False
    stems = frozenset(map(stem, words(cell.head)))
    is_time = FactKind.DURATION in part.wanted.kinds and not stems.isdisjoint(_TIMES)
    return is_time or not stems.isdisjoint(part.wanted.nouns)


def in_a_sentence(head: str) -> str:
    """Of two rows of names, each: «con carné, con luz»."""
    parts = head.split(OF_TWO_ROWS)
    return OF_TWO_ROWS.join(p if p[1:2].isupper() else f"{p[:1].lower()}{p[1:]}" for p in parts)


def _cells(unit: Unit) -> tuple[Cell, ...]:
    """Empty for what is no row, or has no names of columns above."""
    return rows_in(unit.passage.text).get(unit.start, ())
