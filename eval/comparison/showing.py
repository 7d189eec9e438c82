"""A comparison in Spanish: a table of the measures, and the groups that got worse with why."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from eval.comparison.models import Comparison, Difference, FactChange, GroupChange
from eval.report.numbers import NOTHING, decimal, shown
from eval.report.texts import measure_name, name_of
from eval.statistics.rates import MIN_GROUPS

MOST_GROUPS = 10
_MOST_FACTS = 5
_MOST_NAMES = 8

Row = tuple[str, str, str, str, str, str]


@cache
def texts() -> dict[str, Any]:
    content = (files("eval.comparison") / "texts.toml").read_text(encoding="utf-8")
    return tomllib.loads(content)


def told(name: str, /, **values: object) -> str:
    return str(texts()[name]).format(**values)


def rows(comparison: Comparison) -> list[Row]:
    """One a measure: name, before, now, difference, interval, reading."""
    return [_row(name, one) for name, one in comparison.differences.items()]


def reasons(comparison: Comparison) -> Iterator[str]:
    """Lines on the groups that got worse, worst first, and how many got better."""
    worse = [change for change in comparison.changes if change.worse]
    yield told("worse_groups", n=len(worse)) if worse else told("no_worse")
    for change in worse[:MOST_GROUPS]:
        yield from _lines(change)
    if len(worse) > MOST_GROUPS:
        yield told("more", n=len(worse) - MOST_GROUPS)
    better = sum(1 for change in comparison.changes if change.better and not change.worse)
    if better:
        yield told("better_groups", n=better)


def left_out(comparison: Comparison) -> Iterator[str]:
    """Groups of one run only, and whether there are few in common."""
    for name, groups in (("only_a", comparison.only_a), ("only_b", comparison.only_b)):
        if groups:
            more = ["…"] if len(groups) > _MOST_NAMES else []
            yield told(name, names=", ".join([*groups[:_MOST_NAMES], *more]))
    if comparison.groups < MIN_GROUPS:
        yield told("few", groups=comparison.groups)


def _row(name: str, one: Difference) -> Row:
    interval = NOTHING
    if one.low is not None and one.high is not None:
        interval = f"{_signed(one.low)} a {_signed(one.high)}"
    return (
        measure_name(name),
        shown(name, one.a),
        shown(name, one.b),
        NOTHING if one.difference is None else _signed(one.difference),
        interval,
        texts()["verdicts"][one.verdict] + (told("few_here") if one.few else ""),
    )


def _signed(difference: float) -> str:
    """Differences are in points of 0 to 1: a rate from 2 % to 5 % rises by 0,030."""
    rounded = round(difference, 3) + 0.0
    return f"{'+' if rounded > 0 else ''}{decimal(rounded, 3)}"


def _lines(change: GroupChange) -> Iterator[str]:
    yield told("group", group=change.group, query=change.query)
    for name, (before, after) in change.worse.items():
        pair = {"before": shown(name, before), "after": shown(name, after)}
        yield told("measure", name=measure_name(name), **pair)
    for status in change.statuses:
        said = {"before": status.before, "after": status.after}
        yield told("status", **said, answers=_answers(status.answers))
    yield from map(_fact, change.facts[:_MOST_FACTS])


def _fact(fact: FactChange) -> str:
    before, after = (", ".join(side) or told("nothing") for side in (fact.before, fact.after))
    return told(
        "fact",
        slot=name_of("slot", fact.slot),
        before=before,
        after=after,
        answers=_answers(fact.answers),
    )


def _answers(number: int) -> str:
    return told("answers_one") if number == 1 else told("answers_many", n=number)
