from __future__ import annotations

from collections.abc import Callable

import pytest

from eval.metrics import compute
from eval.models import Answer, CitedQuote, Estimate

Make = Callable[..., Answer]


def cited(*names: str) -> dict[str, tuple[CitedQuote, ...]]:
    return {
        "citations": tuple(
            CitedQuote(n=n, document_id=name, url="u", title="t", quote="q")
            for n, name in enumerate(names, 1)
        )
    }


def measure(answers: list[Answer]) -> Estimate:
    return compute(answers, "replay").measures["citation_overlap"]


def test_mean_jaccard_index_worked_out_by_hand(answer: Make) -> None:
    """{a, b}, {a, b}, {b, c}: indices 1, 1/3 and 1/3, mean 5/9."""
    answers = [answer(**cited("a", "b")), answer(**cited("b", "a")), answer(**cited("b", "c"))]
    found = measure(answers)
    assert (found.value, found.n) == (pytest.approx(5 / 9), 3)


def test_every_group_weighs_the_same(answer: Make) -> None:
    """Means 0 of one pair and 1 of three: 1/2, not 3/4."""
    answers = [answer(**cited("a")), answer(**cited("b"))]
    answers += [answer(**cited("a"), group="h") for _ in range(3)]
    assert measure(answers).value == pytest.approx(1 / 2)


def test_two_answers_without_citations_are_not_compared(answer: Make) -> None:
    assert measure([answer(), answer()]).value is None
    assert measure([answer(), answer(**cited("a"))]).value == 0
