"""Numbers as a Spanish reader expects them: `1,2 %`, `0,98`, `11.700`."""

from __future__ import annotations

from eval.models import Estimate

_AS_INDEX = frozenset({"agreement", "MRR", "nDCG@10", "confidence_auroc"})
_THIN = "\u00a0"
NOTHING = "–"


def shown(measure: str, value: float | None) -> str:
    """Rates as percentages, indices with two decimals, `–` where there is no value."""
    if value is None:
        return NOTHING
    return decimal(value, 2) if measure in _AS_INDEX else percent(value)


def interval(measure: str, estimate: Estimate) -> str:
    if estimate.low is None or estimate.high is None:
        return NOTHING
    return f"{shown(measure, estimate.low)} a {shown(measure, estimate.high)}"


def percent(value: float) -> str:
    """One decimal; rates that are not zero never read as zero, nor those under 100 % as whole."""
    per_cent = value * 100
    places = 1 if 0.05 <= per_cent <= 99.95 or per_cent in (0, 100) else 3
    text = decimal(per_cent, places)
    return f"{text.removesuffix(',0')}{_THIN}%"


def decimal(value: float, places: int) -> str:
    return f"{value:.{places}f}".replace(".", ",")


def count(number: int) -> str:
    """`11700` → `11.700`; four figures stay together, as the Academy writes them."""
    return f"{number:,}".replace(",", ".") if number >= 10_000 else str(number)


def milliseconds(value: float | None) -> str:
    return NOTHING if value is None else f"{decimal(value, 1)}{_THIN}ms"
