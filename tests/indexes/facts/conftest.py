from __future__ import annotations

from collections.abc import Callable

import pytest

from indexes.facts import Fact, FactKind, extract_facts


@pytest.fixture
def of_kind() -> Callable[..., list[Fact]]:
    """The facts of one kind that a text states."""

    def facts(kind: FactKind, text: str, **context: object) -> list[Fact]:
        found = extract_facts(text, **context)  # type: ignore[arg-type]
        for fact in found:
            assert text[fact.start : fact.end] == fact.value
        return [fact for fact in found if fact.kind is kind]

    return facts


@pytest.fixture
def forms(of_kind: Callable[..., list[Fact]]) -> Callable[..., list[str]]:
    """The normal forms of one kind that a text states, in order of place."""

    def normalised(kind: FactKind, text: str, **context: object) -> list[str]:
        return [fact.normalised for fact in of_kind(kind, text, **context)]

    return normalised
