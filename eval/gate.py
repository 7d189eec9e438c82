"""The gate: limits that a run must keep, on the interval's bad end.

A measure that should be low fails when the interval's `high` is above the limit; one that should be
high, when `low` is below. A limit that is the perfect value itself (`groundedness=1`,
`contradiction=0`) asks that not one case be seen: no sample can show that a rate is exactly
perfect, so that the interval could not decide it. What was not measured fails.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from eval.errors import GateInvalid
from eval.measures import DIRECTIONS
from eval.models import Estimate, Metrics
from eval.statistics.bounds import groups_needed
from eval.statistics.rates import MIN_GROUPS


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `value` for measures that should be low, at least for those that should be high."""

    measure: str
    value: float

    @property
    def is_lower_better(self) -> bool:
        return DIRECTIONS[self.measure] == "lower"

    @property
    def is_perfect(self) -> bool:
        return self.value == (0 if self.is_lower_better else 1)


@dataclass(frozen=True, slots=True)
class Gate:
    limits: tuple[Limit, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """`reason` is a Spanish sentence for people."""

    measure: str
    limit: float
    reason: str

    def __str__(self) -> str:
        return self.reason


def parse(items: Sequence[str]) -> Gate:
    """From `["contradiction=0.01", …]`. Raises GateInvalid."""
    limits: dict[str, Limit] = {}
    for item in items:
        limit = _limit(item)
        if limit.measure in limits:
            raise GateInvalid(_told("twice", name=limit.measure))
        limits[limit.measure] = limit
    return Gate(tuple(limits.values()))


def check(metrics: Metrics, gate: Gate) -> tuple[Failure, ...]:
    """What does not hold, in the order of the gate."""
    found = ((limit, _reason(limit, metrics.measures.get(limit.measure))) for limit in gate.limits)
    return tuple(Failure(limit.measure, limit.value, reason) for limit, reason in found if reason)


def _limit(item: str) -> Limit:
    name, equals, value = (part.strip() for part in item.partition("="))
    if not equals or not name:
        raise GateInvalid(_told("shape", item=item))
    if name not in DIRECTIONS:
        raise GateInvalid(_told("unknown", name=name, known=", ".join(DIRECTIONS)))
    try:
        number = float(value.replace(",", "."))
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise GateInvalid(_told("number", name=name, value=value))
    return Limit(name, number)


def _reason(limit: Limit, estimate: Estimate | None) -> str:
    """Empty where the limit is kept."""
    from eval.report.numbers import shown  # the report draws charts: loaded only when needed

    said = {"measure": limit.measure, "limit": shown(limit.measure, limit.value)}
    if estimate is None or estimate.value is None:
        return _told("unmeasured", **said)
    said["value"] = shown(limit.measure, estimate.value)
    if limit.is_perfect:
        return "" if estimate.value == limit.value else _told("not_perfect", **said)
    bad = estimate.high if limit.is_lower_better else estimate.low
    if bad is None:
        return _told("no_interval", **said)
    if (bad <= limit.value) if limit.is_lower_better else (bad >= limit.value):
        return ""
    said |= {"bad": shown(limit.measure, bad), "groups": str(estimate.groups)}
    text = _told("above" if limit.is_lower_better else "below", **said)
    return text + _why_not_shown(limit, estimate)


def _why_not_shown(limit: Limit, estimate: Estimate) -> str:
    """Too few groups may fail a limit that not one case breaks."""
    few = _told("few", least=str(MIN_GROUPS)) if estimate.few else ""
    if estimate.value != (0 if limit.is_lower_better else 1):
        return few
    distance = limit.value if limit.is_lower_better else 1 - limit.value
    return few + _told("needed", needed=str(groups_needed(distance)))


def _told(name: str, /, **values: str) -> str:
    return _texts()[name].format(**values)


@cache
def _texts() -> dict[str, str]:
    return tomllib.loads((files("eval") / "gate.toml").read_text(encoding="utf-8"))
