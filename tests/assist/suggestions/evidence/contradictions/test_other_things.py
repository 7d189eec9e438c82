from __future__ import annotations

import pytest

from assist.suggestions.evidence.contradictions.other_things import are_comparable
from indexes.facts import Fact, FactKind, Slot


def _of(slot: Slot) -> tuple[Fact, ...]:
    kind = FactKind.DURATION
    return (Fact(kind=kind, slot=slot, value="1 mes", normalised="P1M", start=0, end=5),)


@pytest.mark.parametrize(
    ("one", "other", "may_be_one"),
    [
        (Slot.RESOLUTION_TERM, Slot.DEADLINE, True),
        (Slot.FEE, Slot.BENEFIT_AMOUNT, True),
        (Slot.FEE, Slot.OTHER, True),
        (Slot.FEE, Slot.INCOME_LIMIT, False),
        (Slot.RESOLUTION_TERM, Slot.APPEAL_TERM, False),
    ],
)
def test_one_thing_may_be_called_otherwise(one: Slot, other: Slot, may_be_one: bool) -> None:
    assert are_comparable(_of(one), _of(other)) is may_be_one
    assert are_comparable(_of(other), _of(one)) is may_be_one
