"""Another value that an office might give in earnest: wrong, or of another year."""

from __future__ import annotations

import re
from datetime import date, timedelta
from random import Random

from eval.worlds.models import PlantKind
from indexes.facts import FactKind

_TERM = re.compile(r"P([0-9]+)([DMY])(;working)?")
_TERMS = {"D": (5, 7, 10, 15, 20, 30, 40, 45), "M": (1, 2, 3, 4, 6, 9, 12), "Y": (1, 2, 3, 4, 5)}
_USUAL_FEES = (6.35, 10.25, 12.76, 19.73, 35.75, 48.2)
_OLD = (0.94, 0.96, 0.98)  # of what it costs now
_FLIPPED = {
    "positive": "negative",
    "negative": "positive",
    "online:yes": "online:no",
    "online:no": "online:yes",
    "required": "not_required",
    "not_required": "required",
}


def mutated(kind: str, value: str, how: PlantKind, rng: Random) -> str:
    """A normal form that is not `value`. For what has but two values, the other one."""
    head, space, rest = value.partition(" ")
    if kind == FactKind.DOCUMENT:
        return f"{_FLIPPED[head]}{space}{rest}"
    if value in _FLIPPED:
        return _FLIPPED[value]
    match FactKind(kind):
        case FactKind.AMOUNT:
            return _amount(float(head), how, rng)
        case FactKind.DURATION:
            return _term(value, rng)
        case FactKind.DATE:
            return _dates(value, how, rng)
        case _:
            raise ValueError(f"no other value is known for {kind}")


def _amount(euros: float, how: PlantKind, rng: Random) -> str:
    """Last year's; or with one digit wrong, half, a tenth more. Free things get a price."""
    if euros == 0:
        return f"{rng.choice(_USUAL_FEES):.2f} EUR"
    factors = _OLD if how == "stale_value" else (0.5, 0.9, 1.1, 1.2, 2.0)
    other = round(euros * rng.choice(factors), 2)
    return f"{other if other != euros else euros + 1:.2f} EUR"


def _term(value: str, rng: Random) -> str:
    """Another number; of days also calendar days for working days, and the reverse."""
    match = _TERM.fullmatch(value)
    if match is None:
        raise ValueError(f"{value} is no simple term")
    number, unit, working = int(match[1]), match[2], match[3] or ""
    others = [f"P{n}{unit}{working}" for n in _TERMS[unit] if n != number]
    if unit == "D":
        others += [f"P{number}D{'' if working else ';working'}"] * 3
    return rng.choice(others)


def _dates(value: str, how: PlantKind, rng: Random) -> str:
    """The year before; or another end."""
    start, _, end = value.partition("/")
    if how == "stale_value":
        return f"{_year_before(start)}/{_year_before(end)}"
    moved = date.fromisoformat(end) + timedelta(days=rng.choice((-10, -5, 5, 10, 15)))
    if start != ".." and moved.isoformat() <= start:
        moved = date.fromisoformat(end) + timedelta(days=10)
    return f"{start}/{moved.isoformat()}"


def _year_before(day: str) -> str:
    if day == "..":
        return day
    day = day.replace("-02-29", "-02-28")
    return f"{int(day[:4]) - 1}{day[4:]}"
