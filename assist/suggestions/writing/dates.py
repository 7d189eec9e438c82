"""Dates as they are said."""

from __future__ import annotations

from datetime import date

from prompts.catalogue import catalogue


def spoken_date(day: date) -> str:
    """`5 de mayo de 2026`."""
    months: list[str] = catalogue("messages")["months"]["names"]
    return f"{day.day} de {months[day.month - 1]} de {day.year}"
