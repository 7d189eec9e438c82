"""The rows of the tables of a passage, each cell under the name of its column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, zip_longest

from assist.suggestions.evidence.narrowing.brackets import is_bracket
from assist.suggestions.evidence.narrowing.quantities import sets_limits
from assist.suggestions.known_facts import facts_in
from assist.suggestions.text.folding import folded_words
from assist.suggestions.text.sentences import Span, lines
from assist.suggestions.vocabulary.cells import BETWEEN
from indexes.facts import Fact, FactKind
from indexes.models import Passage

LEAST_NAMES = 2  # the corner above the names of the rows may be empty
OF_TWO_ROWS = ", "  # between the names of a column that two rows name
NUMBER = re.compile(r"[\d.,]*\d")
_LEAST_COLUMNS = 3
_LABEL_WORDS = 8  # a longer cell names no column
_LIMIT_WORDS = 12  # «Persona mayor de 65 años o con movilidad reducida»
_ASIDE = re.compile(r"\([^()]*\)")  # «Media jornada (4 horas)» is no value
_ORDINAL = re.compile(r"\d+\.?[ªº]")  # «1.ª categoría» is a name
_NAMES = frozenset({FactKind.CHANNEL})  # «En línea»
_SIGNS = {  # «Cuota (€)» over bare numbers
    "€": re.compile(r"€|\beuros?\b", re.IGNORECASE),
    "%": re.compile(r"%|\bporcentaje\b", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """`start` and `end` of the passage."""

    head: str
    text: str
    start: int
    end: int


def priced_cells(passage: Passage, start: int) -> tuple[Fact, ...]:
    """The bare numbers of the row that begins there, below columns that say what they are:
    «Cuota (euros)»."""
    found: list[Fact] = []
    for cell in rows_in(passage.text).get(start, ()):
        sign = _sign_of(cell.head, cell.text)
        read = facts_in(f"{cell.text} {sign}", passage.section, passage.aspect) if sign else ()
        place = {"value": cell.text, "start": cell.start, "end": cell.end}
        found.extend(fact.model_copy(update=place) for fact in read)
    return tuple(found)


def _sign_of(head: str, text: str) -> str:
    if not NUMBER.fullmatch(text):
        return ""
    return next((sign for sign, told in _SIGNS.items() if told.search(head)), "")


@lru_cache(maxsize=4_096)
def rows_in(text: str) -> dict[int, tuple[Cell, ...]]:
    """By where each begins. What two columns say is told by the row alone, unless one of them is of
    money."""
    return {
        start: cells
        for start, cells in named_rows(text).items()
        if len(cells) >= _LEAST_COLUMNS or _sign_of(cells[-1].head, cells[-1].text)
    }


@lru_cache(maxsize=4_096)
def named_rows(text: str) -> dict[int, tuple[Cell, ...]]:
    """Every row that stands below names of columns, by where it begins."""
    if not BETWEEN.search(text):
        return {}
    found: dict[int, tuple[Cell, ...]] = {}
    heads: list[str] = []
    before: list[Span] = []
    above: list[Span] = []  # names that the names below them complete
    cut = [(line, _cut(line)) for line in lines(text)]
    for (line, cells), (_, below) in zip_longest(cut, cut[1:], fillvalue=(None, [])):
        if line is None:
            break
        begins = len(before) != len(cells)
        before = cells
        if above:
            heads, above = _of_both(above, cells), []
            continue
        if begins and _spans(cells, below):
            above = cells
            continue
        if len(heads) == len(cells) - 1 >= LEAST_NAMES:
            heads = ["", *heads]
        if len(cells) == len(heads):
            named = zip(heads, cells, strict=True)
            found[line.start] = tuple(Cell(h, c.text, c.start, c.end) for h, c in named)
        elif len(cells) >= LEAST_NAMES and _are_heads(cells, below, begins=begins):
            heads = [cell.text for cell in cells]
        elif len(cells) == 1:
            heads = []
    return found


def _spans(cells: Sequence[Span], below: Sequence[Span]) -> bool:
    """Names said again for each of the columns below them that they are above of."""
    texts = [cell.text for cell in cells[1:]]
    said_again = any(a == b for a, b in pairwise(texts))
    return said_again and len(cells) == len(below) and all(map(_may_name, below))


def _of_both(above: Sequence[Span], cells: Sequence[Span]) -> list[str]:
    if len({cell.text for cell in above[1:]}) == 1:
        return [cell.text for cell in cells]  # one name over all of them tells none
    pairs = zip(above, cells, strict=True)
    return [a.text if a.text == b.text else f"{a.text}{OF_TWO_ROWS}{b.text}" for a, b in pairs]


def _are_heads(cells: Sequence[Span], below: Sequence[Span], *, begins: bool) -> bool:
    return all(map(_names, cells)) or _heads(cells, below) or (begins and _limits(cells, below))


def _limits(cells: Sequence[Span], below: Sequence[Span]) -> bool:
    """«Tramo | Hasta 29 años | Más de 29 años» above values."""
    told = [cell for cell in cells if any(map(str.isdigit, _ASIDE.sub(" ", cell.text)))]
    is_above = len(below) == len(cells) and any(cell.text[:1].isdigit() for cell in below[1:])
    limited = cells[0] not in told and all(map(_is_limit, (one.text for one in told)))
    return is_above and limited and all(map(_is_a_limit, cells))


def _may_name(cell: Span) -> bool:
    """Below another name a column may be called «1 año», or «Usuario exento»."""
    facts = facts_in(cell.text)
    kinds = {f.kind for f in facts if f.value == cell.text or any(map(str.isdigit, f.value))}
    return _is_short(cell) and kinds <= {*_NAMES, FactKind.DURATION}


def _names(cell: Span) -> bool:
    """A column: in few words, and without a value."""
    is_value = cell.text[:1].isdigit() and not _ORDINAL.match(cell.text)
    return _is_short(cell) and not is_value and all(f.kind in _NAMES for f in facts_in(cell.text))


def _heads(cells: Sequence[Span], below: Sequence[Span]) -> bool:
    """Words above values: «Dos días por semana» is the name of a column there."""
    if len(below) not in (len(cells), len(cells) + 1) or not all(map(_is_short, cells)):
        return False
    plain = not any(map(str.isdigit, "".join(cell.text for cell in cells)))
    return plain and any(cell.text[:1].isdigit() for cell in below[1:])


def _is_limit(text: str) -> bool:
    """«De 3 a 5 metros», «menores de 30»."""
    return is_bracket(text) or sets_limits(text)


def _is_a_limit(cell: Span) -> bool:
    return 0 < len(folded_words(cell.text)) <= _LIMIT_WORDS


def _is_short(cell: Span) -> bool:
    return 0 < len(folded_words(cell.text)) <= _LABEL_WORDS


def cells_of(line: Span) -> tuple[Cell, ...]:
    """Of a row that stands below no names."""
    return tuple(Cell("", one.text, one.start, one.end) for one in _cut(line))


def _cut(line: Span) -> list[Span]:
    found: list[Span] = []
    start = 0
    for end in (*(match.start() for match in BETWEEN.finditer(line.text)), len(line.text)):
        piece = line.text[start:end]
        begin = line.start + start + len(piece) - len(piece.lstrip())
        text = piece.strip()
        found.append(Span(begin, begin + len(text), text))
        start = end + 1
    return found
