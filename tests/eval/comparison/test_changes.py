from __future__ import annotations

from collections.abc import Callable

import pytest

from eval.comparison import compare
from eval.comparison.models import FactChange, StatusChange
from eval.models import Answer

MakeRun = Callable[..., list[Answer]]


def test_a_group_that_got_worse_says_why(run: MakeRun) -> None:
    (change,) = compare(run(), run(fees={(3, "teruel"): 12})).changes
    assert change.group == "g03"
    assert change.worse["contradiction"] == (0, pytest.approx(2 / 3))
    assert change.facts == (
        FactChange(slot="fee", before=("10,00 €",), after=("12,00 €",), answers=1),
    )


def test_what_all_answers_changed_alike_is_told_though_nothing_got_worse(run: MakeRun) -> None:
    fees = {(3, office): 12 for office in ("huesca", "teruel", "zaragoza")}
    (change,) = compare(run(), run(fees=fees)).changes
    assert (change.worse, change.better) == ({}, {})
    assert [one.answers for one in change.facts] == [3]


def test_statuses_that_changed_are_counted(run: MakeRun) -> None:
    after = [
        one.model_copy(update={"status": "partial"}) if one.office == "jaca" else one
        for one in run(groups=2)
    ]
    after[0] = after[0].model_copy(update={"status": "no_evidence"})
    (change,) = compare(run(groups=2), after).changes
    assert change.statuses == (StatusChange(before="answered", after="no_evidence", answers=1),)


def test_worst_group_first(run: MakeRun) -> None:
    fees = {(3, "teruel"): 12, (5, "teruel"): 12, (5, "huesca"): 13}
    assert [one.group for one in compare(run(), run(fees=fees)).changes] == ["g05", "g03"]
