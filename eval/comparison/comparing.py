"""Compares two runs over the groups that both have."""

from __future__ import annotations

from collections.abc import Sequence

from eval.comparison.changes import changes
from eval.comparison.differences import differences
from eval.comparison.models import Comparison
from eval.errors import NothingInCommon
from eval.metrics.measuring import RESAMPLES, measured
from eval.models import Answer, Mode
from eval.statistics.resampling import draws


def compare(
    answers_a: Sequence[Answer],
    answers_b: Sequence[Answer],
    mode: Mode = "replay",
    *,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> Comparison:
    """`answers_a` are the earlier ones. Raises NothingInCommon when no group is in both."""
    own_a, own_b = ({one.group for one in answers} for answers in (answers_a, answers_b))
    common = own_a & own_b
    if not common:
        raise NothingInCommon
    a, b = (
        measured([one for one in answers if one.group in common], mode)
        for answers in (answers_a, answers_b)
    )
    return Comparison(
        groups=len(common),
        only_a=tuple(sorted(own_a - common)),
        only_b=tuple(sorted(own_b - common)),
        differences=differences(a, b, draws(len(common), resamples, seed)),
        changes=changes(a, b),
    )
