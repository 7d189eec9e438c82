from __future__ import annotations

from typing import Any

import pytest

REST = (
    "<h2>Requisitos</h2><p>Residir aquí.</p><h2>Documentación</h2><p>El DNI.</p>"
    "<h2>Plazo</h2><p>Mayo.</p><h2>Tasas</h2><p>No hay.</p>"
)


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<p>N° 727</p>", "727"),
        ("<p>N.º de trámite: 31A</p>", "31A"),
        ("<p>Código: 10214</p>", "10214"),
        ("<p>Código de clasificación: C001</p>", "C001"),
        ("<p>Procedimiento número 9743.</p>", "9743"),
        ("<dl><dt>Código</dt><dd>URB-12</dd></dl>", "URB-12"),
        ("<p>Código SIA: 998877</p>", "998877"),
        ("<p>Código SIA: 998877</p><p>Código del procedimiento: 55</p>", "55"),
        ("<p>Llame al 976 71 40 00</p>", None),
        ("<p>Véase la Ley 39/2015 y el código civil.</p>", None),
        ("<p>Código postal 50004</p>", None),
    ],
)
def test_code(read_body: Any, html: str, code: str | None) -> None:
    procedure = read_body(html + REST).procedure
    assert procedure is not None
    assert procedure.code == code
