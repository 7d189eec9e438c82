"""Normal forms as people read them: `5 de mayo de 2026`, `19,73 €`, `15 días hábiles`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from indexes.facts.models import Fact, FactKind
from indexes.facts.vocabulary import vocabulary

_LABELS = vocabulary("labels")
_DURATION = re.compile(
    r"P(?:([0-9.]+)Y)?(?:([0-9.]+)M)?(?:([0-9.]+)W)?(?:([0-9.]+)D)?"
    r"(?:T(?:([0-9.]+)H)?(?:([0-9.]+)M)?)?(;working)?"
)
_UNITS = ("Y", "M", "W", "D", "TH", "TM")
_AGE = re.compile(r"([<>]?=?)([0-9]+)")


def present(fact: Fact) -> str:
    """The normal form of a fact in Spanish; where it has no better wording, the form itself."""
    return present_value(fact.kind, fact.normalised)


def present_value(kind: FactKind, normalised: str) -> str:
    """As `present`. A form that is not of its kind is given back as it is."""
    match kind:
        case FactKind.DATE:
            return present_date(normalised)
        case FactKind.DURATION:
            return present_duration(normalised)
        case FactKind.AMOUNT:
            return present_amount(normalised)
        case FactKind.PERCENTAGE:
            return normalised.replace(".", ",").replace("%", " %")
        case FactKind.AGE:
            return _age(normalised)
        case FactKind.PHONE:
            return present_phone(normalised)
        case FactKind.SILENCE | FactKind.CHANNEL:
            return str(_LABELS["values"].get(normalised, normalised))
        case _:
            return normalised


def present_date(form: str) -> str:
    """`2026-05-05` → `5 de mayo de 2026`; ranges and open ends in words."""
    words: dict[str, str] = _LABELS["dates"]
    start, slash, end = form.partition("/")
    if not slash:
        return _moment(form)
    if start == "..":
        return words["until"].format(_with_article(end))
    if end == "..":
        return words["from"].format(_with_article(start))
    days = _has_day(start)
    same_year = start[:4] == end[:4] and start[:2] != "--"
    opening = _moment(start, without_year=same_year)
    return words["range_days" if days else "range_months"].format(opening, _moment(end))


def present_duration(form: str) -> str:
    """`P10D;working` → `10 días hábiles`; `P1M15D` → `1 mes y 15 días`."""
    match = _DURATION.fullmatch(form)
    if match is None:
        return form
    pieces = [
        _counted(number, _LABELS["units"][unit])
        for number, unit in zip(match.groups(), _UNITS, strict=False)
        if number
    ]
    text = " y ".join(filter(None, [", ".join(pieces[:-1]), *pieces[-1:]]))
    if not match[7]:
        return text
    return f"{text} {_LABELS['working_one' if match[4] == '1' else 'working']}"


def present_amount(form: str) -> str:
    """`1500.00 EUR` → `1.500,00 €`."""
    number, _, currency = form.partition(" ")
    if currency != "EUR" or not re.fullmatch(r"[0-9]+\.[0-9]+", number):
        return form
    whole, _, cents = number.partition(".")
    return f"{int(whole):,}".replace(",", ".") + f",{cents} €"


def present_phone(form: str) -> str:
    """`+34976714000` → `976 71 40 00`; `+34900121314` → `900 12 13 14`; short numbers stay."""
    if not re.fullmatch(r"\+34[0-9]{9}", form):
        return form
    digits = form[3:]
    return f"{digits[:3]} {digits[3:5]} {digits[5:7]} {digits[7:]}"


def _age(form: str) -> str:
    match = _AGE.fullmatch(form)
    return str(_LABELS["ages"][match[1]]).format(match[2]) if match else form


def _has_day(form: str) -> bool:
    return form.count("-") == (3 if form.startswith("--") else 2)


def _with_article(form: str) -> str:
    return f"el {_moment(form)}" if _has_day(form) else _moment(form)


def _moment(form: str, *, without_year: bool = False) -> str:
    match = re.fullmatch(r"(?:([0-9]{4})-|--)([0-9]{2})(?:-([0-9]{2}))?", form)
    if match is None or not 1 <= int(match[2]) <= 12:
        return form
    values: dict[str, Any] = {"year": match[1], "month": _LABELS["months"][int(match[2]) - 1]}
    has_year = bool(match[1]) and not without_year
    if match[3] is None:
        return str(_LABELS["dates"]["month"]).format(**values) if has_year else values["month"]
    name = "day" if has_year else "day_of_year"
    return str(_LABELS["dates"][name]).format(day=int(match[3]), **values)


def _counted(number: str, names: list[str]) -> str:
    one = Decimal(number) == 1
    return f"{number.replace('.', ',')} {names[0] if one else names[1]}"
