from __future__ import annotations

from collections.abc import Callable
from math import log2

import ir_measures
import pytest
from ir_measures import RR, Qrel, ScoredDoc, Success, nDCG

from eval.metrics import compute
from eval.models import Answer

Make = Callable[..., Answer]


def test_values_worked_out_by_hand(answer: Make) -> None:
    """Found first, third, never, and sixth: hit@1 1/4, hit@5 2/4, MRR (1 + 1/3 + 0 + 1/6)/4."""
    rankings = [("a",), ("x", "y", "a"), ("x",), ("1", "2", "3", "4", "5", "a")]
    answers = [answer(ranked=ranked, relevant=("a",)) for ranked in rankings]
    found = compute(answers, "replay").measures
    assert found["hit@1"].value == pytest.approx(1 / 4)
    assert found["hit@5"].value == pytest.approx(2 / 4)
    assert found["MRR"].value == pytest.approx((1 + 1 / 3 + 1 / 6) / 4)
    assert found["nDCG@10"].value == pytest.approx((1 + 1 / log2(4) + 1 / log2(7)) / 4)
    assert found["MRR"].n == 4


def test_equal_to_ir_measures_on_all_answers(answer: Make) -> None:
    rankings = [("a", "b"), ("b", "a"), ("c", "d", "b"), ("a", "b"), ()]
    answers = [answer(ranked=ranked, relevant=("a", "b")) for ranked in rankings]
    found = compute(answers, "replay").measures
    qrels = [Qrel(one.key, name, 1) for one in answers for name in one.relevant]
    run = [
        ScoredDoc(one.key, name, -float(place))
        for one in answers
        for place, name in enumerate(one.ranked)
    ]
    measures = {"hit@1": Success @ 1, "hit@5": Success @ 5, "MRR": RR, "nDCG@10": nDCG @ 10}
    expected = ir_measures.calc_aggregate(list(measures.values()), qrels, run)
    for name, measure in measures.items():
        assert found[name].value == pytest.approx(expected[measure])


def test_questions_without_a_relevant_document_are_left_out(answer: Make) -> None:
    answers = [answer(ranked=("a",), relevant=("a",)), answer(ranked=("a",))]
    assert compute(answers, "replay").measures["hit@1"].n == 1


def test_a_service_that_does_not_tell_its_ranking_is_not_measured(answer: Make) -> None:
    assert compute([answer(relevant=("a",))], "replay").measures["hit@1"].value is None


def test_standalone_and_in_conversation_are_told_apart(answer: Make) -> None:
    answers = [
        answer(ranked=("a",), relevant=("a",)),
        answer(ranked=("b",), relevant=("a",), in_conversation=True),
    ]
    parts = compute(answers, "replay").slices
    found = {one.name: one.measures["hit@1"].value for one in parts}
    assert (found["standalone"], found["conversation"]) == (1, 0)
