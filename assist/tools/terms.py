"""A term counted by the library `plazos`, which cites the law of each step.

Source: Ley 39/2015, arts. 30 and 31, and the calendars of working days that it refers to.
"""

from __future__ import annotations

from datetime import date

import plazos

from assist.tools.schemas import Term, TermStep, TermUnit
from prompts.catalogue import catalogue

_UNITS: dict[TermUnit, str] = {
    "working_days": "dias",
    "calendar_days": "dias_naturales",
    "months": "meses",
    "years": "anios",
}


class PlaceUnknown(ValueError):
    """Several municipalities have that name, or the calendar cannot be told."""


def count_term(start: date, amount: int, unit: TermUnit, municipality: str | None) -> Term:
    """Raises PlaceUnknown. A municipality that the calendar does not know is left out, and the
    warnings say so."""
    try:
        result = plazos.calcular(start, amount, _UNITS[unit], municipio=municipality)
    except ValueError as error:
        raise PlaceUnknown(_formally(str(error))) from error
    return Term(
        ends=result.vencimiento,
        municipality=municipality,
        steps=tuple(_step(step) for step in result.pasos),
        warnings=tuple(map(_formally, result.advertencias)),
    )


def _formally(text: str) -> str:
    """The library speaks to its reader as «tú»."""
    for said, told in catalogue("terms")["formally"].items():
        text = text.replace(said, told)
    return text


def _step(step: plazos.Paso) -> TermStep:
    if step.norma is None:
        return TermStep(text=step.texto)
    return TermStep(text=step.texto, law=step.norma.cita, url=step.norma.url)
