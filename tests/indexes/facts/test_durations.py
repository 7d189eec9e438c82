from __future__ import annotations

from collections.abc import Callable

import pytest

from indexes.facts import FactKind

TERMS = [
    ("seis meses", ["P6M"]),
    ("6 meses", ["P6M"]),
    ("tres (3) meses", ["P3M"]),
    ("3 (tres) meses", ["P3M"]),
    ("TRES MESES", ["P3M"]),
    ("un mes", ["P1M"]),
    ("un año", ["P1Y"]),
    ("15 días naturales", ["P15D"]),
    ("quince días naturales", ["P15D"]),
    ("diez días hábiles", ["P10D;working"]),
    ("diez (10) días hábiles", ["P10D;working"]),
    ("10 dias habiles", ["P10D;working"]),
    ("10 días laborables", ["P10D;working"]),
    ("10 días", ["P10D"]),
    ("El plazo para resolver es de 10 días", ["P10D;working"]),
    ("Tiene 10 días para subsanar la solicitud", ["P10D;working"]),
    ("El permiso dura 10 días", ["P10D"]),
    ("La tarjeta caduca al año", ["P1Y"]),
    ("El abono se renueva cada trimestre", ["P3M"]),
    ("Se justifica dentro del mes siguiente al pago", ["P1M"]),
    ("Se celebra el mes siguiente", []),
    ("6 meses (180 días) para resolver", ["P6M", "P180D"]),
    ("48 horas", ["PT48H"]),
    ("veinticuatro horas", ["PT24H"]),
    ("72 h", ["PT72H"]),
    ("30 minutos", ["PT30M"]),
    ("mes y medio", ["P1M15D"]),
    ("un mes y medio", ["P1M15D"]),
    ("año y medio", ["P1Y6M"]),
    ("dos años y seis meses", ["P2Y6M"]),
    ("2 años y 6 meses", ["P2Y6M"]),
    ("1,5 años", ["P1Y6M"]),
    ("medio año", ["P6M"]),
    ("dos semanas", ["P2W"]),
    ("un trimestre", ["P3M"]),
    ("de 3 a 6 meses", ["P3M", "P6M"]),
    ("entre tres y seis meses", ["P3M", "P6M"]),
    ("3-6 meses", ["P3M", "P6M"]),
    ("dos o tres meses", ["P2M", "P3M"]),
    ("los tres últimos meses", ["P3M"]),
    ("los últimos 12 meses", ["P12M"]),
    ("un plazo de 3\u00a0meses", ["P3M"]),
    ("tres meses y un mes más", ["P3M", "P1M"]),
]

NONE = [
    "de 9 a 14 horas",
    "de 9:00 a 14:00 h",
    "a las 14 horas",
    "lunes a viernes, 9-14 h",
    "menores de 21 años",
    "21 años cumplidos",
    "el mes de mayo",
    "cada mes",
    "todos los días",
    "al día siguiente",
    "este año",
    "el año 2026",
    "950 €/mes",
    "mensualmente",
    "dos copias",
    "la mesa 3",
    "jornada media",
    "la hora de la cita",
    "3 mesas",
    "varios meses",
]


@pytest.mark.parametrize(("text", "expected"), TERMS)
def test_duration_has_its_normal_form(
    forms: Callable[..., list[str]], text: str, expected: list[str]
) -> None:
    assert forms(FactKind.DURATION, text) == expected


@pytest.mark.parametrize("text", NONE)
def test_text_without_durations_gives_none(forms: Callable[..., list[str]], text: str) -> None:
    assert forms(FactKind.DURATION, text) == []


def test_wrapped_line_does_not_split_a_term(forms: Callable[..., list[str]]) -> None:
    assert forms(FactKind.DURATION, "El plazo es de tres\nmeses") == ["P3M"]
