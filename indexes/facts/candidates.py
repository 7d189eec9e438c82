"""What a recogniser proposes, before overlaps are resolved and the slot is known."""

from __future__ import annotations

from dataclasses import dataclass

from indexes.facts.models import FactKind, Slot


@dataclass(frozen=True, slots=True)
class Candidate:
    """`slot` is set where the words of the value leave no doubt. `bare_days`: the text counts days
    without saying which; the slot decides whether they are working days."""

    kind: FactKind
    start: int
    end: int
    normalised: str
    slot: Slot | None = None
    bare_days: bool = False
