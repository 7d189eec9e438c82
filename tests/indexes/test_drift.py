from __future__ import annotations

import pytest

from indexes.drift import fact_changes

DRAFT = "La tasa es de 12,35 € [1]. Puede presentarla hasta el 20 de mayo de 2026 [2]."


def test_other_words_and_marks_are_no_change() -> None:
    assert fact_changes(DRAFT, "Son 12,35 euros; tiene hasta el 20 de mayo de 2026.") == ()


@pytest.mark.parametrize(
    ("sent", "changes"),
    [
        ("La tasa es de 15 €. Tiene hasta el 20 de mayo de 2026.",
         [("changed", "fee", "12,35 €", "15 €")]),
        ("La tasa es de 12,35 €.", [("removed", "deadline", "hasta el 20 de mayo de 2026", None)]),
        (DRAFT + " Se resuelve en el plazo de tres meses.",
         [("added", "resolution_term", None, "tres meses")]),
    ],
)  # fmt: skip
def test_facts_that_differ_are_told(sent: str, changes: list[tuple[str, ...]]) -> None:
    found = [(one.op, one.slot, one.old, one.new) for one in fact_changes(DRAFT, sent)]
    assert found == changes
