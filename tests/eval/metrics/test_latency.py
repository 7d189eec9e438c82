from __future__ import annotations

from collections.abc import Callable

import pytest

from eval.metrics import latency
from eval.models import Answer


def test_percentiles_of_all_and_by_channel(answer: Callable[..., Answer]) -> None:
    answers = [answer(latency_ms=float(number)) for number in range(1, 101)]
    answers.append(answer(channel="sms", latency_ms=1000.0))
    answers.append(answer(latency_ms=None))
    found = latency(answers)
    assert (found["count"], found["max"], found["p50"]) == (101, 1000, 51)
    assert found["by_channel"]["email"]["p95"] == pytest.approx(95.05)
    assert found["by_channel"]["sms"]["mean"] == 1000


def test_untimed_answers_have_none(answer: Callable[..., Answer]) -> None:
    assert latency([answer()]) == {}
