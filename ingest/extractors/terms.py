"""What a page says of the submission term, piece by piece: each value with the label that tells
what it is, be it a heading, a run-in label or the title of a column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexes.models import Aspect
from ingest.extractors.aspects import Placed, is_below_others
from ingest.extractors.term import LABEL_WORDS, Term, is_first_day, is_last_day

# `Presentación: del 1 al 20. Resolución: en julio.`
_OWN_LABEL = re.compile(r"(?<=[.;])\s+(?=[A-ZÁÉÍÓÚÑ][^:.;]{2,60}:\s)")


def terms_of(placed: Sequence[Placed]) -> list[Term]:
    """In page order. Cells of a table with titles come one by one, each under its title."""
    found: list[Term] = []
    titles: tuple[str, ...] = ()
    for item in placed:
        cells = item.line.cells
        if not _may_tell(item) or is_below_others(item):
            titles = ()
        elif len(cells) > 1 and (item.line.titles or _names_edges(cells)):
            titles = cells if any(map(_is_edge, cells)) else ()
        elif titles and len(cells) == len(titles):
            found += _row(cells, titles)
        else:
            found += _line(item)
    return found


def _may_tell(item: Placed) -> bool:
    """Also below `Candidaturas` or `Plazo y forma`, where one line may say both."""
    if item.aspect is Aspect.DEADLINE:
        return True
    return item.aspect in (Aspect.CHANNEL, Aspect.WHERE) and Aspect.DEADLINE in item.aspects


def _names_edges(cells: Sequence[str]) -> bool:
    """A row of titles that is not marked as one."""
    return any(map(is_first_day, cells)) and any(map(is_last_day, cells))


def _is_edge(title: str) -> bool:
    return is_first_day(title) or is_last_day(title)


def _row(cells: Sequence[str], titles: Sequence[str]) -> Iterator[Term]:
    edges = list(map(_is_edge, titles))
    named = [cell for cell, edge in zip(cells, edges, strict=True) if not edge and cell]
    phase = " ".join(named[:2])
    for title, cell, edge in zip(titles, cells, edges, strict=True):
        if cell:
            yield Term(cell, title, phase if edge else " ".join((phase, title)))


def _line(item: Placed) -> Iterator[Term]:
    line = item.line
    above = line.path[-1].text if line.path and line.path[-1].rank > 1 else ""
    if len(line.cells) == 2:
        yield Term(line.cells[1], line.cells[0], line.cells[0])
        return
    for sentence in _OWN_LABEL.split(line.text):
        yield _sentence(sentence, above)


def _sentence(text: str, above: str) -> Term:
    label, colon, value = text.partition(":")
    if colon and value.strip() and len(label.split()) <= LABEL_WORDS and not label[-1:].isdigit():
        return Term(text, above, label)
    return Term(text, above, above)
