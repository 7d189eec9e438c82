"""Numbers the quotes in the order in which they are used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assist.suggestions.evidence.narrowing.columns import names_of_columns
from assist.suggestions.evidence.units import Unit
from assist.suggestions.schemas import Citation
from indexes.models import Passage


@dataclass(frozen=True, slots=True)
class Quote:
    """A piece of one passage, verbatim."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    def holds(self, unit: Unit) -> bool:
        return (
            unit.passage.id == self.passage.id and self.start <= unit.start and unit.end <= self.end
        )


def quotes_for(units: Sequence[Unit], limit: int, foremost: Sequence[Unit] = ()) -> list[Quote]:
    """One quote for units that stand side by side in a passage; where that makes more than `limit`,
    one a passage; then those of the `foremost` units, and those used first. In order of first use.
    """
    by_passage: dict[int, list[Unit]] = {}
    for unit in units:
        by_passage.setdefault(unit.passage.id, []).append(unit)
    runs = [run for found in by_passage.values() for run in _runs(found)]
    if len(runs) > limit:
        runs = [_span(found) for found in by_passage.values()]
    chosen = sorted(runs, key=lambda quote: _first_use(quote, [*foremost, *units]))[:limit]
    return sorted(chosen, key=lambda quote: _first_use(quote, units))


def _runs(units: list[Unit]) -> list[Quote]:
    ordered = sorted(units, key=lambda unit: (unit.start, unit.end))
    runs = [Quote(ordered[0].passage, ordered[0].start, ordered[0].end)]
    for unit in ordered[1:]:
        last = runs[-1]
        if not last.passage.text[last.end : unit.start].strip():
            runs[-1] = Quote(last.passage, last.start, max(last.end, unit.end))
        else:
            runs.append(Quote(unit.passage, unit.start, unit.end))
    return runs


def _span(units: list[Unit]) -> Quote:
    return Quote(units[0].passage, min(u.start for u in units), max(u.end for u in units))


def _first_use(quote: Quote, units: Sequence[Unit]) -> int:
    return next(place for place, unit in enumerate(units) if quote.holds(unit))


def citation(number: int, quote: Quote) -> Citation:
    passage = quote.passage
    return Citation(
        n=number,
        document_id=passage.document_id,
        kind=passage.kind,
        title=passage.title,
        url=passage.url,
        section=" > ".join((*passage.section, *_columns(quote))),
        quote=quote.text,
        retrieved_at=passage.retrieved_at,
        revision=passage.revision,
    )


def _columns(quote: Quote) -> tuple[str, ...]:
    """What names the columns of a row that is quoted without it."""
    names = names_of_columns(quote.passage.text, quote.start)
    return (" | ".join(names),) if names else ()
