from __future__ import annotations

from collections.abc import Callable

import pytest

from indexes.facts import FactKind

DAYS = [
    ("Publicado el 5 de mayo de 2026", ["2026-05-05"]),
    ("Publicado el 5 de mayo del 2026", ["2026-05-05"]),
    ("Publicado el 5 de Mayo de 2026", ["2026-05-05"]),
    ("Publicado el 5 mayo 2026", ["2026-05-05"]),
    ("Publicado el 5/5/2026", ["2026-05-05"]),
    ("Publicado el 05-05-2026", ["2026-05-05"]),
    ("Publicado el 05.05.2026", ["2026-05-05"]),
    ("Publicado el 5/5/26", ["2026-05-05"]),
    ("Publicado el 2026-05-05", ["2026-05-05"]),
    ("Publicado el 5-may-2026", ["2026-05-05"]),
    ("Publicado el 1º de mayo de 2026", ["2026-05-01"]),
    ("Publicado el 1.º de mayo de 2026", ["2026-05-01"]),
    ("Publicado el primero de mayo de 2026", ["2026-05-01"]),
    ("Publicado el uno de mayo de dos mil veintiséis", ["2026-05-01"]),
    ("Publicado el treinta y uno de diciembre de 2025", ["2025-12-31"]),
    ("Publicado el lunes, 4 de mayo de 2026", ["2026-05-04"]),
    ("Publicado el 12 de setiembre de 2025", ["2025-09-12"]),
    ("Publicado el 12 de sept. de 2025", ["2025-09-12"]),
    ("Publicado el 5\u00a0de\u00a0mayo\u00a0de\u00a02026", ["2026-05-05"]),
    ("El 25 de junio hay sorteo", ["--06-25"]),
    ("El 29 de febrero hay sorteo", ["--02-29"]),
    ("Los días 5 y 9 de mayo de 2026", ["2026-05-05", "2026-05-09"]),
    ("Los días 5, 6 y 9 de mayo", ["--05-05", "--05-06", "--05-09"]),
    ("El 5 de mayo y el 9 de junio de 2026", ["2026-05-05", "2026-06-09"]),
    ("Se convocará en mayo de 2026", ["2026-05"]),
    ("Se convoca en junio", ["--06"]),
    ("Fecha: 22/07/2025 9:00", ["2025-07-22"]),
]

RANGES = [
    ("en Pinocho hasta el 30 de abril de 2026", ["../2026-04-30"]),
    ("del 1 al 20 de mayo de 2026", ["2026-05-01/2026-05-20"]),
    ("desde el 1 hasta el 20 de mayo de 2026", ["2026-05-01/2026-05-20"]),
    ("entre el 1 y el 20 de mayo de 2026", ["2026-05-01/2026-05-20"]),
    ("del 1 de mayo al 20 de junio de 2026", ["2026-05-01/2026-06-20"]),
    ("del 28 de diciembre de 2025 al 10 de enero de 2026", ["2025-12-28/2026-01-10"]),
    ("del 28 de diciembre al 10 de enero de 2026", ["2025-12-28/2026-01-10"]),
    ("Del 22/07/2025 a las 9:00 al 03/09/2025 a las 14:00", ["2025-07-22/2025-09-03"]),
    ("del 21 al 25/07/2025", ["2025-07-21/2025-07-25"]),
    ("10/03 a 10/05/2021", ["2021-03-10/2021-05-10"]),
    ("1-20 de mayo de 2026", ["2026-05-01/2026-05-20"]),
    ("1\u201320 de mayo de 2026", ["2026-05-01/2026-05-20"]),
    ("14/01/2025 \u2013 31/10/2025", ["2025-01-14/2025-10-31"]),
    ("del lunes 4 al viernes 15 de mayo de 2026", ["2026-05-04/2026-05-15"]),
    ("desde el 1 de marzo de 2026 hasta el 30 de abril de 2026", ["2026-03-01/2026-04-30"]),
    ("desde el 1 de marzo y hasta el 30 de abril de 2026", ["2026-03-01/2026-04-30"]),
    ("del 1 de abril al 30 de junio", ["--04-01/--06-30"]),
    ("de abril a junio de 2026", ["2026-04/2026-06"]),
    (
        "desde las 9:00 horas del 1 de junio hasta las 14:00 horas del 15 de junio de 2026",
        ["2026-06-01/2026-06-15"],
    ),
    ("del 1 al 20 de mayo de 2026, ambos inclusive", ["2026-05-01/2026-05-20"]),
]

OPEN_ENDS = [
    ("hasta el 5/5/2026", ["../2026-05-05"]),
    ("hasta el 5 de mayo de 2026 inclusive", ["../2026-05-05"]),
    ("hasta el próximo 5 de mayo", ["../--05-05"]),
    ("hasta el día 5 de mayo de 2026", ["../2026-05-05"]),
    ("hasta el viernes, 5 de mayo de 2028", ["../2028-05-05"]),
    ("hasta las 14:00 horas del 5 de mayo de 2026", ["../2026-05-05"]),
    ("hasta el 30 d junio", ["../--06-30"]),
    ("hasta el 25 de junio", ["../--06-25"]),
    ("antes del 5 de mayo de 2026", ["../2026-05-05"]),
    ("a más tardar el 5 de mayo de 2026", ["../2026-05-05"]),
    ("El plazo finaliza el 5 de mayo de 2026", ["../2026-05-05"]),
    ("El plazo de solicitud termina el día 5 de mayo de 2026", ["../2026-05-05"]),
    ("El plazo acaba el 5 de mayo de 2026", ["../2026-05-05"]),
    ("Fecha límite: 5 de mayo de 2026", ["../2026-05-05"]),
    ("Fecha límite de presentación: 05/05/2026", ["../2026-05-05"]),
    ("El último día es el 5 de mayo de 2026", ["../2026-05-05"]),
    ("Fin de plazo: 05/05/2026", ["../2026-05-05"]),
    ("desde el 1 de marzo de 2026", ["2026-03-01/.."]),
    ("a partir del 1 de marzo de 2026", ["2026-03-01/.."]),
    ("El plazo comienza el 1 de marzo de 2026", ["2026-03-01/.."]),
    ("Inicio: 01/03/2026", ["2026-03-01/.."]),
    (
        "El plazo se abre el 1 de marzo y se cierra el 5 de abril de 2026",
        ["2026-03-01/..", "../2026-04-05"],
    ),
    ("hasta mayo de 2026", ["../2026-05"]),
]

NONE = [
    "Expediente 2026/12/5",
    "Plan de Vivienda 2021-2027",
    "Convocatoria 2025",
    "el curso 2025/2026",
    "en 2025 se convocará",
    "el 31 de febrero de 2026",
    "el 45/13/2026",
    "calle 14 de Abril, 3",
    "Plaza del 2 de Mayo",
    "Hospital 12 de Octubre",
    "Ley 39/2015, de 1 de octubre",
    "la habitación 5.14.2",
    "abierto de 9:00 a 14:00",
    "teléfono 976 71 40 00",
    "la página 5 de 20",
    "1/2 jornada",
    "3/4 partes",
    "Mar Pérez",
    "Consulte la resolución",
    "la versión 1.2.3",
    "Real Decreto 1621/2005, de 30 de diciembre",
]


OF_OTHER_LANGUAGES = [
    ("Del 2 de maig al 3 de juny de 2026", ["2026-05-02/2026-06-03"]),
    ("A partir de l'1 d'octubre de 2026", ["2026-10-01/.."]),
    ("Abans del 30 de setembre de 2026", ["../2026-09-30"]),
    ("Entre l'1 i el 31 de març de 2026", ["2026-03-01/2026-03-31"]),
    ("Do 4 de marzo ao 30 de setembro de 2026", ["2026-03-04/2026-09-30"]),
    ("2026ko maiatzaren 5a", ["2026-05-05"]),
    ("2026ko maiatzaren 5etik 30era", ["2026-05-05/2026-05-30"]),
    ("2026ko maiatzaren 5etik ekainaren 3ra arte", ["2026-05-05/2026-06-03"]),
    ("2026ko ekainaren 30era arte", ["../2026-06-30"]),
    ("Dal 1 al 30 aprile 2026", ["2026-04-01/2026-04-30"]),
    ("Dal 1° aprile al 15 maggio 2026", ["2026-04-01/2026-05-15"]),
    ("Entro il 30 giugno 2026", ["../2026-06-30"]),
    ("De 1 de fevereiro a 31 de março de 2026", ["2026-02-01/2026-03-31"]),
    ("Até 30 de setembro de 2026", ["../2026-09-30"]),
    ("Avant le 3 mars 2026", ["../2026-03-03"]),
    ("Entre le 1er mars et le 30 avril 2026", ["2026-03-01/2026-04-30"]),
    ("2026/03/01 - 2026/05/31", ["2026-03-01/2026-05-31"]),
]


@pytest.mark.parametrize(("text", "expected"), DAYS + RANGES + OPEN_ENDS + OF_OTHER_LANGUAGES)
def test_date_has_its_normal_form(
    forms: Callable[..., list[str]], text: str, expected: list[str]
) -> None:
    assert forms(FactKind.DATE, text) == expected


@pytest.mark.parametrize("text", NONE)
def test_text_without_dates_gives_none(forms: Callable[..., list[str]], text: str) -> None:
    assert forms(FactKind.DATE, text) == []
