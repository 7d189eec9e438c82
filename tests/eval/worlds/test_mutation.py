from __future__ import annotations

from random import Random

import pytest

from eval.worlds.mutation import mutated
from indexes.facts import FactKind

VALUES = [
    (FactKind.AMOUNT, "19.73 EUR"),
    (FactKind.AMOUNT, "0.00 EUR"),
    (FactKind.DURATION, "P3M"),
    (FactKind.DURATION, "P15D;working"),
    (FactKind.DURATION, "P2Y"),
    (FactKind.DATE, "2026-05-01/2026-05-20"),
    (FactKind.DATE, "../2028-02-29"),
    (FactKind.SILENCE, "positive"),
    (FactKind.CHANNEL, "online:no"),
    (FactKind.DOCUMENT, "required libro de familia"),
]


@pytest.mark.parametrize(("kind", "value"), VALUES)
@pytest.mark.parametrize("how", ["value_changed", "stale_value"])
def test_another_value_of_the_same_form_is_given(kind: FactKind, value: str, how: str) -> None:
    for seed in range(30):
        other = mutated(kind, value, how, Random(seed))  # type: ignore[arg-type]
        assert other != value
        assert other.partition(" ")[1] == value.partition(" ")[1]
        assert ("/" in other) == ("/" in value)


def test_a_stale_window_is_of_the_year_before() -> None:
    window = mutated(FactKind.DATE, "2026-05-01/2026-05-20", "stale_value", Random(1))
    assert window == "2025-05-01/2025-05-20"


def test_working_days_are_taken_for_calendar_days() -> None:
    others = {
        mutated(FactKind.DURATION, "P10D;working", "value_changed", Random(n)) for n in range(60)
    }
    assert "P10D" in others
