"""Which passages a search by hand keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from indexes.models import DocumentKind, Passage, Pool
from indexes.windows import state_on


class Validity(StrEnum):
    """`current`: the call that holds today; `past`: those that others replaced, or whose window is
    over; `open`: what can be applied for today."""

    CURRENT = "current"
    PAST = "past"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Wanted:
    """`None` means any. `office` is of resolved cases."""

    kind: DocumentKind | None = None
    source: str | None = None
    procedure: str | None = None
    office: str | None = None
    validity: Validity | None = None

    @property
    def pool(self) -> Pool | None:
        """The one in which all of them are."""
        if self.kind is DocumentKind.CASE or self.office is not None:
            return Pool.CASES
        return None if self.kind is None else Pool.OFFICIAL

    def has(self, passage: Passage, today: date) -> bool:
        pairs = (
            (self.kind, passage.kind),
            (self.source, passage.source),
            (self.procedure, passage.procedure_code),
            (self.office, passage.office),
        )
        same = all(wanted is None or wanted == found for wanted, found in pairs)
        return same and (self.validity is None or _is(self.validity, passage, today))


def _is(validity: Validity, passage: Passage, today: date) -> bool:
    replaced = passage.edition is not None and not passage.edition.current
    state = state_on(passage.window, today)
    if validity is Validity.OPEN:
        return state == "open" and not replaced
    return (replaced or state == "closed") is (validity is Validity.PAST)
