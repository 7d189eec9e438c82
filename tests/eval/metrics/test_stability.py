from __future__ import annotations

from collections.abc import Callable

from eval.metrics import compute
from eval.models import Answer

Make = Callable[..., Answer]


def test_share_of_repeated_questions_with_one_text(answer: Make) -> None:
    """Two questions repeated, one of them with the same text; the third was asked once."""
    asked = [("w1", 0, "a"), ("w1", 1, "a"), ("w2", 0, "a"), ("w2", 1, "a "), ("w3", 0, "a")]
    answers = [answer(text, wording=wording, repeat=repeat) for wording, repeat, text in asked]
    found = compute(answers, "replay").measures["stability"]
    assert (found.value, found.n) == (1 / 2, 2)


def test_the_same_wording_in_another_office_is_no_repetition(answer: Make) -> None:
    answers = [answer("a", wording="w", office="huesca"), answer("b", wording="w", office="teruel")]
    assert compute(answers, "replay").measures["stability"].value is None
