"""Indicators over HTTP. `None` in a figure: there is nothing to compute it from, or it is hidden
because it counts few, or would tell such a figure (docs/indicators.md)."""

from __future__ import annotations

from datetime import date
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict

from assist.indicators.selecting import By, Chosen


class Out(BaseModel):
    model_config = ConfigDict(frozen=True)


class Group(Out):
    """`name`: a value of the dimension, or the first day of the period; None: it was not said, or
    this is the total. `hidden`: figures of it are not shown."""

    name: str | None
    label: str | None = None
    hidden: bool = False


class VolumeGroup(Group):
    count: int | None
    open: int | None
    resolved: int | None


class TypologyGroup(Group):
    """`share` from 0 to 1. Who said what they are about: the pipeline, or a person who corrected
    it."""

    count: int | None
    share: float | None
    by_pipeline: int | None
    by_person: int | None
    by_nobody: int | None


class Duration(Out):
    """In seconds of the clock, of `n` interactions."""

    n: int | None
    median: float | None
    p90: float | None


class TimesGroup(Group):
    """Until the first answer, and until it was resolved, from the first message on."""

    count: int | None
    first_response: Duration
    resolution: Duration


class SuggestionsGroup(Group):
    """What became of suggestions, each counted once, the furthest that it got; `shown` and `used`
    are sums of them. `rating` is the mean of 1 to 5 of `rated`."""

    count: int | None
    not_shown: int | None
    shown_only: int | None
    discarded: int | None
    inserted: int | None
    sent_unchanged: int | None
    sent_reworded: int | None
    sent_altered: int | None
    shown: int | None
    used: int | None
    rated: int | None
    rating: float | None


class EscalationsGroup(Group):
    """`answer`: until the second level answered."""

    count: int | None
    waiting: int | None
    answered: int | None
    answer: Duration


class SatisfactionGroup(Group):
    """Of interactions that were asked about. `mean` of 1 to 5 with its interval of 95 %; `scores`:
    how many gave each."""

    asked: int | None
    answered: int | None
    response_rate: float | None
    mean: float | None
    low: float | None
    high: float | None
    scores: dict[int, int | None]


G = TypeVar("G", bound=Group)


class Table(Out, Generic[G]):
    """Periods in their order, others the largest first. `min_count`: smaller numbers, and what
    would tell them, are hidden. `waiting`: days that changed and are not yet counted anew."""

    by: By
    chosen: Chosen
    min_count: int
    waiting: int
    total: G
    groups: int
    items: list[G]


class Reason(Out):
    """Why suggestions were discarded, in the words of who did."""

    reason: str
    count: int


class Suggestions(Table[SuggestionsGroup]):
    """`gaps`: where what was left unanswered is."""

    discard_reasons: list[Reason]
    gaps: str


class Signal(Out):
    """A day, or seven days that end on it, of one value. `statistic`: how many standard deviations
    of the prediction apart; `p` two-sided, `q` after Benjamini and Hochberg over all tests."""

    day: date
    name: str | None
    label: str | None
    observed: int
    expected: float
    low: float
    high: float
    dispersion: float
    season: float
    references: int
    statistic: float
    p: float
    q: float
    direction: Literal["more", "less"]


class Demand(Out):
    """`signals`: those with `q` under `threshold`, the surest first. `untested`: values with too
    little history or too few interactions."""

    by: By
    chosen: Chosen
    window: Literal["day", "week"]
    threshold: float
    tests: int
    untested: int
    min_count: int
    waiting: int
    signals: list[Signal]
