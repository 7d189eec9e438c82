from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ingest.extractors.window import window_of

REST = (
    "<h2>Requisitos</h2><p>Residir aquí.</p><h2>Documentación</h2><p>Solicitud.</p>"
    "<h2>Normativa</h2><p>Ley 1/2020.</p>"
)
MAY = (date(2026, 5, 1), date(2026, 5, 20))


@pytest.mark.parametrize(
    ("states", "texts", "state"),
    [
        (["En plazo"], [], "open"),
        (["Fuera de plazo"], ["Plazo abierto todo el año."], "closed"),
        (["En plazo"], ["Abierto todo el año, sin fecha límite."], "permanent"),
        (["Próximamente"], ["Del 1 al 20 de mayo de 2026."], "upcoming"),
        (["Pendiente de definir"], [], "undefined"),
        ([], ["No expiration date"], "permanent"),
        ([], ["Puede presentarse en cualquier momento del año."], "permanent"),
        ([], ["El plazo ha finalizado."], "closed"),
        ([], ["Un mes desde la publicación."], None),
        ([], [], None),
    ],
)
def test_state_of_the_window(states: list[str], texts: list[str], state: str | None) -> None:
    assert window_of(states, texts).state == state


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Del 1 al 20 de mayo de 2026."], MAY),
        (["Inicio: 01/05/2026 Fin: 20/05/2026"], MAY),
        (["Desde el 1 de mayo de 2026.", "Hasta el 20 de mayo de 2026."], MAY),
        (["Del 1 al 20 de mayo de 2026.", "El plazo finaliza el 20 de mayo de 2026."], MAY),
        (["El plazo finaliza el 20 de mayo de 2026."], (None, MAY[1])),
    ],
)
def test_dates_of_the_window(texts: list[str], expected: tuple[date | None, date | None]) -> None:
    window = window_of([], texts)
    assert (window.starts, window.ends) == expected


@pytest.mark.parametrize(
    "texts",
    [
        ["Del 1 al 20 de mayo de 2026.", "Del 1 al 10 de octubre de 2026."],
        ["Del 1 al 20 de mayo de 2026.", "Hasta el 31 de mayo de 2026."],
        ["Seis meses."],
    ],
)
def test_windows_that_disagree_give_no_date(texts: list[str]) -> None:
    window = window_of([], texts)
    assert (window.starts, window.ends) == (None, None)
    assert window.text == "\n".join(texts)


@pytest.mark.parametrize(
    "html",
    [
        "<dl><dt>Fecha de inicio</dt><dd>01/05/2026</dd><dt>Fecha fin</dt><dd>20/05/2026</dd></dl>",
        "<h3>Fecha de apertura</h3><p>1 de mayo de 2026</p>"
        "<h3>Fecha de cierre</h3><p>20 de mayo de 2026</p>",
        "<table><tr><th>Desde</th><th>Hasta</th></tr>"
        "<tr><td>01/05/2026 09:00</td><td>20/05/2026 14:00</td></tr></table>",
        "<table><tr><td>Apertura</td><td>1 de mayo de 2026</td></tr>"
        "<tr><td>Cierre</td><td>20 de mayo de 2026</td></tr></table>",
        "<p>01/05/2026 00:00 - 20/05/2026 23:59</p>",
        "<p>Desde las 9:00 horas del 1 de mayo de 2026 hasta las 14:00 del 20 de mayo de 2026.</p>",
        "<p>Opens: 1 May 2026</p><p>Closes: 20 May 2026</p>",
        "<div class=d><span class=e>Fecha de apertura:</span> <span>01/05/2026</span></div>"
        "<div class=d><span class=e>Fecha de cierre:</span> <span>20/05/2026</span></div>",
        "<p>Presentación de solicitudes: del 1 al 20 de mayo de 2026</p>"
        "<p>Reclamaciones: del 16 al 20 de junio de 2026</p>",
        "<table><tr><th>Acto</th><th>Del</th><th>Al</th></tr>"
        "<tr><th>Solicitudes</th><td>01/05/2026</td><td>20/05/2026</td></tr>"
        "<tr><th>Disfrute</th><td>01/06/2026</td><td>10/12/2026</td></tr></table>",
        "<table><tr><th>Trámite</th><th>Fecha</th></tr><tr><td>Inicio de solicitudes</td>"
        "<td>01/05/2026</td></tr><tr><td>Fin de solicitudes</td><td>20/05/2026</td></tr></table>",
        "<p>(01-05-2026<br>20-05-2026)</p>",
        "<table><tr><th>Fase</th><th>Inicio</th><th>Fin</th></tr>"
        "<tr><td>Solicitudes</td><td>01/05/2026</td><td>20/05/2026</td></tr>"
        "<tr><td>Subsanación</td><td>01/06/2026</td><td>10/06/2026</td></tr></table>",
    ],
)
def test_two_ends_that_stand_apart_are_one_window(read_body: Any, html: str) -> None:
    procedure = read_body(f"<h2>Plazo</h2>{html}{REST}").procedure
    assert (procedure.window.starts, procedure.window.ends) == MAY


def test_ends_of_other_things_make_no_window(read_body: Any) -> None:
    html = "<p>Inicio de la actividad: 01/05/2026</p><p>Fecha de publicación: 20/05/2026</p>"
    procedure = read_body(f"<h2>Plazo</h2>{html}{REST}").procedure
    assert (procedure.window.starts, procedure.window.ends) == (None, None)
