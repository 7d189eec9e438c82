"""What comparing two runs hands on. `a` is the earlier one, `b` the later."""

from __future__ import annotations

from typing import Literal

from indexes.models import Value

Verdict = Literal["better", "worse", "unclear", "same"]


class Difference(Value):
    """`difference` is b − a, with its 95 % interval from a bootstrap of the pairs of groups. The
    verdict is `unclear` where the interval holds 0 or fewer than five groups differ, and `same`
    where none does."""

    a: float | None
    b: float | None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    groups: int
    few: bool
    verdict: Verdict


class FactChange(Value):
    """What answers to the same question said of a slot before and after, in words for people."""

    slot: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    answers: int


class StatusChange(Value):
    before: str
    after: str
    answers: int


class GroupChange(Value):
    """A group whose measures, facts or statuses changed. Measures: name → (before, after)."""

    group: str
    query: str
    worse: dict[str, tuple[float, float]]
    better: dict[str, tuple[float, float]]
    facts: tuple[FactChange, ...] = ()
    statuses: tuple[StatusChange, ...] = ()


class Comparison(Value):
    """`changes`: those that got worse first, worst first."""

    groups: int
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]
    differences: dict[str, Difference]
    changes: tuple[GroupChange, ...]
