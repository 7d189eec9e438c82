"""What amounts are of one of: «6 € por persona» is another fee than «6 € por familia»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from indexes.conflicts import MEASURE
from indexes.facts import FactKind, Slot
from indexes.facts.folding import fold_in_place
from indexes.facts.scope import measures_of
from ingest.truth.statements import Statement

_SLOTS = frozenset({Slot.FEE, Slot.BENEFIT_AMOUNT})


def measured(found: Iterable[Statement]) -> Iterator[Statement]:
    """Of statements of one amount, those that say what it is of one of: `6.00 EUR each person`."""
    for one in found:
        if one.kind == FactKind.AMOUNT and one.slot in _SLOTS and len(one.values) == 1:
            printed, amount = one.said.strip(" .;,"), one.values[0]
            forms = (
                f"{amount.normalised} {sort} {name}"
                for sort, name in sorted(measures_of(fold_in_place(one.said)))
            )
            update = {"value": printed}
            values = tuple(
                amount.model_copy(update={**update, "normalised": form}) for form in forms
            )
            if values:
                yield replace(one, kind=MEASURE, values=values)


def measured_otherwise(statement: Statement, others: Sequence[Statement]) -> bool:
    """Whether they give the same number of something else, and never of this."""
    theirs: dict[str, set[str]] = {}
    for other in others:
        for value in other.values:
            sort, name = _sort_and_name(value.normalised)
            theirs.setdefault(sort, set()).add(name)
    mine = (_sort_and_name(value.normalised) for value in statement.values)
    return any(sort in theirs and name not in theirs[sort] for sort, name in mine)


def _sort_and_name(form: str) -> tuple[str, str]:
    """`6.00 EUR each person` → `("6.00 EUR each", "person")`."""
    sort, _, name = form.rpartition(" ")
    return sort, name
