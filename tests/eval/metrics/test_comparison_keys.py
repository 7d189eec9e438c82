from __future__ import annotations

import pytest

from eval.metrics.comparison_keys import Rule, comparison_key
from indexes.facts import extract_facts


def keys(text: str) -> set[tuple[str, str, Rule]]:
    return {tuple(key) for fact in extract_facts(text) if (key := comparison_key(fact))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La tasa es de 19,73 €.", {("fee", "amount", Rule.FUNCTIONAL)}),
        ("El silencio es negativo.", {("silence", "silence", Rule.FUNCTIONAL)}),
        ("Puede tramitarlo por internet.", {("channel", "online", Rule.FUNCTIONAL)}),
        ("Debe aportar el DNI.", {("document", "document", Rule.DENIAL)}),
        ("No hace falta aportar el DNI.", {("document", "document", Rule.DENIAL)}),
        ("Llame al 976 71 40 00.", {("contact", "phone", Rule.SHARED)}),
        ("Lo regula la Ley 39/2015.", {("legal_basis", "legal_reference", Rule.NEVER)}),
    ],
)
def test_each_slot_has_its_rule(text: str, expected: set[tuple[str, str, Rule]]) -> None:
    assert keys(text) == expected


def test_both_ends_of_an_age_are_compared_apart() -> None:
    """`over 18` against `under 65` contradict nothing."""
    found = keys("Pueden pedirlo los mayores de 18 años y menores de 65 años.")
    assert found == {
        ("age_limit", "age>", Rule.FUNCTIONAL),
        ("age_limit", "age<", Rule.FUNCTIONAL),
    }


def test_what_no_longer_holds_is_not_compared() -> None:
    assert keys("Antes la tasa era de 12 €.") == set()
