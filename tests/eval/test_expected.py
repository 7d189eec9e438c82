from __future__ import annotations

import pytest

from eval.expected import expected_and_given, expected_status
from eval.models import Answer
from indexes.models import Channel
from tests.eval.test_runs import an_answer


def answer(key: str, given: str, expect: str | None, channel: Channel = Channel.EMAIL) -> Answer:
    told = {"group": key, "status": given, "expect": expect, "channel": channel}
    return an_answer(key).model_copy(update=told)


ANSWERS = [
    answer("1", "answered", "answered"),
    answer("2", "partial", "answered"),
    answer("3", "no_evidence", "no_evidence", Channel.PHONE),
    answer("4", "answered", None, Channel.PHONE),  # nothing is expected of it
]


def test_share_with_the_very_status_as_worked_out_by_hand() -> None:
    found = expected_status(ANSWERS)
    assert found["", ""].value == pytest.approx(2 / 3)
    assert found["", ""].n == 3
    assert found["channel", "email"].value == pytest.approx(1 / 2)
    assert found["channel", "phone"].value == 1


def test_order_of_the_answers_changes_nothing() -> None:
    assert expected_status(ANSWERS[::-1]) == expected_status(ANSWERS)


def test_without_labels_or_answers_there_is_no_value() -> None:
    assert expected_status([]) == {}
    assert expected_status(ANSWERS[3:])["", ""].value is None


def test_what_was_given_is_counted_by_what_was_expected() -> None:
    assert expected_and_given(ANSWERS) == {
        "answered": {"answered": 1, "partial": 1},
        "no_evidence": {"no_evidence": 1},
    }
