from __future__ import annotations

from collections.abc import Callable

import pytest

from eval.metrics import compute
from eval.models import Answer, Estimate

Make = Callable[..., Answer]


def measure(answers: list[Answer]) -> Estimate:
    return compute(answers, "replay").measures["status_agreement"]


def test_share_with_the_modal_status(answer: Make) -> None:
    """answered, answered, partial in one group, two partial in the other: (2 + 2) / 5."""
    answers = [answer(status=status) for status in ("answered", "answered", "partial")]
    answers += [answer(status="partial", group="h") for _ in range(2)]
    found = measure(answers)
    assert (found.value, found.n) == (pytest.approx(4 / 5), 5)


def test_a_lone_answer_agrees_with_nobody(answer: Make) -> None:
    assert measure([answer()]).value is None


def test_stages_that_were_not_run_have_no_status(answer: Make) -> None:
    assert measure([answer(status="unfinished"), answer(status="unfinished")]).value is None
