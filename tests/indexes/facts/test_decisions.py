"""The decisions of the definition, one by one."""

from __future__ import annotations

import pytest

from indexes.facts import extract_facts

DECISIONS: list[tuple[str, list[tuple[str, str]]]] = [
    ("desde el 1 de marzo de 2026", [("deadline", "2026-03-01/..")]),
    ("hasta el 25 de junio", [("deadline", "../--06-25")]),
    ("finaliza el 25 de junio", [("deadline", "../--06-25")]),
    ("finaliza a las 14:00 del 25 de junio", [("deadline", "../--06-25")]),
    ("en 2026", []),
    ("mes y medio", [("other", "P1M15D")]),
    ("de 3 a 6 meses de plazo", [("deadline", "P3M"), ("deadline", "P6M")]),
    ("una ayuda de 950 €/mes", [("benefit_amount", "950.00 EUR")]),
    ("gratis", [("fee", "0.00 EUR")]),
    ("sin coste", [("fee", "0.00 EUR")]),
    ("exento", [("fee", "0.00 EUR")]),
    ("una tasa de 50 céntimos", [("fee", "0.50 EUR")]),
    ("la mitad", [("other", "50%")]),
    ("mayores de 18", [("age_limit", ">18")]),
    ("18 años cumplidos", [("age_limit", ">=18")]),
    ("desde los 18", [("age_limit", ">=18")]),
    ("a partir de los 14 años", [("age_limit", ">=14")]),
    ("menos de 41 años", [("age_limit", "<41")]),
    ("discapacidad del 33 %", [("disability_degree", "33%")]),
    ("llame al 112", [("contact", "112")]),
    ("976 71 40 00 ext. 23", [("contact", "+34976714000")]),
    ("ejemplo.es", [("contact", "https://ejemplo.es")]),
    (
        "arts. 21 y 22 LPACAP",
        [("legal_basis", "ley 39/2015#art.21"), ("legal_basis", "ley 39/2015#art.22")],
    ),
    ("RGPD", [("legal_basis", "reglamento (ue) 2016/679")]),
    ("Orden de 5 de mayo de 2020", [("legal_basis", "orden de 5 de mayo de 2020")]),
    ("anexo II", [("form", "anexo II")]),
    ("por correo postal o correo electrónico", [("channel", "post:yes"), ("channel", "email:yes")]),
    ("solo presencial", [("channel", "in_person:yes"), ("channel", "online:no")]),
    ("solo por internet", [("channel", "in_person:no"), ("channel", "online:yes")]),
    ("antes era de 3 meses", [("superseded", "P3M")]),
    ("Se expide el certificado de notas", [("other", "certificado de notas")]),
    ("No hace falta el DNI", [("not_required", "dni")]),
    ("pago único de hasta 1.500 €", [("benefit_amount", "1500.00 EUR")]),
    ("Solicitud: del 3 al 28 de febrero", [("deadline", "--02-03/--02-28")]),
    ("el 5 y el 9 de mayo", [("other", "--05-05"), ("other", "--05-09")]),
    ("Tipo Precio\nOrdinario 20 €\nReducido 10 €", [("fee", "20.00 EUR"), ("fee", "10.00 EUR")]),
    ("no son 30 €, son 13 €", [("fee", "13.00 EUR")]),
    ("Plan 2021-2027", []),
    ("calle Mayor 25", []),
    ("de 9 a 14 horas", []),
    ("15 páginas y 2 copias", []),
]


@pytest.mark.parametrize(("text", "expected"), DECISIONS)
def test_decision_holds(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(fact.slot.value, fact.normalised) for fact in extract_facts(text)] == expected
